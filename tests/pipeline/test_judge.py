import numpy as np

from neopain.base.data import EventKind, Features, Limits, Mark, Percept, Reason, State
from neopain.base.settings import TrendSettings
from neopain.pipeline.judge import Judge
from stories import score


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
