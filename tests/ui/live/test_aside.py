"""A pain alarm gives picture and chart back, and what was open returns with everything that was entered."""

import pytest
from PySide6.QtCore import Qt

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, Answer, Event, EventKind
from neopain.ui.live.aside import QUIET_S
from neopain.ui.live.limit_card import OPEN_FOR_S as LIMIT_OPEN_FOR_S
from neopain.ui.live.pain_question import ASK_FOR_S
from neopain.ui.widgets.field_card import OPEN_FOR_S
from neopain.ui.widgets.tray import OPEN_FOR_S as TRAY_OPEN_FOR_S
from ui.fake_monitor import signal
from ui.gestures import begin_score, drag, enter
from ui.log.conftest import night

PAIN = AlarmCondition.PAIN


@pytest.fixture
def alarm(window, open_window, monitor):
    """Begins a pain alarm, or gives it another phase; None ends it."""

    def show(phase=AlarmPhase.ACTIVE, since_s=88.0):
        signals = () if phase is None else (signal(PAIN, phase, since_s),)
        monitor.show(alarms=AlarmState(signals))
        open_window.turn(window)

    return show


@pytest.fixture
def admission(window, touch, begin):
    """The card of an admission, with a name in it, being typed in."""
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    window.page.tray.shut()
    field = next(iter(card.fields.values()))
    field.setFocus()
    field.setText("Baby")
    return card, field


def watched(page):
    return page.video.isVisible() and page.chart.isVisible()


def test_an_admission_steps_aside_and_comes_back_as_it_was_typed(window, open_window, alarm, admission):
    page, (card, field) = window.page, admission
    assert not page.video.isVisible()
    alarm()
    assert watched(page)
    assert not card.isVisible()
    open_window.turn(window, OPEN_FOR_S + 1)
    assert not card.isVisible(), "the alarm lasts"
    alarm(None)
    assert card.isVisible()
    assert (field.text(), field.hasFocus()) == ("Baby", True)
    open_window.turn(window, OPEN_FOR_S - 1)
    assert card.isVisible(), "its time begins again"


def test_it_comes_back_after_the_question_that_follows_an_acknowledgement(window, open_window, alarm, admission):
    page, (card, _) = window.page, admission
    alarm()
    page.buttons.acknowledge.click()
    alarm(AlarmPhase.ACKNOWLEDGED)
    assert page.side.question.isVisible()
    assert not card.isVisible()
    page.side.question.buttons[Answer.YES].click()
    open_window.turn(window)
    assert card.isVisible()


def test_a_question_that_nobody_answers_does_not_keep_it_away(window, open_window, alarm, admission):
    page, (card, _) = window.page, admission
    alarm()
    page.buttons.acknowledge.click()
    alarm(AlarmPhase.ACKNOWLEDGED)
    open_window.turn(window, ASK_FOR_S + 0.1)
    open_window.turn(window)
    assert card.isVisible()


def test_one_touch_brings_it_back_while_the_alarm_lasts(window, open_window, alarm, admission):
    page, (card, _) = window.page, admission
    alarm()
    assert page.side.resume.isVisible()
    assert page.side.resume.note.text() == card.title.text()
    page.side.resume.click()
    open_window.turn(window)
    assert card.isVisible()
    assert not page.side.resume.isVisible()
    alarm(since_s=88.0)
    assert card.isVisible(), "the same alarm does not take it away again"
    alarm(since_s=140.0)
    assert not card.isVisible(), "the next one does"


def test_letters_that_are_still_typed_are_no_keys_of_the_window(window, open_window, alarm, admission, monitor, qtbot):
    _, field = admission
    alarm()
    monitor.calls.clear()
    qtbot.keyClicks(window, " A")
    assert field.text() == "Baby A"
    assert monitor.calls == [], "A is the key of Acknowledge"
    open_window.turn(window, QUIET_S + 0.1)
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(monitor.calls) == 1)
    assert field.text() == "Baby A"


def test_a_score_keeps_its_points(window, alarm, open_window):
    card = begin_score(window)
    window.page.tray.shut()
    enter(card, (1, 0))
    alarm()
    assert watched(window.page)
    alarm(None)
    assert card.isVisible()
    assert (card.place, list(card.points.values())) == (2, [1, 0])


def test_a_proposed_limit_steps_aside(window, alarm, open_window):
    page = window.page
    drag(window, 0.8)
    assert page.side.limit.isVisible()
    alarm()
    assert watched(page)
    open_window.turn(window, LIMIT_OPEN_FOR_S + 1)
    alarm(None)
    assert page.side.limit.isVisible()
    assert page.side.limit.title.text().endswith("80\u202f%")
    assert page.chart.rail.shown == pytest.approx(0.8)


def test_a_pin_keeps_its_digits(window, alarm, touch, open_window):
    page = window.page
    page.buttons.more.click()
    touch("Audio off", "4", "7")
    alarm()
    assert watched(page)
    assert not page.tray.isVisible()
    open_window.turn(window, TRAY_OPEN_FOR_S + 1)
    alarm(None)
    assert page.tray.isVisible()
    assert not page.chart.isVisible()
    assert page.tray.note.text() == "●●"
    touch("1", "1")
    assert page.tray.note.text() == "●●●●"


def test_the_log_comes_back_where_it_was(window, alarm, monitor, open_window):
    page = window.page
    for event in night(30, from_s=-30000.0):
        monitor.history.note(event)
    page.buttons.log.click()
    page.log.older.click()
    first = page.log.rows[0].when.text()
    alarm()
    assert page.watch.isVisible()
    assert page.buttons.log.label.text() == "Alarm log"
    monitor.history.note(Event(101.0, EventKind.MARKED))
    alarm(None)
    assert page.log.isVisible()
    assert page.log.rows[0].when.text() == first


def test_what_was_left_for_something_else_does_not_come_back(window, alarm, open_window):
    page = window.page
    page.buttons.log.click()
    alarm()
    page.buttons.comfort.click()
    alarm(None)
    assert page.tray.isVisible()
    assert page.watch.isVisible()


def test_a_technical_alarm_takes_nothing_away(window, monitor, open_window, admission):
    card, _ = admission
    monitor.show(alarms=AlarmState((signal(AlarmCondition.CANNOT_TELL),)))
    open_window.turn(window)
    assert card.isVisible()


def test_nothing_of_the_patient_before_comes_back(window, open_window, alarm, admission, touch, monitor):
    page, (card, _) = window.page, admission
    page.buttons.more.click()
    alarm()
    monitor.waiting = [Event(100.0, EventKind.PATIENT_CHANGED)]
    alarm(None)
    assert not card.isVisible()
    assert not page.tray.isVisible()
    assert watched(page)


def test_a_card_that_cannot_be_saved_while_it_is_aside_says_so_when_it_is_back(window, alarm, admission):
    card, field = admission
    card.say("Saving …", busy=True)
    alarm()
    window.page.care._patient._show_not_written("bed 3 is occupied")
    alarm(None)
    assert (card.isVisible(), card.isEnabled(), card.message.text()) == (True, True, "bed 3 is occupied")
    assert field.text() == "Baby"
