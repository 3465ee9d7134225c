"""The one QApplication of the program, with a font to write in, and an orderly end of its event loop."""

from __future__ import annotations

import builtins
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLoggingCategory, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from neopain.base import paths
from neopain.live.bed.end_signals import EndSignals, noted
from neopain.live.bed.heartbeat import BEAT_S, Heartbeat, Part
from neopain.ui.display import ensure_display, missing_display
from neopain.ui.text import labels

_log = logging.getLogger(__name__)
_AWAKE_MS = 200
_DESKTOP_FILE = "neopain"
"""Of the entry in the menu: under Wayland the window has its icon and name by it."""


def qt_application() -> QApplication:
    """The one QApplication. cv2 sets the paths of its own, older Qt plugins, which are removed first.

    Raises InputError where there is no display. The program's own fonts stand in for letters, or fonts, that the system
    lacks.
    """
    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(variable, ""):
            del os.environ[variable]
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        ensure_display()
        application = QApplication([labels.APP])
        import_plainly()
        tell_supervisor(application, Heartbeat())
        add_fonts()
    application.setApplicationName(labels.APP)
    application.setDesktopFileName(_DESKTOP_FILE)
    return application


def import_plainly() -> None:
    """Give Python its own import back. PySide6 puts one in its place that also reads the source of every module that is
    loaded afterwards, and keeps it, to see whether it wants another spelling of Qt's names (`__feature__`): none does,
    and hundreds are loaded while the window says "Starting".
    """
    names = vars(builtins)
    names["__import__"] = names.get("__orig_import__", names["__import__"])


def add_fonts() -> None:
    """Add the fonts that ship with the program, but for those that the system has."""
    QLoggingCategory.setFilterRules("qt.text.font.db=false")  # it warns of each font that lacks the script of a name
    there = {family.replace(" ", "") for family in QFontDatabase.families()}
    for path in sorted(paths.asset("fonts/DejaVuSans.ttf").parent.glob("*.ttf")):
        if path.stem.partition("-")[0] not in there:
            QFontDatabase.addApplicationFont(str(path))


def tell_supervisor(application: QApplication, heartbeat: Heartbeat) -> QTimer:
    """Tell the process that watches this one, if there is one, that the event loop runs, and when it ends; returns the
    timer that does so, a child of `application`.
    """
    beat = QTimer(application)
    beat.timeout.connect(lambda: heartbeat.beat(Part.WINDOW))
    if heartbeat.is_heard:
        heartbeat.beat(Part.WINDOW)
        # A beat that is due in the same moment would come after the rest: the end would look like a window that hangs.
        application.aboutToQuit.connect(beat.stop)
        application.aboutToQuit.connect(lambda: heartbeat.rest(Part.WINDOW))
        beat.start(round(BEAT_S * 1000))
    return beat


def application_alone() -> QApplication:
    """As `qt_application`, but off screen where there is no display."""
    if QApplication.instance() is None and missing_display() is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return qt_application()


@contextmanager
def quit_on_signals(application: QApplication) -> Iterator[EndSignals]:
    """End the event loop of `application` on Ctrl-C and SIGTERM, without asking, and log it. While the context lasts,
    another signal ends nothing more.
    """
    with loops_that_signals_end() as signals:
        try:
            yield signals
        finally:
            if signals.by:
                signals.answered = True
                _log.warning("ended by %s", signals.by)


@contextmanager
def loops_that_signals_end() -> Iterator[EndSignals]:
    """End every event loop that runs while it lasts on Ctrl-C and SIGTERM. A timer looks whether there was one: it lets
    Python see the signals, and one from before the loop began ends it too.
    """
    with noted() as signals:
        awake = QTimer()
        awake.timeout.connect(lambda: end_loop() if signals.by else None)
        awake.start(_AWAKE_MS)
        try:
            yield signals
        finally:
            awake.stop()


def end_loop() -> None:
    """End the event loop without asking the windows, which may refuse to close."""
    QApplication.exit()
