"""Runs the bedside window. It is shown at once; the monitor is built meanwhile and followed when it is ready."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from neopain.base.data import Priority
from neopain.base.settings import Settings
from neopain.live.bed.first_start import SETTINGS_WANTED
from neopain.ui import glyphs
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.event_loop import qt_application, quit_on_signals
from neopain.ui.live.page import LivePage
from neopain.ui.main_window import MainWindow
from neopain.ui.screen_fit import ScreenFit
from neopain.ui.sound import AlarmSound
from neopain.ui.text import closing_text, labels

if TYPE_CHECKING:
    from neopain.live.monitor import Monitor

_log = logging.getLogger(__name__)


class FaultHook:
    """While it is entered, an error that nothing handles is logged, and the window shows a fault and no number."""

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
        """Handle an error that nothing else handled; only the first one is logged."""
        if not self.faulted:
            _log.critical("the display has failed", exc_info=(kind, error, trace))
            self.faulted = True
            self._window.show_fault()


def run_stopped(settings: Settings) -> int:
    """Say, with an alarm that is seen and heard, that nobody is monitored, until the window is closed; returns 0."""
    application = qt_application()
    window = MainWindow()
    ScreenFit(window)
    window.page.show_fault(labels.GIVEN_UP)
    window.show()
    sound = AlarmSound(settings=settings.sound)
    sound.set_audible(Priority.MEDIUM)
    with quit_on_signals(application):
        application.exec()
    sound.close()
    window.end()
    return 0


def run_window(
    make_monitor: Callable[[], Monitor],
    *,
    full_screen: bool = False,
    title: str = "",
    settings: Settings | None = None,
) -> int:
    """Show the window until it is closed; returns the exit code, 1 if the display failed, or SETTINGS_WANTED.

    `make_monitor` is called once, in another thread, and the monitor it returns is started and in the end stopped. An
    error it raises closes the window and is raised here.
    """
    application = qt_application()
    settings = settings or Settings()
    window = MainWindow(title)
    ScreenFit(window)
    if full_screen:
        window.showFullScreen()
    else:
        window.show()
    monitors: list[Monitor] = []

    def build() -> Monitor:
        monitor = make_monitor()
        monitor.start()
        return monitor

    def follow(monitor: Monitor) -> None:
        monitor.add_self_test(glyphs.check())
        window.follow(Bridge(monitor, AlarmSound(settings=settings.sound), settings=settings))

    building = BackgroundTask("build-monitor", done=monitors.append, caught=BaseException)
    building.done.connect(follow)
    building.failed.connect(application.quit)
    building.start(build)
    with FaultHook(window) as hook, quit_on_signals(application) as ended:
        application.exec()
        closing = window.page.closing if isinstance(window.page, LivePage) else None
        by, settings_wanted = ("", False) if closing is None else (closing.by, closing.for_settings)
        how = closing_text.FOR_SETTINGS if settings_wanted else closing_text.IN_THE_WINDOW
        window.end()
        building.done.disconnect(follow)
        building.wait()
        for monitor in monitors:
            monitor.stop()
            if monitor.ward is not None:
                monitor.ward.note_end(by, ended.by or how)
    if building.error is not None:
        raise building.error
    if settings_wanted and not ended.by:
        return SETTINGS_WANTED
    return 1 if hook.faulted else 0
