"""A standardised logistic regression out of scikit-learn's pickle, computed with numpy alone.

Loading scikit-learn takes longer than all else that a monitor loads, and a hundred megabytes, to multiply two vectors.
What is anything else than this one kind of classifier, or of another scikit-learn, is left to scikit-learn itself.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np

from neopain.base.arrays import F32, F64


class _Part:
    """Stands in for an estimator of scikit-learn: holds its attributes, and does nothing."""


class _Pipeline(_Part):
    pass


class _Scaler(_Part):
    pass


class _Logistic(_Part):
    pass


_STAND_INS: dict[tuple[str, str], type[_Part]] = {
    ("sklearn.pipeline", "Pipeline"): _Pipeline,
    ("sklearn.preprocessing._data", "StandardScaler"): _Scaler,
    ("sklearn.linear_model._logistic", "LogisticRegression"): _Logistic,
}
_ARRAYS = {
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "scalar"),
    ("numpy._core.numeric", "_frombuffer"),
}


@dataclass(frozen=True, slots=True)
class Linear:
    """Probability of pain by the weights of the standardised features; all arrays float64, of one row."""

    mean: F64
    scale: F64
    weights: F64
    intercept: float

    @property
    def n_features_in_(self) -> int:
        """Length of the feature vector it takes; as scikit-learn calls it."""
        return len(self.mean)

    def predict_proba(self, given: F32) -> F64:
        """Probabilities (N, 2) of no pain and of pain of `given`, N x width, as scikit-learn computes them.

        Raises ValueError for another width and for what is not finite.
        """
        if given.ndim != 2 or given.shape[1] != self.n_features_in_:
            raise ValueError(f"takes {self.n_features_in_} features")
        if not np.isfinite(given).all():
            raise ValueError("takes finite features")
        standard = (given - self.mean.astype(given.dtype)) / self.scale.astype(given.dtype)
        log_odds = (standard @ self.weights[:, np.newaxis])[:, 0] + self.intercept
        with np.errstate(over="ignore"):  # of exp: the probability is 0 then
            pain = 1.0 / (1.0 + np.exp(-log_odds))
        return np.column_stack((1.0 - pain, pain))


def read(content: bytes) -> Linear | None:
    """The classifier in the pickle `content`; None where it is not of this kind, or damaged. Nothing of it is run."""
    try:
        (_, scaler), (_, logistic) = _Unpickler(io.BytesIO(content)).load().steps
        found = Linear(scaler.mean_, scaler.scale_, logistic.coef_[0], float(logistic.intercept_[0]))
        return found if _is_plain(scaler, logistic, found) else None
    except Exception:  # noqa: BLE001 - scikit-learn's way says what is wrong with it
        return None


def _is_plain(scaler: Any, logistic: Any, found: Linear) -> bool:
    """Whether scikit-learn of the version that is installed would compute just what `found` does."""
    width = (len(found.mean),)
    arrays = (found.mean, found.scale, found.weights)
    return (
        (type(scaler), type(logistic)) == (_Scaler, _Logistic)
        and scaler._sklearn_version == logistic._sklearn_version == version("scikit-learn")
        and scaler.with_mean is True
        and scaler.with_std is True
        and (scaler.n_features_in_, logistic.n_features_in_) == (*width, *width)
        and logistic.coef_.shape == (1, *width)
        and logistic.intercept_.shape == (1,)
        and logistic.classes_.tolist() == [0, 1]
        and all(one.dtype == np.float64 and one.shape == width and bool(np.isfinite(one).all()) for one in arrays)
        and bool((found.scale > 0).all())
        and bool(np.isfinite(found.intercept))
    )


class _Unpickler(pickle.Unpickler):
    """Makes arrays, and stand-ins of three estimators; whatever else a pickle asks for ends it."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _ARRAYS:
            return super().find_class(module, name)
        return _STAND_INS[module, name]
