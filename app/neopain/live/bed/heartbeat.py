"""Signs of life of a monitor for the process that watches it: of its start, its window's event loop, and its worker.

They go through a pipe: nothing is written to a disk, which may be slow or full, and no connection is opened. There is
none on Windows, where a process inherits no pipe by its number; there only a monitor that died is noticed.
"""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum
from typing import Protocol

HEARTBEAT = "NEOPAIN_HEARTBEAT"
"""Environment variable: the pipe's number, and the process that reads it. A child of the monitor is not meant by it."""
HANG_S = 15.0
"""A part that gives no sign of life for this long stands still."""
START_S = 60.0
"""The same between the first sign of a part and the second: a window is drawn, or the networks are loaded."""
FIRST_S = 180.0
"""The same from the start of the process to the first sign of its window: libraries are read from a cold, slow disk."""
BEAT_S = 1.0
"""Time between two signs of the window."""
_AWAY_S = 3.0
"""Whoever looks again this much later than meant has stood still itself, as a computer that slept."""
_ENDING_S = 0.1
"""Time between two looks at a process that can say nothing."""


class Part(Enum):
    """What gives signs of life, by the byte of one; the small letter says that none is to be waited for.

    The START is over with the first sign of the WINDOW.
    """

    START = "S"
    WINDOW = "W"
    WORKER = "K"


class Life(Protocol):
    """What is told that a part lives, or that it rests."""

    def beat(self, part: Part) -> None:
        """`part` has got on with its work."""

    def rest(self, part: Part) -> None:
        """`part` has nothing to do until it gives a sign again."""


class Heartbeat:
    """The monitor's end. Without anybody who listens nothing happens; it never waits and never fails."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        number, _, parent = environment.get(HEARTBEAT, "").partition(" ")
        self._pipe = int(number) if number.isdecimal() and parent == str(os.getppid()) else None
        if self._pipe is not None:
            with suppress(OSError):
                os.set_blocking(self._pipe, False)

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens."""
        return self._pipe is not None

    def beat(self, part: Part) -> None:
        """`part` has got on with its work. Has to be called where a part that hangs falls silent."""
        self._write(part.value)

    def rest(self, part: Part) -> None:
        """`part` has nothing to do until it gives a sign again."""
        self._write(part.value.lower())

    @contextmanager
    def resting(self, part: Part) -> Iterator[None]:
        """`part` has nothing to do while this lasts, as while a person types."""
        self.rest(part)
        try:
            yield
        finally:
            self.beat(part)

    def _write(self, letter: str) -> None:
        if self._pipe is not None:
            with suppress(OSError):  # full, as while nobody reads, or the reader has gone
                os.write(self._pipe, letter.encode("ascii"))


class Pulse:
    """The other end: what the parts of one process have said. `clock` is in seconds."""

    def __init__(
        self,
        clock: Callable[[], float],
        hang_s: float = HANG_S,
        start_s: float = START_S,
        first_s: float = FIRST_S,
    ) -> None:
        self._clock, self._hang_s, self._start_s, self._first_s = clock, hang_s, start_s, first_s
        self._due_s: dict[Part, float] = {}
        self._known: set[Part] = set()
        self._looked_s: float | None = None
        self._over = False
        self._ends = None if sys.platform == "win32" else os.pipe()

    @property
    def inherited(self) -> tuple[int, ...]:
        """The numbers of pipes that the process is to be started with."""
        return () if self._ends is None else self._ends[1:]

    @property
    def told(self) -> dict[str, str]:
        """The environment of the process."""
        return {} if self._ends is None else {HEARTBEAT: f"{self._ends[1]} {os.getpid()}"}

    def begin(self) -> None:
        """The process has been started and has its own copy of the pipe."""
        if self._ends is not None:
            os.close(self._ends[1])
            self._due_s[Part.START] = self._clock() + self._first_s

    def look(self, wait_s: float) -> Part | None:
        """Wait for a sign, at most `wait_s`; return a part that stands still, None where none does."""
        letters = self._read(wait_s)
        now_s = self._clock()
        if self._looked_s is not None and now_s > self._looked_s + wait_s + _AWAY_S:
            self._due_s = dict.fromkeys(self._due_s, now_s + self._hang_s)
        self._looked_s = now_s
        for part in Part:
            places = letters.rfind(part.value), letters.rfind(part.value.lower())
            if places[1] > places[0]:
                self._due_s.pop(part, None)
            elif places[0] >= 0:
                first = part not in self._known and letters.count(part.value) == 1
                self._known.add(part)
                begins_s = self._first_s if part is Part.START else self._start_s
                self._due_s[part] = now_s + (begins_s if first or part is Part.START else self._hang_s)
        if letters.rfind(Part.WINDOW.value) > letters.rfind(Part.START.value):
            self._due_s.pop(Part.START, None)
        return next((part for part, due_s in self._due_s.items() if now_s >= due_s), None)

    def close(self) -> None:
        """Free the pipe."""
        if self._ends is not None:
            os.close(self._ends[0])

    def _read(self, wait_s: float) -> str:
        if self._ends is None or self._over:
            time.sleep(min(wait_s, _ENDING_S))
            return ""
        if not select.select([self._ends[0]], [], [], wait_s)[0]:
            return ""
        letters = os.read(self._ends[0], 65536).decode("ascii", "replace")
        self._over = not letters  # the process has closed it, as one that ends
        return letters
