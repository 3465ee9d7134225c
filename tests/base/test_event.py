"""Events in the time of another session."""

from neopain.base.data import AlarmCondition, Event, EventKind


def test_an_event_and_the_alarm_it_names_move_together():
    seen = Event(20.0, EventKind.ALARM_SEEN, AlarmCondition.PAIN, by="Ada", alarm_s=5.0)
    assert seen.shifted(-30.0) == Event(-10.0, EventKind.ALARM_SEEN, AlarmCondition.PAIN, by="Ada", alarm_s=-25.0)
    assert Event(20.0, EventKind.MARKED).shifted(-30.0) == Event(-10.0, EventKind.MARKED)
