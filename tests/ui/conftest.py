"""Qt without a screen; warnings of Qt, left-over windows and left-over timers fail a test."""

import gc
import os
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dates import SetClock
from neopain.base.settings import Language
from neopain.ui.bridge import Bridge
from neopain.ui.event_loop import add_fonts
from neopain.ui.main_window import MainWindow
from neopain.ui.text import language
from ui import gestures
from ui.fake_monitor import FakeMonitor, FakeWard, frame, sample

_HERE = Path(__file__).parent
_PATIENCE_MS = 120_000
"""How long to wait for a condition on a busy machine."""


class PatientBot(QtBot):
    """Waits long enough for a busy machine."""

    def waitUntil(self, callback, *, timeout=_PATIENCE_MS):  # noqa: N802 - Qt's way of naming
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


def pytest_collection_modifyitems(items):
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # The offscreen plugin prints this for every window with a minimum size.
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


def _timers():
    """The active timers among the objects of this test, which are not searched again after the next one."""
    gc.collect()
    timers = (thing for thing in gc.get_objects() if type(thing) is QTimer)
    active = {timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()}
    gc.freeze()
    return active


@pytest.fixture(scope="session")
def only_new_objects_are_searched():
    """Objects created by imports need not be searched after each test."""
    gc.freeze()


@pytest.fixture(scope="session")
def fonts_of_the_program(qapp):
    add_fonts()


def _forget_to_quit():
    """The last window that closes asks the application to end. Where its event loop has ended before it could do so, Qt
    ends every later loop at its beginning, a dialog's too.
    """
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    if loop.exec() == -1:
        QTimer.singleShot(0, QApplication.quit)
        QApplication.exec()


@pytest.fixture(autouse=True)
def nothing_is_left_over(fonts_of_the_program, only_new_objects_are_searched):
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    _forget_to_quit()
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    timers = _timers()
    # A test that fails must not make the next one fail.
    for window in windows:
        window.end() if isinstance(window, MainWindow) else window.close()
    for timer in timers:
        if shiboken6.isValid(timer):
            timer.stop()
    assert not windows, "left-over windows"
    assert not timers, "left-over timers"


@pytest.fixture
def monitor():
    return FakeMonitor()


@pytest.fixture
def open_window(qtbot):
    """Opens the window on a monitor; `turn` polls once, `after` some seconds."""
    opened = []

    def opening(monitor, size=(1280, 800), sound=None):
        window = MainWindow()
        window.resize(*size)
        opened.append(window)
        window.show()
        window.follow(Bridge(monitor, sound, SetClock()))
        QApplication.processEvents()  # the layout is done before anything is touched
        turn(window)
        return window

    def turn(window, after_s=0.25):
        window.bridge.monitor.clock.advance(after_s)
        window.bridge.poll()
        QApplication.processEvents()

    opening.turn = turn
    yield opening
    for window in opened:
        window.end()


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """Tests begin and end in English, whatever the language of the system."""
    monkeypatch.setattr(language, "of_system", lambda: Language.ENGLISH)
    yield
    language.install(Language.ENGLISH)


@pytest.fixture
def ward():
    """The ward of a monitor, with fake records."""
    return FakeWard()


@pytest.fixture
def window(open_window, monitor, ward):
    """The window of a monitor that shows a face and has a ward."""
    monitor.ward = ward
    monitor.show(frame=frame(), sample=sample())
    return open_window(monitor)


@pytest.fixture
def touch(window):
    """Touches tiles of the tray, one after the other, by their words."""
    return partial(gestures.touch, window)


@pytest.fixture
def settle(window, open_window, qtbot):
    """Turns the window until a condition holds."""
    return lambda until: qtbot.waitUntil(lambda: open_window.turn(window) or bool(until()))


@pytest.fixture
def begin(window, touch, settle):
    """Opens the patient's tray and waits for its title."""

    def beginning(title):
        window.page.buttons.more.click()
        touch("Patient")
        settle(lambda: window.page.tray.title.text() == title)

    return beginning
