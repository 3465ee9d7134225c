"""Before other models are used the ward's recordings are replayed, and a person is asked."""

import pytest

import draws
import tiny
from commands import neopain, refused, ward
from neopain.base import paths
from neopain.inference.store import load_bundle, read_active
from neopain.record.session.writer import SessionWriter
from neopain.record.ward.audit import Action

__all__ = ["neopain", "ward"]
NEW = "classifier-other-202612"


@pytest.fixture
def models(tmp_path, monkeypatch):
    folder = tmp_path / "models"
    folder.mkdir()
    tiny.bundle(folder)
    monkeypatch.setattr(paths, "models", lambda: folder)
    tiny.classifier_on(load_bundle(folder).features[0], name=NEW)
    return folder


@pytest.fixture
def recorded(neopain, ward, models):
    """Of the ward's sessions one was recorded with the networks of the bundle."""
    given = draws.facts("20261125-080000-cccccc", features=(tiny.FEATURES,))
    writer = SessionWriter(ward.sessions.folder / given.id, ward.key, given)
    writer.write(list(draws.samples(4.0, width=6)))
    writer.close()
    return ward


def in_use(models):
    return read_active(models).roles.classifier


@pytest.mark.parametrize(("answer", "code", "used"), [(True, 0, NEW), (False, 1, tiny.CLASSIFIER)])
def test_alarms_before_and_after_are_shown_and_a_person_decides(
    neopain, recorded, models, monkeypatch, answer, code, used
):
    asked = []
    monkeypatch.setattr("typer.confirm", lambda text, **_: asked.append(text) or answer)
    before = recorded.audit.count()
    ended, printed, _ = neopain("models", "use", NEW, "--user", "Noor")
    assert ended == code
    assert asked == ["Use other-202612 from now on?"]
    assert "pain alarms per patient-hour: " in printed
    assert printed.count("not comparable") == 2
    assert in_use(models) == used
    entries = [one for one in recorded.audit.entries(before) if one.action is Action.SESSION_RESCORED]
    assert len(entries) == 3
    assert all("with other-202612" in one.detail for one in entries)


def test_whoever_is_not_signed_in_changes_nothing(neopain, recorded, models):
    refused(neopain("models", "use", NEW), "add --user NAME", "--without-replay")
    assert in_use(models) == tiny.CLASSIFIER


def test_the_replay_is_left_out_only_on_request(neopain, recorded, models):
    code, printed, _ = neopain("models", "use", NEW, "--without-replay")
    assert code == 0
    assert "per patient-hour" not in printed
    assert in_use(models) == NEW


def test_yes_skips_the_question_but_not_the_replay(neopain, recorded, models):
    code, printed, _ = neopain("models", "use", NEW, "--user", "Noor", "--yes", "--last", "1")
    assert code == 0
    assert "replaying 1 recordings" in printed
    assert in_use(models) == NEW


def test_without_records_there_is_nothing_to_replay(neopain, models):
    code, printed, _ = neopain("models", "use", NEW)
    assert code == 0
    assert "replaying" not in printed
