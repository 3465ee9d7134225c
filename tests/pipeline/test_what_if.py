"""A replay with other limits gives the same events as a run with these limits."""

import typing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    Answer,
    AudioOff,
    AudioOn,
    Comfort,
    ComfortKind,
    Command,
    EndProcedure,
    EndStandby,
    EventKind,
    Limits,
    Mark,
    MarkSeen,
    NoFrame,
    PauseAudio,
    ProcedureKind,
    Reason,
    Report,
    ResetBaseline,
    Restart,
    Role,
    SetLimits,
    StandbyReason,
    StartProcedure,
    StartStandby,
)
from neopain.base.settings import TrendSettings
from neopain.pipeline.what_if import Score, replay, what_if
from stories import LIMIT, events, pipeline, started, tell

PAIN = AlarmCondition.PAIN
CALM, SORE = [(600, 0.05)], [(20, 0.05), (30, 0.6), (40, 0.05), (30, 0.6), (40, 0.05), (30, 0.95), (60, 0.05)]


def scores(samples):
    return [Score(sample.t_s, sample.p_pain, sample.reason) for sample in samples]


def commands_of(samples):
    return [command for sample in samples for command in sample.commands]


chapters = st.tuples(st.floats(0.1, 30), st.floats(0, 1) | st.sampled_from(Reason))
limits = st.builds(
    Limits,
    st.floats(0.2, 0.9),
    st.floats(1, 15),
    st.floats(30, 300),
    st.floats(5, 60),
    st.floats(30, 120),
)
technical = st.sampled_from([AlarmCondition.DISK_LOW, AlarmCondition.CLOCK_JUMP, AlarmCondition.SOUND_FAILED])
times = st.floats(0, 200)
actions = st.one_of(
    st.builds(Acknowledge, times, st.none() | st.sampled_from(Answer)),
    st.builds(Acknowledge, times, seen=st.just((PAIN,))),
    st.builds(MarkSeen, times, condition=st.just(PAIN), alarm_s=times, answer=st.none() | st.sampled_from(Answer)),
    st.builds(PauseAudio, times),
    st.builds(AudioOff, times, role=st.sampled_from(Role)),
    st.builds(AudioOn, times),
    st.builds(Mark, times, label=st.text(max_size=5)),
    st.builds(StartProcedure, times, st.sampled_from(ProcedureKind), st.none() | st.floats(10, 700)),
    st.builds(EndProcedure, times),
    st.builds(Comfort, times, st.sampled_from(ComfortKind)),
    st.builds(ResetBaseline, times),
    st.builds(StartStandby, times, reason=st.sampled_from(StandbyReason), duration_s=st.none() | st.floats(30, 100)),
    st.builds(EndStandby, times),
    st.builds(Report, times, condition=technical, present=st.booleans()),
)
stays = st.lists(chapters, min_size=1, max_size=8)
deeds = st.lists(actions, max_size=10).map(lambda done: sorted(done, key=lambda command: command.t_s))
few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_these_are_all_commands():
    drawn = {Acknowledge, PauseAudio, AudioOff, AudioOn, Mark, StartProcedure, EndProcedure, Comfort, ResetBaseline}
    assert set(typing.get_args(Command)) == drawn | {MarkSeen, StartStandby, EndStandby, Report, SetLimits, Restart}


@few
@given(stays, deeds, limits, limits, st.sampled_from([5, 15]))
def test_a_replay_with_other_limits_equals_a_real_run_to_the_event(story, done, before, wish, fps):
    recorded = tell(story, fps, [SetLimits(0.0, limits=before), *done])
    real = tell(story, fps, done, wish)
    outcome = what_if(scores(recorded), commands_of(recorded), wish, TrendSettings())
    assert outcome.events == tuple(events(real))
    assert outcome.started(PAIN) == len(started(real, PAIN))


