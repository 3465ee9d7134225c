"""The infant's own resting score, and the comfort response that is measured against it."""

import pytest

from neopain.base.data import (
    AlarmCondition,
    Baseline,
    Comfort,
    ComfortKind,
    EventKind,
    Limits,
    Reason,
    ResetBaseline,
    StartProcedure,
    State,
)
from neopain.pipeline.baseline import FIRST_MINUTES, MEMORY_MINUTES, RENEW_MINUTES
from neopain.pipeline.care import RECOVERY_MAX_S, rest_level
from stories import LIMIT, events, rates, started, tell

LEARNT_S = FIRST_MINUTES * 60


@rates
def test_it_is_learned_after_ten_calm_minutes_at_any_rate(fps):
    samples = tell([(LEARNT_S / 2, 0.10), (LEARNT_S / 2, 0.14), (30, 0.2)], fps)
    (learned,) = events(samples)
    assert (learned.kind, learned.version) == (EventKind.BASELINE_LEARNED, 1)
    assert learned.t_s == pytest.approx(LEARNT_S, abs=1.01)
    assert learned.value == pytest.approx(0.12, abs=0.005)
    assert samples[-1].baseline.spread == pytest.approx(0.02 * 1.4826, rel=0.1)
    assert samples[-1].shift == pytest.approx(0.2 - learned.value, abs=0.001)
    assert samples[0].shift is None


def test_a_few_odd_minutes_do_not_move_it():
    odd = tell([(60, 0.25), (LEARNT_S - 60, 0.10), (10, 0.1)], 2)
    assert odd[-1].baseline.value == pytest.approx(0.10, abs=0.005)


def test_pain_hidden_and_disturbed_minutes_do_not_count():
    story = [(60, 0.9), (60, Reason.NO_FACE), (540, 0.1), (60, 0.45), (50, 0.1)]
    assert tell(story, 2)[-1].baseline is None
    assert tell([*story, (70, 0.1)], 2)[-1].baseline.version == 1
    assert tell([(LEARNT_S + 10, 0.1)], 2, [StartProcedure(30.0)])[-1].baseline is None


def test_versions_follow_each_other_and_never_go_back():
    story = [(LEARNT_S, 0.1), (MEMORY_MINUTES * 60, 0.2), (LEARNT_S + 120, 0.15)]
    reset_s = LEARNT_S + MEMORY_MINUTES * 60 + 30
    samples = tell(story, 1, [ResetBaseline(reset_s, by="Ada")])
    versions = [(event.version, event.t_s) for event in events(samples, EventKind.BASELINE_LEARNED)]
    assert [version for version, _ in versions] == [1, 2, 3, 4]
    assert versions[1][1] == pytest.approx(LEARNT_S + RENEW_MINUTES * 60, abs=2)
    (reset,) = events(samples, EventKind.BASELINE_RESET)
    assert (reset.by, reset.version) == ("Ada", 3)
    at_reset = samples[round(reset_s)]
    assert (at_reset.baseline, at_reset.shift) == (None, None)
    assert samples[-1].baseline.value == pytest.approx(0.15, abs=0.001)


@rates
def test_a_high_baseline_never_hides_a_high_trend(fps):
    story = [(LEARNT_S + 60, 0.28), (30, 0.55)]
    samples = tell(story, fps)
    assert samples[-1].baseline.value == pytest.approx(0.28, abs=0.001)
    assert samples[-1].trend.state is State.PAIN
    assert len(started(samples, AlarmCondition.PAIN)) == 1
    fresh = tell(story[1:], fps)
    assert started(samples, AlarmCondition.PAIN)[0] - story[0][0] <= started(fresh, AlarmCondition.PAIN)[0] + 3


@rates
def test_sucrose_is_answered_when_the_infant_is_back_at_rest(fps):
    samples = tell([(20, 0.05), (60, 0.95), (60, 0.05)], fps, [Comfort(50.0, ComfortKind.SUCROSE, by="Ada")])
    (given,) = events(samples, EventKind.COMFORT_GIVEN)
    (answer,) = events(samples, EventKind.COMFORT_RESPONSE)
    assert (given.label, given.by) == ("sucrose", "Ada")
    assert answer.label == "sucrose"
    assert answer.duration_s == pytest.approx(30 + 1.7, abs=1)
    assert answer.t_s == pytest.approx(50 + answer.duration_s + 10, abs=2.01 / fps)


def test_rest_is_measured_by_the_infants_own_baseline_once_it_is_known():
    calm_but_not_back = 0.25
    story = [(20, 0.95), (30, calm_but_not_back), (60, 0.05)]
    commands = lambda at_s: [Comfort(at_s, ComfortKind.DRUG, label="morphine")]  # noqa: E731
    alone = events(tell(story, 5, commands(10.0)), EventKind.COMFORT_RESPONSE)
    known = events(tell([(LEARNT_S + 60, 0.05), *story], 5, commands(LEARNT_S + 70.0)), EventKind.COMFORT_RESPONSE)
    assert alone[0].duration_s == pytest.approx(13, abs=2)
    assert known[0].duration_s == pytest.approx(42, abs=2)
    assert known[0].label == "drug: morphine"


def test_a_measure_without_effect_is_reported_after_a_while():
    samples = tell([(RECOVERY_MAX_S + 60, 0.95)], 1, [Comfort(20.0, ComfortKind.SWADDLING)], Limits(LIMIT))
    (answer,) = events(samples, EventKind.COMFORT_RESPONSE)
    assert (answer.duration_s, answer.t_s) == (None, 20 + RECOVERY_MAX_S)


def test_responses_to_two_measures_are_awaited_at_the_same_time():
    commands = [Comfort(30.0, ComfortKind.SUCROSE), Comfort(40.0, ComfortKind.SKIN_TO_SKIN)]
    samples = tell([(60, 0.95), (30, 0.05)], 5, commands)
    answers = {event.label: event.duration_s for event in events(samples, EventKind.COMFORT_RESPONSE)}
    assert answers["sucrose"] == pytest.approx(answers["skin_to_skin"] + 10)


@rates
def test_a_measure_for_an_infant_at_rest_is_judged_ten_seconds_later(fps):
    samples = tell([(60, 0.05)], fps, [Comfort(30.0, ComfortKind.SUCROSE)])
    (answer,) = events(samples, EventKind.COMFORT_RESPONSE)
    assert answer.duration_s == 0.0
    assert answer.t_s == pytest.approx(40, abs=1.01 / fps)


def test_a_baseline_can_lower_the_level_of_rest_but_never_raise_it():
    assert rest_level(None) == 0.3
    assert rest_level(Baseline(1, 0.0, value=0.1, spread=0.001)) == pytest.approx(0.15)
    assert rest_level(Baseline(1, 0.0, value=0.1, spread=0.03)) == pytest.approx(0.19)
    assert rest_level(Baseline(1, 0.0, value=0.28, spread=0.03)) == 0.3
