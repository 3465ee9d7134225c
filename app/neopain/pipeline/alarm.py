"""The alarm system: one small state machine a condition, working the table in alarm_rules.py.

absent → (present for delay_s) active → acknowledged → (absent for leave_s) absent. Acknowledging never hides a
condition, and an acknowledged one that lasts becomes active again after reminder_s: nothing can be silent for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Command,
    Event,
    EventKind,
    Mark,
    PauseAudio,
    Priority,
)
from neopain.pipeline.alarm_rules import AUDIO_PAUSE_S, RULES, AlarmRule

_ROUNDING_S = 1e-6
"""Sums of many short times fall short of their whole by less than this."""

_URGENCY = {Priority.HIGH: 3, Priority.MEDIUM: 2, Priority.LOW: 1}


@dataclass(slots=True)
class _Machine:
    """Where one condition stands. `present_s` counts time present before it is active, `absent_s` time absent while
    it is.
    """

    rule: AlarmRule
    phase: AlarmPhase | None = None
    since_s: float = 0.0
    acknowledged_s: float = 0.0
    present_s: float = 0.0
    absent_s: float = 0.0
    unknown_s: float = 0.0
    was: bool | None = False


class AlarmSystem:
    """Turns 'is this condition present now?' into alarm signals and events."""

    def __init__(self, rules: tuple[AlarmRule, ...] = RULES) -> None:
        self._rules = rules
        self.reset()

    def reset(self) -> None:
        """Forget everything, as at the start of a source or after a jump in time."""
        self._machines = [_Machine(rule) for rule in self._rules]
        self._paused_until_s: float | None = None
        self._paused_urgency = 0
        self._last_t_s: float | None = None

    def handle(self, command: Command, value: float | None) -> list[Event]:
        """Carry out what a person did; `value` is the trend at that time."""
        t_s = command.t_s
        match command:
            case Acknowledge():
                active = [machine for machine in self._machines if machine.phase is AlarmPhase.ACTIVE]
                for machine in active:
                    machine.phase, machine.acknowledged_s = AlarmPhase.ACKNOWLEDGED, t_s
                return [self._event(t_s, EventKind.ALARM_ACKNOWLEDGED, machine.rule, value) for machine in active]
            case PauseAudio() if self._paused_until_s is not None:
                return self._resume(t_s)
            case PauseAudio():
                self._paused_until_s = t_s + AUDIO_PAUSE_S
                self._paused_urgency = max(
                    (_URGENCY[machine.rule.priority] for machine in self._machines if machine.phase), default=0
                )
                return [Event(t_s, EventKind.AUDIO_PAUSED)]
            case Mark():
                return [Event(t_s, EventKind.MARKED, label=command.label, value=value)]
            case _:
                return []

    def step(
        self, t_s: float, present: Mapping[AlarmCondition, bool | None], value: float | None
    ) -> tuple[AlarmState, list[Event]]:
        """Go on to `t_s`. `present` says of each condition whether it is there now, None where that cannot be known."""
        span_s = 0.0 if self._last_t_s is None else max(t_s - self._last_t_s, 0.0)
        self._last_t_s = t_s
        events: list[Event] = []
        if self._paused_until_s is not None and t_s >= self._paused_until_s - _ROUNDING_S:
            events += self._resume(self._paused_until_s)
        for machine in self._machines:
            kind = self._advance(machine, t_s, span_s, present.get(machine.rule.condition, False))
            if kind is None:
                continue
            events.append(self._event(t_s, kind, machine.rule, value))
            louder = _URGENCY[machine.rule.priority] > self._paused_urgency > 0
            if kind is EventKind.ALARM_STARTED and self._paused_until_s is not None and louder:
                events += self._resume(t_s)
        return self._state(), events

    def _advance(self, machine: _Machine, t_s: float, span_s: float, present: bool | None) -> EventKind | None:
        rule = machine.rule
        # Time between two moments belongs to what was seen at the first of them; where that differs from now, it
        # counts for neither. So the delay runs from the first moment the condition is seen, at any frame rate.
        steady_s = span_s if machine.was is present else 0.0
        machine.was = present
        if machine.phase is None:
            if present is False:
                machine.present_s = 0.0
            elif present:
                machine.present_s += steady_s
                if machine.present_s >= rule.delay_s - _ROUNDING_S:
                    machine.phase, machine.since_s = AlarmPhase.ACTIVE, t_s
                    machine.absent_s = machine.unknown_s = 0.0
                    return EventKind.ALARM_STARTED
            return None
        if present:
            machine.absent_s = machine.unknown_s = 0.0
            if machine.phase is AlarmPhase.ACKNOWLEDGED and t_s - machine.acknowledged_s >= rule.reminder_s:
                machine.phase = AlarmPhase.ACTIVE
                return EventKind.ALARM_REMINDED
            return None
        if present is None:
            machine.unknown_s += steady_s
        else:
            machine.absent_s += steady_s
        if (present is False and machine.absent_s >= rule.leave_s - _ROUNDING_S) or machine.unknown_s > rule.hold_s:
            machine.phase, machine.present_s = None, 0.0
            return EventKind.ALARM_ENDED
        return None

    def _resume(self, t_s: float) -> list[Event]:
        self._paused_until_s = None
        return [Event(t_s, EventKind.AUDIO_RESUMED)]

    def _event(self, t_s: float, kind: EventKind, rule: AlarmRule, value: float | None) -> Event:
        return Event(t_s, kind, rule.condition, rule.priority, value=value)

    def _state(self) -> AlarmState:
        signals = tuple(
            AlarmSignal(m.rule.condition, m.rule.kind, m.rule.priority, m.phase, m.since_s)
            for m in self._machines
            if m.phase is not None
        )
        return AlarmState(signals, self._paused_until_s)
