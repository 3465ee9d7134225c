"""Standby in stories: nothing is scored or signalled meanwhile, it always ends, and monitoring begins afresh."""

import pytest

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    Doer,
    EndStandby,
    Event,
    EventKind,
    Reason,
    Report,
    Restart,
    StandbyReason,
    StartStandby,
    State,
)
from neopain.pipeline.standby import STANDBY_BOUNDS_S, StandbyState
from stories import rates, tell

SORE = [(10, 0.05), (120, 0.95)]
BATH = StandbyReason.BATH


def events(samples):
    return [event for sample in samples for event in sample.events]


def kinds(samples, *wanted):
    return [(round(e.t_s), e.kind) for e in events(samples) if e.kind in wanted]


@rates
def test_nothing_is_scored_or_signalled_from_touch_to_touch(fps):
    samples = tell(SORE, fps, [StartStandby(30.0, BATH, 900.0, by="Ada"), EndStandby(60.0, by="Bo")])
    meanwhile = [sample for sample in samples if 30.1 < sample.t_s < 59.9]
    assert {sample.p_pain for sample in meanwhile} == {None}
    assert {sample.reason for sample in meanwhile} == {Reason.STANDBY}
    assert {sample.trend.state for sample in meanwhile} == {State.CANNOT_TELL}
    assert {sample.trend.p_trend for sample in meanwhile} == {None}
    assert {sample.alarms.signals for sample in meanwhile} == {()}
    standby = meanwhile[0].alarms.standby
    assert {sample.alarms.standby for sample in meanwhile} == {standby}
    assert (standby.reason, standby.by, standby.until_touched) == (BATH, "Ada", False)
    assert (standby.since_s, standby.until_s) == (30.0, 930.0)
    assert not [event for event in events(meanwhile) if event.kind is not EventKind.STANDBY_STARTED]
    assert samples[-1].alarms.standby is None


@rates
def test_the_record_says_who_why_from_and_to(fps):
    samples = tell(SORE, fps, [StartStandby(30.0, BATH, 900.0, by="Ada"), EndStandby(60.0, by="Bo")])
    started, ended = [e for e in events(samples) if e.kind in (EventKind.STANDBY_STARTED, EventKind.STANDBY_ENDED)]
    assert (started.t_s, started.label, started.by, started.duration_s) == (30.0, "bath", "Ada", 900.0)
    assert (ended.t_s, ended.label, ended.by, ended.duration_s) == (60.0, "bath", "Bo", 30.0)
    assert {started.done_by, ended.done_by} == {Doer.PERSON}


@rates
def test_an_alarm_ends_as_it_begins_and_detection_starts_afresh_after_it(fps):
    samples = tell(SORE, fps, [StartStandby(30.0, BATH, 900.0), EndStandby(60.0)])
    seen = kinds(samples, EventKind.ALARM_STARTED, EventKind.ALARM_ENDED)
    assert [kind for _, kind in seen] == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED, EventKind.ALARM_STARTED]
    (began, _), (ended, _), (again, _) = seen
    assert began < 30
    assert ended == 30
    assert 63 <= again <= 66, "pain has to last its delay once more"
    first = next(sample for sample in samples if sample.t_s >= 60.0)
    assert first.trend.p_trend == pytest.approx(0.95), "no number of before is mixed into the first one"


@rates
def test_it_ends_by_its_time_and_that_stays_until_it_is_confirmed(fps):
    samples = tell([(10, 0.05), (400, 0.05)], fps, [StartStandby(20.0, BATH, 60.0), Acknowledge(200.0, by="Ada")])
    (ended,) = [event for event in events(samples) if event.kind is EventKind.STANDBY_ENDED]
    assert (ended.by, ended.done_by) == ("", Doer.MONITOR)
    assert ended.t_s == pytest.approx(80.0, abs=1 / fps)
    over = [s for sample in samples for s in sample.alarms.signals if s.condition is AlarmCondition.STANDBY_OVER]
    assert over[0].phase is AlarmPhase.ACTIVE
    of = {sample.t_s: [s.condition for s in sample.alarms.signals] for sample in samples}
    assert all(AlarmCondition.STANDBY_OVER in there for t_s, there in of.items() if 81 < t_s < 199.9)
    assert not any(there for t_s, there in of.items() if t_s > 201 or t_s < 79.9)


