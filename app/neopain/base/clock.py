"""Clocks. The pipeline never reads one: time reaches it with the frame. All other parts receive theirs, so that
tests can replace them. Nothing else in the program asks the system for the date or the time of day.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], float]
"""Returns seconds; only differences are meaningful."""

WallClock = Callable[[], datetime]
"""Returns the date and the time of day in UTC, time zone included."""

monotonic: Clock = time.monotonic
"""The system's monotonic clock, in seconds."""

wall_s: Clock = time.time
"""The system's wall clock in seconds since 1970 (UTC); it jumps when it is set."""


def wall_clock() -> datetime:
    """The system's wall clock, in UTC."""
    return datetime.now(UTC)


def local_date(moment: datetime) -> date:
    """The calendar day of `moment` in this machine's time zone: the date that people there use."""
    return moment.astimezone().date()


class ManualClock:
    """A clock that only moves when `advance` is called, for tests."""

    def __init__(self, now_s: float = 0.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        """The current time, in seconds."""
        return self.now_s

    def advance(self, by_s: float) -> None:
        """Move on by `by_s` seconds."""
        self.now_s += by_s
