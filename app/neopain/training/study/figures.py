"""Figures of a line of the table, each with a 95 % interval from a bootstrap by subject."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neopain.batch.metrics import calibration_errors

F64 = NDArray[np.float64]
Bools = NDArray[np.bool_]

FIGURES = ("accuracy", "balanced_accuracy", "auc", "sensitivity", "specificity", "f1", "brier", "ece")
"""In the order of the table. Brier score and expected calibration error are better when low."""
THRESHOLD = 0.5
"""Probability from which on the table counts pain; a published classifier has a threshold of its own."""
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and its 95 % interval; NaN where there is none."""

    value: float
    low: float
    high: float


def bootstrap_weights(subjects: NDArray[np.str_], count: int, seed: int) -> F64:
    """Number of times each sample (R,) is drawn in `count` bootstrap draws of subjects with replacement.

    Shape (count + 1) x R; the first row is all ones, for the samples themselves.
    """
    names, which = np.unique(subjects, return_inverse=True)
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=count)
    return np.vstack([np.ones(len(subjects)), drawn[:, which]])


def figures(pain: Bools, probability: F64, weights: F64, threshold: float = THRESHOLD) -> dict[str, Figure]:
    """Figures of probabilities (R,) for `pain` (R,), with intervals from `weights` (see `bootstrap_weights`)."""
    values = resampled(pain, probability, weights, threshold)
    return {name: interval(values[name]) for name in FIGURES}


def interval(values: F64) -> Figure:
    """The first of `values` with the interval of the others; NaN are left out."""
    others = values[1:][np.isfinite(values[1:])]
    if not len(others):
        return Figure(float(values[0]), np.nan, np.nan)
    low, high = np.quantile(others, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return Figure(float(values[0]), float(low), float(high))


def resampled(pain: Bools, probability: F64, weights: F64, threshold: float = THRESHOLD) -> dict[str, F64]:
    """Each figure under each row of `weights` (B x R): (B,), NaN where a class is missing."""
    predicted = probability >= threshold
    true_yes, true_no = weights @ (predicted & pain), weights @ (~predicted & ~pain)
    yes, no = weights @ pain, weights @ ~pain
    with np.errstate(invalid="ignore", divide="ignore"):
        sensitivity, specificity = true_yes / yes, true_no / no
        return {
            "accuracy": (true_yes + true_no) / (yes + no),
            "balanced_accuracy": (sensitivity + specificity) / 2,
            "auc": roc_areas(pain, probability, weights),
            "sensitivity": sensitivity,
            "specificity": specificity,
            "f1": 2 * true_yes / (true_yes + weights @ predicted + yes - true_yes),
            "brier": weights @ (probability - pain) ** 2 / (yes + no),
            "ece": calibration_errors(probability, pain, weights),
        }


def roc_areas(pain: Bools, probability: F64, weights: F64) -> F64:
    """Area under the ROC under each row of `weights`: (B,); equal probabilities count half."""
    order = np.argsort(probability, kind="stable")
    starts = np.concatenate([[0], np.flatnonzero(np.diff(probability[order])) + 1])
    yes, no = (np.add.reduceat((weights * kind)[:, order], starts, axis=1) for kind in (pain, ~pain))
    below = np.cumsum(no, 1) - no / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((yes * below).sum(1) / (yes.sum(1) * no.sum(1)))


def by_recording(row: NDArray[np.int64], values: F64, count: int) -> F64:
    """Mean of the moments' `values` (N,) for each of `count` recordings; NaN where there is no moment."""
    total = np.bincount(row, values, count)
    with np.errstate(invalid="ignore"):
        return np.asarray(total / np.bincount(row, minlength=count))
