"""Agreement of the program's probability with nurses' totals."""

from pathlib import Path

import numpy as np

from neopain.batch import scale_agreement
from neopain.dataset.manifest import Labelled, Recording


def test_totals_rise_with_the_probability_and_are_fitted_without_the_own_subject():
    rng = np.random.default_rng(0)
    probability = rng.random(60)
    subjects = np.repeat(np.arange(6), 10).astype(str)
    nurse = np.round(7 * probability)
    said = scale_agreement.totals(probability, nurse, subjects)
    assert np.abs(said - nurse).mean() < 0.5
    other = nurse.copy()
    other[subjects == "0"] = 0
    assert (scale_agreement.totals(probability, other, subjects)[subjects == "0"] == said[subjects == "0"]).all()


def rows(scores, subjects):
    pairs = zip(scores, subjects, strict=True)
    return tuple(Recording(2 + n, Path("a"), who, score >= 4, score=score) for n, (score, who) in enumerate(pairs))


def test_equal_totals_agree_and_recordings_that_cannot_be_compared_are_left_out():
    scores = [0.0, 2, 5, 7] * 4
    subjects = np.repeat(["a", "b", "c", ""], 4)
    labelled = Labelled(rows(scores, subjects), (), "nips", "0")
    p_pain = np.array(scores) / 7
    p_pain[0] = np.nan
    found = scale_agreement.manifest_agreement(labelled, p_pain, 0.5)
    assert (found.count, found.weighted_kappa, found.binary_kappa) == (11, 1.0, 1.0)
    assert abs(found.bias) < 1e-9
    low = scale_agreement.manifest_agreement(
        labelled, p_pain, 0.9
    )  # only a NIPS of 7 is called pain: 3 of the 6 with pain
    assert low.binary_kappa < 0.6
    assert ("weighted kappa (quadratic), totals", "1.000") in scale_agreement.figure_rows(found)


def test_one_infant_alone_cannot_be_compared():
    labelled = Labelled(rows([0.0, 2, 5, 7], ["a"] * 4), (), "nips", "0")
    assert scale_agreement.manifest_agreement(labelled, np.linspace(0, 1, 4), 0.5) is None


def test_undefined_figures_are_null_in_json():
    labelled = Labelled(rows([5.0] * 4, ["a", "a", "b", "b"]), (), "nips", "0")
    facts = scale_agreement.to_facts(scale_agreement.manifest_agreement(labelled, np.full(4, 0.5), 0.5))
    assert (facts["weighted_kappa"], facts["bias"]) == (None, 0.0)
