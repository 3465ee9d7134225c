"""Every classifier and selector of a study fits, and the pipeline of a line has its steps."""

import numpy as np
import pytest
from scipy.special import expit

from neopain.training.study.classifiers import CLASSIFIERS, NO_SELECTION, SELECTORS, linear_classifier, pipeline


@pytest.fixture(scope="module")
def samples():
    rng = np.random.default_rng(0)
    pain = np.arange(60) % 2
    features = rng.normal(size=(60, 12)).astype(np.float32)
    features[:, 3] += 3 * pain
    return features, pain


@pytest.mark.parametrize("name", CLASSIFIERS)
def test_every_classifier_learns_with_each_of_its_settings(samples, name):
    features, pain = samples
    for settings in CLASSIFIERS[name].grid:
        fitted = pipeline(NO_SELECTION, 12, name, settings, 0, len(pain)).fit(features, pain)
        assert [step for step, _ in fitted.steps] == ["scale", "classify"]
        assert fitted.score(features, pain) > 0.75


@pytest.mark.parametrize("name", [name for name in SELECTORS if name != NO_SELECTION])
def test_every_selector_keeps_the_feature_that_carries_the_label(samples, name):
    features, pain = samples
    fitted = pipeline(name, 2, "logistic", {"C": 1.0}, 0, len(pain)).fit(features, pain)
    assert fitted.named_steps["select"].get_support()[3]
    assert fitted.named_steps["select"].get_support().sum() == 2


@pytest.mark.parametrize("name", [name for name, kind in CLASSIFIERS.items() if kind.rotation_invariant])
def test_a_rotation_changes_nothing_where_that_is_stated(samples, name):
    features, pain = samples
    turn = np.linalg.qr(np.random.default_rng(1).normal(size=(12, 12)))[0]
    settings = CLASSIFIERS[name].grid[-1]
    plain, turned = (
        CLASSIFIERS[name].make(0, 60, **settings).fit(x, pain).predict(x) for x in (features, features @ turn)
    )
    assert (plain == turned).mean() > 0.98


def test_neighbours_are_at_most_half_of_the_samples():
    assert CLASSIFIERS["knn"].make(0, 8, n_neighbors=15).n_neighbors == 4
    assert CLASSIFIERS["knn"].make(0, 100, n_neighbors=15).n_neighbors == 15
    assert CLASSIFIERS["knn"].make(0, 1, n_neighbors=5).n_neighbors == 1


def test_a_linear_classifier_gives_the_probability_of_its_log_odds(samples):
    slope = np.linspace(-1, 1, 12)
    given = linear_classifier(slope, 0.3).predict_proba(samples[0])
    assert given[:, 1] == pytest.approx(expit(samples[0] @ slope + 0.3), rel=1e-5)
