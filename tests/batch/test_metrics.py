import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neopain.batch.metrics import calibration_error, calibration_errors, figures, reliability


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
def test_what_needs_both_labels_is_not_made_up(labels, there, gone):
    found = figures(np.array(labels), np.array([0.2, 0.7]), 0.5)
    assert found[there] == 0.5
    assert [found[name] for name in ("auc", "sensitivity_at_specificity_0.90", gone)] == [None] * 3


def test_nothing_scored_is_no_figure():
    found = figures(np.array([0, 1]), np.array([np.nan, np.nan]), 0.5)
    assert (found["n"], found["n_scorable"]) == (2, 0)
    assert {found[name] for name in ("auc", "sensitivity", "specificity", "brier", "ece")} == {None}


def test_calibration_error_of_a_boast_and_of_an_honest_one():
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
def test_no_order_of_pictures_and_no_stretch_changes_what_only_ranks(rows):
    labels, p_pain = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    found = figures(labels, np.round(p_pain, 3), 0.5)
    turned = figures(labels[::-1], np.round(p_pain[::-1], 3) / 2, 0.25)
    for name in ("auc", "sensitivity_at_specificity_0.90", "sensitivity", "specificity"):
        assert turned[name] == pytest.approx(found[name])
