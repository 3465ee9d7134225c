"""Agreement of two raters: kappa, intraclass correlation, limits of agreement (Bland-Altman)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import cohen_kappa_score

F64 = NDArray[np.float64]


def kappa(one: NDArray[np.int_], other: NDArray[np.int_], *, quadratic: bool = False) -> float:
    """Cohen's kappa (1960) of the whole numbers (R,) of two raters, weighted by the squared difference if `quadratic`.

    NaN where both always gave the same one number: agreement by chance alone would be complete.
    """
    low, high = int(min(one.min(), other.min())), int(max(one.max(), other.max()))
    if low == high:
        return float("nan")
    # Every number in between is a label, as scikit-learn weighs by the distance of labels in this list.
    weights = "quadratic" if quadratic else None
    return float(cohen_kappa_score(one, other, labels=np.arange(low, high + 1), weights=weights))


def icc(ratings: F64) -> tuple[float, float]:
    """ICC(2,1), of agreement, and ICC(3,1), of consistency, of `ratings` (targets x raters); Shrout and Fleiss 1979.

    NaN when all ratings are the same, or there are fewer than two targets.
    """
    targets, raters = ratings.shape
    if targets < 2:
        return float("nan"), float("nan")
    mean = ratings.mean()
    between = raters * ((ratings.mean(1) - mean) ** 2).sum() / (targets - 1)
    of_raters = targets * ((ratings.mean(0) - mean) ** 2).sum() / (raters - 1)
    rest = ((ratings - mean) ** 2).sum() - between * (targets - 1) - of_raters * (raters - 1)
    error = rest / ((targets - 1) * (raters - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        absolute = (between - error) / (between + (raters - 1) * error + raters * (of_raters - error) / targets)
        consistent = (between - error) / (between + (raters - 1) * error)
    return float(absolute), float(consistent)


def bland_altman(one: F64, other: F64) -> tuple[float, float, float]:
    """Mean of other minus one, and the limits 1.96 standard deviations around it (Bland and Altman 1986).

    The limits are NaN where there are fewer than two pairs.
    """
    apart = other - one
    spread = 1.96 * float(apart.std(ddof=1)) if len(apart) > 1 else float("nan")
    bias = float(apart.mean())
    return bias, bias - spread, bias + spread


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `count` targets: Cohen's kappa with quadratic weights on whole totals, ICC(2,1) and ICC(3,1), and of the
    differences (other minus one, in points) the mean and the limits within which 95 % lie.

    `binary_kappa` is on pain or none.
    """

    scale: str
    count: int
    weighted_kappa: float
    binary_kappa: float
    icc_agreement: float
    icc_consistency: float
    bias: float
    low: float
    high: float


def agreement(scale: str, one: F64, other: F64, pain: NDArray[np.bool_], said: NDArray[np.bool_]) -> Agreement:
    """Agreement of totals (R,), and of labels `pain` by the one with what was `said` by the other (R,)."""
    whole = np.rint(one).astype(int), np.rint(other).astype(int)
    absolute, consistent = icc(np.column_stack([one, other]))
    bias, low, high = bland_altman(one, other)
    return Agreement(
        scale,
        len(one),
        kappa(*whole, quadratic=True),
        kappa(pain.astype(int), said.astype(int)),
        absolute,
        consistent,
        bias,
        low,
        high,
    )
