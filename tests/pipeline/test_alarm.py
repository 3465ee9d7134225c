"""Alarm situations at the bedside, as stories in seconds at three frame rates."""

import random

import pytest

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    EventKind,
    Limits,
    Mark,
    PauseAudio,
    Reason,
    SetLimits,
    State,
)
from neopain.pipeline.alarm_rules import RULE
from stories import LIMIT, ended, events, phases, rates, started, tell

PAIN, LOST, BLIND = AlarmCondition.PAIN, AlarmCondition.SOURCE_LOST, AlarmCondition.CANNOT_TELL


@rates
def test_a_heel_prick_alarms_once_and_ends_when_soothed(fps):
    samples = tell([(20, 0.05), (30, 0.95), (30, 0.05)], fps)
    (start,) = started(samples, PAIN)
    (end,) = ended(samples, PAIN)
    assert 20 + RULE[PAIN].delay_s < start < 20 + 10
    assert 50 + RULE[PAIN].leave_s < end < 50 + 12
    assert all(event.condition is PAIN for event in events(samples))


@rates
def test_an_infant_that_never_fully_rests_does_not_alarm_for_ever(fps):
    samples = tell([(20, 0.05), (30, 0.95), (120, 0.2)], fps, [Acknowledge(40.0)])
    assert len(started(samples, PAIN)) == 1
    (end,) = ended(samples, PAIN)
    assert end < 50 + 2 + RULE[PAIN].hold_s + 2


@rates
def test_raising_the_limit_ends_the_alarm_of_scores_below_it(fps):
    story = [(20, 0.05), (90, 0.6)]
    (end,) = ended(tell(story, fps, [Acknowledge(30.0), SetLimits(40.0, limits=Limits(0.8))]), PAIN)
    assert 40 + RULE[PAIN].leave_s - 0.1 <= end < 40 + RULE[PAIN].leave_s + 1
    lowered = tell(story, fps, [Acknowledge(30.0), SetLimits(40.0, limits=Limits(0.4))])
    assert ended(lowered, PAIN) == []


@rates
def test_a_limit_raised_to_just_above_the_trend_ends_the_alarm_as_any_other(fps):
    story = [(20, 0.05), (90, 0.6)]
    (end,) = ended(tell(story, fps, [Acknowledge(30.0), SetLimits(40.0, limits=Limits(0.61))]), PAIN)
    assert 40 + RULE[PAIN].leave_s - 0.1 <= end < 40 + RULE[PAIN].leave_s + 1
    below = tell(story, fps, [Acknowledge(30.0), SetLimits(40.0, limits=Limits(0.59))])
    assert ended(below, PAIN) == []


@rates
def test_words_say_what_is_seen_and_the_limit_what_alarms(fps):
    story = [(20, 0.05), (30, 0.85), (30, 0.05), (30, 0.3), (30, 0.05)]
    high, low = (tell(story, fps, [SetLimits(0.0, limits=Limits(limit))]) for limit in (0.9, 0.25))
    assert [sample.trend for sample in high] == [sample.trend for sample in low]
    assert {sample.trend.state for sample in high if 35 < sample.t_s < 50} == {State.PAIN}
    assert {sample.trend.state for sample in high if 95 < sample.t_s < 110} == {State.SOME_SIGNS}
    assert started(high, PAIN) == []
    first, second = started(low, PAIN)
    assert 20 < first < 30
    assert 80 < second < 95


@rates
def test_a_second_bout_after_rest_is_a_second_alarm(fps):
    samples = tell([(20, 0.05), (20, 0.95), (9, 0.05), (20, 0.95), (20, 0.05)], fps, [Acknowledge(30.0)])
    assert len(started(samples, PAIN)) == 2


@rates
def test_a_yawn_is_too_short_to_alarm(fps):
    assert events(tell([(10, 0.05), (3, 0.9), (20, 0.05)], fps)) == []


@rates
def test_a_single_wrong_frame_does_not_change_the_state(fps):
    samples = tell([(10, 0.05), (1 / fps, 1.0), (10, 0.05)], fps)
    assert {sample.trend.state for sample in samples} <= {State.CALM, State.SOME_SIGNS}


