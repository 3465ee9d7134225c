"""The alarm log of a series of events: one entry for each alarm, and one for each other event."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from neopain.base.data import AlarmCondition, Answer, Event, EventKind, Priority

_ALARM = {
    EventKind.ALARM_STARTED,
    EventKind.ALARM_ESCALATED,
    EventKind.ALARM_ACKNOWLEDGED,
    EventKind.ALARM_REMINDED,
    EventKind.ALARM_LATCHED,
    EventKind.ALARM_ENDED,
    EventKind.ALARM_ANSWERED,
    EventKind.ALARM_SEEN,
}
_OVER = (EventKind.ALARM_LATCHED, EventKind.ALARM_ENDED)
HANDOVER_S = 10.0
"""An alarm of the same condition reported again within this time is the same alarm."""
SAME_S = 0.5
"""An event is about the alarm of its condition that began within this of the time it names: sessions know their begin
only to a millisecond, and the delay of an alarm is longer.
"""
BIN_S = 600.0
"""Width of a bar of the rate over time."""


@dataclass(frozen=True, slots=True)
class AlarmEntry:
    """One alarm from start to end. `value` is the trend when it started, `limit` the pain limit in force then.

    `acknowledged_s` is when a person first acknowledged it, `by` who; `ended_s` when its condition was over, None while
    it lasts; `cut` means that the monitor stopped before the alarm ended. `seen_s` is when a person first saw that
    there had been an alarm that ended without an acknowledgement, `seen_by` who. `answered_by` is who
    gave the newest `answer`.
    """

    t_s: float
    condition: AlarmCondition
    priority: Priority | None
    value: float | None
    limit: float | None
    acknowledged_s: float | None = None
    escalated_s: float | None = None
    ended_s: float | None = None
    by: str = ""
    answer: Answer | None = None
    cut: bool = False
    seen_s: float | None = None
    seen_by: str = ""
    answered_by: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it has ended, or the monitor stopped."""
        return self.ended_s is not None or self.cut

    @property
    def is_unseen(self) -> bool:
        """Whether it is over and nobody has acknowledged or seen it."""
        return self.is_over and self.acknowledged_s is None and self.seen_s is None


Entry = AlarmEntry | Event
"""An alarm, or any other event, such as care or a change of limits."""


@dataclass(frozen=True, slots=True)
class Figures:
    """`alarms` that started in `watched_s` monitored seconds. A person answered whether `answered` of them were pain,
    and confirmed `confirmed`.
    """

    watched_s: float
    alarms: int
    answered: int
    confirmed: int

    @property
    def alarms_per_hour(self) -> float | None:
        """Alarms of all conditions per monitored hour; None before BIN_S were monitored, as it would mean nothing."""
        return 3600.0 * self.alarms / self.watched_s if self.watched_s >= BIN_S else None

    @property
    def confirmed_share(self) -> float | None:
        """Share of the answers that say it was pain, 0 to 1; None without any."""
        return self.confirmed / self.answered if self.answered else None


def entries(events: Iterable[Event]) -> tuple[Entry, ...]:
    """The log of `events`, which are in order of time; newest entry first."""
    result: list[Entry] = []
    begun = _begun(())
    newest: dict[AlarmCondition, int] = {}
    reporters: dict[AlarmCondition, int] = {}
    for event in events:
        condition = event.condition
        if event.kind not in _ALARM or condition is None:
            result.append(event)
        elif event.alarm_s is not None:
            _look_back(result, begun, event)
        elif (
            event.kind is EventKind.ALARM_STARTED
            and reporters.get(condition, 0)
            and event.t_s - result[newest[condition]].t_s <= HANDOVER_S
        ):
            # Watchdog and worker may both report an alarm: it is over when none of them reports it any more.
            reporters[condition] += 1
        elif event.kind in _OVER and reporters.get(condition, 0) > 1:
            reporters[condition] -= 1
        elif event.kind is EventKind.ALARM_STARTED:
            reporters[condition] = 1
            newest[condition] = len(result)
            insort(begun.setdefault(condition, []), (event.t_s, len(result)))
            result.append(AlarmEntry(event.t_s, condition, event.priority, event.value, event.limit))
        elif condition in newest:
            entry = result[newest[condition]]
            assert isinstance(entry, AlarmEntry)
            result[newest[condition]] = _after(entry, event)
            if event.kind in _OVER:
                reporters[condition] = 0
    return tuple(reversed(result))


