"""Whether two ways of judging the same recordings differ by more than chance: DeLong, McNemar, and by subject."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest, norm, rankdata

from neopain.training.study.figures import F64, Bools, Figure, areas, interval


@dataclass(frozen=True, slots=True)
class Difference:
    """`first` is better in AUC by `auc` (with its interval by subject). `delong` and `mcnemar` are two-sided p values
    which take recordings as independent; of the same infant they are not, so the interval is the one to trust.
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
    """How the probabilities `first` and `second` (R,) differ; `weights` as of figures.draws."""
    apart = interval(areas(pain, first, weights) - areas(pain, second, weights))
    right, other = (first >= threshold) == pain, (second >= threshold) == pain
    only_first, only_second = int((right & ~other).sum()), int((~right & other).sum())
    return Difference(
        *names, apart, delong(pain, first, second), mcnemar(only_first, only_second), only_first, only_second
    )


def delong(pain: Bools, first: F64, second: F64) -> float:
    """Two-sided p value that both have the same AUC (DeLong, DeLong and Clarke-Pearson 1988); 1 if never apart."""
    parts = [_components(pain, scores) for scores in (first, second)]
    yes, no = (np.stack([part[index] for part in parts]) for index in (0, 1))
    covariance = np.cov(yes) / yes.shape[1] + np.cov(no) / no.shape[1]
    variance = covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]
    apart = yes[0].mean() - yes[1].mean()
    if variance <= 1e-15:
        return 1.0 if abs(apart) < 1e-12 else 0.0
    return float(2 * norm.sf(abs(apart) / np.sqrt(variance)))


def mcnemar(only_first: int, only_second: int) -> float:
    """Two-sided exact p value that both are right equally often, from how often one alone is (McNemar 1947)."""
    apart = only_first + only_second
    return 1.0 if not apart else float(binomtest(only_first, apart, 0.5).pvalue)


def _components(pain: Bools, scores: F64) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of each sample with pain the share of those without it beats; of each without, the share that beats it."""
    yes, no = scores[pain], scores[~pain]
    ranks = rankdata(np.concatenate([yes, no]))
    beaten = (ranks[: len(yes)] - rankdata(yes)) / len(no)
    beating = 1 - (ranks[len(yes) :] - rankdata(no)) / len(yes)
    return beaten, beating
