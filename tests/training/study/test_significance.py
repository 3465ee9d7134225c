"""Tests of difference agree with figures computed another way."""

import numpy as np
import pytest
from scipy.stats import binom, norm

from neopain.training.study.figures import bootstrap_weights
from neopain.training.study.significance import delong, difference, mcnemar


def pairwise(pain, scores):
    """Who beats whom, one by one."""
    return (scores[pain][:, None] > scores[~pain]) + 0.5 * (scores[pain][:, None] == scores[~pain])


def test_delong_agrees_with_its_definition():
    rng = np.random.default_rng(0)
    pain = rng.integers(0, 2, 50).astype(bool)
    first, second = (rng.normal(size=50).round(1) + strength * pain for strength in (1.5, 0.5))
    beats = [pairwise(pain, scores) for scores in (first, second)]
    yes, no = (np.cov([beat.mean(axis) for beat in beats]) for axis in (1, 0))
    covariance = yes / pain.sum() + no / (~pain).sum()
    z = (beats[0].mean() - beats[1].mean()) / np.sqrt(np.array([1, -1]) @ covariance @ np.array([1, -1]))
    assert delong(pain, first, second) == pytest.approx(2 * norm.sf(abs(z)))
    assert 0 < delong(pain, first, second) < 0.05


def test_delong_of_equals_is_rarely_small_and_of_the_same_never():
    rng = np.random.default_rng(1)
    values = []
    for _ in range(300):
        pain = np.arange(60) % 2 == 0
        shared = rng.normal(size=60) + pain
        values.append(delong(pain, shared + rng.normal(size=60), shared + rng.normal(size=60)))
    assert 0.02 < np.mean(np.array(values) < 0.05) < 0.09
    assert delong(pain, shared, 2 * shared) == 1.0


def test_mcnemar_is_the_exact_binomial():
    assert mcnemar(9, 1) == pytest.approx(2 * binom.cdf(1, 10, 0.5))
    assert mcnemar(4, 4) == 1.0
    assert mcnemar(0, 0) == 1.0


def test_a_difference_says_who_is_right_alone():
    pain = np.array([True, True, False, False] * 10)
    first = np.where(pain, 0.9, 0.1)
    second = np.where(np.arange(40) % 4 == 0, 0.2, first)
    found = difference(("a", "b"), pain, first, second, bootstrap_weights(np.arange(40).astype(str), 200, 0), 0.5)
    assert (found.only_first_right, found.only_second_right) == (10, 0)
    assert found.mcnemar == pytest.approx(2 * 0.5**10)
    assert found.auc.value == pytest.approx(0.0)  # the order is as good
