"""Whom to tell: the nurse, after 45 s the buddy, then all; nobody any more when it is answered or over."""

from dataclasses import replace

import pytest

from neopain.base.alarm_words import Advice
from neopain.base.data import AlarmKind, AlarmPhase, Priority
from neopain.ward.board.alarms import WardAlarm
from neopain.ward.board.told import Assignment, Told

ALARM = WardAlarm(
    1, "3", "pain", AlarmKind.PHYSIOLOGICAL, Priority.MEDIUM, AlarmPhase.ACTIVE, 0.0, 0.0, Advice("Pain", "")
)
BOTH = {"3": Assignment("Noor", "Ines")}


def steps(told, alarm, seconds, assigned=BOTH):
    return [
        (hop.step.value, hop.to, hop.after_s)
        for second in seconds
        for hop in told.step(float(second), [alarm] if alarm else [], assigned)
    ]


@pytest.mark.parametrize(
    ("assigned", "expected"),
    [
        (Assignment("Noor", "Ines"), [("nurse", "Noor", 0.0), ("buddy", "Ines", 45.0), ("all", "*", 90.0)]),
        (Assignment("Noor"), [("nurse", "Noor", 0.0), ("all", "*", 45.0)]),
        (Assignment("", "Ines"), [("buddy", "Ines", 0.0), ("all", "*", 45.0)]),
        (Assignment("Noor", "Noor"), [("nurse", "Noor", 0.0), ("all", "*", 45.0)]),
        (Assignment(), [("all", "*", 0.0)]),
    ],
)
def test_each_has_45_s_to_answer(assigned, expected):
    told = Told(45)
    assert steps(told, ALARM, range(300), {"3": assigned}) == expected
    assert told.to(1) == tuple(to for _, to, _ in expected)


def test_when_it_ends_by_itself_it_is_withdrawn_from_all_who_were_told():
    told = Told(45)
    steps(told, ALARM, range(50))
    assert steps(told, None, [50, 51]) == [("withdrawn", "Noor", 50.0), ("withdrawn", "Ines", 50.0)]
    assert told.to(1) == ()


def test_when_it_is_answered_nobody_else_is_told():
    told = Told(45)
    steps(told, ALARM, range(10))
    answered = replace(ALARM, phase=AlarmPhase.ACKNOWLEDGED, answered=True)
    assert steps(told, answered, range(10, 300)) == [("answered", "Noor", 10.0)]


@pytest.mark.parametrize("priority", [Priority.MEDIUM, Priority.LOW])
def test_one_told_to_a_person_who_is_no_longer_assigned_goes_on_at_once(priority):
    told, alarm = Told(45), replace(ALARM, priority=priority)
    assert steps(told, alarm, range(10)) == [("nurse", "Noor", 0.0)]
    assert steps(told, alarm, range(10, 50), {"3": Assignment("", "Ines")}) == [("buddy", "Ines", 10.0)]
    assert steps(told, alarm, range(50, 52), {"3": Assignment()}) == [("all", "*", 50.0)]


def test_one_of_low_priority_goes_to_the_nurse_alone():
    assert steps(Told(45), replace(ALARM, priority=Priority.LOW), range(300)) == [("nurse", "Noor", 0.0)]