def stay_entries(earlier: Sequence[Entry], events: Iterable[Event]) -> tuple[Entry, ...]:
    """The log of a whole stay; newest entry first. `earlier` is the log before this start, `events` those since then,
    which may be about alarms of `earlier`.
    """
    events = tuple(events)
    before, begun = list(earlier), _begun(earlier)
    for event in events:
        if event.alarm_s is not None:
            _look_back(before, begun, event)
    return (*entries(events), *before)


def unseen(log: Iterable[Entry]) -> tuple[AlarmEntry, ...]:
    """Alarms that ended before anyone acknowledged them and that nobody has seen; most urgent, then newest first."""
    found = [entry for entry in log if isinstance(entry, AlarmEntry) and entry.is_unseen]
    order = list(Priority)
    return tuple(sorted(found, key=lambda entry: (order.index(entry.priority or order[-1]), -entry.t_s)))


def mark_interrupted(log: Iterable[Entry]) -> tuple[Entry, ...]:
    """The log of a run that has ended: alarms that still lasted are marked as interrupted."""
    return tuple(
        replace(entry, cut=True) if isinstance(entry, AlarmEntry) and entry.ended_s is None else entry for entry in log
    )


def watched_s(earlier: Iterable[Entry], now_s: float) -> float:
    """Monitored seconds by now: since this start, and from the first to the last of the `earlier` entries.

    The time between is left out, so that a rate is never too low.
    """
    times = [entry.t_s for entry in earlier]
    return now_s + (max(times) - min(times) if times else 0.0)


def figures(log: Iterable[Entry], span_s: float) -> Figures:
    """The figures of all alarms in `log`, of `span_s` monitored seconds."""
    alarms = [entry for entry in log if isinstance(entry, AlarmEntry)]
    answers = [entry.answer for entry in alarms if entry.answer is not None]
    return Figures(span_s, len(alarms), len(answers), answers.count(Answer.YES))


def alarm_counts(log: Iterable[Entry], to_s: float, count: int) -> tuple[int, ...]:
    """How many alarms started in each of the last `count` times BIN_S before `to_s`, oldest first."""
    result = [0] * count
    for entry in log:
        age = int((to_s - entry.t_s) // BIN_S)
        if isinstance(entry, AlarmEntry) and 0 <= age < count:
            result[count - 1 - age] += 1
    return tuple(result)


_Begun = dict[AlarmCondition, list[tuple[float, int]]]
"""When the alarms of each condition began, in order, and where they are in the log: one of weeks is long."""


def _begun(log: Iterable[Entry]) -> _Begun:
    found: _Begun = {}
    for place, entry in enumerate(log):
        if isinstance(entry, AlarmEntry):
            found.setdefault(entry.condition, []).append((entry.t_s, place))
    for alarms in found.values():
        alarms.sort()
    return found


def _look_back(log: list[Entry], begun: _Begun, event: Event) -> None:
    """Add `event` to the alarm in `log` that it names; an alarm that is not there is left out."""
    assert event.alarm_s is not None
    alarms = begun.get(event.condition, []) if event.condition is not None else []
    for number in range(bisect_left(alarms, (event.alarm_s - SAME_S, 0)), len(alarms)):
        t_s, place = alarms[number]
        if t_s - event.alarm_s >= SAME_S:
            break
        entry = log[place]
        if isinstance(entry, AlarmEntry) and event.alarm_s - t_s < SAME_S:
            log[place] = _after(entry, event)


def _answered(entry: AlarmEntry, event: Event) -> AlarmEntry:
    return entry if event.answer is None else replace(entry, answer=event.answer, answered_by=event.by)


def _after(entry: AlarmEntry, event: Event) -> AlarmEntry:
    match event.kind:
        case EventKind.ALARM_ESCALATED:
            return replace(entry, escalated_s=event.t_s, priority=event.priority or entry.priority)
        case EventKind.ALARM_ACKNOWLEDGED if entry.acknowledged_s is None:
            return _answered(replace(entry, acknowledged_s=event.t_s, by=event.by), event)
        case EventKind.ALARM_ANSWERED | EventKind.ALARM_ACKNOWLEDGED:
            return _seen(_answered(entry, event), event)
        case EventKind.ALARM_SEEN:
            return _seen(entry, event)
        case EventKind.ALARM_LATCHED | EventKind.ALARM_ENDED if entry.ended_s is None:
            return replace(entry, ended_s=event.t_s)
        case _:
            return entry


def _seen(entry: AlarmEntry, event: Event) -> AlarmEntry:
    known = entry.acknowledged_s is not None or entry.seen_s is not None
    return entry if known else replace(entry, seen_s=event.t_s, seen_by=event.by)
