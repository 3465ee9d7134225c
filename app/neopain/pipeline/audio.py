"""AUDIO PAUSED and AUDIO OFF: who may set them, how long they last, what ends them, and what is still heard."""

from __future__ import annotations

from neopain.base.data import (
    AlarmCondition,
    AlarmPhase,
    AlarmState,
    AudioOff,
    AudioOn,
    Event,
    EventKind,
    PauseAudio,
    Priority,
    Role,
)
from neopain.base.errors import Cause
from neopain.pipeline.alarm_rules import AUDIO_OFF_MAX_S, AUDIO_OFF_REMINDER_S

_ROUNDING_S = 1e-6
_URGENCY = {Priority.HIGH: 3, Priority.MEDIUM: 2, Priority.LOW: 1}

AudioCommand = PauseAudio | AudioOff | AudioOn


class Audio:
    """Whether the sound is paused or off. A pause covers the most urgent signal at its start, or medium when there was
    none: what is more urgent ends the pause.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Switch the sound on."""
        self.paused_until_s: float | None = None
        self.off_since_s: float | None = None
        self.reminded_s: float | None = None
        self._covers = Priority.MEDIUM

    @property
    def on(self) -> bool:
        """Whether sound is neither paused nor off."""
        return self.paused_until_s is None and self.off_since_s is None

    def handle(self, command: AudioCommand, pause_s: float, most_urgent: Priority | None) -> list[Event]:
        """Carry out a command and return its events; `most_urgent` is the priority of the most urgent signal shown."""
        match command:
            case PauseAudio() if self.off_since_s is not None:
                return [_event(command, EventKind.COMMAND_REFUSED, Cause.AUDIO_IS_OFF.said())]
            case PauseAudio() if self.paused_until_s is not None:
                self.paused_until_s = None
                return [_event(command, EventKind.AUDIO_RESUMED)]
            case PauseAudio():
                self.paused_until_s = command.t_s + pause_s
                self._covers = most_urgent or Priority.MEDIUM
                return [_event(command, EventKind.AUDIO_PAUSED)]
            case AudioOff() if command.role is not Role.ADMINISTRATOR:
                refusal = Cause.AUDIO_OFF_LOCKED.said()
                return [_event(command, EventKind.COMMAND_REFUSED, refusal)]
            case AudioOff() if self.off_since_s is None:
                self.paused_until_s = None
                self.off_since_s = self.reminded_s = command.t_s
                return [_event(command, EventKind.AUDIO_OFF)]
            case AudioOn() if self.paused_until_s is not None:
                self.paused_until_s = None
                return [_event(command, EventKind.AUDIO_RESUMED)]
            case AudioOn() if self.off_since_s is not None:
                self.off_since_s = self.reminded_s = None
                return [_event(command, EventKind.AUDIO_ON)]
        return []

    def step(self, t_s: float) -> list[Event]:
        """Advance to `t_s`: end a pause or AUDIO OFF that has lasted its time, remind of AUDIO OFF."""
        if self.paused_until_s is not None and t_s >= self.paused_until_s - _ROUNDING_S:
            self.paused_until_s = None
            return [Event(t_s, EventKind.AUDIO_RESUMED)]
        if self.off_since_s is None or self.reminded_s is None:
            return []
        if t_s >= self.off_since_s + AUDIO_OFF_MAX_S - _ROUNDING_S:
            self.off_since_s = self.reminded_s = None
            return [Event(t_s, EventKind.AUDIO_ON)]
        if t_s >= self.reminded_s + AUDIO_OFF_REMINDER_S - _ROUNDING_S:
            self.reminded_s = t_s
            return [Event(t_s, EventKind.AUDIO_OFF_REMINDED)]
        return []

    def take_over(self, state: AlarmState) -> None:
        """Carry on from `state`. A pause covers the most urgent of its signals, or medium when there are none."""
        self.paused_until_s = state.audio_paused_until_s
        self.off_since_s, self.reminded_s = state.audio_off_since_s, state.audio_off_reminded_s
        self._covers = state.signals[0].priority if state.signals else Priority.MEDIUM

    def break_through(self, t_s: float, priority: Priority) -> list[Event]:
        """A signal of `priority` has begun: it ends a pause that covers less urgent ones."""
        if self.paused_until_s is None or _URGENCY[priority] <= _URGENCY[self._covers]:
            return []
        self.paused_until_s = None
        return [Event(t_s, EventKind.AUDIO_RESUMED)]


def _event(command: AudioCommand, kind: EventKind, label: str = "") -> Event:
    return Event(command.t_s, kind, label=label, by=command.by)


def audible(alarms: AlarmState) -> Priority | None:
    """The priority of the burst to sound, None for silence: that of the most urgent active signal.

    Acknowledged and latched signals are only shown; so is every signal while audio is paused or off, and pain while a
    procedure holds it.
    """
    if alarms.audio_paused_until_s is not None or alarms.audio_off_since_s is not None:
        return None
    waiting = {
        signal.priority
        for signal in alarms.signals
        if signal.phase is AlarmPhase.ACTIVE
        and not (signal.condition is AlarmCondition.PAIN and alarms.pain_held_until_s is not None)
    }
    return next((priority for priority in Priority if priority in waiting), None)
