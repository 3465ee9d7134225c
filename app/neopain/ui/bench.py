"""Looks at a monitor under measurement through the real window, drawn where nobody sees it."""

from __future__ import annotations

import os

from PySide6.QtCore import QEventLoop, QTimer

from neopain.live.monitor import Monitor
from neopain.ui.application import end, qt_application
from neopain.ui.bridge import Bridge
from neopain.ui.heartbeat import Heartbeat
from neopain.ui.main_window import MainWindow
from neopain.workbench.bench import Seen


class OffscreenWindow:
    """An onlooker of workbench/bench.py: follows the first monitor it is given until it is closed."""

    def __init__(self) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        self._application = qt_application()
        self._window = MainWindow("bench")
        self._window.show()

    def look(self, monitor: Monitor, seconds: float) -> Seen:
        """Show the monitor for so long."""
        bridge = self._window.bridge
        if bridge is None:
            bridge = Bridge(monitor, None)
            self._window.attach(bridge)
        heartbeat = Heartbeat()
        looking = QEventLoop()
        QTimer.singleShot(max(round(seconds * 1e3), 0), looking.quit)
        looking.exec()
        heartbeat.stop()
        latency_ms = (bridge.latency_ms(0.5) or 0.0, bridge.latency_ms(0.95) or 0.0)
        return Seen(bridge.frames_shown, latency_ms, heartbeat.longest_ms)

    def close(self) -> None:
        """Free the window."""
        end(self._window)
