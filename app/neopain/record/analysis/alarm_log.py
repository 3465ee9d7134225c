"""The alarm log made from events: one entry for each alarm, and one for each other event."""

from __future__ import annotations

from collections.abc import Iterable
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
}
_OVER = (EventKind.ALARM_LATCHED, EventKind.ALARM_ENDED)
HANDOVER_S = 10.0
"""An alarm of the same condition reported again within this time is the same alarm."""
BIN_S = 600.0
"""Width of a bar of the rate over time."""


@dataclass(frozen=True, slots=True)
class AlarmEntry:
    """One alarm from start to end. `value` is the trend when it started, `limit` the one that was in force.

    `acknowledged_s` is when a person first acknowledged it, `by` who; `ended_s` when its condition was over, None while
    it lasts; `cut` means that the monitor stopped meanwhile.
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


@dataclass(frozen=True, slots=True)
class EventEntry:
    """Any other event, such as care or a change of limits."""

    t_s: float
    event: Event


Entry = AlarmEntry | EventEntry


@dataclass(frozen=True, slots=True)
class Figures:
    """`alarms` that started in `span_s` monitored seconds; of those of pain, `answered` ones and `confirmed` ones."""

    alarms: int
    span_s: float
    answered: int
    confirmed: int

    @property
    def per_hour(self) -> float | None:
        """Alarms per patient-hour; None before BIN_S were monitored, as it would mean nothing."""
        return 3600.0 * self.alarms / self.span_s if self.span_s >= BIN_S else None

    @property
    def confirmed_share(self) -> float | None:
        """Share of the answers that say it was pain, 0 to 1; None before the first."""
        return self.confirmed / self.answered if self.answered else None


def entries(events: Iterable[Event]) -> tuple[Entry, ...]:
    """The log of `events`, which come in order of time; newest first."""
    result: list[Entry] = []
    newest: dict[AlarmCondition, int] = {}
    reporters: dict[AlarmCondition, int] = {}
    for event in events:
        condition = event.condition
        if event.kind not in _ALARM or condition is None:
            result.append(EventEntry(event.t_s, event))
        elif (
            event.kind is EventKind.ALARM_STARTED
            and reporters.get(condition, 0)
            and _handed_over(result[newest[condition]], event)
        ):
            # Watch and worker may tell one alarm in turn: it is over when none of them tells it any more.
            reporters[condition] += 1
        elif event.kind in _OVER and reporters.get(condition, 0) > 1:
            reporters[condition] -= 1
        elif event.kind is EventKind.ALARM_STARTED:
            reporters[condition] = 1
            newest[condition] = len(result)
            result.append(AlarmEntry(event.t_s, condition, event.priority, event.value, event.limit))
        elif condition in newest:
            entry = result[newest[condition]]
            assert isinstance(entry, AlarmEntry)
            result[newest[condition]] = _after(entry, event)
            if event.kind in _OVER:
                reporters[condition] = 0
    return tuple(reversed(result))


def mark_interrupted(log: Iterable[Entry]) -> tuple[Entry, ...]:
    """The log of a run that is over: alarms that still lasted are marked as interrupted."""
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
    """The figures of all alarms in `log`, made in `span_s` monitored seconds."""
    alarms = [entry for entry in log if isinstance(entry, AlarmEntry)]
    answers = [entry.answer for entry in alarms if entry.answer is not None]
    return Figures(len(alarms), span_s, len(answers), answers.count(Answer.YES))


def alarm_counts(log: Iterable[Entry], to_s: float, count: int) -> tuple[int, ...]:
    """How many alarms started in each of the last `count` times BIN_S before `to_s`, oldest first."""
    result = [0] * count
    for entry in log:
        back = int((to_s - entry.t_s) // BIN_S)
        if isinstance(entry, AlarmEntry) and 0 <= back < count:
            result[count - 1 - back] += 1
    return tuple(result)


def _handed_over(before: Entry, event: Event) -> bool:
    return event.t_s - before.t_s <= HANDOVER_S


def _after(entry: AlarmEntry, event: Event) -> AlarmEntry:
    match event.kind:
        case EventKind.ALARM_ESCALATED:
            return replace(entry, escalated_s=event.t_s, priority=event.priority or entry.priority)
        case EventKind.ALARM_ACKNOWLEDGED if entry.acknowledged_s is None:
            return replace(entry, acknowledged_s=event.t_s, by=event.by, answer=event.answer or entry.answer)
        case EventKind.ALARM_ANSWERED | EventKind.ALARM_ACKNOWLEDGED:
            return replace(entry, answer=event.answer or entry.answer)
        case EventKind.ALARM_LATCHED | EventKind.ALARM_ENDED if entry.ended_s is None:
            return replace(entry, ended_s=event.t_s)
        case _:
            return entry