def test_one_that_a_person_ends_needs_no_confirmation():
    samples = tell([(100, 0.05)], 5, [StartStandby(20.0, BATH, 60.0), EndStandby(50.0)])
    assert not [s for sample in samples for s in sample.alarms.signals]


def test_until_touched_is_not_for_ever():
    most_s = STANDBY_BOUNDS_S[1]
    state = StandbyState()
    state.handle(StartStandby(100.0))
    assert state.now.until_touched
    assert state.step(100.0 + most_s - 1.0) == []
    (ended,) = state.step(100.0 + most_s)
    assert ended.kind is EventKind.STANDBY_ENDED
    assert state.over


@pytest.mark.parametrize("duration_s", [0.0, 59.0, STANDBY_BOUNDS_S[1] + 1.0])
def test_an_impossible_time_is_refused_in_one_line(duration_s):
    samples = tell([(30, 0.05)], 5, [StartStandby(10.0, BATH, duration_s, by="Ada")])
    (refused,) = [event for event in events(samples) if event.kind is EventKind.COMMAND_REFUSED]
    assert refused.label.startswith("standby lasts 1 to 240 min: not ")
    assert {sample.alarms.standby for sample in samples} == {None}


@rates
def test_a_fault_of_the_equipment_waits_until_standby_is_over(fps):
    fault = Report(40.0, AlarmCondition.DISK_LOW, True)
    samples = tell([(120, 0.05)], fps, [StartStandby(30.0, BATH, 900.0), fault, EndStandby(60.0)])
    starts = [event for event in events(samples) if event.kind is EventKind.ALARM_STARTED]
    assert [(event.condition, event.t_s >= 60.0) for event in starts] == [(AlarmCondition.DISK_LOW, True)]


def test_a_lost_camera_and_a_vanished_face_raise_no_alarm_meanwhile():
    story = [(20, 0.05), (60, Reason.NO_FRAME), (60, Reason.NO_FACE), (20, 0.05)]
    samples = tell(story, 5, [StartStandby(15.0, BATH, 900.0), EndStandby(130.0)])
    assert not kinds(samples, EventKind.ALARM_STARTED)
    without = tell(story, 5, [])
    assert kinds(without, EventKind.ALARM_STARTED), "the story has alarms without standby"


def test_a_restart_of_the_worker_does_not_end_it():
    samples = tell([(100, 0.05)], 5, [StartStandby(20.0, BATH, 900.0), Restart(40.0)])
    assert samples[-1].alarms.standby is not None


def test_another_reason_takes_its_place():
    samples = tell([(60, 0.05)], 5, [StartStandby(20.0, BATH, 900.0), StartStandby(30.0, StandbyReason.FEEDING, 120.0)])
    assert samples[-1].alarms.standby.until_s == 150.0
    assert [kind for _, kind in kinds(samples, EventKind.STANDBY_STARTED, EventKind.STANDBY_ENDED)] == [
        EventKind.STANDBY_STARTED,
        EventKind.STANDBY_ENDED,
        EventKind.STANDBY_STARTED,
    ]


def test_ending_what_is_not_there_says_nothing():
    assert StandbyState().handle(EndStandby(5.0)) == []
    state = StandbyState()
    state.handle(StartStandby(100.0, BATH, 900.0))
    assert state.step(5.0) == [], "a recording was played back to a time before it"
    assert state.now is None


def test_what_is_shown_of_the_infant_is_not_kept(tmp_path):
    samples = tell(SORE, 5, [StartStandby(30.0, BATH, 900.0)])
    last = samples[-1]
    assert (last.face, last.features, last.landmarks, last.actions, last.quality, last.face_box) == (None,) * 6
    assert isinstance(samples[0].events, tuple)
    assert Event is not None
