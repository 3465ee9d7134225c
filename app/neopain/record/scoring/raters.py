"""Agreement of two people who scored the same clips blind, over many sessions and month by month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rich.table import Table

from neopain.base.scales import SCALES
from neopain.record.scoring.agreement import Agreement, agreement
from neopain.record.scoring.ratings import RATERS, Rating, RatingMode

FEW = 10
"""Figures of fewer pairs mean little; the table marks them."""


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


def agreement_table(groups: Sequence[Group]) -> Table:
    """The groups as a table."""
    table = Table("scale", "raters", "month", "clips", "kappa, weighted", "kappa, pain", "ICC(2,1)", "ICC(3,1)", "bias")
    table.add_column("95 % limits")
    for group in groups:
        figures = group.figures
        few = " (few)" if figures.count < FEW else ""
        table.add_row(
            SCALES[figures.scale].title if figures.scale in SCALES else figures.scale,
            f"{group.one}, {group.other}" if not group.month else "",
            group.month or "all",
            f"{figures.count}{few}",
            *(_number(value) for value in (figures.weighted_kappa, figures.binary_kappa)),
            *(_number(value) for value in (figures.icc_agreement, figures.icc_consistency)),
            _number(figures.bias),
            f"{_number(figures.low)} to {_number(figures.high)}",
        )
    return table


def ratings_table(ratings: Iterable[Rating]) -> Table:
    """The ratings as a table."""
    table = Table("no.", "scale", "from", "to", "total", "pain from", "points", "rater", "how", "given")
    for one in ratings:
        table.add_row(
            str(one.number),
            SCALES[one.scale].title if one.scale in SCALES else one.scale,
            f"{one.from_s:.0f} s",
            f"{one.to_s:.0f} s",
            str(one.total),
            f"{one.pain_from:g}",
            ", ".join(f"{key} {given}" for key, given in one.points.items()),
            f"{one.rater} ({one.role.value})",
            one.way.value,
            one.at,
        )
    return table


def _figures(scale: str, found: Sequence[Pair]) -> Agreement:
    one = np.array([pair.one.total for pair in found], float)
    other = np.array([pair.other.total for pair in found], float)
    pain, said = (np.array([getattr(pair, side).is_pain for pair in found]) for side in ("one", "other"))
    return agreement(scale, one, other, pain, said)


def _number(value: float) -> str:
    return "–" if value != value else f"{value:.2f}"
