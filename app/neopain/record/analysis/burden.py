"""The pain burden of a part of a session: time in pain, episodes, time to acknowledge and to resolve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from itertools import pairwise
from statistics import median
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import AlarmCondition, Answer, Event, Limits
from neopain.base.state_codes import CANNOT_TELL_CODE, PAIN_CODE, STANDBY_CODE
from neopain.record.analysis.alarm_log import AlarmEntry, Figures, entries, mark_interrupted
from neopain.record.session.facts import SessionFacts
from neopain.record.storage.columns import Columns

Span = tuple[float, float]
"""From the first time on, and before the second, in seconds of a session."""


_LEAST_GAP_S = 3.0


class SessionData(Protocol):
    """The data of a session that charts and counts need, as recorded or rescored; see Session for shapes and units."""

    @property
    def facts(self) -> SessionFacts:
        """Patient, times, and everything the scores depend on."""

    @property
    def span_s(self) -> tuple[float, float]:
        """Times of the first and the last sample."""

    def overview(self, by_s: int = 1) -> tuple[float, NDArray[np.void]]:
        """Rows of overview.SECOND."""

    def scores(self, from_s: float = ..., to_s: float = ...) -> Columns:
        """Columns of samples."""

    def events(self, from_s: float = ..., to_s: float = ...) -> tuple[Event, ...]:
        """All events of that time."""

    def limits(self) -> Limits | None:
        """The limits at the beginning; None if unknown."""


@dataclass(frozen=True, slots=True)
class Burden(Figures):
    """The burden of a `span`: `pain_s` in the state pain, `cannot_tell_s` in the state cannot tell, of `watched_s`.

    An episode is a pain alarm, from when it became active until its condition was over; it counts in the span in which
    it began. `longest_s` is the longest episode, `answer_s` the median time until a person acknowledged it, `recover_s`
    the median time until it was over; None without any. `answered` counts only answers yes and no.
    """

    span: Span
    pain_s: float
    cannot_tell_s: float
    episodes: tuple[AlarmEntry, ...]
    longest_s: float | None
    answer_s: float | None
    recover_s: float | None

    @property
    def scorable_share(self) -> float | None:
        """Share of the monitored time with a readable face, 0 to 1."""
        return 1.0 - self.cannot_tell_s / self.watched_s if self.watched_s else None


def alarms(session: SessionData) -> tuple[AlarmEntry, ...]:
    """All alarms of `session` in order of time. Those still lasting when it ended are marked as interrupted."""
    log = entries(session.events())
    if session.facts.ended is not None:
        log = mark_interrupted(log)
    return tuple(entry for entry in reversed(log) if isinstance(entry, AlarmEntry))


def burdens(session: SessionData, spans: Sequence[Span]) -> tuple[Burden, ...]:
    """The burden of each of `spans`; a second counts by the share of its samples in the state.

    Where samples are more than a second apart, each counts until the next one.
    """
    first_s, seconds = session.overview()
    seconds = _between_slow_samples(seconds)
    log = alarms(session)
    _, end_s = session.span_s
    result = []
    for from_s, to_s in spans:
        low, high = (max(round(edge - first_s), 0) for edge in (from_s, to_s))
        rows = seconds[low:high]
        rows = rows[(rows["samples"] > 0) & (rows["reason"] != STANDBY_CODE)]
        shares = rows["states"] / rows["samples"][:, None]
        inside = [entry for entry in log if from_s <= entry.t_s < to_s]
        episodes = tuple(entry for entry in inside if entry.condition is AlarmCondition.PAIN)
        answers = [entry.answer for entry in episodes if entry.answer in (Answer.YES, Answer.NO)]
        result.append(
            Burden(
                span=(from_s, to_s),
                watched_s=float(len(rows)),
                pain_s=float(shares[:, PAIN_CODE].sum()),
                cannot_tell_s=float(shares[:, CANNOT_TELL_CODE].sum()),
                episodes=episodes,
                alarms=len(inside),
                longest_s=max((lasted_s(entry, end_s) for entry in episodes), default=None),
                answer_s=_median([e.acknowledged_s - e.t_s for e in episodes if e.acknowledged_s is not None]),
                recover_s=_median([e.ended_s - e.t_s for e in episodes if e.ended_s is not None]),
                answered=len(answers),
                confirmed=answers.count(Answer.YES),
            )
        )
    return tuple(result)


def _between_slow_samples(seconds: NDArray[np.void]) -> NDArray[np.void]:
    """`seconds` in which those without a sample are as the one before, where the rate is below one sample a second.

    A gap of more than twice the usual distance, and more than three seconds, is one in which nothing was monitored.
    """
    places = np.flatnonzero(seconds["samples"])
    if len(places) < 2 or np.median(seconds["samples"][places]) > 1:
        return seconds
    gaps = np.diff(places)
    most = max(2 * float(np.median(gaps)), _LEAST_GAP_S)
    repeats = np.ones(len(places), np.int64)
    repeats[:-1] = np.where(gaps <= most, gaps, 1)
    sources = np.repeat(places, repeats)
    targets = sources + np.concatenate([np.arange(count) for count in repeats])
    filled = seconds.copy()
    filled[targets] = seconds[sources]
    return filled


def lasted_s(entry: AlarmEntry, end_s: float) -> float:
    """Seconds that the alarm lasted; one without an end lasts until `end_s`."""
    return max((end_s if entry.ended_s is None else entry.ended_s) - entry.t_s, 0.0)


def shifts(facts: SessionFacts, span: Span, hours: Sequence[int], zone: tzinfo | None = None) -> tuple[Span, ...]:
    """The whole shifts that overlap `span`, one beginning at each of `hours` of the day in `zone` (None: the system's).

    A night in which the clocks change has a shift of 11 or 13 hours.
    """
    zero = facts.wall_time(0.0)
    day = facts.wall_time(span[0]).astimezone(zone).date() - timedelta(days=1)
    last = facts.wall_time(span[1]).astimezone(zone).date() + timedelta(days=1)
    edges: list[float] = []
    while day <= last:
        for hour in sorted(set(hours)):
            begins = datetime.combine(day, time(hour), zone).astimezone(zone)
            edges.append((begins - zero).total_seconds())
        day += timedelta(days=1)
    return tuple((begin, end) for begin, end in pairwise(edges) if begin <= span[1] and end > span[0])


def _median(values: Sequence[float]) -> float | None:
    return float(median(values)) if values else None
