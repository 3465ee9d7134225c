"""The thread that owns the pipeline."""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from neopain.assemble.loop import Steps, run
from neopain.base.clock import Clock
from neopain.base.data import Command, Event, EventKind, Frame, Moment
from neopain.base.errors import SourceError
from neopain.base.ports import Sink, Source
from neopain.capture.video import VideoFile
from neopain.live.history import History
from neopain.live.live_source import LiveSource
from neopain.live.mailbox import Mailbox

_log = logging.getLogger(__name__)

RESTARTS = 5
"""How often within `RESTART_WINDOW_S` a failed worker is started again before it stays down."""
RESTART_WINDOW_S = 60.0
_FIRST_WAIT_S = 0.1
"""Wait before the first new start; doubled each time within the window."""


BeginAnew = Callable[[float, Sequence[Event]], Sequence[Command]]
"""Called with the time when another infant lies there, and the ends of the alarms of the one before; gives what is to
be done first.
"""


class Worker(threading.Thread):
    """Runs the loop over a source, and again: over a live one after a failure, over a recording after a seek.

    `down` says that it failed and has not made a sample since, `finished` that the source is over, `fault` in one line
    what went wrong. `shown` is the newest frame given to the pipeline; `captured_s` and `moment_s` are when it was
    captured, on the clock and in the time of the source. What people do is put in `waiting`, to be stamped; who comes
    to lie there in `newcomers`: before the next moment all that was seen is forgotten.
    """

    def __init__(
        self,
        source: LiveSource | Source,
        pipeline: Steps,
        mailbox: Mailbox,
        history: History,
        sinks: Sequence[Sink],
        clock: Clock,
    ) -> None:
        super().__init__(name="worker", daemon=True)
        self._live = source if isinstance(source, LiveSource) else None
        self.player = source.player if isinstance(source, VideoFile) else None
        self._source, self._pipeline, self._clock = source, pipeline, clock
        self._mailbox, self._history = mailbox, history
        self._sinks: tuple[Sink, ...] = (mailbox, history, *sinks)
        self._stopping = threading.Event()
        self.waiting: queue.SimpleQueue[Callable[[float], Command]] = queue.SimpleQueue()
        self.newcomers: queue.SimpleQueue[BeginAnew] = queue.SimpleQueue()
        self.down = self.finished = False
        self.fault: str | None = None
        self.shown: Frame | None = None
        self.moment_s = 0.0
        self.captured_s: float | None = None

    def end(self) -> None:
        """Ask it to end after the moment at hand; the source has to be closed too."""
        self._stopping.set()

    def run(self) -> None:
        """Work until the source is over, it failed too often, or it is asked to end."""
        restarts: deque[float] = deque()
        while not self._stopping.is_set():
            try:
                run(self._moments(), self._pipeline, self._sinks, self._commands, self._stopping.is_set)
                self.finished = True
            except SourceError as error:
                self.fault, self.finished = str(error), True
            except Exception as error:  # noqa: BLE001 - a dead worker is a state that is told, with an alarm
                _log.exception("the worker stopped")
                self.down, self.fault = True, f"the monitor stopped on an error of its own: {type(error).__name__}"
                if self._live is None or not self._may_restart(restarts):
                    return
                self._forget()
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
        """The moments of the source, with what others have to know of each."""
        generation = 0 if self.player is None else self.player.generation
        for moment in self._source:
            if self.player is not None and self.player.generation != generation:
                generation = self.player.generation
                self._forget()
                self._history.cut(moment.t_s)
            self.captured_s = self._clock() if self._live is None else self._live.taken_s
            self.moment_s = moment.t_s
            if isinstance(moment, Frame):
                self.shown = moment
            self._meet_next()
            yield moment
            if self.down:
                self.down, self.fault = False, None

    def _meet_next(self) -> None:
        """If another infant lies there, begin anew."""
        for _ in range(self.newcomers.qsize()):
            for command in self.newcomers.get()(self.moment_s, self._forget()):
                self._pipeline.handle(command)

    def _forget(self) -> tuple[Event, ...]:
        """Make the pipeline forget what was, and end the alarms that it now cannot end itself; gives their ends."""
        self._pipeline.reset()
        sample = self._mailbox.take_back()
        if sample is None:
            return ()
        ends = tuple(Event(sample.t_s, EventKind.ALARM_ENDED, s.condition, s.priority) for s in sample.alarms.signals)
        for event in ends:
            self._mailbox.post(event)
            self._history.note(event)
        return ends

    def _commands(self) -> list[Command]:
        return [self.waiting.get()(self.moment_s) for _ in range(self.waiting.qsize())]
