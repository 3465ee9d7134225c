"""The alarm system that decides while the worker cannot: one alarm system decides at any time, never two.

Whoever finds a condition - the pipeline in the scores, the watchdog on the machine, the window on itself - reports it
to the pipeline, whose alarm system decides what is signalled and what sounds. When the worker has stopped, or takes no
reports, this one carries on from the alarm state of the last sample and hands back once the worker listens again.
"""

from __future__ import annotations

import math
import queue
import threading
from collections.abc import Collection

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    AudioOn,
    Command,
    EndStandby,
    Event,
    EventKind,
    Report,
    Sample,
    done,
)
from neopain.live.acknowledgements import Acknowledgements
from neopain.live.mailbox import EventPost, Mailbox
from neopain.live.worker import HUNG_S, CommandAt, Worker, WorkerObserver
from neopain.pipeline.alarm import AlarmSystem
from neopain.pipeline.alarm_rules import RULE
from neopain.pipeline.audio import AudioCommand


class EquipmentConditions:
    """Which conditions of the equipment are present now; changes are reported to the pipeline. Any thread."""

    def __init__(self, commands: queue.SimpleQueue[CommandAt]) -> None:
        self._commands = commands
        self._lock = threading.Lock()
        self.present: frozenset[AlarmCondition] = frozenset()

    def report(self, condition: AlarmCondition, present: bool) -> None:
        """Report whether `condition` is present."""
        with self._lock:
            if (condition in self.present) is present:
                return
            self.present = self.present ^ {condition}
            self._commands.put(lambda t_s: Report(t_s, condition, present))


class BedAlarms:
    """The alarms of this bed: what is signalled now, and who carries out commands. Any thread."""

    def __init__(
        self,
        worker: Worker,
        observer: WorkerObserver,
        mailbox: Mailbox,
        conditions: EquipmentConditions,
        post: EventPost,
    ) -> None:
        self._worker, self._observer, self._mailbox = worker, observer, mailbox
        self._conditions, self._post = conditions, post
        self._fallback, self._acknowledgements = FallbackAlarms(), Acknowledgements(mailbox)
        self.in_standby = False
        """Whether nothing was monitored on purpose when `state` was last asked."""

    def state(self) -> AlarmState:
        """What is signalled now, and what keeps it from being heard."""
        self._log_missed_stop()
        newest = self._acknowledgements.newest()
        present: frozenset[AlarmCondition] | None = None
        if not self._observer.listening:
            present = self._conditions.present
            if self._observer.stopped:
                present = present | {AlarmCondition.WORKER_STOPPED}
        now_s = self._observer.source_s
        if present is not None and self._observer.stopped and not self._fallback.deciding:
            # Nobody looked when it was due if this whole process stood still.
            due_s = now_s - max(self._observer.silent_s - HUNG_S, 0.0)
            self._post(self._fallback.step(due_s, newest, present)[1])
        state, events = self._fallback.step(now_s, newest, present)
        self.in_standby = state.standby is not None
        self._post(events)
        return state

    def _log_missed_stop(self) -> None:
        """Log that the worker had stopped for a time in which nobody looked: this whole process stood still."""
        stopped_s = self._mailbox.take_pause() - HUNG_S
        if stopped_s <= 0 or not self._observer.live or self._fallback.deciding:
            return
        end_s, rule = self._observer.source_s, RULE[AlarmCondition.WORKER_STOPPED]
        started = Event(end_s - stopped_s, EventKind.ALARM_STARTED, rule.condition, rule.priority)
        self._post((started, Event(end_s, EventKind.ALARM_ENDED, rule.condition, rule.priority, duration_s=stopped_s)))

    def do(self, command_at: CommandAt) -> None:
        """Carry out a command: in the pipeline, or in the fallback while that decides."""
        self.state()
        alive = self._worker.is_alive()
        command = command_at(self._observer.source_s)
        if isinstance(command, EndStandby):
            self._fallback.end_standby(command.t_s)
        if not alive or isinstance(command, Acknowledge | AudioCommand):
            events = self._fallback.handle(command)
            if events is not None:
                self._post(done(events, command.doer))
                if not alive or not isinstance(command, Acknowledge | AudioOn):
                    return  # what silences is not for later; sound that was switched on stays on
        if isinstance(command, Acknowledge):
            command_at = self._acknowledgements.add(command, command_at)
        self._worker.commands.put(command_at)  # a worker that only hangs goes on with it


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
        self._standby_ended_s = -math.inf
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
            standby = state.standby
            if standby is not None and standby.since_s > self._standby_ended_s and t_s < standby.until_s:
                return AlarmState(standby=standby), []
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

    def end_standby(self, t_s: float) -> None:
        """Somebody ended standby at `t_s`, which the worker may not hear."""
        with self._lock:
            self._standby_ended_s = t_s

    def handle(self, command: Command) -> list[Event] | None:
        """Carry out a command in the stand-in; None when it does not decide, so that the worker has to."""
        with self._lock:
            return self._alarms.handle(command, None) if self.deciding else None

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
