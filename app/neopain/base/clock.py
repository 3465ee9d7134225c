"""Clocks. The pipeline never reads one: time reaches it with the frame. All other parts receive theirs, so that
tests can replace them. Nothing else in the program asks the system for the date or the time of day.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
Clock = Callable[[], float]
"""Returns seconds; only differences are meaningful."""

WallClock = Callable[[], datetime]
"""Returns the date and the time of day in UTC, time zone included."""

monotonic: Clock = time.monotonic
"""The system's monotonic clock, in seconds."""

wall_s: Clock = time.time
"""The system's wall clock in seconds since 1970 (UTC); it jumps when it is set."""


def since_boot() -> float:
    """Seconds since this machine was started, sleep included where the system counts it. Nobody can set it."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; elsewhere the monotonic clock is that of the machine
    return time.monotonic() if clock is None else time.clock_gettime(clock)


def boot_id() -> str:
    """A name of the present run of this machine, without which `since_boot` says nothing; "" where there is none."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


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
