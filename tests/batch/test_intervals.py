import numpy as np
import pytest

from neopain.batch.intervals import intervals
from neopain.batch.metrics import figures


def _intervals(labels, p_pain, subjects):
    return intervals(labels, p_pain, 0.5, subjects, {"auc_v_all": np.ones(len(labels), bool)})


@pytest.mark.no_cover  # hundreds of evaluations, which others cover
def test_an_interval_is_as_wide_as_the_figure_scatters_over_fresh_infants():
    rng = np.random.default_rng(0)

    def draw():
        labels = (np.arange(200) % 2).astype(np.int64)
        return labels, np.clip(0.4 + 0.2 * labels + 0.2 * rng.standard_normal(200), 0, 1)

    labels, p_pain = draw()
    low, high = _intervals(labels, p_pain, np.arange(200).astype(str))["auc"]
    fresh = [figures(*draw(), 0.5)["auc"] for _ in range(400)]
    assert abs((high - low) / (np.quantile(fresh, 0.975) - np.quantile(fresh, 0.025)) - 1) < 0.25
    assert low < figures(labels, p_pain, 0.5)["auc"] < high


def test_many_pictures_of_few_infants_say_no_more_than_the_infants():
    rng = np.random.default_rng(1)
    labels = np.repeat(np.arange(20) % 2, 10).astype(np.int64)
    p_pain = np.repeat(np.clip(0.4 + 0.2 * (np.arange(20) % 2) + 0.2 * rng.standard_normal(20), 0, 1), 10)
    by_infant = _intervals(labels, p_pain, np.repeat(np.arange(20), 10).astype(str))["auc"]
    by_picture = _intervals(labels, p_pain, np.arange(200).astype(str))["auc"]
    assert by_infant[1] - by_infant[0] > 2 * (by_picture[1] - by_picture[0])


def test_what_is_not_defined_and_what_is_a_count_has_no_interval():
    labels, p_pain = np.ones(6, np.int64), np.linspace(0.1, 0.9, 6)
    found = _intervals(labels, p_pain, np.array(list("abcdef")))
    assert "sensitivity" in found
    assert not {"auc", "specificity", "n", "n_pain", "threshold"} & set(found)


def test_a_picture_that_was_not_scored_counts_in_no_figure():
    rng = np.random.default_rng(2)
    labels, p_pain = rng.integers(0, 2, 60), rng.random(60)
    subjects = np.repeat(np.arange(20), 3).astype(str)
    missing = p_pain.copy()
    missing[1::3] = np.nan
    scored = ~np.isnan(missing)
    assert _intervals(labels, missing, subjects) == _intervals(labels[scored], missing[scored], subjects[scored])
    assert _intervals(labels, missing, subjects)["auc_v_all"] == _intervals(labels, missing, subjects)["auc"]
    assert _intervals(labels, np.full(60, np.nan), subjects) == {}
