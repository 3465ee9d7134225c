"""Selectors are scikit-learn estimators that find what was planted."""

import unittest

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.feature_selection import mutual_info_classif
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import estimator_checks_generator

from neopain.inference.columns import Columns
from neopain.training.study.features.select import MutualInformation, ReliefF, SymmetricUncertainty, information

SELECTORS = (ReliefF(5), SymmetricUncertainty(5), MutualInformation(5))


@pytest.mark.parametrize("estimator", [*SELECTORS, Columns()], ids=lambda e: type(e).__name__)
def test_scikit_learns_own_checks_pass(estimator):
    for checked, check in estimator_checks_generator(estimator):
        try:
            check(checked)
        except unittest.SkipTest:
            continue


@pytest.mark.parametrize("estimator", SELECTORS, ids=lambda e: type(e).__name__)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_planted_features_are_kept_whatever_their_scale(estimator, dtype):
    rng = np.random.default_rng(1)
    y = (rng.random(240) < 0.3).astype(int)
    x = rng.normal(size=(240, 400))
    x[:, 17] += 2 * y
    x[:, 90] = np.round(x[:, 90]) - 2 * y  # many equal values
    x[:, 200] = 7.0  # no values at all
    x[:, 300] *= 1000
    kept = clone(estimator).set_params(k=2).fit(x.astype(dtype), y).get_support(indices=True)
    assert kept.tolist() == [17, 90]


def test_relief_finds_features_that_only_separate_together_and_the_others_do_not():
    rng = np.random.default_rng(2)
    x = rng.random((400, 12))
    y = ((x[:, 0] > 0.5) ^ (x[:, 1] > 0.5)).astype(int)
    together = {0, 1}
    assert set(ReliefF(2).fit(x, y).get_support(indices=True)) == together
    shared, _, _ = information(x, y, 8)
    assert shared[[0, 1]].max() < 0.1


def test_relief_agrees_with_its_definition_on_a_case_done_by_hand():
    x = np.array([[0.0, 0.0], [0.1, 1.0], [1.0, 0.0], [0.9, 1.0]])
    y = np.array([0, 0, 1, 1])
    # each: nearest of the own class differs by (0.1, 1), nearest of the other by (1, 0), (0.8, 0)
    expected = np.array([np.mean([1.0, 0.8, 1.0, 0.8]) - 0.1, 0.0 - 1.0])
    assert ReliefF(2, neighbours=1).fit(x, y).scores_ == pytest.approx(expected)


def test_information_agrees_with_scikit_learn_on_counted_values():
    rng = np.random.default_rng(3)
    y = rng.integers(0, 2, 500)
    x = (rng.integers(0, 4, (500, 6)) + y[:, None] * rng.integers(0, 2, (500, 6))).astype(float)
    shared, of_feature, of_class = information(x, y, 64)
    assert shared == pytest.approx(mutual_info_classif(x, y, discrete_features=True), abs=1e-9)
    assert (shared <= np.minimum(of_feature, of_class) + 1e-9).all()


def test_symmetric_uncertainty_is_one_for_the_label_itself_and_nothing_for_a_constant():
    y = np.array([0, 1] * 30)
    x = np.column_stack([y, np.ones(60), np.random.default_rng(0).normal(size=60)])
    scores = SymmetricUncertainty().fit(x, y).scores_
    assert scores[:2] == pytest.approx([1, 0])
    assert 0 <= scores[2] < 0.5


def test_they_work_in_a_pipeline_and_columns_repeat_their_choice():
    rng = np.random.default_rng(4)
    x, y = rng.normal(size=(80, 30)), rng.integers(0, 2, 80)
    fitted = make_pipeline(StandardScaler(), MutualInformation(4)).fit(x, y)
    plain = Columns(fitted[-1].get_support(indices=True)).fit(x)
    assert (plain.transform(fitted[0].transform(x)) == fitted.transform(x)).all()
