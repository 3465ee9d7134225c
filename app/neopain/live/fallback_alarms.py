"""The alarm system that decides while the worker cannot: one alarm system decides at any time, never two.

Whoever finds a condition - the pipeline in the scores, the watchdog on the machine, the window on itself - reports it
to the pipeline, whose alarm system decides what is signalled and what sounds. When the worker has stopped, or takes no
reports, this one carries on from the alarm state of the last sample and hands back once the worker listens again.
"""

from __future__ import annotations

import threading
from collections.abc import Collection

from neopain.base.data import (
    AlarmCondition,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Command,
    Event,
    EventKind,
    Sample,
)
from neopain.pipeline.alarm import AlarmSystem


class FallbackAlarms:
    """The pipeline's alarm system while the worker listens, a stand-in with the same rules while it does not.

    `deciding` says which: True for the stand-in. Any thread.
    """

    def __init__(self) -> None:
        self._alarms = AlarmSystem()
        self._lock = threading.Lock()
        self._carried: dict[AlarmCondition, bool] = {}
        self._signals: tuple[AlarmSignal, ...] = ()
        self._stopped = False
        self.deciding = False

    def step(
        self, t_s: float, last: Sample | None, present: Collection[AlarmCondition] | None
    ) -> tuple[AlarmState, list[Event]]:
        """The alarm state at `t_s`, and the events of the stand-in.

        `last` is the newest valid sample. `present` are the conditions that the worker does not know of, WORKER_STOPPED
        among them when it has stopped; None while the worker listens.
        """
        state = AlarmState() if last is None else last.alarms
        with self._lock:
            if present is None:
                return state, self._hand_back(t_s)
            if not self.deciding:
                self.deciding = True
                self._alarms.take_over(t_s, state)
            # What the pipeline found lasts as it was last known; the worker itself ends it when it starts again.
            carried = {signal.condition: signal.phase is not AlarmPhase.LATCHED for signal in state.signals}
            self._alarms.drop(self._carried.keys() - carried.keys())
            self._carried = carried
            if last is not None and last.limits is not None:
                self._alarms.limits = last.limits
            stopped = AlarmCondition.WORKER_STOPPED in present
            if stopped and not self._stopped:
                # Whoever silenced the monitor has to learn that it has stopped.
                self._alarms.switch_sound_on()
            self._stopped = stopped
            held_until_s = None if stopped else state.pain_held_until_s
            decided, events = self._alarms.step(t_s, carried | dict.fromkeys(present, True), None, held_until_s)
            self._signals = decided.signals
            return decided, events

    def handle(self, command: Command) -> list[Event]:
        """Carry out what a person did, in the stand-in."""
        with self._lock:
            return self._alarms.handle(command, None)

    def _hand_back(self, t_s: float) -> list[Event]:
        """The worker listens again: end what the stand-in alone signalled; the pipeline goes on with the rest."""
        if not self.deciding:
            return []
        own = [signal for signal in self._signals if signal.condition not in self._carried]
        self.deciding = self._stopped = False
        self._carried, self._signals = {}, ()
        self._alarms.reset()
        return [
            Event(t_s, EventKind.ALARM_ENDED, signal.condition, signal.priority, duration_s=t_s - signal.since_s)
            for signal in own
        ]
