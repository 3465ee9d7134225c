"""Records the samples of the monitor: a sink that passes them to a thread of its own, which writes them."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from neopain.base.clock import WallClock, monotonic, wall_clock
from neopain.base.data import Event, Moment, Sample
from neopain.base.errors import RecordError, RecordGoneError
from neopain.base.ports import Sink
from neopain.record.session.writer import SessionWriter

_log = logging.getLogger(__name__)

COMMIT_S = 0.4
"""Time between two commits. Together with the duration of a commit it is what the end of the process can lose."""
BLOCK = 32
"""Most samples of a block."""
RETRY_S = 1.0
"""Time between two attempts while writing fails."""
WHOLE, BARE = 60 * 30, 20 * 60 * 30
"""How many samples wait in memory while writing fails, at 30 a second: complete for a minute, their scores for 20
minutes. Events and commands wait without limit.
"""
STUCK_S = 3.0
"""A disk that does not answer for this long, as a network that is gone, is a failure even if it reports none."""
_STOP_S = 5.0

Begin = Callable[[str], SessionWriter]
"""Begins a session whose `t_s` 0 is the wall time given (UTC, ISO 8601); raises RecordError."""


class Recorder(Sink):
    """A sink that never fails and never waits for the disk. `begin` is called with the first sample of each session, in
    its thread; `now` is the wall clock. `check` raises RecordError while the records are not where they were; when they
    are back the session goes on, or, where its file was removed or replaced, another begins.

    `failed` says whether what came last is not on the disk, `fault` in one line why; it keeps trying. `lost` counts the
    samples given up. Samples that go back in time, as after a jump in a recording, are not written.
    """

    def __init__(self, begin: Begin, now: WallClock = wall_clock, check: Callable[[], None] = lambda: None) -> None:
        self._begin, self._now, self._check = begin, now, check
        self._inbox: deque[Sample | Event | datetime | None] = deque()
        self._zero_due = True
        self._zero = ""
        self._samples: deque[Sample] = deque()
        self._notes: list[Event] = []
        self._writer: SessionWriter | None = None
        self._last_s: float | None = None
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._started = False
        self._busy_since_s: float | None = None
        self.fault: str | None = None
        self.lost = 0
        self.session: str | None = None
        """The id of the session that is written; None before it has begun."""

    @property
    def failed(self) -> bool:
        """Whether what came last cannot be written, or is not written although it has waited for STUCK_S."""
        return self.fault is not None or self._stuck

    @property
    def begun(self) -> bool:
        """Whether a session has begun."""
        return self.session is not None

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take one sample."""
        if self._zero_due:
            self._zero_due = False
            self._inbox.append(self._now() - timedelta(seconds=sample.t_s))
        if sample.alarms.standby is not None and not (sample.events or sample.commands):
            return  # not monitored: the session has a gap
        if self._stuck:
            sample = _bare(sample)
            if len(self._inbox) >= BARE and not (sample.events or sample.commands):
                self.lost += 1
                return
        self._inbox.append(sample)
        if not self._started:
            self._started = True
            self._thread.start()

    def note(self, event: Event) -> None:
        """Take an event that came with no sample."""
        self._inbox.append(event)

    def begin_patient(self) -> None:
        """End this session and begin another with the next sample."""
        self._inbox.append(None)
        self._zero_due = True

    def close(self) -> None:
        """Write what waits and end the session. May be called more than once."""
        self._ending.set()
        if self._started:
            self._thread.join(_STOP_S)
            if self._thread.is_alive():
                _log.error("the recorder does not end: the last moments of the session may be missing")

    @property
    def _stuck(self) -> bool:
        busy_since_s = self._busy_since_s
        return busy_since_s is not None and monotonic() - busy_since_s > STUCK_S

    def _run(self) -> None:
        ended = False
        while not ended:
            began_s = self._busy_since_s = monotonic()
            ended = self._ending.is_set()
            self._take()
            self._busy_since_s = None
            self._ending.wait(max((RETRY_S if self.failed else COMMIT_S) - (monotonic() - began_s), 0.0))
        self._end_session()

    def _take(self) -> None:
        """Write all that has come."""
        for _ in range(len(self._inbox)):
            if self._inbox[0] is None and not self._ready_to_end():
                break
            entry = self._inbox.popleft()
            if isinstance(entry, Sample):
                self._samples.append(entry)
            elif isinstance(entry, Event):
                self._notes.append(entry)
            elif isinstance(entry, datetime):
                self._zero = entry.isoformat(timespec="milliseconds")
            else:
                self._end_session()
        self._write()

    def _ready_to_end(self) -> bool:
        """Whether everything of the patient before is on the disk, or has waited for too long: it is never written to
        the session of the next.
        """
        self._write()
        waits = self._samples or (self._notes and self._writer is not None)
        if waits and len(self._inbox) < WHOLE:
            return False
        self.lost += len(self._samples)
        self._samples.clear()
        self._notes.clear()
        return True

    def _write(self) -> None:
        try:
            while self._samples or (self._notes and self._writer is not None):
                block = [self._samples[place] for place in range(min(BLOCK, len(self._samples)))]
                self._write_block(block)
                for _ in block:
                    self._samples.popleft()
                self._notes.clear()
                self.fault = None
        except RecordError as error:
            if self.fault is None:
                _log.error("recording fails: %s", error)
            self.fault = str(error)
            self._wait_in_memory()
            if isinstance(error, RecordGoneError):
                self._end_session()
        except Exception as error:  # noqa: BLE001 - an alarm reports it, and the next samples are tried
            _log.exception("recording fails")
            self.fault = f"recording failed on an error of its own: {type(error).__name__}"
            self.lost += len(self._samples)
            self._samples.clear()

    def _write_block(self, block: list[Sample]) -> None:
        self._check()
        if self._writer is None:
            self._writer = self._begin(self._zero)
            self.session = self._writer.facts.id
        forward: list[Sample] = []
        last_s = self._last_s
        for sample in block:
            if last_s is None or sample.t_s > last_s:
                forward.append(sample)
                last_s = sample.t_s
        self._writer.write(forward, self._notes)
        self._last_s = last_s

    def _wait_in_memory(self) -> None:
        """Limit what waits: landmarks and features are dropped first, then the oldest scores."""
        waiting = list(self._samples)
        late = max(len(waiting) - WHOLE, 0)
        reduced = [_bare(sample) for sample in waiting[:late]]
        first = max(len(waiting) - BARE, 0)
        reduced = [sample for sample in reduced[:first] if sample.events or sample.commands] + reduced[first:]
        self._samples = deque(reduced + waiting[late:])
        self.lost += len(waiting) - len(self._samples)

    def _end_session(self) -> None:
        writer, self._writer = self._writer, None
        self._last_s = None
        if writer is None:
            return
        try:
            writer.close()
        except RecordError as error:
            _log.error("the session could not be ended as it should: %s", error)


def _bare(sample: Sample) -> Sample:
    if sample.features is None and sample.landmarks is None:
        return sample
    return replace(sample, features=None, landmarks=None, face=None)
