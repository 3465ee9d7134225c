"""Whether two classifiers differ on the same recordings by more than chance: DeLong, McNemar, bootstrap by subject."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest, norm, rankdata

from neopain.training.study.figures import F64, Bools, Figure, interval, roc_areas


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


def difference(
    names: tuple[str, str], pain: Bools, first: F64, second: F64, weights: F64, threshold: float
) -> Difference:
    """The difference of the probabilities `first` and `second` (R,); `weights` as of figures.draws."""
    apart = interval(roc_areas(pain, first, weights) - roc_areas(pain, second, weights))
    right, other = (first >= threshold) == pain, (second >= threshold) == pain
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


def _components(pain: Bools, scores: F64) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Share of those without pain that score lower, for each with it; share of those with pain scoring higher, else."""
    yes, no = scores[pain], scores[~pain]
    ranks = rankdata(np.concatenate([yes, no]))
    lower = (ranks[: len(yes)] - rankdata(yes)) / len(no)
    higher = 1 - (ranks[len(yes) :] - rankdata(no)) / len(yes)
    return lower, higher