@rates
def test_laughing_in_bursts_does_not_alarm(fps):
    samples = tell([(10, 0.05), *[(1.0, 0.8), (2.0, 0.25)] * 6, (10, 0.05)], fps)
    assert events(samples) == []


@rates
def test_a_cry_in_bouts_of_two_seconds_with_shorter_pauses_alarms_within_ten_seconds(fps):
    (start,) = started(tell([(10, 0.05), *[(2.0, 0.95), (1.5, 0.05)] * 10], fps), PAIN)
    assert start < 10 + 10


@rates
def test_faces_like_pain_of_two_seconds_with_calm_of_three_between_do_not_alarm(fps):
    assert events(tell([(10, 0.05), *[(2.0, 0.95), (3.0, 0.05)] * 10, (10, 0.05)], fps)) == []


@pytest.mark.no_cover  # a hundred thousand steps, which others cover: tracing them takes as long again
@pytest.mark.parametrize(("fps", "half_s"), [(5, 0.4), (5, 8.0), (15, 8.0), (30, 0.4)])
def test_twenty_minutes_of_flicker_around_the_limit_alarm_once_at_most(fps, half_s):
    flicker = [(half_s, 0.35), (half_s, 0.68)] * round(600 / half_s)
    assert len(started(tell(flicker, fps), PAIN)) <= 1


@pytest.mark.no_cover  # a hundred thousand steps, which others cover: tracing them takes as long again
@pytest.mark.parametrize(("fps", "seed", "by"), [(5, 7, 0.2), (5, 0, 0.3), (5, 1, 0.3), (15, 2, 0.3), (30, 7, 0.2)])
def test_twenty_minutes_of_noise_around_the_limit_alarm_once_at_most(fps, seed, by):
    noise = random.Random(seed)
    flicker = [(noise.uniform(0.2, 6.0), noise.uniform(LIMIT - by, LIMIT + by)) for _ in range(390)]
    assert 1100 < sum(seconds for seconds, _ in flicker) < 1300
    assert len(started(tell(flicker, fps), PAIN)) <= 1


@rates
def test_a_pulled_cable_is_announced_within_five_seconds_and_the_number_is_gone(fps):
    samples = tell([(10, 0.05), (20, Reason.NO_FRAME), (10, 0.05)], fps)
    (start,) = started(samples, LOST)
    (end,) = ended(samples, LOST)
    assert 10 < start < 15
    assert 30 <= end < 33
    dark = [sample for sample in samples if 11 < sample.t_s < 30]
    assert all(sample.trend.p_trend is None and sample.trend.state is State.CANNOT_TELL for sample in dark)
    assert {sample.trend.reason for sample in dark} == {Reason.NO_FRAME}
    assert started(samples, BLIND) == []


@rates
def test_a_hidden_face_is_announced_after_a_while_and_is_never_calm(fps):
    samples = tell([(10, 0.05), (40, Reason.NO_FACE), (10, 0.05)], fps)
    (start,) = started(samples, BLIND)
    assert 10 + RULE[BLIND].delay_s <= start < 10 + RULE[BLIND].delay_s + 2
    hidden = [sample for sample in samples if 11 < sample.t_s < 50]
    assert {sample.trend.state for sample in hidden} == {State.CANNOT_TELL}


@rates
def test_a_nurse_bending_over_a_crying_infant_does_not_end_the_alarm(fps):
    samples = tell([(5, 0.05), (15, 0.95), (20, Reason.NO_FACE), (15, 0.95), (20, 0.05)], fps)
    assert len(started(samples, PAIN)) == 1
    (end,) = ended(samples, PAIN)
    assert end > 55


@rates
def test_a_pain_alarm_does_not_outlive_the_face_for_ever(fps):
    samples = tell([(5, 0.05), (15, 0.95), (120, Reason.NO_FACE)], fps, [Acknowledge(30.0)])
    (end,) = ended(samples, PAIN)
    assert 20 + RULE[PAIN].hold_s <= end < 20 + RULE[PAIN].hold_s + 2
    assert phases(samples[-1], BLIND) == [AlarmPhase.ACTIVE]


