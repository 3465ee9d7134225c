"""Runs the bedside window, shown at once while the monitor is built, and tests it."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from neopain.base.clock import monotonic, wall_clock
from neopain.base.data import Priority
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.live.bed.end_signals import EndSignals, noted
from neopain.live.bed.supervisor import SETTINGS_WANTED
from neopain.live.periodic_selftest import Check, CheckSteps
from neopain.ui import glyphs
from neopain.ui.background import BackgroundTask
from neopain.ui.event_loop import application_alone, qt_application, quit_on_signals
from neopain.ui.main_window import MainWindow
from neopain.ui.screen_fit import ScreenFit
from neopain.ui.start_times import StartTimes
from neopain.ui.text import labels, language
from neopain.ui.widgets.shade import is_night
from neopain.workbench.bench_start import Start

if TYPE_CHECKING:
    from neopain.live.live_source import LiveSource
    from neopain.live.monitor import Monitor

_log = logging.getLogger(__name__)
SHOWN_S = 2.0
_FOR_SETTINGS, _IN_THE_WINDOW = "closed to change the settings", "closed in the window"
"""As it is recorded, in English like all records."""
_UNSEEN_MS = 500
"""A window that nobody sees, as one behind another, is never painted: the monitor is built all the same."""
_FONTS_MS = 5000
"""The letters are drawn once the picture is there, and long before the first self-test."""
BUILD_S = 30.0
"""A window that is closed waits at most this long for the monitor that is being built, as on a disk that has gone."""
_STEP_S = 0.02
_EVERY_PX = 3
_LEAST_COLOURS = 8
"""A window that was not drawn has one or two; words with smooth edges have many."""


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


@noted()
def run_stopped(settings: Settings) -> int:
    """Say, with an alarm that is seen and heard, that nobody is monitored, until the window is closed; returns 0."""
    from neopain.ui.sound import AlarmSound

    application = qt_application()
    language.install(settings.bedside.language)
    window = MainWindow()
    ScreenFit(window)
    window.show_stopped(labels.GIVEN_UP)
    window.show()
    sound = AlarmSound(settings=settings.sound)
    sound.set_audible(Priority.MEDIUM)
    with quit_on_signals(application) as ended:
        if not ended.by:
            application.exec()
    sound.close()
    window.end()
    return 0


@noted()
def run_window(
    make_monitor: Callable[[Callable[[LiveSource], object]], Monitor],
    *,
    full_screen: bool = False,
    title: str = "",
    settings: Settings | None = None,
    started: Callable[[Start], object] = lambda start: None,
) -> int:
    """Show the window until it is closed; returns the exit code, 1 if the display failed, or SETTINGS_WANTED. Once
    there is a score, `started` is called with how long that took.

    `make_monitor` is called once, in another thread. The source that it passes on is shown until there is the monitor,
    which is started and in the end stopped. An error it raises closes the window and is raised here.
    """
    application = qt_application()
    settings = settings or Settings()
    language.install(settings.bedside.language)
    monitors: list[Monitor] = []
    sources: list[LiveSource] = []
    window, times = _opened(title, settings, sources, full_screen=full_screen)
    times.done.connect(started)

    def build() -> Monitor:
        _load_picture()
        monitor = make_monitor(sources.append)
        _load_page()
        if not ended.by:
            monitor.start()
        return monitor

    def follow(monitor: Monitor) -> None:
        from neopain.ui.bridge import Bridge
        from neopain.ui.sound import AlarmSound

        _after(_FONTS_MS, window, lambda: monitor.add_self_test(glyphs.check()))
        window.follow(Bridge(monitor, AlarmSound(settings=settings.sound), settings=settings))
        times.follow(window.page)

    building = BackgroundTask("build-monitor", done=monitors.append, caught=BaseException)
    building.done.connect(follow)
    building.failed.connect(application.quit)
    begin = _after(_UNSEEN_MS, window, lambda: building.start(build))
    # No earlier: what it loads would hold up the first painting. Where that comes late, it has begun already.
    times.shown.connect(lambda: begin.start(0) if begin.isActive() else None)
    with FaultHook(window) as hook, quit_on_signals(application) as ended:
        if not ended.by:
            application.exec()
        closing = None if window.live is None else window.live.closing
        by, settings_wanted = ("", False) if closing is None else (closing.by, closing.for_settings)
        how = _FOR_SETTINGS if settings_wanted else _IN_THE_WINDOW
        window.end()
        building.done.disconnect(follow)
        _stop(building, monitors, by, ended.by or how)
    if building.error is not None:
        raise building.error
    if settings_wanted and not ended.by:
        return SETTINGS_WANTED
    return 1 if hook.faulted else 0


def _stop(building: BackgroundTask, monitors: Sequence[Monitor], by: str, how: str) -> None:
    if not building.wait(BUILD_S):
        _log.error("the monitor that is being built does not get ready: it is left unfinished")
    for monitor in monitors:
        monitor.stop()
        if monitor.ward is not None:
            monitor.ward.note_end(by, how)


def _opened(
    title: str, settings: Settings, sources: Sequence[LiveSource], *, full_screen: bool
) -> tuple[MainWindow, StartTimes]:
    window = MainWindow(title)
    times = StartTimes(window)
    window.starting.pictured.connect(times.watch)
    window.starting.expect(sources, night=is_night(settings.bedside.brightness, wall_clock().astimezone()))
    ScreenFit(window)
    if full_screen:
        window.showFullScreen()
    else:
        window.show()
    return window, times


def _after(wait_ms: int, window: MainWindow, do: Callable[[], object]) -> QTimer:
    """The timer that calls `do` once, unless `window` has ended before."""
    timer = QTimer(window, singleShot=True)
    timer.timeout.connect(do)
    timer.start(wait_ms)
    return timer


def _load_picture() -> None:
    """Load what a picture is drawn with, in the thread that builds the monitor: the window does not wait for it."""
    import neopain.ui.live.video_view  # noqa: F401 - used by the window when the source has a picture


def _load_page() -> None:
    """Load what the live page needs, in the thread that builds the monitor: the window does not wait for it."""
    import neopain.ui.bridge
    import neopain.ui.live.page  # noqa: F401 - used by the window when the monitor is there


def colours(picture: QImage) -> int:
    """The number of different colours of a grid of its pixels."""
    columns, rows = range(0, picture.width(), _EVERY_PX), range(0, picture.height(), _EVERY_PX)
    return len({picture.pixel(x, y) for y in rows for x in columns})


def _shown() -> CheckSteps:
    with noted() as signals:
        return (yield from _drawn(signals))


def _drawn(signals: EndSignals) -> CheckSteps:
    application = application_alone()
    window = MainWindow()
    ScreenFit(window)
    window.show()
    try:
        end_s = monotonic() + SHOWN_S
        while monotonic() < end_s and not signals.by:
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            time.sleep(_STEP_S)
            yield
        if not window.isVisible():
            raise InputError("the window was closed before it was tested: run it again, and leave the window open")
        picture = window.grab().toImage()
        found = colours(picture)
    finally:
        window.end()
    if found < _LEAST_COLOURS:
        raise InputError("the window is drawn without words: check the fonts and the graphics driver")
    where = "off screen: there is no display" if QGuiApplication.platformName() == "offscreen" else "on the display"
    return f"{picture.width()} x {picture.height()} for {SHOWN_S:.0f} s {where}"


WINDOW_CHECK = Check("window", _shown)
"""Tests the window where none is open."""
