"""Figures agree with scikit-learn, intervals with a bootstrap of subjects, tests of differences with definitions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, norm
from sklearn import metrics

from neopain.batch.bootstrap import bootstrap_weights
from neopain.training.study.figures import (
    by_recording,
    delong,
    difference,
    figures,
    interval,
    mcnemar,
    resampled,
)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(6, 60), levels=st.integers(2, 50))
def test_figures_are_those_of_scikit_learn_whatever_is_equal(seed, count, levels):
    rng = np.random.default_rng(seed)
    pain = rng.integers(0, 2, count).astype(bool)
    pain[:2] = True, False
    probability = rng.integers(0, levels, count) / levels
    found = resampled(pain, probability, np.ones((1, count)))
    judged = probability >= 0.5
    assert found["auc"][0] == pytest.approx(metrics.roc_auc_score(pain, probability))
    assert found["accuracy"][0] == pytest.approx(metrics.accuracy_score(pain, judged))
    assert found["balanced_accuracy"][0] == pytest.approx(metrics.balanced_accuracy_score(pain, judged))
    assert found["sensitivity"][0] == pytest.approx(metrics.recall_score(pain, judged))
    assert found["specificity"][0] == pytest.approx(metrics.recall_score(~pain, ~judged))
    assert found["f1"][0] == pytest.approx(metrics.f1_score(pain, judged))
    assert found["brier"][0] == pytest.approx(metrics.brier_score_loss(pain, probability))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_weight_of_two_is_a_sample_twice(seed):
    rng = np.random.default_rng(seed)
    pain, probability = rng.integers(0, 2, 20).astype(bool), rng.random(20).round(1)
    pain[:2] = True, False
    weights = rng.integers(1, 4, (1, 20)).astype(float)
    twice = np.repeat(np.arange(20), weights[0].astype(int))
    expected = resampled(pain[twice], probability[twice], np.ones((1, len(twice))))
    for name, value in resampled(pain, probability, weights).items():
        assert value[0] == pytest.approx(expected[name][0]), name


def test_intervals_are_wider_for_few_subjects_than_for_many_of_as_many_recordings():
    rng = np.random.default_rng(1)
    pain = rng.integers(0, 2, 400).astype(bool)
    of_subject = rng.normal(0, 1.5, 400 // 40)
    probability = 1 / (1 + np.exp(-(rng.normal(0, 1, 400) + 1.5 * pain + np.repeat(of_subject, 40) - 0.7)))
    few = figures(pain, probability, bootstrap_weights(np.repeat(np.arange(10), 40).astype(str), 500, 0))["auc"]
    many = figures(pain, probability, bootstrap_weights(np.arange(400).astype(str), 500, 0))["auc"]
    assert few.value == many.value
    assert few.low < few.value < few.high
    assert few.high - few.low > many.high - many.low


def test_an_interval_says_nothing_where_there_is_nothing():
    found = interval(np.array([np.nan, np.nan, np.nan]))
    assert np.isnan([found.value, found.low, found.high]).all()


def test_a_recording_is_the_mean_of_its_moments():
    found = by_recording(np.array([0, 0, 2]), np.array([0.2, 0.6, 1.0]), 3)
    assert found[[0, 2]] == pytest.approx([0.4, 1.0])
    assert np.isnan(found[1])


def pairwise(pain, scores):
    """Which sample with pain scores above which without, pair by pair; half for equal scores."""
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


def test_a_difference_counts_where_only_one_is_right():
    pain = np.array([True, True, False, False] * 10)
    first = np.where(pain, 0.9, 0.1)
    second = np.where(np.arange(40) % 4 == 0, 0.2, first)
    found = difference(("a", "b"), pain, first, second, bootstrap_weights(np.arange(40).astype(str), 200, 0))
    assert (found.only_first_right, found.only_second_right) == (10, 0)
    assert found.mcnemar == pytest.approx(2 * 0.5**10)
    assert found.auc.value == pytest.approx(0.0)  # the order is as good
