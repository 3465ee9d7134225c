"""Walks the whole table of alarm conditions."""

import pytest

from neopain.base.care import LIMIT_BOUNDS
from neopain.base.data import AlarmCondition, AlarmKind, AlarmPhase, AlarmSignal, Limits, Priority
from neopain.pipeline.alarm_rules import (
    AUDIO_OFF_REMINDER_S,
    RULE,
    RULES,
    Latching,
    for_patient,
    urgency,
)

_ORDER = [Priority.HIGH, Priority.MEDIUM, Priority.LOW]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.condition)


def test_every_condition_has_exactly_one_rule():
    assert sorted(rule.condition for rule in RULES) == sorted(AlarmCondition)
    assert len(RULE) == len(RULES)


def test_the_most_urgent_rule_comes_first():
    assert [rule.priority for rule in RULES] == sorted((rule.priority for rule in RULES), key=_ORDER.index)


@every_rule
def test_the_numbers_are_sane_and_have_a_source(rule):
    assert 0 <= rule.delay_s <= 30
    assert 0 <= rule.leave_s <= 30
    assert 60 <= rule.reminder_s <= 300
    assert 0 <= rule.hold_s <= 120
    assert 0 < rule.generation_s <= 1
    assert rule.escalate_s is None or 30 <= rule.escalate_s <= 300
    assert len(rule.source) > 20


@every_rule
def test_no_priority_is_high_and_escalation_never_lowers_it(rule):
    assert Priority.HIGH not in (rule.priority, rule.escalated)
    if rule.escalate_s is not None:
        assert _ORDER.index(rule.escalated) <= _ORDER.index(rule.priority)


def test_only_pain_is_physiological():
    assert [rule.condition for rule in RULES if rule.kind is AlarmKind.PHYSIOLOGICAL] == [AlarmCondition.PAIN]


@every_rule
def test_measured_conditions_have_hysteresis(rule):
    assert (rule.enter is None) is (rule.leave is None) is (rule.unit == "")
    if rule.enter is None:
        with pytest.raises(ValueError, match=rule.condition):
            rule.is_met(1.0, before=False)
        return
    middle = (rule.enter + rule.leave) / 2
    beyond = rule.enter + (rule.enter - rule.leave)
    assert not rule.is_met(middle, before=False)
    assert rule.is_met(beyond, before=False)
    assert rule.is_met(middle, before=True)
    assert not rule.is_met(rule.leave - (rule.enter - rule.leave), before=True)


def test_conditions_that_blind_the_monitor_are_announced_within_five_seconds():
    for condition in (
        AlarmCondition.SOURCE_LOST,
        AlarmCondition.PICTURE_FROZEN,
        AlarmCondition.WORKER_STOPPED,
        AlarmCondition.MODEL_INTEGRITY,
    ):
        assert RULE[condition].delay_s + RULE[condition].generation_s <= 4.0
        assert RULE[condition].priority is Priority.MEDIUM


def test_a_condition_that_is_over_at_once_latches():
    assert RULE[AlarmCondition.CLOCK_JUMP].latching is Latching.ALWAYS


def test_only_these_rise_from_low_to_medium():
    rising = {r.condition for r in RULES if r.escalate_s and r.priority is Priority.LOW}
    assert rising == {AlarmCondition.CANNOT_TELL, AlarmCondition.SOUND_FAILED, AlarmCondition.BATTERY_LOW}


def signal(condition, priority=Priority.MEDIUM, phase=AlarmPhase.ACTIVE, escalated=False):
    return AlarmSignal(condition, RULE[condition].kind, priority, phase, 0.0, escalated)


def test_priority_goes_before_phase_and_both_before_the_table():
    lost = signal(AlarmCondition.SOURCE_LOST)
    seen = signal(AlarmCondition.PAIN, phase=AlarmPhase.ACKNOWLEDGED)
    over = signal(AlarmCondition.PAIN, phase=AlarmPhase.LATCHED)
    risen = signal(AlarmCondition.CANNOT_TELL, escalated=True)
    low = signal(AlarmCondition.DISK_LOW, Priority.LOW)
    pain = signal(AlarmCondition.PAIN)
    expected = [pain, risen, lost, seen, over, low]
    assert sorted([low, over, seen, lost, risen, pain], key=urgency) == expected


def test_a_patients_limits_change_the_times_of_two_rules_alone():
    limits = Limits(0.6, pain_delay_s=7.0, pain_escalate_s=90.0, cannot_tell_delay_s=20.0)
    changed = {rule.condition: for_patient(rule, limits) for rule in RULES if for_patient(rule, limits) != rule}
    assert changed.keys() == {AlarmCondition.PAIN, AlarmCondition.CANNOT_TELL}
    assert (changed[AlarmCondition.PAIN].delay_s, changed[AlarmCondition.PAIN].escalate_s) == (7.0, 90.0)
    assert changed[AlarmCondition.CANNOT_TELL].delay_s == 20.0
    assert all(for_patient(rule, Limits(0.5)) == rule for rule in RULES)


def test_audio_pause_and_the_reminder_of_audio_off_are_two_minutes_at_most():
    assert Limits(0.5).audio_pause_s == LIMIT_BOUNDS["audio_pause_s"][1] == 120
    assert AUDIO_OFF_REMINDER_S <= 120
