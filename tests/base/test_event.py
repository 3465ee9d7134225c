"""Who did it, a person by name or not signed in, or the monitor itself; events in the time of another session."""

import pytest

from neopain.base.data import AlarmCondition, Doer, Event, EventKind, done
from neopain.record.storage.codec import decode, encode

TOLD = [(EventKind.MARKED, Doer.PERSON), (EventKind.ALARM_STARTED, Doer.MONITOR), (EventKind.PROCEDURE_ENDED, None)]


@pytest.mark.parametrize(("kind", "doer"), TOLD)
def test_an_event_of_an_earlier_version_is_a_persons_by_its_name_or_its_kind(kind, doer):
    old = decode(f'{{"is":"Event","t_s":1.0,"kind":"{kind}"}}', Event)
    assert old.doer is None
    assert old.done_by is doer
    assert decode(f'{{"is":"Event","t_s":1.0,"kind":"{kind}","by":"Ada"}}', Event).done_by is Doer.PERSON


@pytest.mark.parametrize("doer", Doer)
@pytest.mark.parametrize("kind", EventKind)
def test_what_is_recorded_today_says_it_itself(kind, doer):
    (event,) = done([Event(1.0, kind)], doer)
    assert event.done_by is doer
    assert decode(encode(event), Event).done_by is doer
    assert {done([event], other)[0].doer for other in Doer} == {doer}


def test_an_event_and_the_alarm_it_names_move_together():
    seen = Event(20.0, EventKind.ALARM_SEEN, AlarmCondition.PAIN, by="Ada", alarm_s=5.0)
    assert seen.shifted(-30.0) == Event(-10.0, EventKind.ALARM_SEEN, AlarmCondition.PAIN, by="Ada", alarm_s=-25.0)
    assert Event(20.0, EventKind.MARKED).shifted(-30.0) == Event(-10.0, EventKind.MARKED)
