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


def kappa(first: NDArray[np.int_], second: NDArray[np.int_], *, quadratic: bool = False) -> float:
    """Cohen's kappa (1960) of the whole numbers (R,) of two raters, weighted by the squared difference if `quadratic`.

    NaN where both always gave the same number: agreement by chance would be complete.
    """
    low, high = int(min(first.min(), second.min())), int(max(first.max(), second.max()))
    if low == high:
        return float("nan")
    # Every number in between is a label, as scikit-learn weights by the distance of labels in this list.
    weights = "quadratic" if quadratic else None
    return float(cohen_kappa_score(first, second, labels=np.arange(low, high + 1), weights=weights))


def icc(ratings: F64) -> tuple[float, float]:
    """ICC(2,1), of agreement, and ICC(3,1), of consistency, of `ratings` (targets x raters); Shrout and Fleiss 1979.

    NaN when all ratings are the same, or there are fewer than two targets.
    """
    targets, raters = ratings.shape
    if targets < 2:
        return float("nan"), float("nan")
    mean = ratings.mean()
    between = raters * ((ratings.mean(1) - mean) ** 2).sum() / (targets - 1)
    between_raters = targets * ((ratings.mean(0) - mean) ** 2).sum() / (raters - 1)
    rest = ((ratings - mean) ** 2).sum() - between * (targets - 1) - between_raters * (raters - 1)
    error = rest / ((targets - 1) * (raters - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        absolute = (between - error) / (between + (raters - 1) * error + raters * (between_raters - error) / targets)
        consistent = (between - error) / (between + (raters - 1) * error)
    return float(absolute), float(consistent)


def bland_altman(first: F64, second: F64) -> tuple[float, float, float]:
    """Mean of second minus first, and the limits 1.96 standard deviations around it (Bland and Altman 1986).

    The limits are NaN where there are fewer than two pairs.
    """
    differences = second - first
    spread = 1.96 * float(differences.std(ddof=1)) if len(differences) > 1 else float("nan")
    bias = float(differences.mean())
    return bias, bias - spread, bias + spread


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on `count` targets: Cohen's kappa with quadratic weights on whole totals and on pain or none
    (`binary_kappa`), ICC(2,1) and ICC(3,1), mean and 95 % limits of the differences (second minus first) in points.
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
    scale: str, first: F64, second: F64, first_pain: NDArray[np.bool_], second_pain: NDArray[np.bool_]
) -> Agreement:
    """The agreement of totals and of labels pain or none of two raters, each (R,)."""
    whole = np.rint(first).astype(int), np.rint(second).astype(int)
    absolute, consistent = icc(np.column_stack([first, second]))
    bias, low, high = bland_altman(first, second)
    return Agreement(
        scale,
        len(first),
        kappa(*whole, quadratic=True),
        kappa(first_pain.astype(int), second_pain.astype(int)),
        absolute,
        consistent,
        bias,
        low,
        high,
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ratings of one clip; ordered by the names of the raters."""

    first: Rating
    second: Rating

    @property
    def month(self) -> str:
        """The month (UTC) of the later rating."""
        return max(self.first.at, self.second.at)[:7]


@dataclass(frozen=True, slots=True)
class Group:
    """The agreement of two people on one scale, over all months (`month` is "") or in one of them.

    Both saw `seen` of the scale's `items`: totals of fewer items are not put together with those of all.
    """

    first: str
    second: str
    month: str
    figures: Agreement
    seen: int
    items: int


def pairs(ratings: Iterable[Rating]) -> tuple[Pair, ...]:
    """The pairs of blind ratings of one session that two people gave the same clip, and in which both could see the
    same items; other totals do not compare.
    """
    return tuple(pair for pair in _all_pairs(ratings) if pair.first.unseen == pair.second.unseen)


def unequal_pairs(ratings: Iterable[Rating]) -> int:
    """How many such pairs there are in which one could see what the other could not."""
    return sum(pair.first.unseen != pair.second.unseen for pair in _all_pairs(ratings))


def _all_pairs(ratings: Iterable[Rating]) -> tuple[Pair, ...]:
    by_clip: dict[int, list[Rating]] = {}
    for rating in ratings:
        if rating.way is RatingMode.BLIND and rating.clip is not None:
            by_clip.setdefault(rating.clip, []).append(rating)
    complete = (given for given in by_clip.values() if len(given) == RATERS)
    return tuple(Pair(*sorted(given, key=lambda rating: rating.rater.casefold())) for given in complete)


def agreement_groups(scored: Sequence[Pair]) -> tuple[Group, ...]:
    """The agreement by scale, number of items seen and pair of people: all months together, then each month, in order.

    Pairs of people are not pooled: the bias between two could cancel that between two others.
    """
    result: list[Group] = []
    for scale, items, seen, first, second in sorted({_kind(pair) for pair in scored}):
        theirs = [pair for pair in scored if _kind(pair) == (scale, items, seen, first, second)]
        months = sorted({pair.month for pair in theirs})
        for month in ["", *months]:
            figures = _figures(scale, [pair for pair in theirs if month in ("", pair.month)])
            result.append(Group(first, second, month, figures, seen, items))
    return tuple(result)


def _kind(pair: Pair) -> tuple[str, int, int, str, str]:
    """Scale, number of its items and of those that could be seen, and the two people."""
    one = pair.first
    return one.scale, len(one.points), len(one.points) - len(one.unseen), one.rater, pair.second.rater


def _figures(scale: str, scored: Sequence[Pair]) -> Agreement:
    sides = [pair.first for pair in scored], [pair.second for pair in scored]
    first, second = (np.array([rating.total for rating in side], float) for side in sides)
    first_pain, second_pain = (np.array([rating.reaches_limit for rating in side]) for side in sides)
    return agreement(scale, first, second, first_pain, second_pain)
