"""The nurse's sheet in the window: keys, tile, alarms, time, and that all of it can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neopain.base.data import AlarmState, State
from neopain.ui.live.help_page import OPEN_FOR_S
from neopain.ui.text import help_text
from ui.fake_monitor import FakeMonitor, frame, sample, signal
from ui.screen.measured import faults
from ui.screen.test_text_fits import SIZES


@pytest.fixture
def window(open_window):
    monitor = FakeMonitor()
    monitor.show(frame=frame(), sample=sample(State.CALM), alarms=AlarmState())
    return open_window(monitor, (1280, 800))


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, "?"])
def test_a_key_opens_it_and_the_same_key_or_esc_closes_it(window, key):
    page = window.page
    for closing in (key, Qt.Key.Key_Escape):
        QTest.keyClick(window, key)
        assert page.help.is_open
        assert page.alarm_bar.isVisible()
        assert page.buttons.acknowledge.isVisible()
        QTest.keyClick(window, closing)
        assert not page.help.is_open
        assert page.watch.isVisible()


def test_a_touch_opens_it_and_another_one_closes_it(window):
    page = window.page
    page.buttons.help.click()
    assert page.help.isVisible()
    page.buttons.help.click()
    assert page.watch.isVisible()


@pytest.mark.parametrize("opener", ["procedure", "comfort", "more", "log"])
def test_a_touch_opens_it_whatever_else_is_open(window, opener):
    page = window.page
    getattr(page.buttons, opener).click()
    page.buttons.help.click()
    assert page.help.isVisible()
    assert page.buttons.log.label.text() == "Alarm log"
    page.help.leave.click()
    assert page.watch.isVisible()
    assert page.buttons.log.label.text() == "Alarm log"


def test_its_button_closes_it(window):
    page = window.page
    page.help.toggle()
    page.help.leave.click()
    assert not page.help.is_open


def test_a_pain_alarm_closes_it(window, open_window):
    page, monitor = window.page, window.bridge.monitor
    page.help.toggle()
    monitor.show(alarms=AlarmState((signal(),)))
    open_window.turn(window)
    assert not page.help.is_open


def test_the_state_stays_in_sight(window, open_window):
    page, monitor = window.page, window.bridge.monitor
    page.help.toggle()
    monitor.show(sample=sample(State.SOME_SIGNS))
    open_window.turn(window)
    assert page.help.word.isVisible()
    assert page.help.word.text() == "Some pain signs"


def test_a_question_that_opens_closes_it(window):
    page = window.page
    page.help.toggle()
    page.buttons.more.click()
    assert not page.help.is_open
    assert page.tray.isVisible()


def test_it_closes_by_itself(window):
    page = window.page
    page.help.tick(1000.0)
    page.help.toggle()
    page.help.tick(1000.0 + OPEN_FOR_S - 1)
    assert page.help.is_open
    page.help.tick(1000.0 + OPEN_FOR_S)
    assert not page.help.is_open


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_line_is_whole(open_window, size):
    monitor = FakeMonitor()
    monitor.show(frame=frame(), sample=sample(State.SOME_SIGNS), alarms=AlarmState())
    window = open_window(monitor, size)
    window.page.help.toggle()
    open_window.turn(window)
    assert not list(faults(window))
    shown = [label.text() for lines in window.page.help.lines for label in lines if label.isVisible()]
    assert shown == [line for _, lines in help_text.SHEET for line in lines]
