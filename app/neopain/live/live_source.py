"""Makes any source live: the newest frame wins, silence is reported, and a lost source is opened again."""

from __future__ import annotations

import math
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Frame, Moment, NoFrame, Reason
from neopain.base.errors import SourceError
from neopain.base.ports import Film, Source, SourceInfo
from neopain.base.settings import CaptureSettings
from neopain.capture.freed_memory import give_back
from neopain.capture.standstill import Standstill
from neopain.live.health import Rate
from neopain.live.picture_flow import Arrivals

_FIRST_WAIT_S = 0.5
"""Wait before the first attempt to open a lost source again; doubled each time."""
_JITTER = 0.5
"""By up to this share each wait is shorter, at random: else all monitors of a ward would open their cameras at once."""
_QUIET_S = 0.5
"""Silence of this long is reported with a NoFrame; longer than the gap between two frames of any suitable camera."""
_QUIET_MAX_S = 2.0  # the same of a slow camera: with the delay of SOURCE_LOST, 5 s in all
_MISSED_S = 1.0
"""A silence that is not reported for this long after it was due is reported before the frame that ends it."""
_TICK_S = 0.2
"""Time between two NoFrames."""


class _Captured(NamedTuple):
    at_s: float
    """When the camera took it, as far as known, on the clock."""
    given_s: float
    """When the source gave it."""
    moment: Moment


