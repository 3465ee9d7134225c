"""The alarm conditions that the pipeline cannot tell: that it has stopped, and what nobody could report to it since."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import replace

from neopain.base.data import AlarmCondition, AlarmKind, AlarmState, Command, Event
from neopain.pipeline.alarm import AlarmSystem
from neopain.pipeline.alarm_rules import RULES, urgency


class WatchdogAlarms:
    """Raises technical conditions by the same rules and machine as the alarms of the pipeline. Any thread."""

    def __init__(self) -> None:
        self._alarms = AlarmSystem(tuple(rule for rule in RULES if rule.kind is AlarmKind.TECHNICAL))
        self._lock = threading.Lock()

    def step(self, t_s: float, present: Collection[AlarmCondition]) -> tuple[AlarmState, list[Event]]:
        """Go on to `t_s`; `present` are the conditions that are there and that nobody else can tell."""
        with self._lock:
            return self._alarms.step(t_s, dict.fromkeys(present, True), None)

    def handle(self, command: Command) -> list[Event]:
        """Carry out what a person did."""
        with self._lock:
            return self._alarms.handle(command, None)


def together(pipeline: AlarmState, watch: AlarmState) -> AlarmState:
    """The alarm signals of both, most urgent first; of a condition that both tell, the pipeline's."""
    told = {signal.condition for signal in pipeline.signals}
    others = tuple(signal for signal in watch.signals if signal.condition not in told)
    return replace(
        pipeline,
        signals=tuple(sorted(pipeline.signals + others, key=urgency)),
        audio_paused_until_s=pipeline.audio_paused_until_s or watch.audio_paused_until_s,
    )
