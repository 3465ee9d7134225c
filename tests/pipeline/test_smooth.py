import math

import pytest

from neopain.base.care import LIMIT_BOUNDS
from neopain.base.data import Reason, State
from neopain.base.settings import TrendSettings
from neopain.pipeline.smooth import CALM_BELOW, PAIN_FROM, Smoother

SETTINGS = TrendSettings(time_constant_s=2.0, hold_s=0.5, hysteresis=0.1, coverage_window_s=10.0)


@pytest.fixture
def smoother():
    return Smoother(SETTINGS, limit=0.5)


@pytest.mark.parametrize("fps", [5, 15, 30, 60])
def test_a_step_rises_by_one_minus_e_in_one_time_constant_at_any_rate(smoother, fps):
    smoother.step(0.0, 0.0, None)
    for index in range(1, 2 * fps + 1):
        trend = smoother.step(index / fps, 1.0, None)
    assert trend.p_trend == pytest.approx(1 - math.exp(-1), abs=1e-9)


def test_the_first_score_is_the_trend(smoother):
    assert smoother.step(3.0, 0.4, None).p_trend == 0.4


@pytest.mark.parametrize(
    ("before", "p", "state"),
    [
        (0.0, 0.19, State.CALM),
        (0.0, 0.20, State.SOME_SIGNS),
        (0.0, 0.49, State.SOME_SIGNS),
        (0.0, 0.50, State.PAIN),
        (0.9, 0.41, State.PAIN),
        (0.9, 0.39, State.SOME_SIGNS),
        (0.9, 0.16, State.SOME_SIGNS),
        (0.9, 0.14, State.CALM),
        (0.3, 0.16, State.SOME_SIGNS),
        (0.3, 0.49, State.SOME_SIGNS),
        (0.3, 0.14, State.CALM),
    ],
)
@pytest.mark.parametrize("limit", [*LIMIT_BOUNDS["pain_limit"], 0.5])
def test_words_have_fixed_bands_with_hysteresis_whatever_the_limit_is(limit, before, p, state):
    smoother = Smoother(SETTINGS, limit)
    smoother.step(0.0, before, None)
    assert smoother.step(1e6, p, None).state is state


@pytest.mark.parametrize("limit", [*LIMIT_BOUNDS["pain_limit"], 0.5])
def test_over_the_limit_is_by_the_limit_with_hysteresis(limit):
    smoother = Smoother(SETTINGS, limit)
    for t, (p, over) in enumerate([(0.0, False), (-0.01, False), (0.0, True), (-0.09, True), (-0.11, False)]):
        smoother.step(1e6 * t, max(limit + p, 0.0) if t else 0.0, None)
        assert smoother.over_limit is over
    smoother.step(1e7, 0.99, None)
    assert smoother.over_limit
    smoother.step(2e7, None, Reason.NO_FACE)
    assert not smoother.over_limit


def test_a_trend_that_may_alarm_is_never_called_calm_and_a_word_does_not_flicker():
    assert LIMIT_BOUNDS["pain_limit"][0] >= CALM_BELOW
    for middle in (CALM_BELOW, PAIN_FROM):
        smoother = Smoother(SETTINGS, limit=0.9)
        words = [smoother.step(1e6 * t, middle + (0.03 if t % 2 else -0.03), None).state for t in range(1, 20)]
        assert len(set(words)) == 1


def test_a_short_gap_holds_and_a_long_one_cannot_tell(smoother):
    for tenth in range(31):
        smoother.step(tenth / 10, 0.1, None)
    held = smoother.step(3.5, None, Reason.BLURRED)
    assert (held.state, held.p_trend, held.reason) == (State.CALM, pytest.approx(0.1), None)
    lost = smoother.step(3.6, None, Reason.BLURRED)
    assert (lost.state, lost.p_trend, lost.reason) == (State.CANNOT_TELL, None, Reason.BLURRED)


def test_before_the_first_score_it_cannot_tell(smoother):
    trend = smoother.step(0.0, None, Reason.NO_FACE)
    assert (trend.state, trend.p_trend, trend.reason) == (State.CANNOT_TELL, None, Reason.NO_FACE)


def test_after_a_gap_the_old_value_is_forgotten(smoother):
    smoother.step(0.0, 0.9, None)
    smoother.step(5.0, None, Reason.NO_FACE)
    assert smoother.step(6.0, 0.1, None).p_trend == 0.1


def test_coverage_is_the_scored_share_of_time_not_of_frames(smoother):
    smoother.step(0.0, 0.1, None)
    for tenth in range(1, 21):
        smoother.step(tenth / 10, 0.1, None)
    assert smoother.step(4.0, None, Reason.NO_FACE).coverage == pytest.approx(0.5)


def test_coverage_looks_back_over_its_window_alone(smoother):
    for second in range(100):
        trend = smoother.step(float(second), 0.1 if second >= 89 else None, None if second >= 89 else Reason.NO_FACE)
    assert trend.coverage == pytest.approx(1.0)


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_calm_in_a_third_of_the_frames_is_not_shown(fps):
    smoother = Smoother(TrendSettings(), limit=0.5)
    trends = [
        smoother.step(index / fps, 0.05 if index % 3 == 0 else None, None if index % 3 == 0 else Reason.COVERED)
        for index in range(10 * fps)
    ]
    late = trends[2 * fps :]
    assert {(trend.state, trend.p_trend, trend.reason) for trend in late} == {(State.CANNOT_TELL, None, Reason.COVERED)}


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_pain_in_a_third_of_the_frames_is_shown(fps):
    smoother = Smoother(TrendSettings(), limit=0.5)
    trends = [
        smoother.step(index / fps, 0.95 if index % 3 == 0 else None, None if index % 3 == 0 else Reason.BLURRED)
        for index in range(10 * fps)
    ]
    assert {trend.state for trend in trends[2 * fps :]} == {State.PAIN}


def test_a_face_that_comes_back_is_shown_after_half_the_window():
    smoother = Smoother(TrendSettings(), limit=0.5)
    for tenth in range(100):
        smoother.step(tenth / 10, None, Reason.NO_FACE)
    trends = [smoother.step(10 + tenth / 10, 0.05, None).state for tenth in range(20)]
    assert trends[:8] == [State.CANNOT_TELL] * 8
    assert trends[10:] == [State.CALM] * 10


def test_reset_forgets(smoother):
    smoother.step(0.0, 0.9, None)
    smoother.reset()
    assert smoother.step(0.1, None, Reason.NO_FACE).state is State.CANNOT_TELL


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_exactly_enough_is_enough_despite_rounding(fps):
    smoother = Smoother(TrendSettings(), limit=0.5)
    trends = [
        smoother.step(index / fps, 0.05 if index % 2 else None, None if index % 2 else Reason.BLURRED)
        for index in range(60 * fps)
    ]
    assert {trend.state for trend in trends[2 * fps :]} == {State.CALM}


def test_a_scored_moment_among_too_few_has_the_reason_of_the_others():
    """'Cannot tell' always has a reason, also at a moment that was scored itself."""
    smoother = Smoother(TrendSettings(), limit=0.5)
    for tenth in range(60):
        scored = tenth % 3 == 0
        trend = smoother.step(tenth / 10, 0.1 if scored else None, None if scored else Reason.NO_FRAME)
        if tenth > 30:
            assert (trend.state, trend.reason) == (State.CANNOT_TELL, Reason.NO_FRAME)
