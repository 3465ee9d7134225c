"""Walks the whole table of alarm conditions."""

import pytest

from neopain.base.data import AlarmCondition, AlarmKind, Priority
from neopain.pipeline.alarm_rules import RULE, RULES

_ORDER = [Priority.HIGH, Priority.MEDIUM, Priority.LOW]


def test_every_condition_has_exactly_one_rule():
    assert sorted(rule.condition for rule in RULES) == sorted(AlarmCondition)
    assert len(RULE) == len(RULES)


def test_the_most_urgent_stands_first():
    assert [rule.priority for rule in RULES] == sorted((rule.priority for rule in RULES), key=_ORDER.index)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.condition)
def test_the_numbers_are_sane(rule):
    assert 0 <= rule.delay_s <= 30
    assert 0 <= rule.leave_s <= 30
    assert 60 <= rule.reminder_s <= 300
    assert 0 <= rule.hold_s <= 120


def test_a_guess_from_a_face_is_never_of_high_priority():
    assert RULE[AlarmCondition.PAIN].priority is Priority.MEDIUM
    assert RULE[AlarmCondition.PAIN].kind is AlarmKind.PHYSIOLOGICAL


def test_a_dead_source_is_announced_within_five_seconds():
    assert RULE[AlarmCondition.SOURCE_LOST].delay_s <= 4.0
    assert RULE[AlarmCondition.WORKER_STOPPED].delay_s == 0.0
