"""The time that all parts of the page show, the cursor in it, and the ticks along it."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from neopain.ui.text import language

LEAST_S = 1.0
"""The shortest span that is shown."""


class TimeWindow(QObject):
    """A time span within a stay, and the cursor in it. `changed` reports another span, `moved` another cursor."""

    changed = Signal()
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bounds = (0.0, LEAST_S)
        self.from_s, self.to_s = self.bounds
        self.cursor_s = 0.0

    @property
    def span_s(self) -> float:
        """The length of the span."""
        return self.to_s - self.from_s

    def begin(self, first_s: float, last_s: float) -> None:
        """Show the whole stay from `first_s` to `last_s`."""
        self.bounds = (first_s, max(last_s, first_s + LEAST_S))
        self.cursor_s = first_s
        self.from_s, self.to_s = self.bounds
        self.changed.emit()
        self.moved.emit()

    def show(self, from_s: float, to_s: float) -> None:
        """Show the span from `from_s` to `to_s`, moved and shortened as far as needed to be within the stay."""
        first_s, last_s = self.bounds
        span_s = min(max(to_s - from_s, LEAST_S), last_s - first_s)
        from_s = min(max((from_s + to_s - span_s) / 2, first_s), last_s - span_s)
        if (from_s, from_s + span_s) != (self.from_s, self.to_s):
            self.from_s, self.to_s = from_s, from_s + span_s
            self.changed.emit()

    def zoom(self, factor: float, about_s: float) -> None:
        """Show `factor` times as much, with `about_s` in the same place."""
        first_s, last_s = self.bounds
        span_s = min(max(self.span_s * factor, LEAST_S), last_s - first_s)
        share = (about_s - self.from_s) / self.span_s
        from_s = about_s - share * span_s
        self.show(from_s, from_s + span_s)

    def pan(self, by_s: float) -> None:
        """Move the span by `by_s`, as far as the stay goes."""
        first_s, last_s = self.bounds
        from_s = min(max(self.from_s + by_s, first_s), last_s - self.span_s)
        self.show(from_s, from_s + self.span_s)

    def move_cursor(self, t_s: float) -> None:
        """Put the cursor at `t_s`, and show it."""
        first_s, last_s = self.bounds
        t_s = min(max(t_s, first_s), last_s)
        if not self.from_s <= t_s <= self.to_s:
            self.show(t_s - self.span_s / 3, t_s + 2 * self.span_s / 3)
        if t_s != self.cursor_s:
            self.cursor_s = t_s
            self.moved.emit()

    def show_around_cursor(self, span_s: float) -> None:
        """Show `span_s` around the cursor."""
        self.show(self.cursor_s - span_s / 3, self.cursor_s + 2 * span_s / 3)


TICK_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
_NONE = timedelta()


def ticks(from_s: float, to_s: float, most: int, when: Callable[[float], datetime]) -> list[tuple[float, str]]:
    """At most about `most` round times of day from `from_s` to `to_s`, with labels; `when` gives the local time."""
    span_s = to_s - from_s
    step_s = next((step for step in TICK_STEPS_S if span_s / step <= most), TICK_STEPS_S[-1])
    begin = when(from_s)
    midnight = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    since = (begin - midnight).total_seconds()
    first_s = from_s + math.ceil(since / step_s - 1e-9) * step_s - since
    count = int((to_s - first_s) // step_s) + 2
    places = (_round(first_s + place * step_s, step_s, begin, when) for place in range(max(count, 0)))
    return [(t_s, tick_label(when(t_s), step_s)) for t_s in places if from_s <= t_s <= to_s]


def _round(t_s: float, step_s: float, begin: datetime, when: Callable[[float], datetime]) -> float:
    """`t_s`, a round time by the UTC offset at `begin`, moved the shorter way to a round time by its own UTC offset."""
    changed_s = ((when(t_s).utcoffset() or _NONE) - (begin.utcoffset() or _NONE)).total_seconds()
    return t_s - ((changed_s + step_s / 2) % step_s - step_s / 2)


def tick_label(time: datetime, step_s: float) -> str:
    """`time` as precise as ticks `step_s` apart need it; midnight as the day that begins."""
    time = (time + timedelta(milliseconds=500)).replace(microsecond=0)
    if step_s < 60:
        return f"{time:%H:%M:%S}"
    return language.dated(time, "dd MMM") if (time.hour, time.minute) == (0, 0) else f"{time:%H:%M}"
