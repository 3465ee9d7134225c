"""A look at a camera that might be chosen: its newest picture, read in a thread of its own, without any scoring."""

from __future__ import annotations

import threading
from collections.abc import Callable

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Frame
from neopain.base.errors import Cause, NeopainError
from neopain.base.ports import Source

FIRST_S = 3.0
"""A camera that has given no picture for this long after it was asked is let go."""
AT_ONCE = 6
"""Cameras that are looked at together: more do not fit one USB bus, nor one screen."""
NO_PICTURE = Cause.NONE_IN_TIME.said(seconds=FIRST_S)


class Glimpse:
    """Keeps the newest `frame` of the source that `open_source` makes. Where there is none, `fault` says why in one
    line, and is empty as long as there is hope; `clock` is in seconds.
    """

    def __init__(self, open_source: Callable[[], Source], clock: Clock = monotonic) -> None:
        self._open, self._clock = open_source, clock
        self._began_s = clock()
        self._fault = ""
        self._source: Source | None = None
        self._ending, self._lock = threading.Event(), threading.Lock()
        self.frame: Frame | None = None
        self._thread = threading.Thread(target=self._run, name="glimpse", daemon=True)
        self._thread.start()

    @property
    def fault(self) -> str:
        """Why there is no picture; a camera that is late is let go here."""
        if self.frame is None and not self._fault and self._clock() - self._began_s > FIRST_S:
            self._fault = NO_PICTURE
            self.stop()
        return self._fault

    def stop(self) -> None:
        """Ask for the end; the camera is freed by its own thread, at once where it gives pictures."""
        self._ending.set()
        with self._lock:
            if self._source is not None:
                self._source.close()

    def wait(self, seconds: float) -> bool:
        """Wait for the end at most this long; returns whether the camera is free."""
        self._thread.join(max(seconds, 0.0))
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            source = self._open()
            with self._lock:
                self._source = source
            if self._ending.is_set():
                source.close()
            for moment in source:
                if isinstance(moment, Frame) and not self._ending.is_set():
                    self.frame = moment
            self._lost(Cause.PICTURES_ENDED.said())
        except NeopainError as error:
            self._lost(str(error))
        finally:
            if self._source is not None:
                self._source.close()

    def _lost(self, why: str) -> None:
        self.frame = None
        if not self._ending.is_set():
            self._fault = why
