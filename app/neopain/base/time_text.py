"""Durations and times of day as text. Pure functions: no clock is read, and `zone` None is the system's time zone."""

from __future__ import annotations

from datetime import datetime, tzinfo


def duration(seconds: float) -> str:
    """Hours, minutes and seconds to the nearest second, for tables and reports: 0:05:09."""
    minutes, second = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"


def elapsed(seconds: float) -> str:
    """Whole seconds that have passed, for a running display: 5:09, from an hour on 1:05:09. Never negative."""
    minutes, second = divmod(max(int(seconds), 0), 60)
    return duration(60 * minutes + second) if minutes >= 60 else f"{minutes}:{second:02}"


def rough_duration(seconds: float) -> str:
    """A duration in the unit that suits it: 90 s, 12 min, 2 h 05."""
    if seconds < 120:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02}"


def whole_minutes(seconds: float) -> str:
    """Minutes that have passed, from two hours on hours: under 1 min, 12 min, 3 h."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "under 1 min"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"


def time_of_day(moment: datetime, zone: tzinfo | None = None) -> str:
    """Hours, minutes and seconds of the day in `zone`: 14:05:09. `moment` has a time zone."""
    return f"{moment.astimezone(zone):%H:%M:%S}"


def hours_and_minutes(moment: datetime, zone: tzinfo | None = None) -> str:
    """Hours and minutes of the day in `zone`, for a clock: 14:05. `moment` has a time zone."""
    return f"{moment.astimezone(zone):%H:%M}"


def date_and_time(moment: datetime, zone: tzinfo | None = None) -> str:
    """Date and minute in `zone`: 2026-11-23 14:05. `moment` has a time zone."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
