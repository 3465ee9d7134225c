"""Ratings that people give in a session. A rating is never changed or removed.

Blind ratings are of clips drawn for the purpose (clips.py): two people score each clip, and neither sees the other's
rating while there are clips left that they might score.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

import apsw

from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import Role
from neopain.base.errors import AccessError, Cause, InputError, RecordError
from neopain.base.scales import SCALES, Points, Scale
from neopain.record.session.session import Session
from neopain.record.ward.staff import Person, Right, require

RATERS = 2
"""How many people score each clip."""


class ClipDoneError(AccessError):
    """The clip needs no more ratings: this rater has scored it, or as many others as score one."""


class RatingMode(StrEnum):
    """How a rating was given: at the bed, in review with everything visible, or blind."""

    LIVE = "live"
    REVIEW = "review"
    BLIND = "blind"


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of the time from `from_s` to `to_s` on `scale` (a key of SCALES).

    `points` by key of the item (None: it could not be seen), their `total`, and `pain_from`, the cut-off in force then;
    `at` is when it was given, UTC in ISO 8601. `clip` is the number of the clip of a blind rating. `number` is its
    place in the session.
    """

    scale: str
    points: Points
    total: int
    pain_from: float
    rater: str
    role: Role
    way: RatingMode
    from_s: float
    to_s: float
    at: str
    clip: int | None = None
    number: int = 0

    @property
    def reaches_limit(self) -> bool:
        """Whether the total of what could be seen reaches `pain_from`."""
        return self.total >= self.pain_from

    @property
    def is_pain(self) -> bool | None:
        """Whether it is pain; None where the items that could not be seen might make it so."""
        if self.reaches_limit or not self.unseen:
            return self.reaches_limit
        scale = SCALES.get(self.scale)
        return None if scale is None or scale.highest_total(self.points) >= self.pain_from else False

    @property
    def unseen(self) -> frozenset[str]:
        """The keys of the items that could not be seen."""
        return frozenset(key for key, given in self.points.items() if given is None)


def new_rating(
    name: str,
    scale: Scale,
    points: Points,
    by: Person | None,
    way: RatingMode,
    span_s: tuple[float, float],
    clip: int | None = None,
    now: WallClock = wall_clock,
) -> Rating:
    """The rating that `by` gives `now` on `scale`, which is called `name`.

    Raises InputError where points are missing or out of range, AccessError where `by` may not score.
    """
    person = require(by, Right.SCORE)
    from_s, to_s = span_s
    if not from_s <= to_s:
        raise InputError(f"a rating ends after it begins, not from {from_s:g} s to {to_s:g} s")
    if (way is RatingMode.BLIND) != (clip is not None):
        raise InputError("a blind rating is of a clip that was drawn, and only that")
    total, at = scale.total(points), now().isoformat(timespec="seconds")
    return Rating(name, dict(points), total, scale.pain_from, person.name, person.role, way, from_s, to_s, at, clip)


class Ratings:
    """The ratings of an opened session, which may still be recorded. Raises RecordError."""

    def __init__(self, session: Session) -> None:
        self._session = session
        session.database.pragma("synchronous", "full")  # a rating has to survive a loss of power

    def add(self, rating: Rating) -> Rating:
        """Store `rating`; returns it with its number.

        Raises ClipDoneError for a clip that this rater or two others have scored, and InputError for another scale than
        the clip was drawn for.
        """
        row = {name: getattr(rating, name) for name in _COLUMNS}
        row |= {"points": json.dumps(dict(rating.points)), "role": rating.role.value, "way": rating.way.value}
        database = self._session.database
        with self._session.transaction():
            if rating.clip is not None:
                scales = self._session.run("SELECT scale FROM clips WHERE number = ?", rating.clip)
                if scales and scales != [(rating.scale,)]:
                    raise InputError(f"clip {rating.clip} was drawn for {scales[0][0]}, not for {rating.scale}")
                raters = [
                    name for (name,) in self._session.run("SELECT rater FROM ratings WHERE clip = ?", rating.clip)
                ]
                if rating.rater in raters:
                    raise ClipDoneError(Cause.ALREADY_SCORED, name=rating.rater, clip=rating.clip)
                if len(raters) >= RATERS:
                    raise ClipDoneError(Cause.SCORED_ENOUGH, clip=rating.clip, times=RATERS)
            try:
                database.execute(_INSERT, tuple(row.values()))
            except apsw.ConstraintError as error:
                raise RecordError(f"there is no clip {rating.clip} in this session; draw clips first") from error
            number = int(database.last_insert_rowid())
        return replace(rating, number=number)

    def all(self) -> tuple[Rating, ...]:
        """Every rating in order, for the program; what a person may see is `visible_to`."""
        return tuple(_rating(row) for row in self._session.run(_SELECT))

    def visible_to(self, viewer: str) -> tuple[Rating, ...]:
        """The ratings that `viewer` may see: no blind ratings of others while the viewer may still score clips, and no
        ratings of clips that wait for a second rater.
        """
        ratings = self.all()
        raters: dict[int, set[str]] = {int(n): set() for (n,) in self._session.run("SELECT number FROM clips")}
        for rating in ratings:
            if rating.clip is not None:
                raters[rating.clip].add(rating.rater)
        waiting = any(viewer not in names and len(names) < RATERS for names in raters.values())
        return tuple(
            rating
            for rating in ratings
            if rating.clip is None or rating.rater == viewer or (not waiting and len(raters[rating.clip]) >= RATERS)
        )


_COLUMNS = tuple(field.name for field in fields(Rating) if field.name != "number")
_INSERT = f"INSERT INTO ratings({', '.join(_COLUMNS)}) VALUES({', '.join('?' * len(_COLUMNS))})"
_SELECT = f"SELECT {', '.join(_COLUMNS)}, number FROM ratings ORDER BY number"


def _rating(row: Sequence[Any]) -> Rating:
    values = dict(zip((*_COLUMNS, "number"), row, strict=True))
    try:
        given = {str(key): None if one is None else int(one) for key, one in json.loads(values["points"]).items()}
        # Earlier versions left out what a drawn face does not show.
        items = SCALES[values["scale"]].items if values["scale"] in SCALES else ()
        points = dict.fromkeys(item.key for item in items) | given
        return Rating(**values | {"points": points, "role": Role(values["role"]), "way": RatingMode(values["way"])})
    except (ValueError, AttributeError, TypeError) as error:
        raise RecordError(f"rating {row[-1]} is damaged; restore the session from a backup") from error
