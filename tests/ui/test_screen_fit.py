"""The window is inside its screen: in a process of its own, at any size and scaling, and where the screen changes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from neopain.ui import screen_fit, theme
from neopain.ui.screen_fit import ScreenFit, inside

TESTS = Path(__file__).parent.parent
LOOK = """
import json, sys
from PySide6.QtCore import QEventLoop, QTimer
from neopain.ui.event_loop import qt_application
application = qt_application()
from neopain.ui.main_window import MainWindow
from neopain.ui.screen_fit import ScreenFit
from neopain.ui.bridge import Bridge
from ui.fake_monitor import FakeMonitor, FakeWard, frame, sample
from ui.screen.test_every_screen import outside, RECORDING
from ui.screen.measured import faults
from neopain.base.data import State
monitor = FakeMonitor(None, FakeWard())
monitor.show(frame=frame(), sample=sample(State.PAIN), captured_s=100.0, health=RECORDING)
window = MainWindow()
ScreenFit(window)
window.show()
window.follow(Bridge(monitor, None))
wait = QEventLoop()
QTimer.singleShot(800, wait.quit)
wait.exec()
monitor.clock.advance(1.0)
window.bridge.poll()
application.processEvents()
free = window.screen().availableGeometry()
frame_px = window.frameGeometry().getRect()
print(json.dumps([window.devicePixelRatio(), free.getRect(), frame_px, [*faults(window), *outside(window)]]))
window.end()
"""


@pytest.mark.parametrize(
    ("screen_px", "scaling", "whole"),
    [((1024, 600), 1.0, True), ((1024, 600), 2.0, True), ((3840, 2160), 1.5, False)],
    ids=str,
)
def test_a_new_window_is_inside_its_screen(tmp_path, screen_px, scaling, whole):
    screen = {"name": "bed", "x": 0, "y": 0, "width": screen_px[0], "height": screen_px[1], "logicalDpi": 96}
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [screen | {"logicalBaseDpi": 96, "dpr": 1}]}))
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "QT_SCALE_FACTOR": str(scaling),
        "PYTHONPATH": os.pathsep.join((str(TESTS), *sys.path)),
    }
    done = subprocess.run([sys.executable, "-c", LOOK], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    ratio, free, frame_px, found = json.loads(done.stdout)
    assert found == []
    assert free[2:] == [round(side / scaling) for side in screen_px]
    assert QRect(*free).contains(QRect(*frame_px))
    size = QSize(*frame_px[2:])
    assert (size == QSize(*free[2:])) is whole, "as large as usual, or as there is room"
    assert ratio == scaling or sys.platform != "linux"


class Screen(QObject):
    availableGeometryChanged = Signal(QRect)  # noqa: N815 - Qt's name

    def __init__(self, width, height):
        super().__init__()
        self.free = QRect(0, 30, width, height - 30)

    def availableGeometry(self):  # noqa: N802 - Qt's name
        return self.free


def test_a_window_follows_a_screen_that_becomes_smaller(qtbot, monkeypatch):
    window, screen = QWidget(), Screen(1920, 1080)
    qtbot.addWidget(window)
    monkeypatch.setattr(window, "screen", lambda: screen)
    monkeypatch.setattr(screen_fit, "_SETTLED_MS", 0)
    ScreenFit(window)
    assert window.size() == QSize(*theme.USUAL_PX)
    window.show()
    window.move(600, 200)
    QApplication.processEvents()
    screen.free = QRect(0, 30, 1024, 570)
    screen.availableGeometryChanged.emit(screen.free)
    QApplication.processEvents()
    assert screen.free.contains(window.frameGeometry())
    window.showFullScreen()
    QApplication.processEvents()
    before = window.geometry()
    screen.free = QRect(0, 0, 800, 480)
    screen.availableGeometryChanged.emit(screen.free)
    assert window.geometry() == before, "what fills the screen is left alone"


@pytest.mark.parametrize(
    ("frame", "corner"),
    [
        (QRect(0, 0, 100, 100), QPoint(0, 30)),
        (QRect(950, 40, 100, 100), QPoint(924, 40)),
        (QRect(-20, 590, 100, 100), QPoint(0, 500)),
        (QRect(10, 50, 2000, 100), QPoint(0, 50)),
    ],
    ids=str,
)
def test_a_frame_is_moved_no_further_than_needed(frame, corner):
    assert inside(frame, QRect(0, 30, 1024, 570)) == corner


@pytest.mark.parametrize(
    ("platform", "height", "maximized"),
    [("wayland", 768, True), ("wayland", 1080, False), ("xcb", 768, False)],
)
def test_under_wayland_the_desktop_sets_the_size_where_room_is_tight(qtbot, monkeypatch, platform, height, maximized):
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    monkeypatch.setattr(window, "screen", lambda: FreeScreen(QRect(0, 0, 1366, height)))
    ScreenFit(window)
    assert bool(window.windowState() & Qt.WindowState.WindowMaximized) == maximized


class FreeScreen:
    def __init__(self, free):
        self.availableGeometry = lambda: free
