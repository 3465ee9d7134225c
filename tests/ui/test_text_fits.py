"""Every word in every state has room, at the smallest and at the largest bedside screen."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from neopain.ui import theme
from neopain.ui.application import end
from neopain.ui.main_window import MainWindow
from ui.fake_monitor import EVERY_ALARM, EVERY_SAMPLE, HEALTH, FakeMonitor, FakePlayer, frame

SIZES = [(1280, 800), (1920, 1080), (1366, 768)]


def place(widget, window):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def faults(window):
    """Labels whose text is cut off, that lie on one another, or that stick out of what holds them."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    for label in labels:
        room = label.contentsRect()
        flags = label.alignment() | (Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.AlignmentFlag(0))
        needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10000), int(flags), label.text())
        if needed.width() > room.width() or needed.height() > room.height() + 2:  # the lines' rounding
            yield f"{label.text()!r} needs {needed.size().toTuple()} and has {room.size().toTuple()}"
        if not label.parentWidget().rect().contains(label.geometry()):
            yield f"{label.text()!r} sticks out"
    for one, other in combinations(labels, 2):
        if place(one, window).intersects(place(other, window)):
            yield f"{one.text()!r} lies on {other.text()!r}"


@pytest.mark.parametrize("player", [None, FakePlayer()], ids=["live", "replay"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_states_and_alarms(open_window, size, player):
    monitor = FakeMonitor(player)
    window = open_window(monitor, size)
    assert window.size().toTuple() == size
    for moment in EVERY_SAMPLE:
        monitor.show(frame=frame(), sample=moment, captured_s=100.0)
        open_window.turn(window)
        assert not list(faults(window)), moment
    for alarms in EVERY_ALARM:
        monitor.show(alarms=alarms)
        open_window.turn(window)
        assert not list(faults(window)), alarms
    window.page.buttons.mark.click()
    window.page.toggle_video()
    window.page.buttons.show_full_screen(True)
    monitor.show(sample=None, health=replace(HEALTH, fault="the worker ended with a fault " * 9, scored_hz=120.0))
    for range_button in window.page.chart.buttons:
        range_button.click()
        open_window.turn(window)
        assert not list(faults(window))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_long_names_fit(open_window, size):
    monitor = FakeMonitor()
    monitor.info = replace(monitor.info, name="rtsp://" + "camera." * 20 + "ward/bed7")
    monitor.provider = "TensorrtExecutionProvider"
    assert not list(faults(open_window(monitor, size)))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_whatever_is_pressed_is_large_enough_for_gloves(open_window, size):
    window = open_window(FakeMonitor(FakePlayer()), size)
    least = round(theme.TOUCH_PX * min(size[0] / 1280, size[1] / 800))
    buttons = window.findChildren(QPushButton)
    assert len(buttons) == 13
    assert all(min(button.width(), button.height()) >= least for button in buttons)
    assert window.page.replay.slider.height() >= least


def test_starting_fits(qtbot):
    window = MainWindow()
    window.show()
    qtbot.waitUntil(lambda: not list(faults(window)))
    end(window)
