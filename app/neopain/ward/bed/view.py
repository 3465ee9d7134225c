"""What the bed's screen shows, and what happens there, as messages for the ward."""

from __future__ import annotations

from dataclasses import dataclass

from neopain.base.data import AlarmState, Doer, Event, Procedure, Reason, Sample, Standby, State
from neopain.base.text import NAME_LENGTH, visible
from neopain.live.health import Snapshot
from neopain.ward.messages import (
    MOST_S,
    Alarm,
    Audio,
    AudioMode,
    EventMessage,
    InProcedure,
    InStandby,
    StateMessage,
    pack_face,
)

_LINE = 300


class SourceTime:
    """Where the time of samples is on the monitor's clock. Set by the worker, read by any thread."""

    def __init__(self) -> None:
        self._ahead_s: float | None = None

    def set(self, t_s: float, clock_s: float) -> None:
        """The moment `t_s` of the source is at `clock_s`."""
        self._ahead_s = clock_s - t_s

    def now(self, clock_s: float) -> float | None:
        """The time of the source at `clock_s`; None before the first sample."""
        return None if self._ahead_s is None else clock_s - self._ahead_s

    def ago(self, t_s: float, clock_s: float) -> float:
        """How long before `clock_s` the moment `t_s` was, in seconds; 0 before the first sample."""
        now_s = self.now(clock_s)
        return 0.0 if now_s is None else now_s - t_s


@dataclass(frozen=True, slots=True)
class Instant:
    """One instant on all clocks: the monitor's, the same since the `boot`, and the wall clock."""

    clock_s: float
    up_s: float
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a state holds beside the snapshot."""

    boot: str
    bed: str
    patient: str | None
    model: str
    waiting: int


def state_message(snapshot: Snapshot, source: SourceTime, now: Instant, seq: int, facts: Facts) -> StateMessage:
    """The state that the screen shows at `now`."""
    sample = snapshot.sample
    trend = None if sample is None else sample.trend
    t_s = source.now(now.clock_s)
    told = trend is not None and trend.state is not State.CANNOT_TELL and trend.p_trend is not None
    return StateMessage(
        boot=facts.boot,
        seq=seq,
        at=round(max(now.at, 0.0), 3),
        up_s=span(now.up_s),
        bed=_line(facts.bed, NAME_LENGTH),
        patient=None if facts.patient is None else _line(facts.patient, NAME_LENGTH),
        word=trend.state if trend is not None and told else State.CANNOT_TELL,
        reason=_reason(snapshot, told),
        p=None if trend is None or not told else _share(trend.p_trend),
        limit=None if sample is None or sample.limits is None else _share(sample.limits.pain_limit),
        scorable=None if trend is None else _share(trend.coverage),
        age_s=None if snapshot.captured_s is None else span(now.clock_s - snapshot.captured_s),
        alarms=() if t_s is None else _alarms(snapshot.alarms, t_s),
        audio=Audio() if t_s is None else _audio(snapshot.alarms, t_s),
        procedure=None if sample is None or t_s is None else _procedure(sample.procedure, t_s),
        standby=None if t_s is None else _standby(snapshot.alarms.standby, t_s),
        waiting=facts.waiting,
        model=_line(facts.model, NAME_LENGTH),
        face=_face(sample) if told else None,
    )


def what_shows(state: StateMessage) -> tuple[object, ...]:
    """All of `state` but its numbers: a change of it is sent at once."""
    alarms = tuple((one.condition, one.phase, one.priority, one.escalated) for one in state.alarms)
    return (
        state.word,
        state.reason,
        alarms,
        state.audio.mode,
        state.procedure and state.procedure.kind,
        state.standby and state.standby.reason,
        state.patient,
        state.limit,
    )


def event_message(event: Event, ago_s: float, now: Instant, boot: str, patient: str | None) -> EventMessage:
    """`event`, which was `ago_s` before `now`; the outbox gives it its number."""
    at = max(now.at - ago_s, 0.0)
    began_at = None if event.alarm_s is None else max(at - (event.t_s - event.alarm_s), 0.0)
    return EventMessage(
        boot=boot,
        seq=1,
        at=round(at, 3),
        up_s=round(max(min(now.up_s - ago_s, MOST_S), -MOST_S), 3),
        patient=None if patient is None else _line(patient, NAME_LENGTH),
        kind=event.kind,
        condition=event.condition,
        priority=event.priority,
        label=_line(event.label, _LINE),
        value=_share(event.value),
        limit=_share(event.limit),
        by=_line(event.by, NAME_LENGTH),
        person=event.done_by is Doer.PERSON,
        answer=event.answer,
        duration_s=None if event.duration_s is None else span(event.duration_s),
        peak=_share(event.peak),
        pain_s=None if event.pain_s is None else span(event.pain_s),
        began_at=None if began_at is None else round(began_at, 3),
    )


def _reason(snapshot: Snapshot, told: bool) -> Reason | None:
    sample = snapshot.sample
    if told:
        return None
    if snapshot.alarms.standby is not None:
        return Reason.STANDBY
    return None if sample is None else sample.trend.reason


def _alarms(state: AlarmState, t_s: float) -> tuple[Alarm, ...]:
    return tuple(
        Alarm(
            condition=signal.condition,
            kind=signal.kind,
            priority=signal.priority,
            phase=signal.phase,
            for_s=span(t_s - signal.since_s),
            escalated=signal.escalated,
        )
        for signal in state.signals
    )


def _audio(state: AlarmState, t_s: float) -> Audio:
    held = None if state.pain_held_until_s is None else span(state.pain_held_until_s - t_s)
    if state.audio_off_since_s is not None:
        return Audio(mode=AudioMode.OFF, pain_held_s=held)
    if state.audio_paused_until_s is not None:
        return Audio(mode=AudioMode.PAUSED, left_s=span(state.audio_paused_until_s - t_s), pain_held_s=held)
    return Audio(pain_held_s=held)


def _procedure(procedure: Procedure | None, t_s: float) -> InProcedure | None:
    if procedure is None:
        return None
    return InProcedure(kind=procedure.kind, for_s=span(t_s - procedure.since_s), left_s=span(procedure.until_s - t_s))


def _standby(standby: Standby | None, t_s: float) -> InStandby | None:
    if standby is None:
        return None
    return InStandby(
        reason=standby.reason,
        for_s=span(t_s - standby.since_s),
        left_s=span(standby.until_s - t_s),
        until_touched=standby.until_touched,
        by=_line(standby.by, NAME_LENGTH),
    )


def _face(sample: Sample | None) -> str | None:
    return None if sample is None or sample.landmarks is None else pack_face(sample.landmarks)


def span(seconds: float) -> float:
    """`seconds` as a duration of a message: never negative, to the millisecond."""
    return round(min(max(seconds, 0.0), MOST_S), 3)


def _share(value: float | None) -> float | None:
    return None if value is None else round(min(max(float(value), 0.0), 1.0), 4)


def _line(text: str, most: int) -> str:
    return visible(text)[:most]
