"""A whole stay for a chart: the curve second by second, alarms, care and marks as intervals, the limit in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import AlarmCondition, Event, EventKind
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.record.analysis.burden import SessionData, alarms
from neopain.record.session.facts import SessionFacts


class Lane(StrEnum):
    """A row of care under the curve."""

    PROCEDURE = "procedure"
    COMFORT = "comfort"
    MARK = "mark"


_BEGINS = {
    EventKind.PROCEDURE_STARTED: Lane.PROCEDURE,
    EventKind.COMFORT_GIVEN: Lane.COMFORT,
    EventKind.MARKED: Lane.MARK,
}
_ENDS = {EventKind.PROCEDURE_ENDED: Lane.PROCEDURE, EventKind.COMFORT_RESPONSE: Lane.COMFORT}


@dataclass(frozen=True, slots=True)
class Stretch:
    """An interval in a lane: `label` is that of the event, `to_s` its end (of a mark: its own time)."""

    lane: Lane
    from_s: float
    to_s: float
    label: str
    by: str


@dataclass(frozen=True, slots=True, eq=False)
class Stay:
    """The data of a chart of a whole stay. `seconds` are rows of overview.SECOND, the first at `seconds_from_s`;
    `limits` are times and the pain limit in force from then on, in order.
    """

    facts: SessionFacts
    span_s: tuple[float, float]
    seconds_from_s: float
    seconds: NDArray[np.void]
    alarms: tuple[AlarmEntry, ...]
    stretches: tuple[Stretch, ...]
    limits: tuple[tuple[float, float], ...]

    @property
    def episodes(self) -> tuple[AlarmEntry, ...]:
        """The pain alarms, in order of time."""
        return tuple(entry for entry in self.alarms if entry.condition is AlarmCondition.PAIN)

    def episode_after(self, t_s: float, by: int) -> AlarmEntry | None:
        """The next episode (`by` 1) that begins after `t_s`, or the one before it (`by` -1), if there is one."""
        if by > 0:
            return next((entry for entry in self.episodes if entry.t_s > t_s + 1e-6), None)
        return next((entry for entry in reversed(self.episodes) if entry.t_s < t_s - 1e-6), None)

    def limit_at(self, t_s: float) -> float | None:
        """The pain limit in force at `t_s`."""
        return next((limit for since_s, limit in reversed(self.limits) if since_s <= t_s), None)


def read_stay(session: SessionData) -> Stay:
    """The stay of `session`, without single samples."""
    first_s, seconds = session.overview()
    span_s = session.span_s
    care = stretches(session.events(), span_s[1])
    return Stay(session.facts, span_s, first_s, seconds, alarms(session), care, pain_limits(session, span_s[0]))


def stretches(events: Iterable[Event], end_s: float) -> tuple[Stretch, ...]:
    """Procedures, comfort measures and marks of `events`; one that never ended lasts until `end_s`.

    A comfort measure lasts until its response or until it is given again.
    """
    result: list[Stretch] = []
    lasting: dict[tuple[Lane, str], int] = {}
    for event in events:
        if (lane := _BEGINS.get(event.kind)) is not None:
            if lane is not Lane.MARK:
                _end(result, lasting.get((lane, event.label)), event.t_s)
                lasting[lane, event.label] = len(result)
            until_s = event.t_s if lane is Lane.MARK else end_s
            result.append(Stretch(lane, event.t_s, max(until_s, event.t_s), event.label, event.by))
        elif (lane := _ENDS.get(event.kind)) is not None:
            _end(result, lasting.pop((lane, event.label), None), event.t_s)
    return tuple(result)


def _end(result: list[Stretch], place: int | None, t_s: float) -> None:
    if place is not None:
        result[place] = replace(result[place], to_s=max(t_s, result[place].from_s))


def pain_limits(session: SessionData, from_s: float) -> tuple[tuple[float, float], ...]:
    """Times and the pain limit in force from then on, in order; the first one from `from_s` on."""
    initial = session.limits()
    steps = [] if initial is None else [(from_s, initial.pain_limit)]
    steps += [(e.t_s, e.limit) for e in session.events() if e.kind is EventKind.LIMITS_SET and e.limit is not None]
    return tuple(step for previous, step in pairwise([(0.0, -1.0), *steps]) if step[1] != previous[1])
