"""A camera that is too slow, or keeps breaking off, is reported as that."""

import random
from collections import deque
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stories
from neopain.base.clock import ManualClock
from neopain.base.data import (
    AlarmCondition,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Frame,
    Limits,
    NoFrame,
    Reason,
    Sample,
    State,
    Trend,
)
from neopain.base.settings import CaptureSettings
from neopain.live.health import Rate
from neopain.live.mailbox import Mailbox
from neopain.live.picture_flow import STEADY_S, Arrivals, NumberWatch, PictureFlow, SlowBlank
from neopain.pipeline.alarm_rules import RULE

CAPTURE = CaptureSettings()
PIXEL = np.zeros((1, 1, 3), np.uint8)
SLOW, UNSTABLE = AlarmCondition.SOURCE_SLOW, AlarmCondition.SOURCE_UNSTABLE


@dataclass
class Watched:
    """What the probe reported at each half second, all that was told, and when the number on the screen went."""

    found: list[tuple[float, set[AlarmCondition]]] = field(default_factory=list)
    told: set[AlarmCondition] = field(default_factory=set)
    went_s: list[float] = field(default_factory=list)


def watch(times, to_s, openings=()):
    """What the probe reports at each half second until `to_s`, of pictures at these times and new openings."""
    return watched(times, to_s, openings).found


def watched(times, to_s, openings=(), late_s=0.0):
    """Pictures that arrive at these times, `late_s` after they were taken, are judged by the real judge as LiveSource
    gives them: silence is reported after two intervals, at least 0.5 s, and then every 0.2 s.
    """
    clock, arrivals, screen = ManualClock(), Arrivals(), Watched()
    arrivals.opened()
    mailbox, probe = Mailbox(clock), PictureFlow(arrivals)
    sinks = mailbox, NumberWatch(arrivals, CAPTURE, mailbox, clock)
    pipeline = stories.pipeline(((1e9, 0.2),))
    pipeline._perceive = stories.Seeing(pipeline._perceive.story)
    waiting, opened, rate = deque(times), deque(openings), Rate()
    given_s, shown, next_tick_s = 0.0, False, 0.0
    for step in range(round(20 * to_s)):
        now_s = step / 20
        while waiting and waiting[0] <= now_s:
            clock.now_s = given_s = waiting.popleft()
            if opened and opened[0] <= given_s:
                opened.popleft()
                arrivals.opened()
            rate.add(given_s)
            arrivals.add(given_s)
            mailbox.captured_s = given_s - late_s
            shown = _hand(screen, sinks, pipeline, Frame(given_s, 0, PIXEL), shown)
            next_tick_s = given_s + min(max(0.5, 2 / (rate.hz(given_s) or 15)), 2.0)
        clock.now_s = now_s
        if now_s >= next_tick_s and given_s:
            mailbox.captured_s = None
            shown, next_tick_s = _hand(screen, sinks, pipeline, NoFrame(now_s), shown), now_s + 0.2
        shown = _look(screen, mailbox, now_s, shown)
        if step % 10 == 0:
            present = {condition for condition, present in probe(now_s).items() if present}
            screen.found.append((now_s, present))
            screen.told |= present
            if mailbox.newest is not None:
                screen.told |= {signal.condition for signal in mailbox.newest.sample.alarms.signals}
    return screen


def _hand(screen, sinks, pipeline, moment, shown):
    """Whether the number is on the screen after `moment`; just before it, it may have gone."""
    mailbox, watching = sinks
    shown = _look(screen, mailbox, moment.t_s, shown)
    sample = pipeline.step(moment)
    for sink in (mailbox, watching):
        sink(moment, sample)
    return _look(screen, mailbox, moment.t_s, shown)


def _look(screen, mailbox, now_s, shown):
    newest = mailbox.newest
    fresh = newest is not None and now_s - newest.captured_s <= CAPTURE.stale_s
    number = fresh and newest.sample.trend.p_trend is not None
    if shown and not number:
        screen.went_s.append(now_s)
    return number


def steady(rate_hz, seconds, begin_s=0.0):
    return [begin_s + index / rate_hz for index in range(round(rate_hz * seconds))]


def since(found, condition):
    """When `condition` was first reported; None if never."""
    return next((now_s for now_s, present in found if condition in present), None)


@pytest.mark.parametrize("rate_hz", [5, 7.5, 15, 30, 60])
def test_a_usual_camera_is_neither(rate_hz):
    assert {frozenset(present) for _, present in watch(steady(rate_hz, 90), 90)} == {frozenset()}


