"""The ward's recordings with other models: alarms before and after, and what cannot be compared."""

from contextlib import contextmanager

import numpy as np
import pytest

import draws
import stories
import tiny
from neopain.base.data import AlarmCondition
from neopain.base.errors import RecordError
from neopain.base.settings import Settings
from neopain.inference.store import load_bundle
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter
from neopain.review import rescore
from neopain.review.model_choice import use
from neopain.review.model_trial import Totals, newest_sessions, totals, try_models
from review.conftest import OTHER, STAY

STORY = [(20, 0.1), (20, 0.45), (30, 0.1)]


class Same:
    """A classifier that returns the recorded scores, which the story has as its only feature."""

    width = 1

    def __init__(self, artefact):
        self.times_odds = 20 if artefact.manifest.id.startswith("classifier-eager") else 1

    def __call__(self, given):
        odds = given[:, 0].astype(np.float64)
        odds = odds / (1 - odds) * self.times_odds
        return odds / (1 + odds)


@pytest.fixture
def bundles(tmp_path, monkeypatch):
    monkeypatch.setattr(rescore, "Classifier", Same)
    models = tiny.bundle(tmp_path)
    network = load_bundle(models).features[0]
    tiny.classifier_on(network, name="classifier-eager-202612")
    new = use(models, ["classifier-eager-202612"])
    return use(models, [tiny.CLASSIFIER]), new


def recorded(folder, features=(tiny.FEATURES,)):
    writer = SessionWriter(folder, draws.KEY, draws.facts(folder.name, features=features))
    writer.write(stories.tell(STORY, 5, ()))
    writer.close()

    @contextmanager
    def opened():
        with Session(folder, draws.KEY) as session:
            yield session

    return folder.name, opened


def no(share):
    return True


def test_alarms_before_and_after_are_counted_over_the_hours(tmp_path, bundles):
    sessions = [recorded(tmp_path / "sessions" / name) for name in ("a", "b")]
    replayed = tuple(try_models(sessions, *bundles, Settings(), no))
    assert [one.session for one in replayed] == ["a", "b"]
    pain = totals(replayed, AlarmCondition.PAIN)
    assert (pain.before, pain.after) == (0, 2)
    assert pain.hours == pytest.approx(2 * 70 / 3600, rel=0.02)
    assert pain.per_hour[1] == pytest.approx(2 / pain.hours)
    assert totals(replayed, None).after >= 2


def test_a_recording_of_other_networks_is_named_and_not_counted(tmp_path, bundles):
    sessions = [recorded(tmp_path / "sessions" / "a"), recorded(tmp_path / "sessions" / "b", ("features-x-202601",))]
    first, second = try_models(sessions, *bundles, Settings(), no)
    assert not first.problem
    assert "recorded with other networks (features-x-202601)" in second.problem
    assert totals((first, second), None).hours == pytest.approx(first.hours)


def test_a_damaged_recording_does_not_end_the_trial(tmp_path, bundles):
    @contextmanager
    def damaged():
        raise RecordError("session x is damaged")
        yield

    replayed = tuple(try_models([("x", damaged), recorded(tmp_path / "sessions" / "a")], *bundles, Settings(), no))
    assert [one.problem for one in replayed] == ["session x is damaged", ""]


def test_without_recordings_there_is_no_rate():
    assert Totals(0.0, 0, 0).per_hour == (0.0, 0.0)


def test_the_share_of_all_that_is_done_is_told_and_it_can_be_cancelled(tmp_path, bundles):
    sessions = [recorded(tmp_path / "sessions" / name) for name in ("a", "b")]
    shares = []
    tuple(try_models(sessions, *bundles, Settings(), lambda share: shares.append(share) or True))
    assert shares == sorted(shares)
    assert 0.74 < shares[-1] <= 1
    with pytest.raises(rescore.RescoringCancelledError):
        tuple(try_models(sessions, *bundles, Settings(), lambda share: share < 0.5))


def test_the_newest_recordings_are_replayed_and_each_is_audited_once_it_was(ward, audited):
    ines = ward.staff.people()[0]
    ((name, opened),) = newest_sessions(ward, ines, "eager-202612", 1)
    assert (name, audited()[-1:]) == (OTHER, [])
    with pytest.raises(RecordError), opened():
        raise RecordError("recorded with other networks")
    assert audited() == []
    with opened():
        pass
    assert audited() == [("Ines", "session_rescored", f"{OTHER}: with eager-202612")]
    assert [name for name, _ in newest_sessions(ward, ines, "eager-202612")] == [STAY, OTHER]
