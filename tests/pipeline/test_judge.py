import numpy as np
import pytest

from neopain.base.data import EventKind, Features, Limits, Mark, NoFrame, Percept, Reason, State
from neopain.base.settings import TrendSettings
from neopain.pipeline.judge import Judge
from neopain.pipeline.pipeline import Pipeline
from stories import Reading, pipeline, score


def percept(t_s, p):
    return Percept(t_s, None, None, features=Features(np.array([p], np.float32)))


def test_a_vector_that_cannot_be_judged_is_out_of_use_and_not_calm():
    judge = Judge(lambda vector: None, TrendSettings(), Limits(0.5))
    judged = judge.step(percept(0.0, 0.1))
    assert (judged.p_pain, judged.reason, judged.trend.state) == (None, Reason.OUT_OF_USE, State.CANNOT_TELL)


def test_reset_forgets_trend_and_alarms_but_loses_no_event():
    judge = Judge(score, TrendSettings(), Limits(0.5))
    for tenth in range(100):
        judge.step(percept(tenth / 10, 1.0))
    judge.handle(Mark(10.0))
    judge.reset()
    judged = judge.step(Percept(0.0, None, Reason.NO_FACE))
    assert (judged.alarms.signals, judged.trend.p_trend) == ((), None)
    assert [event.kind for event in judged.events] == [EventKind.MARKED]


def test_a_sample_carries_the_raw_score_the_trend_and_the_reason():
    told = pipeline([(1, 0.2), (1, 0.4), (1, Reason.TURNED)])
    told.step(NoFrame(0.0))
    sample = told.step(NoFrame(1.0))
    assert sample.p_pain == pytest.approx(0.4)
    assert 0.2 < sample.trend.p_trend < 0.4
    lost = told.step(NoFrame(2.0))
    assert (lost.p_pain, lost.reason) == (None, Reason.TURNED)
    assert lost.timings_ms.keys() >= {"judge", "total"}


def test_pipeline_reset_reaches_both_halves():
    reading = Reading([(10, 0.9)])
    told = Pipeline(reading, Judge(score, TrendSettings(), Limits(0.5)))
    for tenth in range(60):
        told.step(NoFrame(tenth / 10))
    told.reset()
    assert reading.resets == 1
    assert told.step(NoFrame(0.0)).alarms.signals == ()


def test_the_clock_is_for_timings_alone():
    ticks = iter(range(1000))
    strange = Pipeline(
        Reading([(5, 0.9)]), Judge(score, TrendSettings(), Limits(0.5)), clock=lambda: float(next(ticks)) ** 2
    )
    plain = pipeline([(5, 0.9)])
    for tenth in range(50):
        assert strange.step(NoFrame(tenth / 10)) == plain.step(NoFrame(tenth / 10))