@pytest.mark.parametrize(("rate_hz", "within_s"), [(0.2, 15.0), (0.5, 6.0), (1, 3.0), (2, 3.0)])
def test_a_camera_of_few_pictures_is_slow_and_not_unstable(rate_hz, within_s):
    found = watch(steady(rate_hz, 100), 100)
    assert since(found, SLOW) <= within_s
    assert all(SLOW in present for now_s, present in found if now_s > within_s)
    assert since(found, UNSTABLE) is None


def test_irregular_pictures_around_the_limit_do_not_come_and_go():
    noise = random.Random(4)
    times = [0.0]
    while times[-1] < 120:
        times.append(times[-1] + noise.uniform(0.25, 0.42))
    found = [SLOW in present for _, present in watch(times, 120)]
    assert sum(one is not other for one, other in pairwise(found)) <= 1


@pytest.mark.parametrize("up_s", [0.1, 0.5, 1.75, 2.4])
def test_a_camera_that_flaps_thirty_times_in_105_s_is_unstable(up_s):
    times = [t_s for flap in range(30) for t_s in steady(15, up_s, 3.5 * flap)]
    found = watch(times, 105)
    assert since(found, UNSTABLE) <= 6 * 3.5
    assert all(UNSTABLE in present for now_s, present in found if now_s > 6 * 3.5)


@pytest.mark.parametrize("gap_s", [0.75, 0.98, 1.2])
@pytest.mark.parametrize("every_s", [1.4, 3.0, 10.0])
def test_gaps_that_blank_the_number_again_and_again_are_unstable(every_s, gap_s):
    """Each is far too short for SOURCE_LOST, and the number comes and goes with it."""
    times = [t_s for t_s in steady(30, 90) if t_s % every_s < every_s - gap_s]
    found = watch(times, 90)
    assert since(found, UNSTABLE) <= 6 * every_s
    assert all(UNSTABLE in present for now_s, present in found if now_s > 6 * every_s)


@pytest.mark.parametrize(("rate_hz", "gap_s"), [(5, 0.45), (15, 0.45), (30, 0.48)])
def test_gaps_that_blank_nothing_are_not_unstable(rate_hz, gap_s):
    screen = watched([t_s for t_s in steady(rate_hz, 90) if t_s % 3.0 < 3.0 - gap_s + 1 / rate_hz], 90)
    assert screen.went_s == []
    assert screen.told == set()


RATES = st.floats(0.5, 30.0)


@settings(max_examples=15, deadline=None)
@given(
    rate_hz=RATES,
    every_s=st.floats(1.0, 12.0),
    share=st.floats(0.05, 0.95),
    noise=st.floats(0.0, 1.0),
    late_s=st.floats(0.0, 0.3),
    seed=st.integers(0, 999),
)
def test_a_number_that_keeps_vanishing_is_told(rate_hz, every_s, share, noise, late_s, seed):
    """Gaps of any length at any rate, regular or not: 8 in 90 s are as many as 5 in one minute can be spared."""
    chance = random.Random(seed)
    gaps, begin_s = [], 0.0
    while begin_s < 90:
        begin_s += every_s * (1 + noise * chance.uniform(-1, 1))
        gaps.append((begin_s, begin_s + share * every_s * (1 + noise * chance.uniform(-1, 1))))
        begin_s = max(begin_s, gaps[-1][1] if noise else begin_s)
    times = [t_s for t_s in steady(rate_hz, 90) if not any(since_s <= t_s < until_s for since_s, until_s in gaps)]
    screen = watched(times, 90, late_s=late_s)
    assert len(screen.went_s) <= 8 or screen.told


@settings(max_examples=12, deadline=None)
@given(rate_hz=RATES, noise=st.floats(0.0, 0.25), late_s=st.floats(0.0, 0.3), seed=st.integers(0, 999))
def test_a_steady_camera_is_never_unstable(rate_hz, noise, late_s, seed):
    """However slow it is, and where its pictures are up to a quarter of their interval early or late."""
    chance = random.Random(seed)
    times = [(index + 1 + noise * chance.uniform(-1, 1)) / rate_hz for index in range(round(90 * rate_hz))]
    screen = watched(times, 90, late_s=late_s)
    assert UNSTABLE not in screen.told
    assert len(screen.went_s) <= 8 or screen.told


@pytest.mark.parametrize(("before_hz", "after_hz"), [(30, 1), (10, 1), (10, 0.5), (15, 2), (1, 15)])
def test_a_camera_whose_rate_changes_once_is_not_unstable(before_hz, after_hz):
    found = watch([*steady(before_hz, 30), *steady(after_hz, 60, 30.0)], 90)
    assert since(found, UNSTABLE) is None


