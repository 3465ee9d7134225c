"""A warm start learns from few infants without forgetting, and from none changes nothing."""

import numpy as np
import pytest
from scipy.special import expit
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import RandomForestClassifier
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from neopain.base.errors import InputError
from neopain.training.study.classifiers import linear_classifier
from neopain.training.study.warm_start import (
    PENALTIES,
    LogOdds,
    adapt,
    choose_penalty,
    fit_local,
    label_trust,
    linear_log_odds,
)


def infants(seed, count, shift=0.0, slope=1.0):
    """Features of which the first tells pain, elsewhere than at home by `shift` and weaker by `slope`."""
    rng = np.random.default_rng(seed)
    pain = rng.random(count) < 0.5
    features = rng.normal(size=(count, 40)).astype(np.float32)
    features[:, 0] += slope * (3 * pain - 1.5) + shift
    return features, pain, np.array([f"s{index % 5}" for index in range(count)])


@pytest.fixture(scope="module")
def published():
    features, pain, _ = infants(0, 600)
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=0.1)).fit(features, pain.astype(int))
    return CalibratedClassifierCV(FrozenEstimator(pipeline), method="sigmoid").fit(features, pain.astype(int))


def test_the_published_classifier_is_read_as_a_sum(published):
    features, _, _ = infants(1, 200, shift=1.0)
    base = linear_log_odds(published, features)
    assert expit(base(features)) == pytest.approx(published.predict_proba(features)[:, 1], abs=1e-4)
    assert linear_classifier(base.slope, base.intercept).predict_proba(features)[:, 1] == pytest.approx(
        expit(base(features))
    )


def test_a_classifier_that_is_not_linear_is_refused(published):
    features, pain, _ = infants(1, 200)
    with pytest.raises(InputError, match="not linear"):
        linear_log_odds(RandomForestClassifier(20, random_state=0).fit(features, pain), features)


@pytest.mark.parametrize("penalty", PENALTIES)
def test_infants_elsewhere_are_judged_better_after_a_few_of_them(published, penalty):
    few, pain, subjects = infants(2, 40, shift=2.0, slope=0.7)
    base = linear_log_odds(published, few)
    adapted = adapt(base, few, pain, penalty)
    others, truth, _ = infants(3, 400, shift=2.0, slope=0.7)
    before, after = (log_loss(truth, expit(line(others))) for line in (base, adapted))
    assert after < 0.8 * before
    assert choose_penalty(base, few, pain, subjects, 0) in PENALTIES


def test_a_higher_penalty_changes_the_classifier_less(published):
    few, pain, _ = infants(4, 30, shift=1.0)
    base = linear_log_odds(published, few)

    def turned(penalty):
        slope = adapt(base, few, pain, penalty).slope
        return 1 - slope @ base.slope / np.linalg.norm(slope) / np.linalg.norm(base.slope)

    angles = [turned(penalty) for penalty in PENALTIES]
    assert angles[0] == pytest.approx(0, abs=1e-9)
    assert angles == sorted(angles)


def test_without_infants_nothing_changes():
    base = LogOdds(np.array([1.0, -2.0]), 0.5)
    same = adapt(base, np.zeros((1, 2), np.float32), np.array([True]), 1e12)
    assert same.slope @ [1, -2] == pytest.approx(base.slope @ [1, -2], rel=0.2)


@pytest.mark.parametrize("penalty", [1e3, 1e5])
def test_few_axes_give_the_weights_that_all_features_would(published, penalty):
    few, pain, _ = infants(5, 30, shift=1.0)
    base = linear_log_odds(published, few)
    found = adapt(base, few, pain, penalty)  # more than half as many samples as features
    wide = np.hstack([few, few])  # less than half; every weight in two halves, each with twice the penalty
    doubled = LogOdds(np.concatenate([base.slope, 0 * base.slope]), base.intercept)
    assert adapt(doubled, wide, pain, 2 * penalty)(wide) == pytest.approx(found(few), abs=1e-3)


def test_wrong_labels_harm_less_than_if_all_counted_alike(published):
    alike, doubted = [], []
    for seed in range(3):
        few, pain, subjects = infants(10 + seed, 60, shift=1.0)
        wrong = pain ^ (np.random.default_rng(seed).random(len(pain)) < 0.15)
        base = linear_log_odds(published, few)
        local, penalty = fit_local(base, few, wrong, subjects, 0)
        others, truth, _ = infants(20 + seed, 400, shift=1.0)
        alike.append(log_loss(truth, expit(adapt(base, few, wrong, penalty)(others))))
        doubted.append(log_loss(truth, expit(local(others))))
    assert np.mean(doubted) < 0.9 * np.mean(alike)


def test_a_wrong_label_counts_less_and_its_class_as_much_as_before(published):
    few, pain, subjects = infants(6, 60)
    wrong = pain.copy()
    wrong[:3] = ~wrong[:3]
    base = linear_log_odds(published, few)
    trust = label_trust(base, few, wrong, subjects, np.inf, 0)
    assert trust[:3].mean() < 0.5 < 0.9 < trust[3:].mean()
    for label in (False, True):
        assert trust[wrong == label].sum() == pytest.approx((wrong == label).sum())


def test_pain_that_the_published_classifier_does_not_see_is_learnt_all_the_same(published):
    few, pain, subjects = infants(7, 60, shift=-6.0)  # every face is far on the calm side here
    base = linear_log_odds(published, few)
    assert expit(base(few[pain])).max() < 0.5
    local, _ = fit_local(base, few, pain, subjects, 0)
    others, truth, _ = infants(8, 400, shift=-6.0)
    assert (expit(local(others[truth])) >= 0.5).mean() > 0.7
