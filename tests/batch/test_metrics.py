import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from neopain.batch.metrics import (
    build_table,
    calibration_error,
    calibration_errors,
    describe_reasons,
    figures,
    reliability,
)


def test_figures_that_can_be_counted_by_hand():
    labels = np.array([0] * 10 + [1] * 4 + [1, 0])
    p_pain = np.array([*np.round(0.05 * np.arange(10), 2), 0.3, 0.42, 0.47, 0.9, np.nan, np.nan])
    found = figures(labels, p_pain, 0.4)
    assert (found["n"], found["n_pain"], found["n_scorable"], found["n_scorable_pain"]) == (16, 5, 14, 4)
    # calm: 0, .05 ... .45. Below 0.9 all ten, 0.47 too; 0.42 is above nine, 0.3 above six and level with one.
    assert found["auc"] == pytest.approx((10 + 10 + 9 + 6.5) / 40)
    assert found["sensitivity_at_specificity_0.90"] == 0.75
    assert found["sensitivity_at_specificity_0.95"] == 0.5
    assert (found["threshold"], found["sensitivity"], found["specificity"]) == (0.4, 0.75, 0.8)
    calm, pain = p_pain[:10], p_pain[10:14]
    assert found["brier"] == pytest.approx((np.sum(calm**2) + np.sum((1 - pain) ** 2)) / 14)


@pytest.mark.parametrize(
    ("labels", "there", "gone"), [([1, 1], "sensitivity", "specificity"), ([0, 0], "specificity", "sensitivity")]
)
def test_figures_that_need_both_labels_are_none_without_them(labels, there, gone):
    found = figures(np.array(labels), np.array([0.2, 0.7]), 0.5)
    assert found[there] == 0.5
    assert [found[name] for name in ("auc", "sensitivity_at_specificity_0.90", gone)] == [None] * 3


def test_without_scores_there_are_no_figures():
    found = figures(np.array([0, 1]), np.array([np.nan, np.nan]), 0.5)
    assert (found["n"], found["n_scorable"]) == (2, 0)
    assert {found[name] for name in ("auc", "sensitivity", "specificity", "brier", "ece")} == {None}


def test_calibration_error_of_overconfident_and_of_calibrated_probabilities():
    pain = np.array([True] * 7 + [False] * 3)
    assert calibration_error(np.full(10, 0.7), pain) == pytest.approx(0)
    assert calibration_error(np.full(10, 1.0), pain) == pytest.approx(0.3)


def test_calibration_by_hand():
    stated = np.array([0.85, 0.85, 0.85, 0.85, 0.15, 0.15])
    pain = np.array([True, True, False, False, False, False])
    # |4 x 0.85 - 2| + |2 x 0.15 - 0| = 1.7, over six faces; then the two without pain counted twice: 2.0, over eight
    weights = np.array([[1.0] * 6, [1, 1, 1, 1, 2, 2]])
    assert calibration_error(stated, pain) == pytest.approx(1.7 / 6)
    assert calibration_errors(stated, pain, weights) == pytest.approx([1.7 / 6, 2.0 / 8])
    assert np.array(reliability(stated, pain)) == pytest.approx(np.array([(2, 0.15, 0), (4, 0.85, 0.5)]))
    assert calibration_error(np.array([1.0, 0.0]), np.array([True, False])) == 0


@given(st.lists(st.tuples(st.integers(0, 1), st.floats(0, 1)), min_size=4, max_size=40))
def test_order_and_monotonic_scaling_do_not_change_rank_figures(rows):
    labels, p_pain = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    found = figures(labels, np.round(p_pain, 3), 0.5)
    turned = figures(labels[::-1], np.round(p_pain[::-1], 3) / 2, 0.25)
    for name in ("auc", "sensitivity_at_specificity_0.90", "sensitivity", "specificity"):
        assert turned[name] == pytest.approx(found[name])


def test_a_row_for_all_and_each_group_with_a_dash_for_what_is_not_defined():
    labels, p_pain = np.array([0, 0, 1, 1]), np.array([0.1, 0.6, 0.7, 0.9])
    table = build_table(figures(labels, p_pain, 0.5), {"day": figures(labels[2:], p_pain[2:], 0.5)}, "tiny")
    screen = Console(file=io.StringIO(), width=120)
    screen.print(table)
    title, header, _, everyone, group = (line.split() for line in screen.file.getvalue().splitlines() if line.strip())
    assert title == ["bundle", "tiny,", "threshold", "0.5"]
    assert header[:4] == ["group", "n", "scored", "AUC"]
    assert everyone[:4] == ["all", "4", "4", "1.000"]
    assert group[:4] == ["day", "2", "2", "-"]
    assert everyone[header.index("spec")] == "0.500"
    assert group[header.index("spec")] == "-"


def test_reasons_come_most_frequent_first():
    assert describe_reasons({}) == "every picture was scored"
    assert describe_reasons({"blurred": 1, "too_dark": 2, "covered": 1}) == (
        "cannot tell: too_dark 2, blurred 1, covered 1"
    )
