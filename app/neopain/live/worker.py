"""The thread that owns the pipeline."""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from neopain.assemble.loop import run
from neopain.base.clock import Clock
from neopain.base.data import Command, Doer, Event, EventKind, Frame, Moment
from neopain.base.errors import Cause, SourceError
from neopain.base.ports import Sink, Source
from neopain.capture.video import VideoFile
from neopain.live.bed.heartbeat import Heartbeat, Life, Part
from neopain.live.history import History
from neopain.live.live_source import LiveSource
from neopain.live.mailbox import Mailbox
from neopain.pipeline.pipeline import Pipeline

_log = logging.getLogger(__name__)

RESTARTS = 5
"""How often within `RESTART_WINDOW_S` a failed worker is started again before it stays down."""
RESTART_WINDOW_S = 60.0
_FIRST_WAIT_S = 0.1
"""Wait before the first new start; doubled each time within the window."""
HUNG_S = 4.0
"""A live worker that finishes nothing for this long has stopped, whatever it is doing."""
UNREAD_CHECKS = 3
"""A worker that takes no command for this many checks of the watchdog does not listen: the fallback alarms decide."""
NOBODY_LISTENS = Heartbeat({})

CommandAt = Callable[[float], Command]
"""Makes a command; it is given the time of the moment that the command is applied at."""
BeginPatient = Callable[[float, Sequence[Event]], Sequence[Command]]
"""Called with the time from which another patient is in the bed, and the ends of the alarms of the one before; returns
the first commands for the new patient.
"""


class Worker(threading.Thread):
    """Runs the loop over a source, and again: over a live one after a failure, over a recording after a seek.

    `down` says that it failed and has not made a sample since, `finished` that the source is over, `fault` in one line
    what went wrong. `newest_frame` is the newest frame given to the pipeline, `moment_s` its time in the source.
    Commands for the pipeline are put in `commands`, changes of patient in `patients`: the pipeline is then reset
    before the next moment.
    """

    def __init__(
        self,
        source: LiveSource | Source,
        pipeline: Pipeline,
        mailbox: Mailbox,
        history: History,
        sinks: Sequence[Sink],
        clock: Clock,
        commands: queue.SimpleQueue[CommandAt],
    ) -> None:
        super().__init__(name="worker", daemon=True)
        self._live = source if isinstance(source, LiveSource) else None
        self.player = source.player if isinstance(source, VideoFile) else None
        self._source, self._pipeline, self._clock = source, pipeline, clock
        self._mailbox, self._history = mailbox, history
        self._others = tuple(sinks)
        self._sinks: tuple[Sink, ...] = (mailbox, history, *sinks)
        self._stopping = threading.Event()
        self.commands = commands
        self.patients: queue.SimpleQueue[BeginPatient] = queue.SimpleQueue()
        self.down = self.finished = False
        self.fault: str | None = None
        self.newest_frame: Frame | None = None
        self.moment_s = 0.0

    def end(self) -> None:
        """Ask it to end after the current moment; the source has to be closed too."""
        self._stopping.set()

    def run(self) -> None:
        """Work until the source is over, it failed too often, or it is asked to end."""
        restarts: deque[float] = deque()
        while not self._stopping.is_set():
            try:
                if self.down:
                    for event in self._forget():
                        for sink in self._others:
                            sink.note(event)
                run(self._moments(), self._pipeline, self._sinks, self._take_commands, self._stopping.is_set)
                self.finished = True
            except SourceError as error:
                self.fault, self.finished = str(error), True
            except Exception as error:  # noqa: BLE001 - a dead worker is a state, and an alarm reports it
                _log.exception("the worker stopped")
                self.down, self.fault = True, Cause.OWN_ERROR.said(error=type(error).__name__)
                if self._live is None or not self._may_restart(restarts):
                    return
            if self.finished:
                if self.player is None or not self.player.wait_at_end():
                    return
                self.finished, self.fault = False, None

    def _may_restart(self, restarts: deque[float]) -> bool:
        """Wait a little, unless it has failed too often or is to end."""
        now_s = self._clock()
        while restarts and restarts[0] < now_s - RESTART_WINDOW_S:
            restarts.popleft()
        if len(restarts) >= RESTARTS:
            return False
        restarts.append(now_s)
        return not self._stopping.wait(_FIRST_WAIT_S * 2 ** (len(restarts) - 1))

    def _moments(self) -> Iterator[Moment]:
        """The moments of the source; other threads learn the time, frame and capture time of each."""
        generation = 0 if self.player is None else self.player.generation
        for moment in self._source:
            if self.player is not None and self.player.generation != generation:
                generation = self.player.generation
                self._forget()
                self._history.cut(moment.t_s)
            self._mailbox.captured_s = self._clock() if self._live is None else self._live.taken_s
            self.moment_s = moment.t_s
            if isinstance(moment, Frame):
                self.newest_frame = moment
            self._begin_patients()
            yield moment
            if self.down:
                self.down, self.fault = False, None

    def _begin_patients(self) -> None:
        """Start over for each new patient."""
        for _ in range(self.patients.qsize()):
            for command in self.patients.get()(self.moment_s, self._forget()):
                self._pipeline.handle(command)

    def _forget(self) -> tuple[Event, ...]:
        """Reset the pipeline and end the alarms that it can no longer end itself; returns their ends."""
        self._pipeline.reset()
        sample = self._mailbox.take_back()
        if sample is None:
            return ()
        ends = tuple(
            Event(sample.t_s, EventKind.ALARM_ENDED, s.condition, s.priority, doer=Doer.MONITOR)
            for s in sample.alarms.signals
        )
        for event in ends:
            self._mailbox.note(event)
            self._history.note(event)
        return ends

    def _take_commands(self) -> list[Command]:
        return [self.commands.get()(self.moment_s) for _ in range(self.commands.qsize())]


