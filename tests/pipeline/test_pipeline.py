"""From moment to sample, through both halves of the pipeline."""

import numpy as np
import pytest

from neopain.base.data import Frame, Limits, Mark, NoFrame, Reason, Restart
from neopain.base.settings import TrendSettings
from neopain.pipeline.judge import Judge
from neopain.pipeline.pipeline import Pipeline
from stories import Reading, pipeline, score


def test_a_sample_carries_the_raw_score_the_trend_and_the_reason():
    whole = pipeline([(1, 0.2), (1, 0.4), (1, Reason.TURNED)])
    whole.step(NoFrame(0.0))
    sample = whole.step(NoFrame(1.0))
    assert sample.p_pain == pytest.approx(0.4)
    assert 0.2 < sample.trend.p_trend < 0.4
    lost = whole.step(NoFrame(2.0))
    assert (lost.p_pain, lost.reason) == (None, Reason.TURNED)
    assert lost.timings_ms.keys() >= {"judge", "total"}


def test_a_sample_says_how_long_its_picture_was_under_way():
    whole = pipeline([(10, 0.2)])
    frame = Frame(0.0, 0, np.zeros((4, 4, 3), np.uint8), age_s=0.025)
    assert whole.step(frame).timings_ms["capture"] == pytest.approx(25.0)
    assert "capture" not in whole.step(NoFrame(1.0)).timings_ms


def test_pipeline_reset_reaches_both_halves():
    reading = Reading([(10, 0.9)])
    whole = Pipeline(reading, Judge(score, TrendSettings(), Limits(0.5)))
    for tenth in range(60):
        whole.step(NoFrame(tenth / 10))
    whole.reset()
    assert reading.resets == 1
    assert whole.step(NoFrame(0.0)).alarms.signals == ()


def test_the_clock_is_for_timings_alone():
    ticks = iter(range(1000))
    strange = Pipeline(
        Reading([(5, 0.9)]), Judge(score, TrendSettings(), Limits(0.5)), clock=lambda: float(next(ticks)) ** 2
    )
    plain = pipeline([(5, 0.9)])
    for tenth in range(50):
        assert strange.step(NoFrame(tenth / 10)) == plain.step(NoFrame(tenth / 10))


def test_several_moments_at_once_give_the_samples_of_one_by_one():
    story = [(1, 0.2), (2, 0.9), (1, Reason.TURNED)]
    moments = [NoFrame(tenth / 10) for tenth in range(40)]
    one, other = pipeline(story), pipeline(story)
    assert other.steps(moments) == [one.step(moment) for moment in moments]


def test_commands_are_recorded_with_the_next_sample_and_a_reset_is_one_of_them():
    whole = pipeline([(5, 0.9)])
    whole.reset()
    mark = Mark(0.5)
    whole.handle(mark)
    assert whole.step(NoFrame(0.5)).commands == (mark,), "a reset of a fresh pipeline changes nothing"
    assert whole.step(NoFrame(0.6)).commands == ()
    whole.reset()
    whole.reset()
    assert whole.step(NoFrame(0.7)).commands == (Restart(0.7),)


def test_a_sample_has_the_limits_in_force_and_the_classifiers_input():
    whole = pipeline([(5, 0.9)], Limits(0.7))
    sample = whole.step(NoFrame(0.0))
    assert whole.limit == sample.limits.pain_limit == 0.7
    assert sample.features == np.array([0.9], np.float32)
