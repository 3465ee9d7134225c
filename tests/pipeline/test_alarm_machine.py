"""One alarm condition by itself, in steps of a second."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmSignal, EventKind, Priority
from neopain.pipeline.alarm_machine import AlarmMachine
from neopain.pipeline.alarm_rules import ANSWER_S, RULE, Latching

LEAVE_S, ESCALATE_S, REMINDER_S, DELAY_S = 4.0, 20.0, 60.0, 3.0
ESCALATING = replace(
    RULE[AlarmCondition.CANNOT_TELL],
    delay_s=DELAY_S,
    leave_s=LEAVE_S,
    escalate_s=ESCALATE_S,
    reminder_s=REMINDER_S,
    priority=Priority.LOW,
)


class Course:
    """A machine, and what happened to it at which second."""

    def __init__(self, rule=ESCALATING):
        self.machine, self.t_s, self.happened = AlarmMachine(rule), 0.0, []
        self.step(False)

    def step(self, present, seconds=1, held=False):
        for _ in range(seconds):
            self.t_s += 1.0
            kind = self.machine.step(self.t_s, 1.0, present, held)
            if kind is not None:
                self.happened.append((kind, self.t_s))
        return self

    @property
    def kinds(self):
        return [kind for kind, _ in self.happened]


def test_it_begins_after_the_delay_and_ends_after_the_absence():
    course = Course().step(True, 10).step(False, 10)
    assert course.happened == [(EventKind.ALARM_STARTED, 5.0), (EventKind.ALARM_ENDED, 16.0)]
    assert course.machine.active_s == 11.0
    assert course.machine.idle


def test_presence_that_is_interrupted_starts_its_delay_again():
    course = Course()
    for _ in range(5):
        course.step(True, 3).step(False)
    assert course.happened == []


def test_a_pause_takes_back_the_presence_before_it_by_its_weight():
    """Each round adds two seconds and takes one back, which the delay of three allows twice."""
    course = Course(replace(ESCALATING, pause_weight=1.0))
    course.step(True, 3).step(False, 2)
    assert course.happened == []
    assert not course.machine.idle
    course.step(True, 3)
    assert course.happened == [(EventKind.ALARM_STARTED, course.t_s)]


def test_a_pause_as_long_as_the_presence_before_it_leaves_nothing():
    course = Course(replace(ESCALATING, pause_weight=1.0))
    for _ in range(5):
        course.step(True, 3).step(False, 3)
        assert course.machine.idle
    assert course.happened == []


@given(st.lists(st.sampled_from([True, False, None]), max_size=40), st.sampled_from([0.5, 1.0, 3.0]))
def test_no_pause_weight_makes_an_alarm_later(presence, weight):
    at_once, weighted = Course(), Course(replace(ESCALATING, pause_weight=weight))
    for present in presence:
        at_once.step(present)
        weighted.step(present)
        assert not at_once.happened or weighted.happened


def test_an_absent_condition_does_not_escalate_before_it_ends():
    """It was unanswered for one second less than it takes to escalate, then the condition was over."""
    course = Course().step(True, 4 + int(ESCALATE_S) - 1).step(False, 10)
    assert course.kinds == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED]


def test_it_escalates_once_and_says_so():
    course = Course().step(True, 200)
    assert course.happened == [(EventKind.ALARM_STARTED, 5.0), (EventKind.ALARM_ESCALATED, 5.0 + ESCALATE_S)]
    assert (course.machine.priority, course.machine.signal().escalated) == (Priority.MEDIUM, True)


def test_the_time_to_escalate_starts_again_with_a_reminder():
    course = Course().step(True, 4 + 15)
    course.machine.acknowledge(course.t_s)
    acknowledged_s = course.t_s
    course.step(True, 85)
    assert course.happened[1:] == [
        (EventKind.ALARM_REMINDED, acknowledged_s + REMINDER_S),
        (EventKind.ALARM_ESCALATED, acknowledged_s + REMINDER_S + ESCALATE_S),
    ]


def test_while_it_is_held_nobody_has_to_answer():
    assert Course().step(True, 200, held=True).kinds == [EventKind.ALARM_STARTED]


@pytest.mark.parametrize(
    ("latching", "seconds", "latched"),
    [
        (Latching.NEVER, 30, False),
        (Latching.ESCALATED, 10, False),
        (Latching.ESCALATED, 30, True),
        (Latching.ALWAYS, 10, True),
    ],
)
def test_it_latches_by_its_rule_until_it_is_acknowledged(latching, seconds, latched):
    course = Course(replace(ESCALATING, latching=latching)).step(True, seconds).step(False, 10)
    assert (course.machine.phase is AlarmPhase.LATCHED) is latched
    assert (course.kinds[-1] is EventKind.ALARM_LATCHED) is latched
    assert course.machine.acknowledge(course.t_s) is (EventKind.ALARM_ENDED if latched else None)
    assert course.machine.phase is None


def test_an_acknowledged_alarm_never_latches():
    course = Course(replace(ESCALATING, latching=Latching.ALWAYS)).step(True, 10)
    course.machine.acknowledge(course.t_s)
    assert course.step(False, 10).kinds == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED]


def test_an_unknown_condition_lasts_for_the_hold_time():
    course = Course(replace(ESCALATING, hold_s=8.0)).step(True, 5).step(None, 9)
    assert course.kinds == [EventKind.ALARM_STARTED]
    assert course.step(None).kinds == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED]


def test_it_may_be_answered_for_a_while_after_its_end():
    course = Course().step(True, 5).step(False, 5)
    ended_s = course.happened[-1][1]
    assert course.machine.may_be_answered(ended_s + ANSWER_S)
    assert not course.machine.may_be_answered(ended_s + ANSWER_S + 1)


@pytest.mark.parametrize("phase", AlarmPhase)
def test_a_signal_that_is_taken_over_continues_unchanged(phase):
    rule = ESCALATING
    signal = AlarmSignal(rule.condition, rule.kind, Priority.MEDIUM, phase, 3.0, escalated=True)
    machine = AlarmMachine(rule)
    machine.take_over(10.0, signal)
    assert machine.signal() == signal
    assert machine.step(11.0, 1.0, phase is not AlarmPhase.LATCHED, False) is None
    reminded = machine.step(10.0 + REMINDER_S, REMINDER_S - 1, phase is not AlarmPhase.LATCHED, False)
    assert reminded is (EventKind.ALARM_REMINDED if phase is AlarmPhase.ACKNOWLEDGED else None)