class WorkerObserver:
    """Observes the worker from outside: whether it works, and what time it is in its source.

    `check` is called regularly, twice a second. `life` hears that a live worker gets on, as long as it is to.
    """

    def __init__(self, worker: Worker, mailbox: Mailbox, live: bool, clock: Clock, life: Life = NOBODY_LISTENS) -> None:
        self._worker, self._mailbox, self.live, self._clock, self._life = worker, mailbox, live, clock, life
        self._unread_checks = 0
        self._checked_s = 0.0
        self._began_s = clock()

    def begin(self) -> None:
        """Note that the worker starts now."""
        self._began_s = self._clock()

    def check(self) -> None:
        """Count how long the worker has taken no command."""
        finished_s = self._mailbox.finished_s
        unread = self._worker.commands.qsize() and finished_s == self._checked_s
        self._unread_checks = self._unread_checks + 1 if unread else 0
        if self._worker.finished:
            self.end()
        elif self.live and finished_s > self._checked_s:
            self._life.beat(Part.WORKER)
        self._checked_s = finished_s

    def end(self) -> None:
        """Note that nobody need wait for the worker any more."""
        self._life.rest(Part.WORKER)

    @property
    def stopped(self) -> bool:
        """Whether it has failed, or finished no sample of a live source for HUNG_S."""
        worker = self._worker
        return worker.down or (self.live and not worker.finished and self.silent_s > HUNG_S)

    @property
    def listening(self) -> bool:
        """Whether it takes commands."""
        return not (self.stopped or self._worker.finished or self._unread_checks >= UNREAD_CHECKS)

    @property
    def silent_s(self) -> float:
        """Time since it finished its last sample."""
        return self._clock() - max(self._began_s, self._mailbox.finished_s)

    @property
    def source_s(self) -> float:
        """Now, in the time of samples: that of the newest moment, carried on while live."""
        return self._worker.moment_s + (self.silent_s if self.live else 0.0)
