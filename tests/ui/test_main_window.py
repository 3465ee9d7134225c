import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from neopain.base.data import AlarmCondition, AlarmState, Event, EventKind, Reason, State
from neopain.ui.main_window import MainWindow
from neopain.ui.text import labels, phrases
from ui.fake_monitor import HEALTH, frame, sample, signal


def tile(window, text):
    window.page.buttons.more.click()
    (found,) = [tile for tile in window.page.tray.tiles if tile.label.text() == text]
    return found


def digits(window):
    page = window.page
    return [c for label in (page.score.word, page.score.number, page.score.what) for c in label.text() if c.isdigit()]


def test_says_starting_before_there_is_a_monitor(qtbot):
    window = MainWindow("demo")
    window.show()
    assert window.page.score.what.text() == "Starting"
    assert not window.findChildren(QPushButton), "there is nothing to press"
    assert window.windowTitle() == "demo – Neopain"
    window.end()


def test_shows_what_the_monitor_knows(open_window, monitor):
    monitor.show(frame=frame(), sample=sample(State.PAIN), captured_s=100.2, alarms=AlarmState((signal(),)))
    window = open_window(monitor)
    page = window.page
    assert page.score.number.text() == "88\u202f%"
    assert page.alarm_bar.what.text() == "Pain expression"
    assert page.chart.title.text().endswith("limit 60\u202f%")
    line = page.status.left.text()
    for part in ("camera 0", "24 of 30 frames/s", "CPU", "synthetic-202611", " ms"):
        open_window.turn(window)
        line = page.status.left.text()
        assert part in line
    assert page.status.notice.text() == "Research use only. Not a medical device."


@pytest.mark.parametrize(
    ("health", "why"),
    [
        (HEALTH, labels.WAITING),
        (replace(HEALTH, finished=True), labels.OVER),
        (replace(HEALTH, fault="it broke"), phrases.fault("it broke")),
        (replace(HEALTH, fault="it broke", finished=True), phrases.fault("it broke")),
    ],
)
def test_a_stale_sample_is_blanked_with_the_reason(open_window, monitor, health, why):
    monitor.show(sample=sample(State.PAIN))
    window = open_window(monitor)
    assert digits(window)
    monitor.show(sample=None, health=health)
    open_window.turn(window)
    assert not digits(window)
    assert (window.page.score.what.text(), window.page.score.do.text()) == why
    assert window.page.score.symbol.state is State.CANNOT_TELL


@pytest.mark.parametrize("condition", [AlarmCondition.MODEL_INTEGRITY, AlarmCondition.CLOCK_JUMP])
def test_a_number_that_is_kept_back_says_why(open_window, monitor, condition):
    monitor.show(sample=None, blank=condition)
    window = open_window(monitor)
    assert not digits(window)
    assert window.page.score.what.text() == labels.ALARM[condition].what


def test_no_reason_reads_as_calm(open_window, monitor):
    window = open_window(monitor)
    for reason in Reason:
        monitor.show(sample=sample(reason=reason))
        open_window.turn(window)
        assert window.page.score.word.text() == "Cannot tell"
        assert not digits(window)


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
    tile(window, "Window")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    tile(window, "Full screen").click()
    assert window.isFullScreen()
    tile(window, "Window").click()
    assert not window.isFullScreen()


def test_full_screen_needs_no_window_manager(open_window, monitor, qtbot, monkeypatch):
    window, larger, asked = open_window(monitor), QRect(0, 0, 1920, 1080), []
    monkeypatch.setattr(window, "screen", lambda: SimpleNamespace(size=larger.size, geometry=lambda: larger))
    monkeypatch.setattr(window, "setGeometry", asked.append)
    QApplication.processEvents()
    assert asked == []
    qtbot.keyClick(window, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: asked == [larger])


def test_chart_keys(open_window, monitor, qtbot):
    window = open_window(monitor)
    for key, range_s in ((Qt.Key.Key_2, 600.0), (Qt.Key.Key_3, 3600.0), (Qt.Key.Key_1, 60.0)):
        qtbot.keyClick(window, key)
        qtbot.waitUntil(lambda wanted=range_s: window.page.chart.range_s == wanted)


def test_chart_is_drawn_from_the_history_at_its_own_pace(open_window, monitor):
    window = open_window(monitor)
    drawn = []
    window.page.chart.draw = lambda *args: drawn.append(args)
    for _ in range(100):
        open_window.turn(window, 0.01)
    assert 8 <= len(drawn) <= 10
    window.page.chart.show_range(3600.0)
    drawn.clear()
    for _ in range(100):
        open_window.turn(window, 0.02)
    assert 1 <= len(drawn) <= 3


def test_an_event_is_on_the_chart_at_once(open_window, monitor):
    monitor.history(frame(), replace(sample(t_s=99.0)))
    monitor.show(sample=sample(t_s=100.0))
    window = open_window(monitor)
    event = Event(99.5, EventKind.MARKED)
    monitor.history.note(event)
    monitor.waiting = [event]
    open_window.turn(window, 0.06)
    assert len(window.page.chart.points.points()) == 1


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
