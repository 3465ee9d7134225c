"""From feature vector to probability of pain."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from neopain.base.errors import ModelError


class VectorClassifier(Protocol):
    """A two-class classifier of vectors of length `width`."""

    @property
    def width(self) -> int:
        """Length of the feature vector it takes."""

    def __call__(self, vectors: NDArray[np.float32], /) -> NDArray[np.float64]:
        """Probability of pain (N,) of N x width vectors."""


class Scorer:
    """Returns the probability of the classifier unchanged: calibration is part of the classifier."""

    def __init__(self, classifier: VectorClassifier) -> None:
        self._classifier = classifier

    def __call__(self, vector: NDArray[np.float32]) -> float | None:
        """Probability of pain of one feature vector float32 (D,); None if the vector or the probability is not finite.

        Raises ModelError when the vector has another length than the classifier was fitted on.
        """
        if vector.shape != (self._classifier.width,):
            raise ModelError(
                f"the classifier takes {self._classifier.width} features, the networks give {vector.shape}; "
                "name matching artefacts in models/active.toml"
            )
        if not np.isfinite(vector).all():
            return None
        p_pain = float(self._classifier(vector[None])[0])
        return p_pain if 0.0 <= p_pain <= 1.0 else None
