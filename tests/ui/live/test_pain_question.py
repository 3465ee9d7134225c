""" "Was this pain?" after an alarm was acknowledged."""

from dataclasses import replace

import pytest

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmState,
    Answer,
    Event,
    EventKind,
)
from neopain.ui.live.pain_question import ASK_FOR_S
from ui.fake_monitor import T_S, signal


def acknowledge(window, monitor, open_window, *conditions):
    monitor.show(alarms=AlarmState(tuple(signal(condition) for condition in conditions)))
    open_window.turn(window)
    window.page.buttons.acknowledge.click()
    seen = tuple(replace(s, phase=AlarmPhase.ACKNOWLEDGED) for s in monitor.shown.alarms.signals)
    monitor.show(alarms=AlarmState(seen))
    monitor.calls.clear()
    open_window.turn(window)


@pytest.mark.parametrize("answer", list(Answer))
def test_was_this_pain_is_one_touch(window, monitor, open_window, answer):
    acknowledge(window, monitor, open_window, AlarmCondition.PAIN)
    question = window.page.side.question
    assert question.isVisible()
    question.buttons[answer].click()
    assert monitor.calls == [Acknowledge(T_S, answer=answer, seen=(AlarmCondition.PAIN,))]
    assert question.isHidden()


def test_an_answer_is_optional(window, monitor, open_window, qtbot):
    acknowledge(window, monitor, open_window, AlarmCondition.PAIN)
    page = window.page
    assert page.score.isVisible()
    assert page.chart.isVisible()
    assert page.video.isVisible()
    page.buttons.procedure.click()
    assert page.tray.isVisible(), "the question does not block other actions"
    open_window.turn(window, ASK_FOR_S)
    assert page.side.question.isHidden()
    assert monitor.calls == []


def test_a_new_pain_alarm_ends_the_question_about_the_one_before(window, monitor, open_window):
    """The answer would acknowledge an alarm that nobody has looked at."""
    acknowledge(window, monitor, open_window, AlarmCondition.PAIN)
    monitor.waiting.append(Event(T_S, EventKind.ALARM_STARTED, AlarmCondition.CANNOT_TELL))
    open_window.turn(window)
    assert window.page.side.question.isVisible()
    monitor.waiting.append(Event(T_S, EventKind.ALARM_STARTED, AlarmCondition.PAIN))
    open_window.turn(window)
    assert window.page.side.question.isHidden()


def test_technical_alarms_are_not_asked_about(window, monitor, open_window):
    acknowledge(window, monitor, open_window, AlarmCondition.CANNOT_TELL)
    assert window.page.side.question.isHidden()
