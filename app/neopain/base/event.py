"""Events: the lines of the alarm log and of the session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from neopain.base.alarm import AlarmCondition, Priority
from neopain.base.command import Answer, Doer


class EventKind(StrEnum):
    """The kinds of event."""

    ALARM_STARTED = "alarm_started"
    ALARM_ESCALATED = "alarm_escalated"
    ALARM_ACKNOWLEDGED = "alarm_acknowledged"
    ALARM_REMINDED = "alarm_reminded"
    ALARM_LATCHED = "alarm_latched"
    ALARM_ENDED = "alarm_ended"
    ALARM_ANSWERED = "alarm_answered"
    ALARM_SEEN = "alarm_seen"
    AUDIO_PAUSED = "audio_paused"
    AUDIO_RESUMED = "audio_resumed"
    AUDIO_OFF = "audio_off"
    AUDIO_OFF_REMINDED = "audio_off_reminded"
    AUDIO_ON = "audio_on"
    MARKED = "marked"
    PROCEDURE_STARTED = "procedure_started"
    PROCEDURE_ENDED = "procedure_ended"
    PROCEDURE_RECOVERED = "procedure_recovered"
    COMFORT_GIVEN = "comfort_given"
    COMFORT_RESPONSE = "comfort_response"
    BASELINE_LEARNED = "baseline_learned"
    BASELINE_RESET = "baseline_reset"
    STANDBY_STARTED = "standby_started"
    STANDBY_ENDED = "standby_ended"
    LIMITS_SET = "limits_set"
    PATIENT_CHANGED = "patient_changed"
    COMMAND_REFUSED = "command_refused"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at `t_s`; it must never be lost.

    `value` is the trend at that time where there is one (baseline events: the baseline), `limit` the pain limit in
    force, `by` who did it, empty where nobody was signed in; `doer` is whether a person did it, None in sessions of
    earlier versions: see `done_by`. `label` is the text of a mark, the kind of procedure or comfort, the preset, in one
    line why a command was refused, or the reason of standby. `answer` is to 'was this pain?'. `duration_s`: ALARM_ENDED
    and ALARM_LATCHED, how long it was active; PROCEDURE_ENDED and PROCEDURE_RECOVERED, from the peak until recovered;
    COMFORT_RESPONSE, from the measure until back at baseline; None where it never came; STANDBY_STARTED, how long it
    may last; STANDBY_ENDED, how long it lasted. `peak` and `pain_s`: greatest trend and time in pain of a procedure.
    `version`: of a baseline. `alarm_s`: when the alarm of `condition` began that ALARM_SEEN, or an answer given later,
    is about; None for the newest.
    """

    t_s: float
    kind: EventKind
    condition: AlarmCondition | None = None
    priority: Priority | None = None
    label: str = ""
    value: float | None = None
    limit: float | None = None
    by: str = ""
    answer: Answer | None = None
    duration_s: float | None = None
    peak: float | None = None
    pain_s: float | None = None
    version: int | None = None
    alarm_s: float | None = None
    doer: Doer | None = field(default=None, compare=False)

    @property
    def done_by(self) -> Doer | None:
        """Whether a person or the monitor itself did it; None where an earlier version recorded it and the kind does
        not tell.
        """
        if self.doer is not None or self.kind in _BY_EITHER:
            return Doer.PERSON if self.by else self.doer
        return Doer.PERSON if self.by or self.kind in _BY_PEOPLE else Doer.MONITOR

    def shifted(self, by_s: float) -> Event:
        """Return this event in a time whose zero was `by_s` earlier."""
        alarm_s = None if self.alarm_s is None else self.alarm_s + by_s
        return replace(self, t_s=self.t_s + by_s, alarm_s=alarm_s)


_BY_PEOPLE = {
    EventKind.ALARM_ACKNOWLEDGED,
    EventKind.ALARM_ANSWERED,
    EventKind.ALARM_SEEN,
    EventKind.AUDIO_PAUSED,
    EventKind.AUDIO_OFF,
    EventKind.MARKED,
    EventKind.PROCEDURE_STARTED,
    EventKind.COMFORT_GIVEN,
    EventKind.STANDBY_STARTED,
    EventKind.BASELINE_RESET,
    EventKind.PATIENT_CHANGED,
}
_BY_EITHER = {
    EventKind.AUDIO_RESUMED,
    EventKind.AUDIO_ON,
    EventKind.PROCEDURE_ENDED,
    EventKind.LIMITS_SET,
    EventKind.COMMAND_REFUSED,
}


def done(events: Iterable[Event], doer: Doer) -> tuple[Event, ...]:
    """`events`, done by `doer` unless they say so already."""
    return tuple(event if event.doer is not None else replace(event, doer=doer) for event in events)
