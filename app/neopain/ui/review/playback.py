"""Moves the cursor at the speed of the recording; curve, face and picture follow it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from neopain.base.clock import Clock, monotonic
from neopain.ui.review.time_window import TimeWindow

TICK_MS = 33
"""As often as faces and pictures change."""
LONGEST_TICK_S = 0.5
"""After a delay of the window playback continues from where it was and does not jump."""


class Playback(QObject):
    """Moves the cursor of `view`; if the cursor is moved meanwhile, it continues from there. `changed` carries
    whether it runs.
    """

    changed = Signal(bool)

    def __init__(self, view: TimeWindow, clock: Clock = monotonic) -> None:
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
        """Play or pause; at the end, play again from the beginning of the time that is shown."""
        if self.runs:
            self.stop()
            return
        if self._view.cursor_s >= self._view.bounds[1]:
            self._view.move_cursor(self._view.from_s)
        self._last_s = self._clock()
        self._timer.start()
        self.changed.emit(True)

    def stop(self) -> None:
        """Pause."""
        if self.runs:
            self._timer.stop()
            self.changed.emit(False)

    def tick(self) -> None:
        """Move the cursor by the time that has passed."""
        now_s = self._clock()
        by_s, self._last_s = min(now_s - self._last_s, LONGEST_TICK_S), now_s
        self._view.move_cursor(self._view.cursor_s + by_s)
        if self._view.cursor_s >= self._view.bounds[1]:
            self.stop()
