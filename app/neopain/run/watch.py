"""The alarm conditions of the monitor itself, which a stopped pipeline could not tell."""

from __future__ import annotations

import threading

from neopain.base.data import AlarmCondition, AlarmState, Command, Event
from neopain.pipeline.alarm import AlarmSystem
from neopain.pipeline.alarm_rules import RULE, urgency


class Watch:
    """Raises WORKER_STOPPED and LAGGING by the same rules and machine as the alarms of the pipeline. Any thread."""

    def __init__(self) -> None:
        self._alarms = AlarmSystem((RULE[AlarmCondition.WORKER_STOPPED], RULE[AlarmCondition.LAGGING]))
        self._state = AlarmState()
        self._lock = threading.Lock()

    def step(self, t_s: float, stopped: bool, lagging: bool) -> tuple[AlarmState, list[Event]]:
        """Go on to `t_s`."""
        present = {AlarmCondition.WORKER_STOPPED: stopped, AlarmCondition.LAGGING: lagging}
        with self._lock:
            self._state, events = self._alarms.step(t_s, present, None)
            return self._state, events

    def handle(self, command: Command) -> list[Event]:
        """Carry out what a person did."""
        with self._lock:
            return self._alarms.handle(command, None)


def together(pipeline: AlarmState, watch: AlarmState) -> AlarmState:
    """The alarm signals of both, most urgent first."""
    signals = sorted(pipeline.signals + watch.signals, key=urgency)
    return AlarmState(tuple(signals), pipeline.audio_paused_until_s or watch.audio_paused_until_s)
