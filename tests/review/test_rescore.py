"""A recorded session judged again gives the same alarms; by another classifier, those it would have given."""

import numpy as np
import pytest

import draws
import stories
from neopain.base.data import Acknowledge, AlarmCondition, EventKind, Limits, Mark, PauseAudio, Reason, SetLimits
from neopain.base.errors import RecordError
from neopain.base.settings import TrendSettings
from neopain.pipeline.what_if import replay
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.review.rejudge import recorded_scores, rescored

KEY = MasterKey(KeyKind.FILE, bytes(32))
STORY = [(20, 0.1), (12, 0.87), (3, Reason.NO_FACE), (20, 0.9), (30, 0.2), (40, Reason.TURNED), (20, 0.7), (20, 0.05)]
COMMANDS = [
    Acknowledge(31.0),
    PauseAudio(40.0),
    SetLimits(60.0, limits=Limits(0.6), by="Noor"),
    Mark(70.0, "fed"),
    Acknowledge(120.0),
]


class Same:
    """A classifier that says what the story said."""

    width = 1

    def __call__(self, given):
        return given[:, 0].astype(np.float64)


class Stern(Same):
    """A classifier that finds everything more painful, by the same log-odds."""

    def __call__(self, given):
        odds = super().__call__(given)
        odds = odds / (1 - odds) * 20
        return odds / (1 + odds)


@pytest.fixture(scope="module", params=[5, 15, 30])
def told(request):
    return stories.tell(STORY, request.param, COMMANDS)


@pytest.fixture
def session(tmp_path, told):
    writer = SessionWriter(tmp_path / "s", KEY, draws.facts())
    for first in range(0, len(told), 64):
        writer.write(told[first : first + 64])
    writer.close()
    with Session(tmp_path / "s", KEY) as session:
        yield session


def test_the_same_alarms_to_the_event(session, told):
    again = list(replay(recorded_scores(session), session.commands(), Limits(stories.LIMIT), TrendSettings()))
    assert [one.events for one in again] == [sample.events for sample in told]
    assert [one.trend for one in again] == [sample.trend for sample in told]
    assert [one.alarms for one in again] == [sample.alarms for sample in told]
    assert any(event.kind is EventKind.ALARM_STARTED for sample in told for event in sample.events)
    assert session.limits() == Limits(stories.LIMIT)


def test_the_same_classifier_gives_the_same_curve(session, told):
    again = list(rescored(session, Same()))
    assert [score.t_s for score in again] == [sample.t_s for sample in told]
    for score, sample in zip(again, told, strict=True):
        assert score.p_pain == pytest.approx(sample.p_pain, abs=1e-3)


def test_another_classifier_is_answered_where_features_were_kept_and_between(session, told):
    again = list(rescored(session, Stern()))
    stern = Stern()
    for score, sample in zip(again, told, strict=True):
        if sample.p_pain is None:
            assert score == (sample.t_s, None, sample.reason)
        else:
            (expected,) = stern(np.array([[sample.p_pain]]))
            assert score.p_pain == pytest.approx(expected, abs=5e-3)
    events = [e for one in replay(iter(again), session.commands(), Limits(0.5), TrendSettings()) for e in one.events]
    started = [e.t_s for e in events if e.kind is EventKind.ALARM_STARTED and e.condition is AlarmCondition.PAIN]
    before = [
        event.t_s
        for event in session.events()
        if event.kind is EventKind.ALARM_STARTED and event.condition is AlarmCondition.PAIN
    ]
    assert min(started) < min(before)  # 0.1 is now above the limit


def test_features_of_other_networks_are_refused(session):
    class Wide(Same):
        width = 4096

    with pytest.raises(RecordError, match="holds 1 features, the classifier takes 4096"):
        list(rescored(session, Wide()))


def test_a_session_without_features_is_refused(tmp_path):
    writer = SessionWriter(tmp_path / "n", KEY, draws.facts("n"))
    writer.close()
    with Session(tmp_path / "n", KEY) as session, pytest.raises(RecordError, match="no features"):
        list(rescored(session, Same()))
