"""A monitor that had died and was started again says so until somebody has acknowledged it."""

from datetime import UTC, datetime

from neopain.base.data import AlarmCondition, EventKind, Priority

AT = datetime(2026, 11, 29, 3, 12, tzinfo=UTC)
RESTARTED = AlarmCondition.MONITOR_RESTARTED


def test_it_is_an_alarm_until_it_is_acknowledged(bed):
    one = bed(restarted=AT)
    monitor = one.monitor
    (signal,) = [signal for signal in monitor.snapshot().alarms.signals if signal.condition is RESTARTED]
    assert signal.priority is Priority.MEDIUM
    assert monitor.snapshot().health.restarted == AT
    monitor.acknowledge()
    one.go_on(2.0)
    assert RESTARTED not in [signal.condition for signal in monitor.snapshot().alarms.signals]
    one.go_on(2.0)
    kinds = [event.kind for event in monitor.events() if event.condition is RESTARTED]
    assert kinds == [EventKind.ALARM_STARTED, EventKind.ALARM_ACKNOWLEDGED, EventKind.ALARM_ENDED]


def test_a_monitor_that_had_not_died_says_nothing(bed):
    monitor = bed().monitor
    assert monitor.snapshot().alarms.signals == ()
    assert monitor.snapshot().health.restarted is None
