"""Agreement with published and hand-made examples."""

import numpy as np
import pytest

from neopain.training.study.agreement import agreement, bland_altman, icc, totals

SHROUT_FLEISS = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float)
"""Table 2 of Shrout and Fleiss 1979: six targets, four judges."""


def test_icc_of_shrout_and_fleiss():
    absolute, consistent = icc(SHROUT_FLEISS)
    assert absolute == pytest.approx(0.29, abs=0.005)
    assert consistent == pytest.approx(0.71, abs=0.005)


def test_bland_altman_by_hand():
    bias, low, high = bland_altman(np.array([1.0, 2, 3, 4]), np.array([2.0, 2, 4, 6]))
    assert bias == pytest.approx(1.0)
    spread = 1.96 * np.sqrt(2 / 3)
    assert (low, high) == pytest.approx((1 - spread, 1 + spread))


def test_weighted_kappa_by_hand_and_perfect_agreement():
    nurse = np.array([0.0, 1, 2, 0, 1, 2])
    program = np.array([0.0, 1, 2, 1, 1, 1])
    found = agreement("nips", nurse, program, nurse > 1, program > 1)
    # quadratic weights: observed 2 / 4, expected of the margins (2, 2, 2) and (1, 4, 1) of 6
    expected = sum(r * c / 6 * (i - j) ** 2 for i, r in enumerate((2, 2, 2)) for j, c in enumerate((1, 4, 1)))
    assert found.weighted_kappa == pytest.approx(1 - 2 / expected)
    perfect = agreement("nips", nurse, nurse, nurse > 1, nurse > 1)
    assert (perfect.weighted_kappa, perfect.binary_kappa, perfect.icc_agreement, perfect.bias) == pytest.approx(
        (1, 1, 1, 0)
    )


def test_totals_rise_with_the_probability_and_know_nothing_of_the_own_subject():
    rng = np.random.default_rng(0)
    probability = rng.random(60)
    subjects = np.repeat(np.arange(6), 10).astype(str)
    nurse = np.round(7 * probability)
    said = totals(probability, nurse, subjects)
    assert np.abs(said - nurse).mean() < 0.5
    other = nurse.copy()
    other[subjects == "0"] = 0
    assert (totals(probability, other, subjects)[subjects == "0"] == said[subjects == "0"]).all()
