"""Shows a monitor under measurement in the real window, drawn off screen, and measures how smoothly the window runs."""

from __future__ import annotations

import os

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from neopain.base.clock import Clock, monotonic
from neopain.live.monitor import Monitor
from neopain.ui.bridge import Bridge
from neopain.ui.event_loop import qt_application
from neopain.ui.main_window import MainWindow
from neopain.workbench.bench import ScreenFigures

BEAT_MS = 5


class OffscreenWindow:
    """Follows the first monitor that is observed, until it is closed; see workbench/bench.py."""

    def __init__(self) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        self._application = qt_application()
        self._window = MainWindow("bench")
        self._window.show()

    def observe(self, monitor: Monitor, seconds: float) -> ScreenFigures:
        """Show the monitor for `seconds`; returns what was measured meanwhile."""
        bridge = self._window.bridge
        if bridge is None:
            bridge = Bridge(monitor, None)
            self._window.follow(bridge)
        heartbeat = Heartbeat()
        loop = QEventLoop()
        QTimer.singleShot(max(round(seconds * 1e3), 0), loop.quit)
        loop.exec()
        heartbeat.stop()
        latency_ms = (bridge.latency_ms(0.5) or 0.0, bridge.latency_ms(0.95) or 0.0)
        return ScreenFigures(bridge.frames_shown, latency_ms, heartbeat.longest_ms)

    def close(self) -> None:
        """Free the window."""
        self._window.end()


class Heartbeat(QObject):
    """Beats in the event loop until it is stopped. `longest_ms` is the longest time between two beats, during which no
    touch was handled and no number changed.
    """

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
        """Stop beating."""
        self._timer.stop()

    def _beat(self) -> None:
        now_s = self._clock()
        self.longest_ms = max(self.longest_ms, (now_s - self._last_s) * 1e3)
        self._last_s = now_s
