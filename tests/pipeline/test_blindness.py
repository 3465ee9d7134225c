"""No score, for whatever reason, is one blindness with one clock: stories at the rates of slow and fast cameras.

The moments are those that a live source makes: a frame when one comes, and between frames that are far apart a
NoFrame every 0.2 s, the first after 0.5 s of silence.
"""

from itertools import pairwise

import pytest

from neopain.base.data import AlarmCondition, EventKind, Limits, NoFrame, Reason, State
from neopain.pipeline.alarm_rules import RULE
from stories import events, pipeline, started

LOST, FROZEN, BLIND = AlarmCondition.SOURCE_LOST, AlarmCondition.PICTURE_FROZEN, AlarmCondition.CANNOT_TELL
BLINDNESS = {LOST, FROZEN, BLIND}
QUIET_S, TICK_S, EPSILON_S = 0.5, 0.2, 1e-6
every_rate = pytest.mark.parametrize("fps", [0.5, 1, 5, 15, 30])


def watch(seconds, fps, what, gap_every_s=1e9, gap_s=0.0, limits=Limits(0.5)):
    """The samples of `seconds` of a camera whose frames show `what`, a function of their time; in every `gap_every_s`
    it gives none for `gap_s`.
    """
    frames = [index / fps for index in range(round(seconds * fps))]
    frames = [t_s for t_s in frames if t_s % gap_every_s >= gap_s or t_s < gap_every_s]
    moments = []
    for t_s, next_s in pairwise([*frames, seconds]):
        moments.append((t_s, what(t_s)))
        quiet_s = t_s + QUIET_S
        while quiet_s < next_s - EPSILON_S:
            moments.append((quiet_s, Reason.NO_FRAME))
            quiet_s += TICK_S
    runner = pipeline([(1.0, 0.0)], limits)
    samples = []
    for t_s, seen in moments:
        runner._perceive.story = [(1e9, seen)]
        samples.append(runner.step(NoFrame(t_s)))
    return samples


def signalled(sample):
    return {signal.condition for signal in sample.alarms.signals}


def silent_s(samples):
    """The longest time without a number during which no alarm of blindness was signalled."""
    longest_s, since_s = 0.0, None
    for sample in samples:
        assert len(signalled(sample) & BLINDNESS) <= 1, "one blindness has one alarm"
        if sample.trend.state is not State.CANNOT_TELL or signalled(sample) & BLINDNESS:
            since_s = None
            continue
        since_s = sample.t_s if since_s is None else since_s
        longest_s = max(longest_s, sample.t_s - since_s)
    return longest_s


@every_rate
@pytest.mark.parametrize(("gap_every_s", "gap_s"), [(1e9, 0.0), (10.0, 1.3), (4.0, 2.9), (3.5, 0.7), (20.0, 2.0)])
def test_a_face_that_cannot_be_judged_alarms_after_its_delay_whatever_the_camera_does(fps, gap_every_s, gap_s):
    samples = watch(45.0, fps, lambda t_s: Reason.NO_FACE, gap_every_s, gap_s)
    assert silent_s(samples) <= RULE[BLIND].delay_s
    starts = events(samples, EventKind.ALARM_STARTED)
    assert len(starts) == len({event.condition for event in starts}), "no alarm of it comes and goes"
    assert starts[0].t_s <= RULE[BLIND].delay_s + 1 / fps


@every_rate
def test_reasons_that_change_with_every_frame_are_one_blindness(fps):
    reasons = [reason for reason in Reason if reason not in (Reason.NO_FRAME, Reason.STALE_FRAME)]
    samples = watch(30.0, fps, lambda t_s: reasons[round(t_s * fps) % len(reasons)])
    assert silent_s(samples) <= RULE[BLIND].delay_s
    assert len(started(samples, BLIND)) == 1


