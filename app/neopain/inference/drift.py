"""Distance of the features of a quantised network from those of its float network, and the limits of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from neopain.base.arrays import F32, F64
from neopain.base.errors import ModelError

LEAST_COSINE = 0.99
LEAST_RANK = 0.94
"""Rank correlation under noise that leaves a cosine of 0.99, when 90 % of the features are zero as after a ReLU."""


@dataclass(frozen=True, slots=True)
class Drift:
    """Agreement over some faces, 1 is perfect: cosine and Spearman's rank correlation of a face's two vectors, their
    mean and that of the worst face; `centred_mean` is the mean cosine after the mean face is subtracted.
    """

    faces: int
    cosine_mean: float
    cosine_worst: float
    rank_mean: float
    rank_worst: float
    centred_mean: float

    def ensure_small(self, name: str) -> None:
        """Raise ModelError, which states `name`, when the worst face is beyond a limit."""
        for what, found, least in (
            ("cosine", self.cosine_worst, LEAST_COSINE),
            ("rank agreement", self.rank_worst, LEAST_RANK),
        ):
            if not found >= least:  # also when it is not a number
                raise ModelError(
                    f"{name} was not published: {what} with the float network is {found:.4f} on a held-out face, "
                    f"{least:.2f} is the least; calibrate with more and other faces or use the float network"
                )


def measure(expected: F32, found: F32) -> Drift:
    """The drift of the features `found` from `expected`, both N x D: one face a row."""
    cosines = _cosines(expected, found)
    # Spearman's correlation is the cosine of centred ranks.
    ranks = _cosines(*(_centred(rankdata(values, axis=1)) for values in (expected, found)))
    middle = expected.mean(axis=0, keepdims=True)
    return Drift(
        len(expected),
        float(cosines.mean()),
        float(cosines.min()),
        float(ranks.mean()),
        float(ranks.min()),
        float(_cosines(expected - middle, found - middle).mean()),
    )


def _cosines(one: NDArray[np.floating], other: NDArray[np.floating]) -> F64:
    one, other = one.astype(np.float64), other.astype(np.float64)
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    with np.errstate(invalid="ignore"):  # a vector of zeros has no direction: not a number
        return np.asarray(np.einsum("nd,nd->n", one, other) / lengths)


def _centred(values: F64) -> F64:
    return np.asarray(values - values.mean(axis=1, keepdims=True))
