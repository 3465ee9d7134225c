"""A standardised logistic regression is computed without scikit-learn, to the last bit as scikit-learn does."""

import os
import pickle
import subprocess
import sys
import warnings

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from neopain.base import paths
from neopain.inference import classifier, linear
from neopain.inference.classifier import Classifier
from neopain.inference.store import load_artefact

_random = np.random.default_rng(11)
GIVEN = _random.normal(3.0, 5.0, size=(150, 40)).astype(np.float32)
TRUTH = (GIVEN[:, 0] + _random.normal(size=150) > 3.0).astype(int)


def fitted(*steps, given=GIVEN.astype(np.float64), truth=TRUTH):
    return make_pipeline(*(steps or (StandardScaler(), LogisticRegression()))).fit(given, truth)


@pytest.mark.parametrize("rows", [1, 2, 150])
def test_it_answers_as_scikit_learn_does(rows):
    pipeline = fitted()
    found = linear.read(pickle.dumps(pipeline, 5))
    assert found.n_features_in_ == 40
    np.testing.assert_array_max_ulp(found.predict_proba(GIVEN[:rows]), pipeline.predict_proba(GIVEN[:rows]), 2)


@pytest.mark.parametrize("name", sorted(folder.name for folder in paths.models().glob("classifier-*")))
def test_each_classifier_that_ships_is_computed_by_it(name):
    content = load_artefact(paths.models(), name, "classifier").path.read_bytes()
    found, whole = linear.read(content), classifier.loads(content, name)
    given = _random.normal(size=(30, found.n_features_in_)).astype(np.float32)
    np.testing.assert_array_max_ulp(found.predict_proba(given), whole.predict_proba(given), 2)


def test_the_shipped_classifier_loads_no_scikit_learn():
    code = (
        "import sys; from neopain.assemble.pipeline import build_pipeline; from neopain.base.settings import Settings;"
        "build_pipeline(Settings()); print({'sklearn', 'scipy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_estimator_for_further_training_is_that_of_scikit_learn():
    artefact = load_artefact(paths.models(), "classifier-synthetic-202612", "classifier")
    assert isinstance(Classifier(artefact).estimator[-1], LogisticRegression)


def changed(change):
    pipeline = fitted()
    change(pipeline)
    return pipeline


OTHERS = {
    "another classifier": lambda: fitted(StandardScaler(), GaussianNB()),
    "another scale": lambda: fitted(MinMaxScaler(), LogisticRegression()),
    "no scale": lambda: fitted(LogisticRegression()),
    "one step more": lambda: fitted(StandardScaler(), PCA(4), LogisticRegression()),
    "the other way round": lambda: changed(lambda pipeline: pipeline.steps.reverse()),
    "without a mean": lambda: fitted(StandardScaler(with_mean=False), LogisticRegression()),
    "without a deviation": lambda: fitted(StandardScaler(with_std=False), LogisticRegression()),
    "three classes": lambda: fitted(truth=np.arange(150) % 3),
    "other classes": lambda: fitted(truth=TRUTH + 1),
    "of single precision": lambda: fitted(given=GIVEN),
    "not fitted": lambda: make_pipeline(StandardScaler(), LogisticRegression()),
    "weights of another width": lambda: changed(lambda pipeline: setattr(pipeline[1], "coef_", np.ones((1, 7)))),
    "weights that are not numbers": lambda: changed(lambda pipeline: pipeline[1].coef_.fill(np.nan)),
    "a deviation of nothing": lambda: changed(lambda pipeline: pipeline[0].scale_.fill(0.0)),
    "an array": lambda: GIVEN,
    "a dictionary": lambda: {"steps": 1},
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_anything_else_is_left_to_scikit_learn(name):
    assert linear.read(pickle.dumps(OTHERS[name](), 5)) is None


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(fitted(), 5)[:-200]])
def test_what_is_damaged_is_left_to_scikit_learn(content):
    assert linear.read(content) is None


def test_what_another_scikit_learn_has_made_is_left_to_it():
    content = pickle.dumps(fitted(), 5)
    ours = fitted()[0].__getstate__()["_sklearn_version"].encode()
    assert linear.read(content) is not None
    assert linear.read(content.replace(ours, b"0.9.9"[: len(ours)].ljust(len(ours), b"9"))) is None


class Calls:
    """Pickles to a call."""

    def __init__(self, *call):
        self.call = call

    def __reduce__(self):
        return self.call[0], self.call[1:]


@pytest.mark.parametrize("inside", [False, True])
def test_nothing_of_a_hostile_pickle_is_run(tmp_path, inside):
    trace = tmp_path / "trace"
    evil = Calls(os.system, f"touch {trace}")
    content = pickle.dumps(changed(lambda pipeline: setattr(pipeline[0], "mean_", evil)) if inside else evil, 5)
    assert linear.read(content) is None
    assert not trace.exists()


@pytest.mark.parametrize("given", [GIVEN[:, :7], GIVEN[0], np.full((1, 40), np.nan, np.float32)])
def test_what_does_not_fit_is_refused_as_by_scikit_learn(given):
    found = linear.read(pickle.dumps(fitted(), 5))
    with pytest.raises(ValueError, match="takes"):
        found.predict_proba(given)
    with pytest.raises(ValueError, match=r"\w"):
        fitted().predict_proba(given)


def test_the_surest_answers_are_0_and_1_without_a_warning():
    found = linear.Linear(np.zeros(1), np.ones(1), np.ones(1), 0.0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        calm, pain = found.predict_proba(np.array([[-1e4], [1e4]], np.float32))
    assert (calm.tolist(), pain.tolist()) == ([1.0, 0.0], [0.0, 1.0])