def test_a_picture_that_freezes_for_a_moment_again_and_again_is_unstable():
    arrivals = Arrivals()
    for index in range(40):
        arrivals.add(index / 10)
        arrivals.judged(index / 10, number_went=index % 8 == 7, froze=index % 8 == 7)
    assert arrivals.interruptions(4.0) == 5


def test_a_computer_that_is_behind_does_not_make_a_steady_camera_unstable():
    arrivals = Arrivals()
    for index in range(600):
        arrivals.add(index / 10)
        if index % 12 == 0:
            arrivals.judged(index / 10, number_went=True, froze=False)
    assert arrivals.interruptions(60.0) == 0


def test_a_camera_that_is_opened_again_at_once_each_time_is_unstable():
    found = watch(steady(15, 105), 105, openings=[3.5 * flap for flap in range(1, 30)])
    assert since(found, UNSTABLE) <= 20.0
    assert since(found, SLOW) is None


def test_one_picture_for_each_opening_is_unstable():
    times = steady(1 / 3.5, 105)
    assert since(watch(times, 105, openings=times[1:]), UNSTABLE) <= 20.0


def test_a_cable_that_was_moved_three_times_in_a_minute_is_not_unstable():
    times = [t_s for t_s in steady(15, 120) if t_s % 20 >= 3.0]
    assert since(watch(times, 120), UNSTABLE) is None


def test_a_camera_that_becomes_slow_is_found_within_ten_seconds():
    found = watch([*steady(30, 60), *steady(1, 60, 60.0)], 120)
    assert 60.0 < since(found, SLOW) <= 70.0


def test_a_camera_that_is_slow_while_it_starts_is_not_slow():
    assert since(watch([0.0, 0.7, 1.4, 2.1, *steady(30, 30, 2.2)], 30), SLOW) is None


def test_a_source_that_leaves_pictures_out_while_it_is_behind_is_neither():
    arrivals = Arrivals()
    probe = PictureFlow(arrivals)
    for second in range(0, 60, 2):
        arrivals.add(float(second), skipped=59 if second else 0)
        assert not any(probe(float(second)).values())


def test_it_is_over_when_the_pictures_are_steady_again():
    times = [t_s for flap in range(10) for t_s in steady(15, 2.0, 3.5 * flap)] + steady(15, 100, 35.0)
    found = watch(times, 135)
    assert UNSTABLE in found[2 * 40][1]
    assert found[2 * 100][1] == set()


def test_a_slow_camera_that_is_lost_is_no_longer_slow():
    found = watch(steady(1, 30), 60)
    assert SLOW in found[2 * 29][1]
    assert found[-1][1] == set()


REPORTED = {AlarmCondition.SOURCE_SLOW}


def sample(trend):
    return Sample(0.0, 0, trend.reason, trend.p_trend, trend, AlarmState(), (), limits=Limits(0.4))


CALM = sample(Trend(0.1, 1.0, State.CALM))
GONE = sample(Trend(None, 0.5, State.CANNOT_TELL, Reason.NO_FRAME))


def withheld(moments, present=REPORTED, alarms=AlarmState()):
    """Whether the number is withheld at each of (time, sample)."""
    blank = SlowBlank()
    return [blank(now_s, present, alarms, shown) for now_s, shown in moments]


@pytest.mark.parametrize("between", [GONE, None], ids=["no picture", "score too old"])
def test_the_number_of_a_slow_camera_does_not_come_and_go(between):
    moments = [(index / 2, CALM if index % 2 else between) for index in range(40)]
    assert all(withheld(moments))
    assert not any(withheld(moments, present=()))


def test_it_is_shown_while_it_is_there_all_the_time():
    assert not any(withheld([(index / 2, CALM) for index in range(40)]))
    steady = [(0.0, GONE), *((index / 2, CALM) for index in range(1, 20))]
    assert withheld(steady).index(False) == 2 * STEADY_S


@pytest.mark.parametrize(
    "trend", [Trend(0.7, 1.0, State.PAIN), Trend(0.45, 1.0, State.SOME_SIGNS)], ids=["pain", "over a low limit"]
)
def test_pain_is_shown_whenever_it_is_seen(trend):
    seen = sample(trend)
    assert withheld([(0.0, GONE), (0.5, seen), (1.0, GONE), (1.5, seen)]) == [True, False, True, False]


@pytest.mark.parametrize("condition", [AlarmCondition.SOURCE_LOST, AlarmCondition.PICTURE_FROZEN])
def test_a_slow_camera_that_is_lost_is_called_lost(condition):
    rule = RULE[condition]
    signal = AlarmSignal(condition, rule.kind, rule.priority, AlarmPhase.ACTIVE, 0.0)
    assert withheld([(0.0, GONE)], alarms=AlarmState((signal,))) == [False]
