"""Alarms for hospital systems: stable identifiers, priority over time, a name for every condition."""

from dataclasses import replace

from neopain.base.data import AlarmCondition, AlarmKind, Priority
from neopain.record.analysis.burden import alarms
from neopain.record.export.alerts import WORDS, alerts, key_of


def test_every_condition_has_a_name():
    assert set(WORDS) == set(AlarmCondition)
    assert len(set(WORDS.values())) == len(WORDS)


def test_alerts_are_the_alarms_of_the_part_with_stable_keys(part, session):
    found = alerts(part)
    assert [alert.entry for alert in found] == list(alarms(session))
    assert [alert.key for alert in alerts(part)] == [alert.key for alert in found]
    assert len({alert.key for alert in found}) == len(found)
    second = found[1].entry.t_s
    assert [alert.key for alert in alerts(replace(part, span=(second, second + 1e-3)))] == [found[1].key]
    assert key_of(part, "patient") != key_of(part, "device")


def test_the_kind_is_that_of_the_signals(part):
    kinds = {alert.entry.condition: alert.kind for alert in alerts(part)}
    assert kinds == {
        AlarmCondition.PAIN: AlarmKind.PHYSIOLOGICAL,
        AlarmCondition.CANNOT_TELL: AlarmKind.TECHNICAL,
    }


def test_an_escalated_alarm_has_its_first_priority_before(part):
    (alert,) = (alert for alert in alerts(part) if alert.entry.condition is AlarmCondition.CANNOT_TELL)
    escalated = replace(alert, entry=replace(alert.entry, escalated_s=170.0, priority=Priority.HIGH))
    assert escalated.first_priority is Priority.LOW
    assert [escalated.priority_at(t_s) for t_s in (169.9, 170.0)] == [Priority.LOW, Priority.HIGH]
    lasting = replace(alert, entry=replace(alert.entry, ended_s=None))
    assert (alert.is_over, lasting.is_over) == (True, False)
    assert replace(lasting, entry=replace(lasting.entry, cut=True)).is_over
