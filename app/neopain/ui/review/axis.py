"""Times of day along a chart: how far apart, and what stands there. No Qt."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime, timedelta

STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)

_NONE = timedelta()


def ticks(from_s: float, to_s: float, most: int, when: Callable[[float], datetime]) -> list[tuple[float, str]]:
    """At most about `most` round times of day from `from_s` to `to_s`, and their words; `when` gives the local time."""
    span_s = to_s - from_s
    step_s = next((step for step in STEPS_S if span_s / step <= most), STEPS_S[-1])
    begin = when(from_s)
    midnight = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    since = (begin - midnight).total_seconds()
    first_s = from_s + math.ceil(since / step_s - 1e-9) * step_s - since
    count = int((to_s - first_s) // step_s) + 2
    places = (_round(first_s + place * step_s, step_s, begin, when) for place in range(max(count, 0)))
    return [(t_s, word(when(t_s), step_s)) for t_s in places if from_s <= t_s <= to_s]


def _round(t_s: float, step_s: float, begin: datetime, when: Callable[[float], datetime]) -> float:
    """`t_s`, which would be a round time had the clocks not been changed since `begin`, moved to one that is."""
    changed_s = ((when(t_s).utcoffset() or _NONE) - (begin.utcoffset() or _NONE)).total_seconds()
    return t_s - ((changed_s + step_s / 2) % step_s - step_s / 2)  # the shorter way


def word(time: datetime, step_s: float) -> str:
    """`time` as precise as ticks `step_s` apart need it; midnight is told as the day that begins."""
    time = (time + timedelta(milliseconds=500)).replace(microsecond=0)
    if step_s < 60:
        return f"{time:%H:%M:%S}"
    return f"{time:%d %b}" if (time.hour, time.minute) == (0, 0) else f"{time:%H:%M}"
