"""Figures of a line of the table, each with a 95 % interval from a bootstrap by subject, and tests of the difference
of two lines: DeLong, McNemar, and the bootstrap.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest, norm, rankdata

from neopain.base.arrays import F64, I64, Bools
from neopain.batch.bootstrap import roc_areas
from neopain.batch.metrics import calibration_errors

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


def figures(pain: Bools, probability: F64, weights: F64) -> dict[str, Figure]:
    """Figures of probabilities (R,) for `pain` (R,), with intervals from `weights` (see `batch.bootstrap`)."""
    values = resampled(pain, probability, weights)
    return {name: interval(values[name]) for name in FIGURES}


def interval(values: F64) -> Figure:
    """The first of `values` with the interval of the others; NaN are left out."""
    others = values[1:][np.isfinite(values[1:])]
    if not len(others):
        return Figure(float(values[0]), np.nan, np.nan)
    low, high = np.quantile(others, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return Figure(float(values[0]), float(low), float(high))


def resampled(pain: Bools, probability: F64, weights: F64) -> dict[str, F64]:
    """Each figure under each row of `weights` (B x R): (B,), NaN where a class is missing."""
    predicted = probability >= THRESHOLD
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


def by_recording(row: I64, values: F64, count: int) -> F64:
    """Mean of the moments' `values` (N,) for each of `count` recordings; NaN where there is no moment."""
    total = np.bincount(row, values, count)
    with np.errstate(invalid="ignore"):
        return np.asarray(total / np.bincount(row, minlength=count))


@dataclass(frozen=True, slots=True)
class Difference:
    """The AUC of `first` is higher by `auc` (with its interval by subject). `delong` and `mcnemar`: two-sided p values
    that assume independent recordings; those of one infant are not, so the interval is the reliable one.
    """

    first: str
    second: str
    auc: Figure
    delong: float
    mcnemar: float
    only_first_right: int
    only_second_right: int


def difference(names: tuple[str, str], pain: Bools, first: F64, second: F64, weights: F64) -> Difference:
    """The difference of the probabilities `first` and `second` (R,); `weights` as of `bootstrap_weights`."""
    apart = interval(roc_areas(pain, first, weights) - roc_areas(pain, second, weights))
    right, other = (first >= THRESHOLD) == pain, (second >= THRESHOLD) == pain
    only_first, only_second = int((right & ~other).sum()), int((~right & other).sum())
    return Difference(
        *names, apart, delong(pain, first, second), mcnemar(only_first, only_second), only_first, only_second
    )


def delong(pain: Bools, first: F64, second: F64) -> float:
    """Two-sided p value that both have the same AUC (DeLong, DeLong and Clarke-Pearson 1988); 1 if they are equal."""
    parts = [_components(pain, scores) for scores in (first, second)]
    yes, no = (np.stack([part[index] for part in parts]) for index in (0, 1))
    covariance = np.cov(yes) / yes.shape[1] + np.cov(no) / no.shape[1]
    variance = covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]
    apart = yes[0].mean() - yes[1].mean()
    if variance <= 1e-15:
        return 1.0 if abs(apart) < 1e-12 else 0.0
    return float(2 * norm.sf(abs(apart) / np.sqrt(variance)))


def mcnemar(only_first: int, only_second: int) -> float:
    """Two-sided exact p value that both are right equally often, from the cases where only one is (McNemar 1947)."""
    apart = only_first + only_second
    return 1.0 if not apart else float(binomtest(only_first, apart, 0.5).pvalue)


def _components(pain: Bools, scores: F64) -> tuple[F64, F64]:
    """Share of those without pain that score lower, for each with it; share of those with pain scoring higher, else."""
    yes, no = scores[pain], scores[~pain]
    ranks = rankdata(np.concatenate([yes, no]))
    lower = (ranks[: len(yes)] - rankdata(yes)) / len(no)
    higher = 1 - (ranks[len(yes) :] - rankdata(no)) / len(yes)
    return lower, higher
