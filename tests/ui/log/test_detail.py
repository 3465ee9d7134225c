"""One entry of the log, opened by a touch."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from neopain.base.data import AlarmCondition, Answer, Event, EventKind, MarkSeen, Priority, State
from neopain.base.errors import RecordError
from neopain.record.analysis.excerpt import Excerpt
from neopain.ui import theme
from neopain.ui.log.controller import OPEN_FOR_S
from neopain.ui.text import log_text
from ui.fake_monitor import T_S, FakeMonitor, FakeWard, sample
from ui.log.conftest import PAIN, night

LANDMARKS = np.stack((np.linspace(220, 420, 68), np.linspace(120, 360, 68)), axis=1).astype(np.float32)


class Recorded(FakeWard):
    def __init__(self):
        super().__init__()
        self.asked, self.gone = [], False

    def excerpt(self, t_s, lasted_s):
        self.asked.append((t_s, lasted_s))
        if self.gone:
            raise RecordError("the records are gone; mount them again")
        times_s = np.arange(t_s - 30, t_s + lasted_s + 30, 0.1)
        return Excerpt(
            times_s, np.full(len(times_s), 0.7, np.float32), t_s, LANDMARKS, "20261123-080000-bbbbbb", -3600.0
        )


@pytest.fixture
def monitor(live_in):
    live_in("UTC")
    monitor = FakeMonitor(ward=Recorded())
    monitor.show(sample=sample(State.CALM))
    return monitor


@pytest.fixture
def opened(open_window, monitor, qtbot):
    """Opens the first line of the log of these events; `later` turns the window."""

    def opening(*events):
        for event in events:
            monitor.history.note(event)
        window = open_window(monitor)
        window.page.buttons.log.click()
        qtbot.mouseClick(window.page.log.rows[0], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.page.log.detail.curve.words != log_text.READING)
        return window

    return opening


def missed(t_s=60.0, condition=PAIN):
    return (
        Event(t_s, EventKind.ALARM_STARTED, condition, Priority.MEDIUM, value=0.71, limit=0.6),
        Event(t_s + 12, EventKind.ALARM_ENDED, condition, duration_s=12.0),
    )


def test_a_touch_shows_the_moment_its_curve_and_its_face(opened, monitor):
    window = opened(*night(1, from_s=60.0))
    detail = window.page.log.detail
    assert detail.isVisible()
    assert not window.page.log.rows[0].isVisible()
    assert detail.title.text() == "08:01:00   Pain expression"
    assert detail.course.text() == "71\u202f%, limit 60\u202f%   ·   for 0:42, acknowledged after 0:08 by Ada"
    assert monitor.ward.asked == [(60.0, 42.0)]
    assert detail.curve.words == ""
    assert detail.face.isVisible()
    assert (window.page.log.word.text(), window.page.log.number.text()) == ("Calm", "12\u202f%"), "the state stays"
    detail.back.click()
    assert window.page.log.rows[0].isVisible()
    assert not detail.isVisible()
    assert monitor.calls == [], "it had been acknowledged"


def test_was_this_pain_is_answered_there_and_can_be_changed(opened, monitor, open_window):
    window = opened(*night(1, from_s=60.0))
    detail = window.page.log.detail
    assert [answer for answer, button in detail.buttons.items() if button.isChecked()] == [Answer.YES]
    detail.buttons[Answer.NO].click()
    assert monitor.calls == [MarkSeen(T_S, condition=PAIN, alarm_s=60.0, answer=Answer.NO)]
    monitor.history.note(Event(99.0, EventKind.ALARM_ANSWERED, PAIN, answer=Answer.NO, alarm_s=60.0))
    open_window.turn(window, 1.1)
    assert [answer for answer, button in detail.buttons.items() if button.isChecked()] == [Answer.NO]
    assert all(button.height() >= theme.TOUCH_PX for button in detail.buttons.values())


def test_alarms_before_a_restart_are_answered_too(opened, monitor, open_window, qtbot):
    monitor.ward.earlier_events = tuple(night(1, from_s=-40000.0))
    window = open_window(monitor)
    qtbot.waitUntil(lambda: len(window.page._log.stay.entries) == 1)
    window.page.buttons.log.click()
    qtbot.mouseClick(window.page.log.rows[0], Qt.MouseButton.LeftButton)
    window.page.log.detail.buttons[Answer.UNCLEAR].click()
    assert monitor.calls == [MarkSeen(T_S, condition=PAIN, alarm_s=-40000.0, answer=Answer.UNCLEAR)]


def test_opening_an_alarm_that_nobody_saw_marks_it_as_seen(opened, monitor):
    opened(*missed())
    assert monitor.calls == [MarkSeen(T_S, condition=PAIN, alarm_s=60.0)]


def test_only_pain_is_asked_about(opened):
    detail = opened(*missed(condition=AlarmCondition.DISK_LOW)).page.log.detail
    assert not detail.question.isVisible()
    assert not any(button.isVisible() for button in detail.buttons.values())


def test_records_that_cannot_be_read_are_reported(opened, monitor):
    monitor.ward.gone = True
    detail = opened(*missed()).page.log.detail
    assert detail.curve.words == "the records are gone; mount them again"
    assert not detail.face.isVisible()


def test_without_records_the_curve_of_the_last_hour_is_there(opened, monitor):
    monitor.ward = None
    for t_s in np.arange(20.0, 100.0, 0.5):
        monitor.history(None, sample(State.CALM, t_s=float(t_s)))
    detail = opened(*missed()).page.log.detail
    assert detail.curve.words == ""
    assert not detail.face.isVisible()
    assert not detail.review.isVisible(), "there is nothing to review"


def test_an_entry_that_nobody_touches_closes_with_the_log(opened, open_window):
    window = opened(*missed())
    open_window.turn(window, OPEN_FOR_S + 0.1)
    assert window.page.watch.isVisible()
    window.page.buttons.log.click()
    assert window.page.log.rows[0].isVisible(), "the list, not the entry of before"


def test_the_whole_stay_is_one_touch_away_at_that_moment(opened, monkeypatch):
    window = opened(*missed())
    asked = []
    monkeypatch.setattr(window.page.review, "begin", lambda *what: asked.append(what))
    window.page.log.detail.review.click()
    assert asked == [("20261123-080000-bbbbbb", 3660.0)]
    assert window.page.buttons.log.label.text() == "Alarm log", "the log is closed"


def test_esc_goes_back_to_the_list_and_then_to_the_monitoring_view(opened, qtbot):
    window = opened(*missed())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page.log.rows[0].isVisible()
    assert not window.page.log.detail.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page.watch.isVisible()


def test_an_open_entry_closes_at_a_change_of_patient(opened, open_window, monitor):
    """Its answer would be recorded in the session of the next infant."""
    window = opened(*missed())
    monitor.calls.clear()
    monitor.waiting.append(Event(T_S, EventKind.PATIENT_CHANGED))
    open_window.turn(window, 0.1)
    assert not window.page.log.detail.isVisible()
    assert window.page.log.filters.isVisible(), "the log stays open, with the entries of the next patient"
