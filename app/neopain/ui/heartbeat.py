"""How long the window stands still: no touch, no light and no number moves while its event loop is held up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

from neopain.base.clock import Clock, monotonic

BEAT_MS = 5


class Heartbeat(QObject):
    """Beats in the window's event loop until it is stopped; `longest_ms` is the longest time between two beats."""

    def __init__(self, clock: Clock = monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._last_s = clock()
        self.longest_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def take(self) -> float:
        """The longest time between two beats since the last call, in milliseconds."""
        longest_ms, self.longest_ms = self.longest_ms, 0.0
        return longest_ms

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now_s = self._clock()
        self.longest_ms = max(self.longest_ms, (now_s - self._last_s) * 1e3)
        self._last_s = now_s
