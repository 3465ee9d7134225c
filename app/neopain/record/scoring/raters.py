"""Agreement of two people who scored the same clips blind, over many sessions and month by month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from neopain.record.scoring.agreement import Agreement, agreement
from neopain.record.scoring.ratings import RATERS, Rating, RatingMode

FEW = 10
"""Figures of fewer pairs mean little; tables mark them."""


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
    """The blind ratings of one session that two people gave to the same clip."""
    by_clip: dict[int, list[Rating]] = {}
    for rating in ratings:
        if rating.way is RatingMode.BLIND and rating.clip is not None:
            by_clip.setdefault(rating.clip, []).append(rating)
    complete = (
        sorted(two, key=lambda rating: rating.rater.casefold()) for two in by_clip.values() if len(two) == RATERS
    )
    return tuple(Pair(*two) for two in complete)


def agreement_groups(found: Sequence[Pair]) -> tuple[Group, ...]:
    """The agreement by scale and pair of people: all months together, then each month, in order.

    Pairs of people are not pooled: the bias between two could cancel that between two others.
    """
    kinds = sorted({(pair.one.scale, pair.one.rater, pair.other.rater) for pair in found})
    result: list[Group] = []
    for scale, one, other in kinds:
        theirs = [pair for pair in found if (pair.one.scale, pair.one.rater, pair.other.rater) == (scale, one, other)]
        months = sorted({pair.month for pair in theirs})
        for month in ["", *months]:
            now = [pair for pair in theirs if month in ("", pair.month)]
            result.append(Group(one, other, month, _figures(scale, now)))
    return tuple(result)


def _figures(scale: str, found: Sequence[Pair]) -> Agreement:
    one = np.array([pair.one.total for pair in found], float)
    other = np.array([pair.other.total for pair in found], float)
    pain, said = (np.array([getattr(pair, side).is_pain for pair in found]) for side in ("one", "other"))
    return agreement(scale, one, other, pain, said)
