"""Stored scores can be replayed, exactly and with other limits, in another process."""

import os
from dataclasses import replace

import numpy as np
import pytest

import stories
from neopain.base.data import Acknowledge, AlarmState, EventKind, Limits, Reason, Sample, State, Trend
from neopain.base.errors import RecordError
from neopain.base.settings import TrendSettings
from neopain.capture.scripted import drawn_face, scene
from neopain.live.limit_forecast import LimitForecaster
from neopain.live.score_history import ScoreHistory
from neopain.pipeline.what_if import replay


def sample(t_s, p_pain, reason=None, commands=()):
    trend = Trend(p_pain, 1.0, State.CALM if reason is None else State.CANNOT_TELL, reason)
    return Sample(t_s, 0, reason, p_pain, trend, AlarmState(), (), commands=commands)


def test_scores_come_back_as_they_were():
    scores = ScoreHistory(capacity=100)
    rng = np.random.default_rng(1)
    given = [(n / 7, float(rng.random()), None) for n in range(40)]
    given[5:5] = [(given[5][0] - 0.01, None, reason) for reason in Reason]
    for t_s, p_pain, reason in given:
        scores.add(sample(t_s, p_pain, reason, (Acknowledge(t_s),) if p_pain and p_pain > 0.9 else ()))
    taken = scores.last(1e9)
    assert [tuple(score) for score in taken.scores()] == given
    assert [command.t_s for command in taken.commands] == [t for t, p, _ in given if p and p > 0.9]
    assert taken.span_s == given[-1][0]


def test_only_the_newest_scores_are_stored_and_no_more_than_asked_for_returned():
    scores = ScoreHistory(capacity=100)
    for n in range(1000):
        scores.add(sample(float(n), 0.1, commands=(Acknowledge(float(n)),)))
    assert [score.t_s for score in scores.last(1e9).scores()] == [float(n) for n in range(900, 1000)]
    taken = scores.last(9.0)
    assert [score.t_s for score in taken.scores()] == [float(n) for n in range(990, 1000)]
    assert [command.t_s for command in taken.commands] == [float(n) for n in range(990, 1000)]
    assert scores.last(9.0).span_s == 9.0
    assert ScoreHistory(capacity=5).last(9.0).span_s == 0.0


def test_a_jump_back_forgets_the_scores_after_it():
    scores = ScoreHistory(capacity=100)
    for n in range(50):
        scores.add(sample(float(n), 0.1, commands=(Acknowledge(float(n)),)))
    scores.cut(20.0)
    taken = scores.last(1e9)
    assert len(taken.rows) == len(taken.commands) == 20


def judged(story, fps=5.0):
    """The scores and events of a story, and its pipeline."""
    pipeline = stories.pipeline(story)
    scores, events = ScoreHistory(capacity=100000), []
    for moment in scene([(sum(seconds for seconds, _ in story), drawn_face())], fps):
        one = pipeline.step(moment)
        scores.add(one)
        events += one.events
    return scores, events, pipeline


BOUTS = [(20.0, 0.1), *((10.0, 0.62) if n % 2 else (40.0, 0.1) for n in range(1, 13)), (10.0, 0.95), (30.0, 0.1)]


def test_the_same_limits_give_the_same_events():
    scores, events, pipeline = judged(BOUTS)
    again = replay(scores.last(1e9).scores(), (), Limits(pipeline.limit), TrendSettings())
    assert [event for judgement in again for event in judgement.events] == events
    assert sum(event.kind is EventKind.ALARM_STARTED for event in events) == 7


def test_the_effect_of_a_higher_limit_is_known_before_it_is_set():
    scores, _, pipeline = judged(BOUTS)
    limits = Limits(pipeline.limit)
    forecast = LimitForecaster(scores, TrendSettings()).forecast(limits, replace(limits, pain_limit=0.8), 1e9)
    assert (forecast.before, forecast.after) == (7, 1)
    assert forecast.span_s == pytest.approx(sum(seconds for seconds, _ in BOUTS), abs=1.0)


def abort(*work):
    os.abort()


class Lost(ScoreHistory):
    """Scores that cannot be read in another process."""

    def last(self, span_s):
        taken = super().last(span_s)
        return replace(taken, rows=taken.rows[:0], commands=Unreadable())


class Unreadable:
    def __iter__(self):
        raise RecordError("the scores cannot be read")


def test_an_error_in_the_process_of_a_forecast_is_raised_unchanged():
    limits = Limits(0.5)
    with pytest.raises(RecordError, match=r"^the scores cannot be read$"):
        LimitForecaster(Lost(), TrendSettings()).forecast(limits, limits, 1e9)


def test_a_forecast_whose_process_dies_says_so(monkeypatch):
    scores, _, pipeline = judged([(5.0, 0.1)])
    limits = Limits(pipeline.limit)
    monkeypatch.setattr("neopain.live.limit_forecast._work", abort)
    with pytest.raises(RecordError, match=r"could not be replayed: its process was ended by SIGABRT$"):
        LimitForecaster(scores, TrendSettings()).forecast(limits, limits, 1e9)
