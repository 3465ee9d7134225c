"""The alarm system: the conditions of the table in alarm_rules.py, the commands of people, and the sound.

Acknowledging never hides a condition, and no alarm can be silenced without a time limit.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from types import MappingProxyType

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmState,
    Answer,
    AudioOff,
    AudioOn,
    Command,
    Event,
    EventKind,
    Limits,
    Mark,
    MarkSeen,
    PauseAudio,
    Priority,
)
from neopain.pipeline.alarm_machine import AlarmMachine
from neopain.pipeline.alarm_rules import RULES, for_patient, urgency
from neopain.pipeline.audio import Audio

_NOTHING = AlarmState()


class AlarmSystem:
    """Turns the conditions that are present into alarm signals and events. `limits` are the patient's own; without
    them the numbers of RULES apply unchanged.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = Limits(math.nan) if limits is None else limits
        self._audio = Audio()
        self.reset()

    def reset(self) -> None:
        """Forget everything but the limits: at the start of a source, or after a jump in time."""
        self._machines = [AlarmMachine(for_patient(rule, self._limits)) for rule in RULES]
        self._audio.reset()
        self._busy = False
        self._last_t_s: float | None = None

    def take_over(self, t_s: float, state: AlarmState) -> None:
        """Forget everything, and carry on from `state`, which another alarm system decided until `t_s`."""
        self.reset()
        signals = {signal.condition: signal for signal in state.signals}
        for machine in self._machines:
            signal = signals.get(machine.rule.condition)
            if signal is not None:
                machine.take_over(t_s, signal)
        self._audio.take_over(state)
        self._busy, self._last_t_s = True, t_s

    def drop(self, conditions: Collection[AlarmCondition]) -> None:
        """Forget these conditions without an event."""
        self._machines = [
            AlarmMachine(machine.rule) if machine.rule.condition in conditions else machine
            for machine in self._machines
        ]

    def switch_sound_on(self) -> None:
        """End AUDIO PAUSED and AUDIO OFF without an event."""
        self._audio.reset()

    @property
    def limits(self) -> Limits:
        """The limits in force."""
        return self._limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self._limits = limits
        for machine, rule in zip(self._machines, RULES, strict=True):
            machine.rule = for_patient(rule, limits)

    def handle(self, command: Command, value: float | None) -> list[Event]:
        """Carry out a command and return its events; `value` is the trend at that time."""
        match command:
            case Mark():
                return [Event(command.t_s, EventKind.MARKED, label=command.label, value=value, by=command.by)]
            case Acknowledge():
                return self._acknowledge(command, value)
            case MarkSeen():
                return [_seen(command.t_s, command.condition, command.alarm_s, command.by, command.answer)]
            case PauseAudio() | AudioOff() | AudioOn():
                shown = {machine.priority for machine in self._machines if machine.phase}
                most_urgent = next((priority for priority in Priority if priority in shown), None)
                return self._audio.handle(command, self._limits.audio_pause_s, most_urgent)
        return []

    def step(
        self,
        t_s: float,
        present: Mapping[AlarmCondition, bool | None],
        value: float | None,
        pain_held_until_s: float | None = None,
        lasted_s: Mapping[AlarmCondition, float] = MappingProxyType({}),
    ) -> tuple[AlarmState, list[Event]]:
        """Advance to `t_s` and return the alarm state and the events. `present` maps conditions to whether they are
        present now, None when unknown; a condition not in it is absent. `pain_held_until_s` is the time until which a
        procedure holds the sound of pain alarms, None when none does. `lasted_s` is how long a condition is known to
        have been present, or absent, already.
        """
        span_s = 0.0 if self._last_t_s is None else max(t_s - self._last_t_s, 0.0)
        self._last_t_s = t_s
        audio = self._audio
        if not (present or self._busy or pain_held_until_s is not None) and audio.on:
            return _NOTHING, []
        events = audio.step(t_s)
        signals = []
        self._busy = False
        for machine in self._machines:
            condition = machine.rule.condition
            now = present.get(condition, False)
            if now is False and machine.idle:
                continue
            held = condition is AlarmCondition.PAIN and pain_held_until_s is not None
            kind = machine.step(t_s, span_s, now, held, lasted_s.get(condition, 0.0))
            self._busy = self._busy or not machine.idle
            if kind is not None:
                events.append(self._event(t_s, kind, machine, value))
                if machine.phase is AlarmPhase.ACTIVE:
                    events += audio.break_through(t_s, machine.priority)
            signal = machine.signal()
            if signal is not None:
                signals.append(signal)
        signals.sort(key=urgency)
        return AlarmState(
            tuple(signals), audio.paused_until_s, audio.off_since_s, audio.reminded_s, pain_held_until_s
        ), events

    def _acknowledge(self, command: Acknowledge, value: float | None) -> list[Event]:
        events = []
        for machine in self._machines:
            condition = machine.rule.condition
            answer = command.answer if condition is AlarmCondition.PAIN else None
            seen = command.seen is None or condition in command.seen
            kind = machine.acknowledge(command.t_s) if seen else None
            if kind is None and answer is not None and machine.may_be_answered(command.t_s):
                kind = EventKind.ALARM_ANSWERED
            if kind is EventKind.ALARM_ENDED:  # a latched one: whoever resets it has seen it
                events.append(_seen(command.t_s, condition, machine.since_s, command.by))
            if kind is not None:
                events.append(self._event(command.t_s, kind, machine, value, command))
        return events

    def _event(
        self,
        t_s: float,
        kind: EventKind,
        machine: AlarmMachine,
        value: float | None,
        command: Acknowledge | None = None,
    ) -> Event:
        pain = machine.rule.condition is AlarmCondition.PAIN
        over = kind in (EventKind.ALARM_ENDED, EventKind.ALARM_LATCHED)
        return Event(
            t_s,
            kind,
            machine.rule.condition,
            machine.priority,
            value=value,
            limit=self._limits.pain_limit if pain else None,
            by="" if command is None else command.by,
            answer=command.answer if pain and command is not None else None,
            duration_s=machine.active_s if over else None,
        )


def _seen(t_s: float, condition: AlarmCondition, alarm_s: float, by: str, answer: Answer | None = None) -> Event:
    kind = EventKind.ALARM_SEEN if answer is None else EventKind.ALARM_ANSWERED
    return Event(t_s, kind, condition, by=by, answer=answer, alarm_s=alarm_s)
