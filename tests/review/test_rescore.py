"""Rescoring: the same limits and classifier give the recorded events, others those that they would have raised."""

import numpy as np
import pytest

import draws
import stays
import stories
from neopain.base.data import Acknowledge, AlarmCondition, EventKind, Limits, Mark, PauseAudio, Reason, SetLimits
from neopain.base.errors import RecordError
from neopain.base.settings import Settings, TrendSettings
from neopain.pipeline.what_if import replay
from neopain.record.analysis.burden import burdens
from neopain.record.analysis.stay import read_stay
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter
from neopain.review.archive import hour_spans
from neopain.review.rescore import RescoringCancelledError, recorded_scores, rescored, with_limit

SETTINGS = Settings()
STORY = [(20, 0.1), (12, 0.87), (3, Reason.NO_FACE), (20, 0.9), (30, 0.2), (40, Reason.TURNED), (20, 0.7), (20, 0.05)]
COMMANDS = [
    Acknowledge(31.0),
    PauseAudio(40.0),
    SetLimits(60.0, limits=Limits(0.6), by="Noor"),
    Mark(70.0, "fed"),
    Acknowledge(120.0),
]


class SameClassifier:
    """A classifier that returns the scores of the story."""

    width = 1

    def __call__(self, given):
        return given[:, 0].astype(np.float64)


class HigherClassifier(SameClassifier):
    """A classifier that scores everything higher, by the same log-odds."""

    def __call__(self, given):
        odds = super().__call__(given)
        odds = odds / (1 - odds) * 20
        return odds / (1 + odds)


@pytest.fixture(scope="module", params=[5, 15, 30])
def samples(request):
    return stories.tell(STORY, request.param, COMMANDS)


@pytest.fixture
def session(tmp_path, samples):
    writer = SessionWriter(tmp_path / "s", draws.KEY, draws.facts())
    for first in range(0, len(samples), 64):
        writer.write(samples[first : first + 64])
    writer.close()
    with Session(tmp_path / "s", draws.KEY) as session:
        yield session


def test_the_same_limits_give_the_same_events(session, samples):
    results = list(replay(recorded_scores(session), session.commands(), Limits(stories.LIMIT), TrendSettings()))
    assert [one.events for one in results] == [sample.events for sample in samples]
    assert [one.trend for one in results] == [sample.trend for sample in samples]
    assert [one.alarms for one in results] == [sample.alarms for sample in samples]
    assert any(event.kind is EventKind.ALARM_STARTED for sample in samples for event in sample.events)
    assert session.limits() == Limits(stories.LIMIT)


def test_the_same_classifier_gives_the_same_curve(session, samples):
    results = list(rescored(session, SameClassifier()))
    assert [score.t_s for score in results] == [sample.t_s for sample in samples]
    for score, sample in zip(results, samples, strict=True):
        assert score.p_pain == pytest.approx(sample.p_pain, abs=1e-3)


def test_another_classifier_rescores_at_and_between_the_stored_features(session, samples):
    results = list(rescored(session, HigherClassifier()))
    classifier = HigherClassifier()
    for score, sample in zip(results, samples, strict=True):
        if sample.p_pain is None:
            assert score == (sample.t_s, None, sample.reason)
        else:
            (expected,) = classifier(np.array([[sample.p_pain]]))
            assert score.p_pain == pytest.approx(expected, abs=5e-3)
    events = [e for one in replay(iter(results), session.commands(), Limits(0.5), TrendSettings()) for e in one.events]
    started = [e.t_s for e in events if e.kind is EventKind.ALARM_STARTED and e.condition is AlarmCondition.PAIN]
    before = [
        event.t_s
        for event in session.events()
        if event.kind is EventKind.ALARM_STARTED and event.condition is AlarmCondition.PAIN
    ]
    assert min(started) < min(before)  # 0.1 is now above the limit


def test_features_of_other_networks_are_refused(session):
    class WideClassifier(SameClassifier):
        width = 4096

    with pytest.raises(RecordError, match="holds 1 features, the classifier takes 4096"):
        list(rescored(session, WideClassifier()))


def test_a_session_without_features_is_refused(tmp_path):
    writer = SessionWriter(tmp_path / "n", draws.KEY, draws.facts("n"))
    writer.close()
    with Session(tmp_path / "n", draws.KEY) as session, pytest.raises(RecordError, match="no features"):
        list(rescored(session, SameClassifier()))


def test_the_same_limit_gives_what_was_recorded(stay):
    assert not any(isinstance(command, SetLimits) for command in stay.commands())
    again = with_limit(stay, stories.LIMIT, SETTINGS, lambda share: True)
    assert again.events() == stay.events()
    assert again.span_s == stay.span_s
    recorded, rows = stay.overview()
    first_s, seconds = again.overview()
    rows = rows[int(first_s - recorded) :][: len(seconds)]
    for name in rows.dtype.names:
        np.testing.assert_allclose(seconds[name], rows[name], rtol=1e-5, err_msg=name)
    spans = hour_spans(stay.span_s)
    assert [b.pain_s for b in burdens(again, spans)] == pytest.approx([b.pain_s for b in burdens(stay, spans)])
    np.testing.assert_array_equal(again.scores(100, 200)["t_s"], stay.scores(100, 200)["t_s"])


def test_a_higher_limit_has_less_pain(stay):
    again = with_limit(stay, 0.85, SETTINGS, lambda share: True)
    before, after = read_stay(stay), read_stay(again)
    assert len(after.episodes) < len(before.episodes) == 2
    assert after.limits == ((0.0, 0.85),)
    assert [one.lane for one in after.stretches] == [one.lane for one in before.stretches]


def test_rescoring_stops_when_its_progress_is_refused(stay):
    with pytest.raises(RescoringCancelledError):
        with_limit(stay, 0.6, SETTINGS, lambda share: False)


def test_an_empty_session_is_refused(tmp_path):
    stays.SessionWriter(tmp_path / "n", draws.KEY, draws.facts("n")).close()
    with Session(tmp_path / "n", draws.KEY) as session, pytest.raises(RecordError, match="no samples"):
        with_limit(session, 0.6, SETTINGS, lambda share: True)