class LiveSource:
    """The moments of the source that `open_source` opens, as a live monitor needs them.

    A thread of its own reads the source and keeps only the newest frame; the iterating thread takes it, or a NoFrame
    when the source is silent. Frames of live sources are stamped with the clock at capture, from 0 at the first
    iteration, and numbered from 0, dropped ones included; frames of a file keep their times. A live frame that is
    late has the time of its capture; where a NoFrame was taken after that, the time at which it came. A live source
    that is lost is opened again; a file ends, with its SourceError if it is damaged. Frames of a frozen live
    picture become NoFrames with STALE_FRAME. The source is first opened in the constructor, which raises SourceError;
    with `expected`, what is known of a live source before it was opened, the thread opens it, and a source that is not
    there yet is one that is lost.

    `dropped` counts the frames that were overtaken by a newer one before they were taken, in the source or here;
    `fault` says in one line why there are no frames, None while there are; `arrivals` are those of all frames.
    """

    def __init__(
        self,
        open_source: Callable[[], Source],
        settings: CaptureSettings,
        clock: Clock = monotonic,
        chance: Callable[[], float] = random.random,
        expected: SourceInfo | None = None,
    ) -> None:
        self._open, self._settings, self._clock, self._chance = open_source, settings, clock, chance
        self._source: Source | None = None
        self._still: Frame | None = None
        if expected is None:
            self._source = opened = open_source()
            self.info = opened.info
            self._still = opened.first if isinstance(opened, Film) else None
        else:
            self.info = expected
        self._changed, self._closed = threading.Condition(), threading.Event()
        self._reader: threading.Thread | None = None
        self._slot: _Captured | None = None
        self._newest: _Captured | None = None
        self._ended = False
        self._error: Exception | None = None
        self.fault: str | None = None
        self._rate, self.arrivals = Rate(), Arrivals()
        self._is_frozen = Standstill(settings.frozen_s)
        self._captured, self.dropped, self._zero_s = 0, 0, 0.0
        self._source_index: int | None = None
        self.taken_s: float | None = None
        """When the last moment was captured, on the clock; None for a NoFrame. For the iterating thread."""
        if expected is not None:
            self._start_reader()  # a camera takes its time to open, while the models are loaded

    def __iter__(self) -> Iterator[Moment]:
        self._start_reader()
        given_s, last_t_s = self._clock(), -math.inf
        moment: Moment
        quiet_s = self._quiet_s()
        while not self._closed.is_set():
            with self._changed:
                self._changed.wait_for(lambda: self._slot or self._ended or self._closed.is_set(), _TICK_S)
                captured, self._slot = self._slot, None
                ended, error = self._ended, self._error
            if captured is not None:
                given_s, quiet_s = captured.given_s, self._quiet_s()
                moment = captured.moment
                if self.info.live and isinstance(moment, Frame):
                    moment = replace(moment, age_s=max(self._clock() - captured.at_s, 0.0))
                if self.info.live and moment.t_s <= last_t_s:
                    moment = replace(moment, t_s=given_s - self._zero_s)
                self.taken_s = captured.at_s if isinstance(moment, Frame) else None
            elif ended:
                if error is not None:
                    raise error
                return
            elif (now_s := self._clock()) - given_s >= quiet_s:
                moment = NoFrame(self._now_of_source(now_s))
                self.taken_s = None
            else:
                continue
            if moment.t_s > last_t_s:  # after a delay, a file may give a frame from before the NoFrames
                silent = math.isfinite(last_t_s) and moment.t_s - last_t_s > quiet_s + _MISSED_S
                if silent and self.info.live and isinstance(moment, Frame):
                    # Nobody ran to report the silence, as while this process stood still.
                    taken_s, self.taken_s = self.taken_s, None
                    yield NoFrame(moment.t_s - _TICK_S)
                    self.taken_s = taken_s
                last_t_s = moment.t_s
                yield moment

    def close(self) -> None:
        """End the iteration and the thread; waits for it no longer than a read may take."""
        self._closed.set()
        with self._changed:
            self._changed.notify_all()
        if (source := self._source) is not None:
            source.close()
        if (reader := self._reader) is not None and reader is not threading.current_thread():
            reader.join(self._settings.read_timeout_s + 0.5)

    @property
    def newest(self) -> Frame | None:
        """The frame captured last, for display, and of a film its first one before that; None when the picture is
        frozen, or of a live source and older than `stale_s` when it came or now: one from before the camera or this
        process stood still is not shown as if it were live. The picture of a slow camera stays until the next is due.
        """
        newest, age_s = self._newest, self.newest_age_s
        if newest is None:
            return self._still
        if newest.given_s - newest.at_s > self._settings.stale_s:
            return None
        if age_s is not None and age_s > max(self._settings.stale_s, self._quiet_s()):
            return None
        return newest.moment if isinstance(newest.moment, Frame) else None

    @property
    def newest_age_s(self) -> float | None:
        """How old the frame captured last is now; None before the first, and for a recording."""
        newest = self._newest
        return None if newest is None or not self.info.live else self._clock() - newest.at_s

    def captured_hz(self) -> float:
        """Frames captured a second, over the last seconds."""
        with self._changed:
            return self._rate.hz(self._clock())

    def _start_reader(self) -> None:
        if self._reader is not None and self._reader.is_alive():
            return
        if self._reader is None:
            self._zero_s = self._clock()
        self._ended, self._error = False, None
        reader = threading.Thread(target=self._read, name="capture", daemon=True)
        reader.start()
        self._reader = reader

    def _quiet_s(self) -> float:
        """How long a silence is reported after: by the rate of the frames, since many cameras state a wrong one."""
        rate_hz = self.captured_hz() or self.info.rate_hz
        return min(max(_QUIET_S, 2 / rate_hz if rate_hz else 0.0), _QUIET_MAX_S)

    def _now_of_source(self, now_s: float) -> float:
        """Clock time as time of the source."""
        newest = self._newest
        if self.info.live or newest is None:
            return now_s - self._zero_s
        return newest.moment.t_s + now_s - newest.at_s

    def _read(self) -> None:
        wait_s = _FIRST_WAIT_S
        while not self._closed.is_set():
            before, began_s = self._captured, self._clock()
            try:
                self._read_frames()
            except SourceError as error:
                self.fault = str(error)
                if not self.info.live:
                    self._end(error)
                    return
            except Exception as error:  # noqa: BLE001 - raised again where the frames are taken
                self._end(error)
                return
            else:
                if not self.info.live:
                    self._end(None)
                    return
            give_back()  # the decoder is gone: here none of its pictures is held any more
            wait_s = _FIRST_WAIT_S if self._captured > before else min(2 * wait_s, self._settings.reconnect_max_s)
            # Counted from one attempt to the next: an attempt that took its whole time limit was wait enough.
            tried_s = self._clock() - began_s if self._captured == before else 0.0
            self._closed.wait(max(wait_s * (1 - _JITTER * self._chance()) - tried_s, _FIRST_WAIT_S * (1 - _JITTER)))

    def _read_frames(self) -> None:
        """Take all frames of one opening of the source."""
        source = self._source = self._source or self._open()
        self.info = source.info  # a camera that is back may have other pictures
        self._source_index = None
        self.arrivals.opened()
        try:
            if self._closed.is_set():
                return
            for moment in source:
                if isinstance(moment, Frame):
                    self._put(moment)
        finally:
            self._source = None
            source.close()

    def _put(self, frame: Frame) -> None:
        given_s = self._clock()
        at_s = given_s - frame.age_s
        skipped = 0
        if self.info.live:
            # A source counts the frames that it skips; a new connection counts from zero.
            before, self._source_index = self._source_index, frame.index
            skipped = 0 if before is None else max(frame.index - before - 1, 0)
            frame = replace(frame, t_s=at_s - self._zero_s, index=self._captured + skipped)
        frozen = self.info.live and self._is_frozen(frame)
        moment: Moment = NoFrame(frame.t_s, Reason.STALE_FRAME) if frozen else frame
        with self._changed:
            self.dropped += (self._slot is not None) + skipped
            self._slot = self._newest = _Captured(at_s, given_s, moment)
            self._captured += 1 + skipped
            self.fault = None
            self._rate.add(given_s)
            self.arrivals.add(given_s, skipped)
            self._changed.notify_all()

    def _end(self, error: Exception | None) -> None:
        with self._changed:
            self._ended, self._error = True, error
            self._changed.notify_all()