@rates
def test_pain_between_gaps_alarms(fps):
    assert len(started(tell([(5, 0.05), *[(1.5, 0.95), (1.0, Reason.BLURRED)] * 6], fps), PAIN)) == 1


@rates
def test_lights_off_at_night_are_no_camera_fault_and_no_calm(fps):
    samples = tell([(20, 0.05), (60, Reason.TOO_DARK), (20, 0.05)], fps)
    assert started(samples, LOST) == []
    (start,) = started(samples, BLIND)
    (end,) = ended(samples, BLIND)
    assert start == pytest.approx(20 + RULE[BLIND].delay_s, abs=2)
    assert 80 < end < 85
    dark = [sample for sample in samples if 21 < sample.t_s < 80]
    assert {(sample.trend.state, sample.trend.reason) for sample in dark} == {(State.CANNOT_TELL, Reason.TOO_DARK)}


@rates
def test_a_nurse_in_front_of_the_camera_for_a_moment_is_no_alarm(fps):
    assert events(tell([(20, 0.05), (12, Reason.COVERED), (20, 0.05)], fps)) == []


@rates
def test_a_frozen_picture_is_not_a_lost_one(fps):
    samples = tell([(10, 0.05), (20, Reason.STALE_FRAME), (10, 0.05)], fps)
    (start,) = started(samples, AlarmCondition.PICTURE_FROZEN)
    assert 10 < start < 12.5
    assert {event.condition for event in events(samples)} == {AlarmCondition.PICTURE_FROZEN}


@rates
def test_a_mark_has_its_label_and_the_trend(fps):
    samples = tell([(10, 0.2)], fps, [Mark(5.0, "sucrose")])
    (event,) = events(samples)
    assert (event.kind, event.label, event.t_s) == (EventKind.MARKED, "sucrose", 5.0)
    assert event.value == pytest.approx(0.2, abs=1e-6)


def test_the_frame_rate_changes_an_alarm_by_one_frame_at_most():
    story = [(12.3, 0.05), (31.7, 0.95), (5.2, Reason.TURNED), (30.1, 0.05), (25.4, Reason.NO_FRAME), (9, 0.05)]
    by_rate = {fps: [(e.kind, e.condition, e.t_s) for e in events(tell(story, fps))] for fps in (5, 15, 30)}
    assert len(by_rate[30]) == 4
    for fps in (5, 15):
        assert [event[:2] for event in by_rate[fps]] == [event[:2] for event in by_rate[30]]
        for slow, quick in zip(by_rate[fps], by_rate[30], strict=True):
            assert slow[2] == pytest.approx(quick[2], abs=1.01 / fps)


@rates
def test_the_same_moments_and_commands_give_the_same_samples(fps):
    story = [(7, 0.1), (20, 0.9), (4, Reason.COVERED), (20, 0.1)]
    commands = [Acknowledge(14.0), PauseAudio(15.0), Mark(16.0)]
    assert tell(story, fps, commands) == tell(story, fps, commands)
    assert tell(story, fps, commands) != tell(story, fps)


@rates
def test_a_camera_that_shows_a_frame_now_and_then_is_still_lost(fps):
    """A scored moment among too few does not turn a lost camera into a hidden face."""
    flicker = [(0.2, 0.05), (0.8, Reason.NO_FRAME)] * 40
    samples = tell([(10, 0.05), *flicker], fps)
    assert len(started(samples, LOST)) == 1
    assert started(samples, BLIND) == []
    assert ended(samples, LOST) == []


@pytest.mark.parametrize("fps", [5])
def test_a_limit_raised_during_one_alarm_does_not_shorten_the_next(fps):
    story = [(20, 0.05), (20, 0.95), (20, 0.05), (20, 0.95), (30, 0.4)]
    samples = tell(story, fps, [SetLimits(30.0, limits=Limits(0.6))])
    assert len(started(samples, PAIN)) == 2
    assert len(ended(samples, PAIN)) == 1
