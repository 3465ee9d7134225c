"""Lets the cursor run with the time it was recorded in, and so curve, face and picture in step."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from neopain.base.clock import Clock, monotonic
from neopain.ui.review.view import View

TICK_MS = 33
"""As often as faces and pictures change."""
LONGEST_TICK_S = 0.5
"""A window that was held up goes on from where it was, and does not jump."""


class Play(QObject):
    """Moves the cursor of `view` second by second; wherever it is put meanwhile, it goes on from there. `changed` tells
    that it runs, or no longer does.
    """

    changed = Signal(bool)

    def __init__(self, view: View, clock: Clock = monotonic) -> None:
        super().__init__()
        self._view = view
        self._clock = clock
        self._last_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def runs(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Run, or stand still; from the end, begin at what is in sight."""
        if self.runs:
            self.stop()
            return
        if self._view.cursor_s >= self._view.bounds[1]:
            self._view.put(self._view.from_s)
        self._last_s = self._clock()
        self._timer.start()
        self.changed.emit(True)

    def stop(self) -> None:
        """Stand still."""
        if self.runs:
            self._timer.stop()
            self.changed.emit(False)

    def tick(self) -> None:
        """Go on by the time that has passed."""
        now_s = self._clock()
        by_s, self._last_s = min(now_s - self._last_s, LONGEST_TICK_S), now_s
        self._view.put(self._view.cursor_s + by_s)
        if self._view.cursor_s >= self._view.bounds[1]:
            self.stop()
