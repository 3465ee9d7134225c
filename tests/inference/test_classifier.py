import functools
import importlib
import io
import os
import pickle
import re
import warnings

import numpy as np
import pytest
from sklearn.calibration import CalibratedClassifierCV
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.feature_selection import SelectFromModel, SelectKBest, VarianceThreshold, f_classif, mutual_info_classif
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LogisticRegression, LogisticRegressionCV, Ridge
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, Normalizer, RobustScaler, StandardScaler
from sklearn.svm import SVC, LinearSVC

import tiny
from neopain.base.errors import ModelError
from neopain.inference import classifier
from neopain.inference.classifier import Classifier
from neopain.inference.manifest import InputSpec
from neopain.inference.store import Artefact

_random = np.random.default_rng(7)
GIVEN = _random.normal(size=(120, 12)).astype(np.float32)
TRUTH = (GIVEN[:, 0] + _random.normal(size=120) / 2 > 0).astype(int)

KINDS = {
    "logistic": LogisticRegression(),
    "logistic, seeded by a random state": LogisticRegression(random_state=np.random.RandomState(0)),
    "logistic, cross-validated": LogisticRegressionCV(
        l1_ratios=(0.0,), use_legacy_attributes=False, cv=2, scoring="accuracy"
    ),
    "discriminant": LinearDiscriminantAnalysis(),
    "bayes": GaussianNB(),
    "neighbours in a tree": KNeighborsClassifier(algorithm="kd_tree"),
    "neighbours in balls": KNeighborsClassifier(algorithm="ball_tree"),
    "neighbours, brute": KNeighborsClassifier(algorithm="brute"),
    "forest": RandomForestClassifier(5, random_state=0),
    "extra trees": ExtraTreesClassifier(5, random_state=0),
    "support vectors, calibrated": CalibratedClassifierCV(SVC(), cv=2, ensemble=False),
    "linear support vectors, isotonic": CalibratedClassifierCV(LinearSVC(), cv=2, method="isotonic"),
    "frozen": CalibratedClassifierCV(FrozenEstimator(LogisticRegression().fit(GIVEN, TRUTH)), cv=2),
}
STEPS = {
    "components": PCA(4),
    "best by F": SelectKBest(f_classif, k=4),
    "best by information": SelectKBest(mutual_info_classif, k=4),
    "best by weight": SelectFromModel(LogisticRegression()),
    "varying": VarianceThreshold(),
    "range": MinMaxScaler(),
    "robust": RobustScaler(),
    "unit": Normalizer(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_classifier_answers_the_same_after_loading(tmp_path, kind):
    pipeline = make_pipeline(StandardScaler(), KINDS[kind]).fit(GIVEN, TRUTH)
    classifier.dump(pipeline, tmp_path / "classifier.pkl")
    loaded = classifier.loads((tmp_path / "classifier.pkl").read_bytes(), "it")
    np.testing.assert_array_equal(loaded.predict_proba(GIVEN), pipeline.predict_proba(GIVEN))


@pytest.mark.parametrize("step", STEPS)
def test_each_kind_of_step_answers_the_same_after_loading(tmp_path, step):
    pipeline = make_pipeline(STEPS[step], LogisticRegression()).fit(GIVEN, TRUTH)
    classifier.dump(pipeline, tmp_path / "classifier.pkl")
    loaded = classifier.loads((tmp_path / "classifier.pkl").read_bytes(), "it")
    np.testing.assert_array_equal(loaded.predict_proba(GIVEN), pipeline.predict_proba(GIVEN))


class Calls:
    """Pickles to a call."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


def nested_in_a_pipeline(evil):
    pipeline = make_pipeline(StandardScaler(), LogisticRegression()).fit(GIVEN, TRUTH)
    pipeline.steps[0][1].mean_ = evil
    return pipeline


HOSTILE = {
    "shell": (lambda trace: Calls(os.system, f"touch {trace}"), "posix.system"),
    "eval": (lambda trace: Calls(eval, f"open({str(trace)!r}, 'w')"), "builtins.eval"),
    "exec": (lambda trace: Calls(exec, f"open({str(trace)!r}, 'w')"), "builtins.exec"),
    "open": (lambda trace: Calls(open, str(trace), "w"), "io.open"),
    "getattr": (lambda trace: Calls(getattr, "os", "system"), "builtins.getattr"),
    "import": (lambda trace: Calls(importlib.import_module, "os"), "importlib.import_module"),
    "partial": (lambda trace: functools.partial(os.system, f"touch {trace}"), "functools.partial"),
    "inside a list": (lambda trace: [1, {"a": Calls(os.system, f"touch {trace}")}], "posix.system"),
    "inside a pipeline": (lambda trace: nested_in_a_pipeline(Calls(os.system, f"touch {trace}")), "posix.system"),
    "inside an array": (
        lambda trace: np.array([Calls(os.system, f"touch {trace}")], dtype=object),
        "posix.system",
    ),
    "a numpy function": (lambda trace: Calls(np.load, str(trace)), "numpy.load"),
    "a scikit-learn class that is not listed": (lambda trace: Ridge(), "sklearn.linear_model._ridge.Ridge"),
}


@pytest.mark.parametrize("attack", HOSTILE)
@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_a_hostile_pickle_is_refused_and_does_nothing(tmp_path, attack, protocol):
    make, name = HOSTILE[attack]
    trace = tmp_path / "trace"
    evil = make(trace)
    content = pickle.dumps(evil, protocol)
    with pytest.raises(ModelError) as error:
        classifier.loads(content, "models/x/classifier.pkl")
    message = str(error.value)
    assert message.startswith("models/x/classifier.pkl asks for ")
    assert "\n" not in message
    assert not trace.exists()
    if protocol == 5:
        assert f"{name}, which no classifier needs" in message


def test_a_dotted_name_does_not_reach_beyond_a_listed_class():
    content = pickle.PROTO + b"\x05" + _text("sklearn.pipeline") + _text("Pipeline.__init__.__globals__") + b"\x93."
    with pytest.raises(ModelError, match=re.escape("asks for sklearn.pipeline.Pipeline.__init__.__globals__")):
        classifier.loads(content, "it")


def _text(value):
    return pickle.SHORT_BINUNICODE + bytes([len(value)]) + value.encode()


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05", b"\x80\x63.", pickle.dumps(GIVEN)[:100]])
def test_a_broken_pickle_is_refused(content):
    with pytest.raises(ModelError, match="it is not a readable pickle") as error:
        classifier.loads(content, "it")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "other",
    [
        GIVEN,
        StandardScaler().fit(GIVEN),
        LinearSVC().fit(GIVEN, TRUTH),
        LogisticRegression().fit(GIVEN, TRUTH + 1),
        LogisticRegression().fit(GIVEN, np.arange(120) % 3),
        LogisticRegression(),
    ],
)
def test_what_is_no_fitted_classifier_of_two_classes_is_refused(other):
    with pytest.raises(ModelError, match="no classifier of the classes 0 and 1"):
        classifier.loads(pickle.dumps(other, 5), "it")


def test_a_pickle_of_another_scikit_learn_is_refused_without_a_warning():
    content = pickle.dumps(tiny.fitted(), 5)
    ours = classifier.loads(content, "it").__getstate__()["_sklearn_version"].encode()
    old = content.replace(ours, b"0.9.9"[: len(ours)].ljust(len(ours), b"9"))
    assert old != content
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ModelError, match=r"made with scikit-learn 0\.9\.9, found"):
            classifier.loads(old, "it")


def test_what_could_not_be_loaded_again_is_not_written(tmp_path):
    pipeline = make_pipeline(StandardScaler(), LogisticRegression()).fit(GIVEN, TRUTH)
    pipeline.steps[0][1].mean_ = io.BytesIO()
    with pytest.raises(ModelError, match=r"classifier\.pkl asks for _io\.BytesIO"):
        classifier.dump(pipeline, tmp_path / "classifier.pkl")
    assert not (tmp_path / "classifier.pkl").exists()


def test_a_published_classifier_gives_probabilities_and_passes_its_check(tmp_path):
    loaded = Classifier(tiny.classifier_on(tiny.network(tmp_path)))
    assert loaded.width == 6
    given = np.stack([np.full(6, -3.0), np.full(6, 3.0)]).astype(np.float32)
    calm, pain = loaded(given)
    assert calm < 0.1
    assert pain > 0.9
    assert loaded.check() == 0.0


def test_a_classifier_that_differs_from_its_check_vector_does_not_start(tmp_path):
    artefact = tiny.classifier_on(tiny.network(tmp_path))
    path = artefact.folder / "check.npz"
    with np.load(path) as stored:
        np.savez(path, input=stored["input"], p_pain=stored["p_pain"] + 1e-6)
    with pytest.raises(ModelError, match="output p_pain differs by 1"):
        Classifier(artefact)


def test_a_pickle_exchanged_after_it_was_verified_is_refused(tmp_path):
    artefact = tiny.classifier_on(tiny.network(tmp_path))
    artefact.path.write_bytes(pickle.dumps(tiny.fitted(), 4))
    with pytest.raises(ModelError, match=r"classifier\.pkl was altered: expected SHA-256"):
        Classifier(artefact)


def test_a_classifier_of_another_width_than_its_manifest_says_is_refused(tmp_path):
    artefact = tiny.classifier_on(tiny.network(tmp_path))
    spec = InputSpec(layout="ND", dtype="float32", width=7)
    with pytest.raises(ModelError, match="takes 6 features, its manifest says 7"):
        Classifier(Artefact(artefact.manifest.model_copy(update={"input": spec}), artefact.folder))
