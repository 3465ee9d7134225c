import numpy as np
import pytest

import drawn_faces as drawn
from neopain.batch.progress import silent
from neopain.training.default import truth
from neopain.training.default.classify import NEVER_LESS
from neopain.training.default.fitting import BundleInputs, Observations
from neopain.training.default.settings import ClassifierSettings, SplitSettings, TrainSettings

SETTINGS = TrainSettings(classifier=ClassifierSettings(copies=20))


def _reads(images, *, of, width):
    """A network whose actions are shares of bright pixels in ten strips of the picture's channel `of`."""
    strips = images[:, :220, :, of].reshape(len(images), 10, -1)
    vectors = np.zeros((len(images), width), np.float32)
    vectors[:, :10] = (strips > 128).mean(2) * 4 - 2
    return {
        "features": vectors,
        "actions": np.full((len(images), 10), float(of), np.float32),
        "landmarks": np.zeros((len(images), 68, 2), np.float32),
        "visible": np.ones((len(images), 2), np.float32),
        "pose": np.zeros((len(images), 2), np.float32),
    }


def _first(images):
    return _reads(images, of=0, width=14)


def _second(images):
    return _reads(images, of=2, width=12)


@pytest.fixture(scope="module")
def observations(known, store, tmp_path_factory):
    parts = truth.split_by_subject(known.subjects, SplitSettings(calibrate=0.25, test=0.25), seed=1)
    inputs = BundleInputs(known, parts, store, drawn.table(known).found, tmp_path_factory.mktemp("fitting"))
    return Observations([_first, _second], inputs, SETTINGS, silent)


def test_the_mixed_classifier_takes_both_vectors_and_weighs_the_actions_of_each(observations):
    mixed = observations.fit([0, 1])
    assert mixed.held_out.features.shape[1] == 26
    assert mixed.classifier.weights.shape == (2, 10)
    assert (mixed.classifier.weights[:, NEVER_LESS] >= 0).all()
    coefficients = mixed.classifier.estimator[-1].coef_[0]
    assert np.flatnonzero(coefficients).max() < 24
    assert not coefficients[10:14].any()  # what follows the actions of the first network
    assert mixed.findings.figures["faces"] == len(mixed.held_out.features)


def test_a_classifier_of_one_network_takes_its_vector_alone(observations):
    second = observations.fit([1])
    assert second.held_out.features.shape[1] == 12
    np.testing.assert_array_equal(second.held_out.features, observations.fit([0, 1]).held_out.features[:, 14:])
    assert second.classifier.estimator.n_features_in_ == 12


def test_figures_of_outputs_are_of_the_first_network_that_has_them(observations):
    figures = observations.measure(observations.fit([0, 1]).classifier)
    assert figures["nfcs_mean_absolute_error"] < 1  # the second network's actions are all 2
    assert {name for name in figures if name.startswith("called_calm_of_those_")} == {
        "called_calm_of_those_eyes_covered",
        "called_calm_of_those_mouth_covered",
        "called_calm_of_those_turned_above_60_deg",
    }
