import gc
import subprocess
import sys
import threading
import weakref
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from dates import SetClock
from neopain.base.data import State
from neopain.ui.bridge import Bridge
from neopain.ui.main_window import MainWindow
from neopain.ui.widgets.shade import LIGHT
from ui.fake_monitor import FakeMonitor, FakeSource, frame, sample
from ui.gestures import digits, tile


def test_says_starting_before_there_is_a_monitor(qtbot):
    window = MainWindow("demo")
    window.show()
    assert window.page.score.what.text() == "Starting"
    assert not window.findChildren(QPushButton), "there is nothing to press"
    assert window.windowTitle() == "demo – Neopain"
    window.end()


@pytest.fixture
def starting(qtbot):
    """A window that says "Starting", the sources that it expects, and a turn of its event loop that looks at them."""
    window, sources = MainWindow(), []
    window.show()
    window.starting.expect(sources, night=False)

    def turn():
        window.starting._timer.timeout.emit()
        QApplication.processEvents()

    yield window, sources, turn
    window.end()


def place(window, part):
    """Where `part` is in its window."""
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (1920, 1080), (480, 260)])
def test_the_picture_is_shown_while_it_starts_and_stays_where_it_is(starting, monitor, size):
    window, sources, turn = starting
    window.resize(*size)
    turn()
    assert window.page.video is None, "there is no source yet"
    sources.append(source := FakeSource(frame()))
    turn()
    page = window.page
    assert page.video.frame is source.newest
    words = [label.text() for label in (page.score.word, page.score.what, page.score.do)]
    assert words == ["Cannot tell", "Starting", "No score and no alarms yet."]
    assert not digits(window)
    assert not window.findChildren(QPushButton), "there is nothing to press"
    before = [place(window, part) for part in (page.score, page.video, page.status)]
    shown = window.grab(before[1]).toImage()
    assert shown.pixelColor(shown.rect().center()).getRgb()[:3] == (200, 40, 90)
    monitor.show(frame=source.newest)
    window.follow(Bridge(monitor, None, SetClock()))
    QApplication.processEvents()
    page = window.page
    assert [place(window, part) for part in (page.score, page.video, page.status)] == before
    assert window.grab(before[1]).toImage() == shown


def test_a_camera_that_is_not_there_leaves_the_page_as_it_is(starting):
    window, sources, turn = starting
    before = window.grab().toImage()
    sources.append(source := FakeSource())
    source.fault = "camera /dev/video0 is not there"
    turn()
    assert window.grab().toImage() == before
    source.fault, source.newest = None, frame()
    turn()
    assert window.page.video.frame is source.newest
    source.newest, source.newest_age_s, source.fault = None, 3.0, "camera /dev/video0 was lost"
    turn()
    video = window.page.video
    assert (video.frame, video.fault) == (None, source.fault), "an old picture is not shown as if it were live"


def test_while_it_starts_a_new_picture_is_drawn_once(starting, monkeypatch):
    window, sources, turn = starting
    sources.append(source := FakeSource(frame()))
    turn()
    drawn = []
    monkeypatch.setattr(window.page.video, "show_frame", drawn.append)
    turn()
    assert drawn == []
    source.newest = frame(1)
    turn()
    assert drawn == [source.newest]


