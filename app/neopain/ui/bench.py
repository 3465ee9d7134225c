"""Shows a monitor under measurement in the real window, drawn off screen, and measures how smoothly the window runs."""

from __future__ import annotations

import os

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage

from neopain.base.clock import Clock, monotonic
from neopain.live.bed.end_signals import noted
from neopain.live.monitor import Monitor
from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.event_loop import loops_that_signals_end, qt_application
from neopain.ui.live.page import LivePage
from neopain.ui.main_window import MainWindow
from neopain.workbench.bench import ScreenFigures
from neopain.workbench.bench_figures import SHARES, Spread

BEAT_MS = 5
_LETTERS_FROM, _LETTER_PX = 180, 100
"""Grey level that a number's letters reach and the dash in its place does not, and how many such pixels a digit has."""


class OffscreenWindow:
    """Follows the first monitor that is observed, until it is closed; see workbench/bench.py."""

    @noted()
    def __init__(self) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        self._application = qt_application()
        self._window = MainWindow("bench")
        self._window.show()

    @noted()
    def observe(self, monitor: Monitor, seconds: float) -> ScreenFigures:
        """Show the monitor for `seconds`; returns what was measured meanwhile."""
        bridge = self._window.bridge
        if bridge is None:
            bridge = Bridge(monitor, None)
            self._window.follow(bridge)
        heartbeat = Heartbeat()
        _spin(seconds)
        heartbeat.stop()
        latency_ms = Spread(*(bridge.latency_ms(share) or 0.0 for share in SHARES))
        draw_ms = Spread(*(bridge.draw_ms(share) or 0.0 for share in SHARES))
        return ScreenFigures(bridge.frames_shown, latency_ms, draw_ms, heartbeat.longest_ms)

    @noted()
    def follow(self, monitor: Monitor) -> None:
        """Show the monitor from now on, in a window of its own."""
        if self._window.bridge is not None:
            self._window.end()
            self._window = MainWindow("bench")
            self._window.show()
        self._window.resize(*theme.USUAL_PX)
        self._window.follow(Bridge(monitor, None))

    @noted()
    def run(self, seconds: float) -> None:
        """Let the window run for so long."""
        _spin(seconds)

    @noted()
    def shows_number(self) -> bool:
        """Whether a number can be read in the picture of the window now: letters as bright as only a number's are."""
        page = self._window.page
        if not isinstance(page, LivePage):
            return False
        number = page.score.number
        place = QRect(number.mapTo(self._window, QPoint(0, 0)), number.size())
        picture = self._window.grab(place).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
        return bool(np.count_nonzero(pixels[:, : picture.width()] > _LETTERS_FROM) >= _LETTER_PX)

    @noted()
    def close(self) -> None:
        """Free the window."""
        self._window.end()


def _spin(seconds: float) -> None:
    loop = QEventLoop()
    over = QTimer(loop, singleShot=True)
    over.timeout.connect(loop.quit)
    over.start(max(round(seconds * 1e3), 0))
    with loops_that_signals_end():
        loop.exec()


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