@few
@given(stays, deeds, limits, st.floats(0, 100))
def test_a_recording_replayed_gives_the_same_judgements(story, done, later, at_s):
    set_later = sorted([*done, SetLimits(at_s, limits=later)], key=lambda command: command.t_s)
    recorded = tell(story, 5, set_later)
    again = list(replay(scores(recorded), commands_of(recorded), Limits(LIMIT), TrendSettings()))
    assert [judged.events for judged in again] == [sample.events for sample in recorded]
    assert [judged.alarms for judged in again] == [sample.alarms for sample in recorded]
    assert [judged.trend for judged in again] == [sample.trend for sample in recorded]
    assert [(j.limits, j.procedure, j.baseline, j.shift) for j in again] == [
        (s.limits, s.procedure, s.baseline, s.shift) for s in recorded
    ]


def test_a_fault_in_the_middle_is_replayed_too_and_ends_its_alarms():
    runner = pipeline([(100, 0.95)])
    recorded = [runner.step(NoFrame(tenth / 10)) for tenth in range(100)]
    runner.handle(Mark(10.0))
    runner.reset()
    runner.reset()
    recorded += [runner.step(NoFrame(tenth / 10)) for tenth in range(101, 200)]
    assert [type(command) for command in commands_of(recorded)] == [Mark, Restart]
    outcome = what_if(scores(recorded), commands_of(recorded), Limits(LIMIT), TrendSettings())
    (ended,) = [event for event in outcome.events if event.kind is EventKind.ALARM_ENDED]
    assert (ended.condition, ended.t_s) == (PAIN, 9.9)
    assert [event for event in outcome.events if event.kind is not EventKind.ALARM_ENDED] == events(recorded)
    assert outcome.started(PAIN) == 2


def test_a_higher_limit_alarms_less_and_says_how_often_an_hour():
    recorded = tell(SORE, 5)
    low = what_if(scores(recorded), [], Limits(0.5), TrendSettings())
    high = what_if(scores(recorded), [], Limits(0.8), TrendSettings())
    slow = what_if(scores(recorded), [], Limits(0.5, pain_delay_s=15.0), TrendSettings())
    assert (low.started(PAIN), high.started(PAIN), slow.started(PAIN)) == (3, 1, 3)
    assert low.per_hour(PAIN) == pytest.approx(3 / low.hours)
    assert low.hours == pytest.approx(250 / 3600, rel=0.01)
    assert low.started() >= low.started(PAIN)


def test_an_empty_recording_has_no_alarm():
    outcome = what_if([], [], Limits(LIMIT), TrendSettings())
    assert (outcome.events, outcome.per_hour()) == ((), 0.0)


def test_a_bad_limit_is_refused_in_one_line_and_changes_nothing():
    samples = tell(SORE, 5, [SetLimits(5.0, limits=Limits(0.05), by="Ada")])
    (refused,) = events(samples, EventKind.COMMAND_REFUSED)
    assert refused.by == "Ada"
    assert refused.label == "pain_limit = 0.05 is outside the safe bounds: set it between 0.2 and 0.9"
    assert {sample.limits for sample in samples} == {Limits(LIMIT)}


def test_new_limits_hold_at_once_and_outlive_a_reset():
    strict = Limits(0.3, pain_delay_s=1.0)
    runner = pipeline([(100, 0.4)])
    runner.step(NoFrame(0.0))
    runner.handle(SetLimits(0.5, limits=strict, by="Ada", label="Strict"))
    samples = [runner.step(NoFrame(0.5 + tenth / 10)) for tenth in range(20)]
    (is_set,) = events(samples, EventKind.LIMITS_SET)
    assert (is_set.limit, is_set.label, is_set.by) == (0.3, "Strict", "Ada")
    (start,) = started(samples, PAIN)
    assert start == pytest.approx(1.5)
    assert events(samples, EventKind.ALARM_STARTED)[0].limit == 0.3
    runner.reset()
    assert runner.limit == 0.3
    assert runner.step(NoFrame(3.0)).limits == strict
