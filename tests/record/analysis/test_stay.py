"""The chart of a stay: care as intervals, and the pain limit in force."""

import pytest

import draws
from neopain.base.data import AlarmCondition, Event, EventKind, Limits, Priority
from neopain.record.analysis import overview
from neopain.record.analysis.stay import Lane, read_stay, stretches


class Recorded:
    """A session of a hundred seconds with these events."""

    def __init__(self, *events, limits=None):
        self.facts, self.span_s = draws.facts(), (10.0, 110.0)
        self._events, self._limits = events, limits

    def events(self):
        return self._events

    def limits(self):
        return self._limits

    def overview(self):
        return 10.0, overview.empty(100)


def event(t_s, kind, label="", **more):
    return Event(t_s, kind, label=label, **more)


def lanes(*events, end_s=100.0):
    return [(one.lane, one.from_s, one.to_s, one.label) for one in stretches(events, end_s)]


def test_a_procedure_lasts_until_it_ended_or_the_session_did():
    begun = event(20.0, EventKind.PROCEDURE_STARTED, "suction")
    assert lanes(begun, event(50.0, EventKind.PROCEDURE_ENDED, "suction")) == [(Lane.PROCEDURE, 20.0, 50.0, "suction")]
    assert lanes(begun) == [(Lane.PROCEDURE, 20.0, 100.0, "suction")]
    assert lanes(begun, event(50.0, EventKind.PROCEDURE_ENDED, "heel_prick"))[0][2] == 100.0


def test_comfort_lasts_until_its_response_or_until_it_is_given_again():
    given = [event(t_s, EventKind.COMFORT_GIVEN, "sucrose") for t_s in (20.0, 40.0)]
    response = event(70.0, EventKind.COMFORT_RESPONSE, "sucrose")
    assert lanes(*given, response) == [(Lane.COMFORT, 20.0, 40.0, "sucrose"), (Lane.COMFORT, 40.0, 70.0, "sucrose")]


def test_a_mark_has_no_length_even_after_the_last_sample():
    assert lanes(event(30.0, EventKind.MARKED, "fed"), end_s=25.0) == [(Lane.MARK, 30.0, 30.0, "fed")]
    assert lanes(event(30.0, EventKind.PROCEDURE_STARTED, "suction"), end_s=25.0)[0][1:3] == (30.0, 30.0)


def test_the_limit_in_force_changes_only_with_a_different_limit():
    same, new = (event(t_s, EventKind.LIMITS_SET, limit=limit) for t_s, limit in ((30.0, 0.5), (60.0, 0.7)))
    stay = read_stay(Recorded(same, new, limits=Limits(0.5)))
    assert stay.limits == ((10.0, 0.5), (60.0, 0.7))
    assert [stay.limit_at(t_s) for t_s in (9.0, 10.0, 59.9, 60.0, 500.0)] == [None, 0.5, 0.5, 0.7, 0.7]
    assert read_stay(Recorded()).limit_at(50.0) is None


def test_the_next_and_previous_episodes_are_found():
    pain = [
        event(t, EventKind.ALARM_STARTED, condition=AlarmCondition.PAIN, priority=Priority.MEDIUM) for t in (20, 60)
    ]
    other = event(40.0, EventKind.ALARM_STARTED, condition=AlarmCondition.CANNOT_TELL, priority=Priority.LOW)
    stay = read_stay(Recorded(pain[0], other, pain[1]))
    assert [entry.t_s for entry in stay.episodes] == [20, 60]
    after = [stay.episode_after(t_s, 1) for t_s in (0.0, 20.0, 60.0)]
    before = [stay.episode_after(t_s, -1) for t_s in (20.0, 60.0, 99.0)]
    assert [entry and entry.t_s for entry in after] == [20, 60, None]
    assert [entry and entry.t_s for entry in before] == [None, 20, 60]


@pytest.mark.parametrize("ended", ["", None])
def test_an_alarm_still_lasting_at_the_end_was_interrupted(ended):
    session = Recorded(event(20.0, EventKind.ALARM_STARTED, condition=AlarmCondition.PAIN, priority=Priority.MEDIUM))
    session.facts = draws.facts(ended=ended)
    assert read_stay(session).episodes[0].cut == (ended is not None)
