"""Bootstrap over subjects: draws as weights of samples, and the areas and sensitivities of all draws at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from neopain.base.arrays import F64, Bools


def bootstrap_weights(subjects: NDArray[np.str_], count: int, seed: int) -> F64:
    """Number of times each sample (R,) is drawn in `count` bootstrap draws of subjects with replacement.

    Shape (count + 1) x R; the first row is all ones, for the samples themselves.
    """
    names, which = np.unique(subjects, return_inverse=True)
    drawn = np.random.default_rng(seed).integers(len(names), size=(count, len(names)))
    times = np.stack([np.bincount(row, minlength=len(names)) for row in drawn])
    return np.vstack([np.ones(len(subjects)), times[:, which]])


def roc_areas(pain: Bools, probability: F64, weights: F64) -> F64:
    """Area under the ROC of the samples (R,) under each row of `weights` (B x R): (B,); equal probabilities count half.

    NaN where the weights leave only one class.
    """
    yes, no = _by_value(pain, probability, weights)
    below = np.cumsum(no, 1) - no / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((yes * below).sum(1) / (yes.sum(1) * no.sum(1)))


def sensitivities(pain: Bools, probability: F64, weights: F64, specificity: float) -> F64:
    """The highest sensitivity of any limit with at least this `specificity` under each row of `weights`: (B,).

    NaN where the weights leave only one class.
    """
    yes, no = _by_value(pain, probability, weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        false = np.cumsum(no[:, ::-1], 1) / no.sum(1, keepdims=True)
        true = np.cumsum(yes[:, ::-1], 1) / yes.sum(1, keepdims=True)
    best = np.where(false <= 1.0 - specificity + 1e-12, true, 0.0).max(1, initial=0.0)
    return np.where(np.isnan(false).any(1) | np.isnan(true).any(1), np.nan, best)


def _by_value(pain: Bools, probability: F64, weights: F64) -> tuple[F64, F64]:
    """Weights with and without pain of each probability that occurs, in rising order: B x V each."""
    order = np.argsort(probability, kind="stable")
    starts = np.concatenate([[0], np.flatnonzero(np.diff(probability[order])) + 1])
    yes, no = (np.add.reduceat((weights * kind)[:, order], starts, axis=1) for kind in (pain, ~pain))
    return yes, no
