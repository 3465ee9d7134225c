"""Clocks. Stages never read one: time reaches them with the frame. All others are given theirs, so that a test can give
another. Nothing else in the program asks the system for the date or the time of day.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], float]
"""Gives seconds; only differences mean anything."""

WallClock = Callable[[], datetime]
"""Gives the date and the time of day in UTC, zone and all."""

monotonic: Clock = time.monotonic
"""The system's clock that never jumps."""

wall_s: Clock = time.time
"""The system's wall clock in seconds since 1970 (UTC); it jumps when it is set."""


def wall_clock() -> datetime:
    """The system's wall clock, in UTC."""
    return datetime.now(UTC)


def local_date(moment: datetime) -> date:
    """The calendar day of `moment` in this machine's time zone: the day that people there write down."""
    return moment.astimezone().date()


class ManualClock:
    """A clock that stands still until it is told to go on, for tests and rehearsals."""

    def __init__(self, now_s: float = 0.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        """The time it was told, in seconds."""
        return self.now_s

    def advance(self, by_s: float) -> None:
        """Move on by `by_s` seconds."""
        self.now_s += by_s
