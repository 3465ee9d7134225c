"""Acknowledgements that the pipeline has not carried out yet: what is shown and heard obeys them at once."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from neopain.base.data import Acknowledge, AlarmCondition, AlarmPhase, AlarmSignal, Command, Sample
from neopain.live.mailbox import Delivery, Mailbox
from neopain.live.worker import CommandAt
from neopain.pipeline.alarm_rules import urgency


@dataclass(slots=True)
class _Pending:
    """The signals acknowledged, each by its condition and begin; once `taken`, the newest sample at that time."""

    signals: frozenset[tuple[AlarmCondition, float]]
    taken: bool = False
    before: Delivery | None = None


class Acknowledgements:
    """A worker that is slow or hangs finishes samples that know nothing of an acknowledgement that waits in its queue.
    Their signals are shown as acknowledged until the first sample made after it was carried out. Any thread.
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._lock = threading.Lock()
        self._pending: list[_Pending] = []

    def newest(self) -> Sample | None:
        """The newest sample, its alarm signals as acknowledged as they will be; None if there is no sample."""
        with self._lock:
            return self._newest()

    def add(self, command: Acknowledge, command_at: CommandAt) -> CommandAt:
        """Let `command` hold from now on. The pipeline has to be given the returned one in place of `command_at`."""
        with self._lock:
            sample = self._newest()
            signals = () if sample is None else sample.alarms.signals
            seen = [signal for signal in signals if command.seen is None or signal.condition in command.seen]
            if not seen:
                return command_at
            pending = _Pending(frozenset(_identity(signal) for signal in seen))
            self._pending.append(pending)

        def taken(t_s: float) -> Command:
            pending.before = self._mailbox.newest
            pending.taken = True
            return command_at(t_s)

        return taken

    def _newest(self) -> Sample | None:
        newest = self._mailbox.newest
        # Called by the worker itself, `taken` is set before any newer sample is there: no sample can be missed.
        self._pending = [each for each in self._pending if not each.taken or each.before is newest]
        if newest is None:
            return None
        sample = newest.sample
        acknowledged = frozenset().union(*(each.signals for each in self._pending))
        if not acknowledged:
            return sample
        signals = [
            replace(signal, phase=AlarmPhase.ACKNOWLEDGED) if _identity(signal) in acknowledged else signal
            for signal in sample.alarms.signals
            if not (signal.phase is AlarmPhase.LATCHED and _identity(signal) in acknowledged)
        ]
        return replace(sample, alarms=replace(sample.alarms, signals=tuple(sorted(signals, key=urgency))))


def _identity(signal: AlarmSignal) -> tuple[AlarmCondition, float]:
    return signal.condition, signal.since_s
