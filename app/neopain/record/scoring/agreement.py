"""Agreement of two raters (kappa, intraclass correlation, limits of agreement), and of all pairs that scored clips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import cohen_kappa_score

from neopain.record.scoring.ratings import RATERS, Rating, RatingMode

FEW = 10
"""Figures of fewer pairs mean little; tables mark them."""

F64 = NDArray[np.float64]


def kappa(one: NDArray[np.int_], other: NDArray[np.int_], *, quadratic: bool = False) -> float:
    """Cohen's kappa (1960) of the whole numbers (R,) of two raters, weighted by the squared difference if `quadratic`.

    NaN where both always gave the same number: agreement by chance would be complete.
    """
    low, high = int(min(one.min(), other.min())), int(max(one.max(), other.max()))
    if low == high:
        return float("nan")
    # Every number in between is a label, as scikit-learn weights by the distance of labels in this list.
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
    """The agreement on `count` targets: Cohen's kappa with quadratic weights on whole totals and on pain or none
    (`binary_kappa`), ICC(2,1) and ICC(3,1), and mean and 95 % limits of the differences (other minus one, in points).
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


def agreement(
    scale: str, one: F64, other: F64, one_pain: NDArray[np.bool_], other_pain: NDArray[np.bool_]
) -> Agreement:
    """The agreement of totals and of labels pain or none of two raters, each (R,)."""
    whole = np.rint(one).astype(int), np.rint(other).astype(int)
    absolute, consistent = icc(np.column_stack([one, other]))
    bias, low, high = bland_altman(one, other)
    return Agreement(
        scale,
        len(one),
        kappa(*whole, quadratic=True),
        kappa(one_pain.astype(int), other_pain.astype(int)),
        absolute,
        consistent,
        bias,
        low,
        high,
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ratings of one clip; the rater of `one` comes first by name."""

    one: Rating
    other: Rating

    @property
    def month(self) -> str:
        """The month (UTC) of the second rating."""
        return max(self.one.at, self.other.at)[:7]


@dataclass(frozen=True, slots=True)
class Group:
    """The agreement of two people on one scale, over all months (`month` is "") or in one of them."""

    one: str
    other: str
    month: str
    figures: Agreement


def pairs(ratings: Iterable[Rating]) -> tuple[Pair, ...]:
    """The pairs of blind ratings of one session that two people gave the same clip."""
    by_clip: dict[int, list[Rating]] = {}
    for rating in ratings:
        if rating.way is RatingMode.BLIND and rating.clip is not None:
            by_clip.setdefault(rating.clip, []).append(rating)
    complete = (given for given in by_clip.values() if len(given) == RATERS)
    return tuple(Pair(*sorted(given, key=lambda rating: rating.rater.casefold())) for given in complete)


def agreement_groups(scored: Sequence[Pair]) -> tuple[Group, ...]:
    """The agreement by scale and pair of people: all months together, then each month, in order.

    Pairs of people are not pooled: the bias between two could cancel that between two others.
    """
    kinds = sorted({(pair.one.scale, pair.one.rater, pair.other.rater) for pair in scored})
    result: list[Group] = []
    for scale, one, other in kinds:
        theirs = [pair for pair in scored if (pair.one.scale, pair.one.rater, pair.other.rater) == (scale, one, other)]
        months = sorted({pair.month for pair in theirs})
        for month in ["", *months]:
            figures = _figures(scale, [pair for pair in theirs if month in ("", pair.month)])
            result.append(Group(one, other, month, figures))
    return tuple(result)


def _figures(scale: str, scored: Sequence[Pair]) -> Agreement:
    sides = [pair.one for pair in scored], [pair.other for pair in scored]
    one, other = (np.array([rating.total for rating in side], float) for side in sides)
    one_pain, other_pain = (np.array([rating.is_pain for rating in side]) for side in sides)
    return agreement(scale, one, other, one_pain, other_pain)
