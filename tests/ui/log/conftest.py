"""Alarms of a night, and a monitor that plays a recording, so that times are those of the recording."""

import pytest

from neopain.base.data import AlarmCondition, Answer, Event, EventKind, Priority, State
from ui.fake_monitor import FakeMonitor, FakePlayer, sample

PAIN = AlarmCondition.PAIN


def night(count, from_s=0.0, step_s=700.0):
    """The events of `count` pain alarms, acknowledged and ended."""
    for number in range(count):
        t_s = from_s + number * step_s
        yield Event(t_s, EventKind.ALARM_STARTED, PAIN, Priority.MEDIUM, value=0.71, limit=0.6)
        yield Event(t_s + 8, EventKind.ALARM_ACKNOWLEDGED, PAIN, by="Ada", answer=list(Answer)[number % 2])
        yield Event(t_s + 42, EventKind.ALARM_ENDED, PAIN)


def shown(page):
    """The names of the entries that are shown."""
    return [row.what.text() for row in page.log.rows if row.isVisible()]


@pytest.fixture
def monitor():
    monitor = FakeMonitor(FakePlayer())
    monitor.show(sample=sample(State.PAIN, t_s=36000.0))
    return monitor
