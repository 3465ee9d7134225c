"""Which time is shown, and which instant is looked at: what all parts of the page follow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

LEAST_S = 1.0
"""The shortest stretch that is shown."""


class View(QObject):
    """A stretch of time within a stay, and the cursor in it. `changed` tells another stretch, `moved` the cursor."""

    changed = Signal()
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bounds = (0.0, LEAST_S)
        self.from_s, self.to_s = self.bounds
        self.cursor_s = 0.0

    @property
    def span_s(self) -> float:
        """How long the stretch is."""
        return self.to_s - self.from_s

    def begin(self, first_s: float, last_s: float) -> None:
        """Show the whole stay from `first_s` to `last_s`."""
        self.bounds = (first_s, max(last_s, first_s + LEAST_S))
        self.cursor_s = first_s
        self.from_s, self.to_s = self.bounds
        self.changed.emit()
        self.moved.emit()

    def show(self, from_s: float, to_s: float) -> None:
        """Show this stretch, moved and shortened as far as needed to lie within the stay."""
        first_s, last_s = self.bounds
        span_s = min(max(to_s - from_s, LEAST_S), last_s - first_s)
        from_s = min(max((from_s + to_s - span_s) / 2, first_s), last_s - span_s)
        if (from_s, from_s + span_s) != (self.from_s, self.to_s):
            self.from_s, self.to_s = from_s, from_s + span_s
            self.changed.emit()

    def zoom(self, factor: float, about_s: float) -> None:
        """Show `factor` times as much, `about_s` staying where it is."""
        first_s, last_s = self.bounds
        span_s = min(max(self.span_s * factor, LEAST_S), last_s - first_s)
        share = (about_s - self.from_s) / self.span_s
        from_s = about_s - share * span_s
        self.show(from_s, from_s + span_s)

    def pan(self, by_s: float) -> None:
        """Show what lies `by_s` later, up to the end of the stay."""
        first_s, last_s = self.bounds
        from_s = min(max(self.from_s + by_s, first_s), last_s - self.span_s)
        self.show(from_s, from_s + self.span_s)

    def put(self, t_s: float) -> None:
        """Look at the instant `t_s`, and have it in sight."""
        first_s, last_s = self.bounds
        t_s = min(max(t_s, first_s), last_s)
        if not self.from_s <= t_s <= self.to_s:
            self.show(t_s - self.span_s / 3, t_s + 2 * self.span_s / 3)
        if t_s != self.cursor_s:
            self.cursor_s = t_s
            self.moved.emit()

    def spread(self, span_s: float) -> None:
        """Show `span_s` around the cursor."""
        self.show(self.cursor_s - span_s / 3, self.cursor_s + 2 * span_s / 3)
