"""A camera that is too slow, or keeps breaking off, is reported as that."""

import random
from itertools import pairwise

import pytest

from neopain.base.data import (
    AlarmCondition,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Limits,
    Reason,
    Sample,
    State,
    Trend,
)
from neopain.live.picture_flow import STEADY_S, Arrivals, PictureFlow, SlowBlank
from neopain.pipeline.alarm_rules import RULE

SLOW, UNSTABLE = AlarmCondition.SOURCE_SLOW, AlarmCondition.SOURCE_UNSTABLE


def watch(times, to_s, openings=()):
    """What the probe reports at each half second until `to_s`, of pictures at these times and new openings."""
    arrivals = Arrivals()
    arrivals.opened()
    probe, found = PictureFlow(arrivals), []
    waiting, opened = list(times), list(openings)
    for half in range(round(2 * to_s)):
        now_s = half / 2
        while waiting and waiting[0] <= now_s:
            if opened and opened[0] <= waiting[0]:
                opened.pop(0)
                arrivals.opened()
            arrivals.add(waiting.pop(0))
        found.append((now_s, {condition for condition, present in probe(now_s).items() if present}))
    return found


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