def test_full_screen_and_another_size_while_it_starts(starting, qtbot):
    window, sources, turn = starting
    sources.append(source := FakeSource(frame()))
    turn()
    wide = window.page.video.width() / window.width()
    qtbot.keyClick(window, Qt.Key.Key_F)
    qtbot.waitUntil(window.isFullScreen)
    turn()
    assert window.page.video.frame is source.newest
    qtbot.keyClick(window, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    window.resize(800, 500)
    turn()
    assert window.page.video.width() / window.width() == pytest.approx(wide, abs=0.01)


def test_at_night_the_starting_page_is_as_dark_as_the_live_page(starting):
    window, sources, turn = starting
    window.starting.expect(sources, night=True)
    sources.append(FakeSource(frame()))
    turn()

    def colour():
        middle = place(window, window.page.video).center()
        return window.grab().toImage().pixelColor(middle).getRgb()[:3]

    assert colour() == pytest.approx([value * LIGHT for value in (200, 40, 90)], abs=2)
    window.show_fault()
    assert colour() == (200, 40, 90), "a fault is shown as by day"


def test_a_fault_of_the_display_stays_when_the_picture_comes(starting):
    window, sources, turn = starting
    window.show_fault()
    sources.append(FakeSource(frame()))
    turn()
    assert window.page.score.what.text() == "Display failed"


def test_a_fault_of_the_display_blanks_for_good(open_window, monitor):
    monitor.show(sample=sample(State.CALM))
    window = open_window(monitor)
    window.show_fault()
    for index in range(3):
        monitor.show(sample=sample(State.CALM, index=index))
        open_window.turn(window)
        assert not digits(window)
    assert window.page.score.what.text() == "Display failed"
    assert monitor.display_has_failed, "its alarm system raises the alarm; see test_one_alarm_system"


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_F11])
def test_full_screen_and_back(open_window, monitor, qtbot, key):
    window = open_window(monitor)
    qtbot.keyClick(window, key)
    qtbot.waitUntil(window.isFullScreen)
    window.page.buttons.more.click()
    tile(window, "Window")
    qtbot.keyClick(window, key)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    window.page.buttons.more.click()
    tile(window, "Full screen").click()
    assert window.isFullScreen()
    window.page.buttons.more.click()
    tile(window, "Window").click()
    assert not window.isFullScreen()


def test_escape_closes_what_is_open_and_never_leaves_full_screen(window, touch, begin, qtbot):
    window.toggle_full_screen()
    page = window.page
    page.buttons.log.click()
    assert page.stack.currentWidget() is page.log
    begin("Nobody admitted")
    touch("Admit")
    page.buttons.more.click()
    for is_open in (page.tray.isVisible, page.side.fields.isVisible):
        assert is_open()
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert not is_open()
    page.buttons.log.click()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.watch
    page.side.ask_pain(window.bridge.monitor.now_s())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.side.question.isHidden()
    assert page.video.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isFullScreen()


def test_full_screen_needs_no_window_manager(open_window, monitor, qtbot, monkeypatch):
    window, larger, asked = open_window(monitor), QRect(0, 0, 1920, 1080), []
    monkeypatch.setattr(window, "screen", lambda: SimpleNamespace(size=larger.size, geometry=lambda: larger))
    monkeypatch.setattr(window, "setGeometry", asked.append)
    QApplication.processEvents()
    assert asked == []
    qtbot.keyClick(window, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: asked == [larger])


def test_the_window_asks_for_the_keyboard_itself(qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(MainWindow, "activateWindow", lambda self: asked.append(self))
    window = MainWindow()
    window.show()
    assert asked == [window]
    window.end()


def test_chart_keys(open_window, monitor, qtbot):
    window = open_window(monitor)
    for key, range_s in ((Qt.Key.Key_2, 600.0), (Qt.Key.Key_3, 3600.0), (Qt.Key.Key_1, 60.0)):
        qtbot.keyClick(window, key)
        qtbot.waitUntil(lambda wanted=range_s: window.page.chart.range_s == wanted)


def test_a_window_that_is_closed_leaves_no_thread_behind(open_window, monitor):
    gate, real = threading.Event(), monitor.limit_forecaster.forecast
    monitor.limit_forecaster.forecast = lambda *asked: gate.wait(0.3) or real(*asked)
    monitor.show(sample=sample())
    window = open_window(monitor)
    window.page.chart.rail.dragged.emit(0.8)
    window.page.chart.rail.released.emit(0.8)
    assert "forecast-alarms" in {thread.name for thread in threading.enumerate()}
    window.end()
    assert "forecast-alarms" not in {thread.name for thread in threading.enumerate()}


def test_a_window_that_has_ended_keeps_neither_page_nor_monitor():
    window, monitor = MainWindow(), FakeMonitor()
    monitor.show(frame=frame(), sample=sample())
    window.follow(Bridge(monitor, None))
    left = [weakref.ref(part) for part in (window.page, window.bridge, monitor)]
    window.end()
    del window, monitor
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [part() for part in left] == [None, None, None]


def test_the_package_alone_loads_next_to_nothing():
    code = "import sys, neopain; print(*sorted(sys.modules)); assert neopain.__version__"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"importlib.metadata", "numpy", "pydantic", "email"}