@every_rate
@pytest.mark.parametrize("fresh_s", [5.0, 1.0])
def test_old_pictures_that_come_slowly_are_frozen_at_any_rate(fps, fresh_s):
    samples = watch(40.0, fps, lambda t_s: Reason.NO_FACE if t_s < fresh_s else Reason.STALE_FRAME)
    frozen_s = next(sample.t_s for sample in samples if sample.trend.reason is Reason.STALE_FRAME)
    (start,) = started(samples, FROZEN)
    assert start - frozen_s <= RULE[FROZEN].delay_s + TICK_S + EPSILON_S
    assert {event.condition for event in events(samples)} == {FROZEN}


@every_rate
def test_pictures_that_are_in_turn_old_and_unreadable_are_one_blindness(fps):
    samples = watch(40.0, fps, lambda t_s: Reason.STALE_FRAME if t_s % 4.0 < 0.9 else Reason.COVERED)
    assert silent_s(samples) <= RULE[BLIND].delay_s


@every_rate
@pytest.mark.parametrize("score", [0.05, 0.95])
def test_a_glimpse_of_the_face_does_not_start_the_delay_again(fps, score):
    """One frame in five seconds, or half a second of frames, is readable."""
    samples = watch(50.0, fps, lambda t_s: score if t_s % 5.0 < 0.5 else Reason.TURNED)
    starts = [event.t_s for event in events(samples, EventKind.ALARM_STARTED) if event.condition in BLINDNESS]
    assert starts
    assert starts[0] <= 2.5 * RULE[BLIND].delay_s
    assert len(starts) == 1


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_a_face_that_is_readable_half_the_time_is_no_alarm(fps):
    samples = watch(120.0, fps, lambda t_s: 0.05 if t_s % 8.0 < 4.0 else Reason.TURNED)
    assert events(samples) == []


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_a_short_gap_after_a_hidden_face_is_no_lost_camera(fps):
    """The face is hidden for 10 s, then the camera is silent for 2.4 s: neither delay is over."""
    samples = watch(12.4, fps, lambda t_s: Reason.NO_FACE, gap_every_s=10.0, gap_s=2.4)
    assert events(samples) == []


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_the_alarm_follows_the_reason_without_a_silent_time_between(fps):
    """The face is hidden, the camera is lost, and it comes back with the face still hidden."""
    samples = watch(80.0, fps, lambda t_s: Reason.NO_FACE, gap_every_s=30.0, gap_s=20.0)
    happened = [(e.kind, e.condition) for e in events(samples) if e.t_s < 60.0]
    begins, ends = EventKind.ALARM_STARTED, EventKind.ALARM_ENDED
    assert happened == [(begins, BLIND), (begins, LOST), (ends, BLIND), (ends, LOST), (begins, BLIND)]
    later = [sample for sample in samples if sample.t_s > started(samples, BLIND)[0]]
    assert silent_s(later) <= 1 / fps


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_a_frozen_picture_that_ends_in_silence_becomes_a_lost_camera(fps):
    samples = watch(40.0, fps, lambda t_s: Reason.STALE_FRAME, gap_every_s=10.0, gap_s=10.0)
    (frozen,), (lost,) = started(samples, FROZEN), started(samples, LOST)
    assert frozen == pytest.approx(RULE[FROZEN].delay_s, abs=1 / fps)
    assert lost == pytest.approx(10.0 + RULE[LOST].delay_s, abs=TICK_S + 1 / fps)
    assert silent_s([sample for sample in samples if sample.t_s > frozen]) == 0.0


def test_the_delay_of_the_patient_is_that_of_every_mixture():
    for delay_s in (5.0, 60.0):
        samples = watch(80.0, 15, lambda t_s: Reason.NO_FACE, 10.0, 1.3, Limits(0.5, cannot_tell_delay_s=delay_s))
        (start,) = started(samples, BLIND)
        assert start == pytest.approx(delay_s, abs=QUIET_S + 1 / 15)
