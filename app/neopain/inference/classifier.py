"""The pickled scikit-learn pipeline, loaded without trusting the pickle.

A pickle is a program. The bytes are read once, their hash is compared with the manifest's, and only then they are
unpickled, by an unpickler that admits only the names listed here; none of them can run code, open a file or look
up an attribute. scikit-learn is loaded only for a classifier that `linear` cannot compute.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import warnings
from pathlib import Path
from typing import Any

from neopain.base.arrays import F32, F64
from neopain.base.errors import ModelError
from neopain.inference import check as vectors
from neopain.inference import linear, manifest
from neopain.inference.store import Artefact

OUTPUT = "p_pain"
"""Name of the classifier's output in its manifest and check vector: probability of pain, float64 (N,)."""

_ALLOWED: dict[str, tuple[str, ...]] = {
    "neopain.inference.columns": ("Columns",),
    "numpy": ("dtype", "ndarray"),
    "numpy._core.multiarray": ("_reconstruct", "scalar"),
    "numpy._core.numeric": ("_frombuffer",),
    "numpy.random._mt19937": ("MT19937",),
    "numpy.random._pickle": ("__bit_generator_ctor", "__randomstate_ctor"),
    "sklearn.calibration": ("CalibratedClassifierCV", "_CalibratedClassifier", "_SigmoidCalibration"),
    "sklearn.decomposition._pca": ("PCA",),
    "sklearn.discriminant_analysis": ("LinearDiscriminantAnalysis",),
    "sklearn.ensemble._forest": ("ExtraTreesClassifier", "RandomForestClassifier"),
    "sklearn.ensemble._voting": ("VotingClassifier",),
    "sklearn.feature_selection._from_model": ("SelectFromModel",),
    "sklearn.feature_selection._mutual_info": ("mutual_info_classif",),
    "sklearn.feature_selection._univariate_selection": ("SelectKBest", "SelectPercentile", "f_classif"),
    "sklearn.feature_selection._variance_threshold": ("VarianceThreshold",),
    "sklearn.frozen._frozen": ("FrozenEstimator",),
    "sklearn.isotonic": ("IsotonicRegression",),
    "sklearn.linear_model._logistic": ("LogisticRegression", "LogisticRegressionCV"),
    "sklearn.metrics._dist_metrics": ("EuclideanDistance64", "newObj"),
    "sklearn.naive_bayes": ("GaussianNB",),
    "sklearn.neighbors._ball_tree": ("BallTree", "newObj"),
    "sklearn.neighbors._classification": ("KNeighborsClassifier",),
    "sklearn.neighbors._kd_tree": ("KDTree", "newObj"),
    "sklearn.pipeline": ("Pipeline",),
    "sklearn.preprocessing._label": ("LabelEncoder",),
    "sklearn.preprocessing._data": ("MinMaxScaler", "Normalizer", "RobustScaler", "StandardScaler"),
    "sklearn.svm._classes": ("LinearSVC", "SVC"),
    "sklearn.tree._classes": ("DecisionTreeClassifier", "ExtraTreeClassifier"),
    "sklearn.tree._tree": ("Tree",),
}


class Classifier:
    """Probability of pain of feature vectors. Raises ModelError when not as published or failing its check vector."""

    def __init__(self, artefact: Artefact) -> None:
        self._artefact = artefact
        self._shown = shown = f"models/{artefact.manifest.id}/{artefact.manifest.artefact.name}"
        content = manifest.content(artefact.path)
        found = hashlib.sha256(content).hexdigest()
        if found != artefact.manifest.artefact.sha256:  # it may have been replaced after the store's check
            expected = artefact.manifest.artefact.sha256
            raise ModelError(f"{shown} was altered: expected SHA-256 {expected}, found {found}; restore it")
        self._content = content
        self._runs: Any = linear.read(content) or loads(content, shown)
        self.width: int = self._runs.n_features_in_
        """Length of the feature vector it takes."""
        if artefact.manifest.input.width != self.width:
            raise ModelError(f"{shown} takes {self.width} features, its manifest says {artefact.manifest.input.width}")
        if vectors.has_check_vector(artefact):
            self.check()

    def __call__(self, given: F32) -> F64:
        """Probability of pain (N,) of `given`, float32 N x width, all finite; raises ModelError where it cannot run."""
        try:
            probabilities: F64 = self._runs.predict_proba(given)[:, 1]
        except Exception as error:  # whatever scikit-learn makes of parts that do not fit each other
            reason = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
            raise ModelError(f"{self._shown} could not be run on {given.shape} ({reason}); restore it") from error
        return probabilities

    @property
    def estimator(self) -> Any:
        """The fitted scikit-learn estimator itself, for further training."""
        return loads(self._content, self._shown)

    def check(self) -> float:
        """Run the check vector; returns the largest difference, raises ModelError when it is above the tolerance."""
        return vectors.compare(self._artefact, lambda given: {OUTPUT: self(given)})


def loads(content: bytes, shown: str) -> Any:
    """The fitted two-class estimator in the pickle `content`; else raises ModelError, which names `shown`."""
    from sklearn.exceptions import InconsistentVersionWarning

    from neopain.inference.fitted import check_fitted

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", InconsistentVersionWarning)
            estimator = _Unpickler(io.BytesIO(content)).load()
            check_fitted(estimator)
    except ModelError as error:
        raise ModelError(f"{shown} {error}") from None
    except InconsistentVersionWarning as error:
        raise ModelError(
            f"{shown} was made with scikit-learn {error.original_sklearn_version}, "
            f"found {error.current_sklearn_version}; install that version or train again"
        ) from error
    except Exception as error:
        reason = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
        raise ModelError(f"{shown} is not a readable pickle ({reason}); restore it from the release") from error
    classes = getattr(estimator, "classes_", None)
    if not hasattr(estimator, "predict_proba") or classes is None or list(classes) != [0, 1]:
        raise ModelError(f"{shown} is no classifier of the classes 0 and 1 with probabilities; train it again")
    return estimator


def dump(estimator: Any, path: Path) -> None:
    """Write the fitted `estimator` to `path`; raises ModelError when it could not be loaded again."""
    content = pickle.dumps(estimator, protocol=5)
    loads(content, path.name)
    path.write_bytes(content)


class _Unpickler(pickle.Unpickler):
    """Admits only the names in `_ALLOWED`, compared literally, so that no dotted path leads on from them."""

    def find_class(self, module: str, name: str) -> Any:
        if name not in _ALLOWED.get(module, ()):
            raise ModelError(f"asks for {module}.{name}, which no classifier needs; do not use this file")
        if (module, name) == ("sklearn.tree._tree", "Tree"):
            from neopain.inference.fitted import make_tree

            return make_tree
        return super().find_class(module, name)
