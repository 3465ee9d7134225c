"""Every line that can run in the monitor can be published, and gives the same probabilities when loaded again."""

import dataclasses
import pickle
from types import SimpleNamespace

import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.inference import classifier
from neopain.training.study.classifiers import CLASSIFIERS
from neopain.training.study.compare import Line, feature_matrix
from neopain.training.study.features.groups import Kind
from neopain.training.study.figures import Figure
from neopain.training.study.fold import Part, evaluate_fold
from neopain.training.study.plan import ThresholdTarget
from neopain.training.study.refit import choose_threshold, pick, publishable, refit
from neopain.training.study.results import RankedLine
from studies import QUICK, dataset


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return dataset(tmp_path_factory.mktemp("data"), subjects=6, each=10)


def line_of(data, name, selector="relief-f", groups=("planted", "noise")):
    probability = np.where(data.pain, 0.8, 0.3) + np.linspace(0, 0.1, len(data))
    return Line("+".join(groups), Kind.MIXED, selector, name, probability, (), groups)


@pytest.mark.parametrize("name", CLASSIFIERS)
@pytest.mark.parametrize("selector", ["relief-f", "none"])
def test_every_classifier_survives_its_pickle_and_agrees_with_the_fold(data, name, selector, tmp_path):
    fitted = refit(data, line_of(data, name, selector), QUICK, ThresholdTarget())
    classifier.dump(fitted.estimator, tmp_path / "c.pkl")
    loaded = classifier.loads((tmp_path / "c.pkl").read_bytes(), "c.pkl")
    features = feature_matrix(data, ("planted", "noise"), np.arange(len(data)))
    published = loaded.predict_proba(features)[:, 1]
    part = Part(features, data.pain.astype(int), data.subject)
    whole = evaluate_fold(part, features, selector, QUICK.sizes, [name], QUICK.seed)[name]
    assert published == pytest.approx(whole.probabilities, abs=2e-3)
    assert b"training" not in pickle.dumps(fitted.estimator)
    # no record of which moments were in which split
    assert loaded.cv is None


def test_a_sensitivity_is_reached_and_a_budget_kept():
    rng = np.random.default_rng(0)
    pain = rng.random(2000) < 0.4
    probability = np.clip(rng.normal(0.35 + 0.3 * pain, 0.2), 0, 1)
    for sensitivity in (0.5, 0.8, 0.95, 1.0):
        chosen, reached = choose_threshold(pain, probability, ThresholdTarget(sensitivity=sensitivity))
        assert sensitivity <= reached["sensitivity"] <= sensitivity + 0.01
        assert reached["sensitivity"] == (probability[pain] >= chosen).mean()
    for budget in (0.01, 0.05, 0.3):
        _, reached = choose_threshold(pain, probability, ThresholdTarget(false_alarms=budget))
        assert budget - 0.01 <= 1 - reached["specificity"] <= budget


def test_a_threshold_is_not_on_edge_where_pain_and_none_are_far_apart():
    pain = np.arange(40) < 20
    probability = np.where(pain, 0.9, 0.01)
    for aim in (ThresholdTarget(), ThresholdTarget(sensitivity=0.9), ThresholdTarget(sensitivity=1.0)):
        chosen, reached = choose_threshold(pain, probability, aim)
        assert chosen == pytest.approx(0.455)
        assert reached == {"sensitivity": 1.0, "specificity": 1.0}
    chosen, _ = choose_threshold(pain, 1 - probability, ThresholdTarget(false_alarms=0.05))
    assert chosen > 0.9  # none with pain is above it


def test_moments_that_were_not_judged_do_not_count():
    pain = np.array([True, True, False, False, True])
    chosen, reached = choose_threshold(pain, np.array([0.9, 0.8, 0.2, 0.1, np.nan]), ThresholdTarget(sensitivity=1.0))
    assert chosen == 0.5  # between the least with pain and the greatest without
    assert reached == {"sensitivity": 1.0, "specificity": 1.0}


@pytest.mark.parametrize("name", ["logistic", "rbf-svm"])
def test_a_late_mix_is_the_mean_of_its_groups_each_fitted_alone(data, name, tmp_path):
    line = line_of(data, name)
    fitted = refit(data, dataclasses.replace(line, late=True), QUICK, ThresholdTarget())
    classifier.dump(fitted.estimator, tmp_path / "c.pkl")
    loaded = classifier.loads((tmp_path / "c.pkl").read_bytes(), "c.pkl")
    rows = np.arange(len(data))
    alone = [
        refit(data, line_of(data, name, groups=(group,)), QUICK, ThresholdTarget()).estimator.predict_proba(
            feature_matrix(data, (group,), rows)
        )
        for group in line.groups
    ]
    features = feature_matrix(data, line.groups, rows)
    assert loaded.predict_proba(features) == pytest.approx(np.mean(alone, axis=0))
    assert (loaded.predict(features) == (loaded.predict_proba(features)[:, 1] > 0.5)).all()
    assert loaded.n_features_in_ == features.shape[1]
    assert "planted: selection relief-f (5 features)" in fitted.description
    assert b"training" not in pickle.dumps(fitted.estimator)


def test_movement_does_not_run_in_the_monitor_and_what_does_is_named(data):
    line = line_of(data, "logistic")
    assert not publishable(data, line)  # these groups are of no artefact
    groups = tuple(dataclasses.replace(group, artefact=object()) for group in data.groups)
    still = dataclasses.replace(data, groups=groups)
    assert publishable(still, line)
    assert publishable(still, dataclasses.replace(line, late=True))
    assert not publishable(still, dataclasses.replace(line, classifier="as-published"))
    moving = dataclasses.replace(data, groups=(groups[0], dataclasses.replace(data.groups[1], motion=object())))
    assert not publishable(moving, line)
    alone = line_of(data, "logistic", groups=("planted",))
    table = tuple(
        RankedLine(one, {"auc": Figure(area, area, area)}, np.zeros(0)) for one, area in ((line, 0.9), (alone, 0.8))
    )
    results = SimpleNamespace(table=table)
    assert pick(moving, results, None).line is alone
    message = "noise needs movement, .*the best that can be is --line 'planted / relief-f / logistic' .AUC 0.800"
    with pytest.raises(InputError, match=message):
        pick(moving, results, "planted+noise/relief-f/logistic")
    with pytest.raises(InputError, match="is no line of the table"):
        pick(moving, results, "planted/none/logistic")
