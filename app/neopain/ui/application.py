"""Starts and ends the window. It is up at once; the monitor is built meanwhile and shown when it is ready."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from neopain.base.settings import SoundSettings
from neopain.ui.bridge import Bridge
from neopain.ui.main_window import MainWindow
from neopain.ui.sound import AlarmSound
from neopain.ui.text import labels

if TYPE_CHECKING:
    from neopain.live.monitor import Monitor

_log = logging.getLogger(__name__)
_LOOK_MS = 20


def qt_application() -> QApplication:
    """The one QApplication. cv2 points Qt at its own, older plugins; that is undone first."""
    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(variable, ""):
            del os.environ[variable]
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([labels.APP])
    application.setApplicationName(labels.APP)
    return application


class Building:
    """Makes and starts a monitor in a thread of its own. `take` gives it, once; `error` says why there is none."""

    def __init__(self, make_monitor: Callable[[], Monitor]) -> None:
        self._make = make_monitor
        self._monitor: Monitor | None = None
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="build-monitor", daemon=True)
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether there is a monitor or an error."""
        return not self._thread.is_alive()

    def take(self, wait: bool = False) -> Monitor | None:
        """The monitor if it is ready and was not taken before. `wait` for it to become ready."""
        if wait:
            self._thread.join()
        if not self.done:
            return None
        monitor, self._monitor = self._monitor, None
        return monitor

    def _work(self) -> None:
        try:
            self._monitor = self._make()
            self._monitor.start()
        except BaseException as error:  # noqa: BLE001 - carried over to the window's thread and raised there
            self.error = error


class FaultHook:
    """While it is entered, an error nobody handles is logged and shown: no numbers any more, and an alarm."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.faulted = False

    def __enter__(self) -> FaultHook:
        self._before = sys.excepthook
        sys.excepthook = self
        return self

    def __exit__(self, *exception: object) -> None:
        sys.excepthook = self._before

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an error that came up to the top."""
        if not self.faulted:
            _log.critical("the display has failed", exc_info=(kind, error, trace))
            self.faulted = True
            self._window.show_fault()


def run_window(
    make_monitor: Callable[[], Monitor],
    *,
    full_screen: bool = False,
    title: str = "",
    sound: SoundSettings | None = None,
) -> int:
    """Show the window until it is closed; returns the exit code, 1 if the display failed.

    `make_monitor` is called once, in another thread, and what it gives is started; an error it raises closes the window
    and is raised here.
    """
    application = qt_application()
    window = MainWindow(title)
    if full_screen:
        window.showFullScreen()
    else:
        window.show()
    building = Building(make_monitor)
    looking = QTimer()

    def look() -> None:
        if not building.done:
            return
        looking.stop()
        monitor = building.take()
        if monitor is None:
            application.quit()
        else:
            taken.append(monitor)
            window.attach(Bridge(monitor, AlarmSound(settings=sound)))

    taken: list[Monitor] = []
    looking.timeout.connect(look)
    looking.start(_LOOK_MS)
    with FaultHook(window) as hook, quit_on_signals(application):
        application.exec()
    looking.stop()
    end(window)
    monitor = taken[0] if taken else building.take(wait=True)
    if monitor is not None:
        monitor.stop()
    if building.error is not None:
        raise building.error
    return 1 if hook.faulted else 0


def end(window: MainWindow) -> None:
    """Stop following and free the window."""
    if window.bridge is not None:
        window.bridge.stop()
    window.page.review.close()
    window.close()
    window.deleteLater()
    QApplication.processEvents()


@contextmanager
def quit_on_signals(application: QApplication) -> Iterator[None]:
    """Ctrl-C and a polite kill close the window in order. Python gets to see them because a timer runs."""

    def leave(number: int, frame: FrameType | None) -> None:
        application.quit()

    before = {number: signal.signal(number, leave) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
