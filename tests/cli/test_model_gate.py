"""Before other models are used the ward's recordings are replayed, and a person is asked."""

import getpass

import pytest

import draws
import tiny
import vgg_mat
from commands import PINS, neopain, refused, ward
from neopain.base import paths
from neopain.base.errors import RecordError
from neopain.cli import model_gate
from neopain.inference.store import load_bundle, read_active
from neopain.record.session.writer import SessionWriter
from neopain.record.ward.audit import Action, AuditLog
from neopain.record.ward.ward import open_ward

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


def chosen(ward):
    """What the audit log says of the models in use: who and what."""
    return [(one.who, one.detail) for one in ward.audit.entries() if one.action is Action.MODELS_CHOSEN]


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
    assert chosen(recorded) == ([("Noor", "other-202612 after tiny-202611")] if answer else [])
    entries = [one for one in recorded.audit.entries(before) if one.action is Action.SESSION_RESCORED]
    assert [one.detail for one in entries] == ["20261125-080000-cccccc: with other-202612"], "the two others were not"


def test_whoever_is_not_signed_in_changes_nothing(neopain, recorded, models):
    refused(neopain("models", "use", NEW), "add --user NAME", "--without-replay")
    assert in_use(models) == tiny.CLASSIFIER
    assert chosen(recorded) == []


def test_the_replay_is_left_out_only_on_request(neopain, recorded, models):
    code, printed, _ = neopain("models", "use", NEW, "--without-replay")
    assert code == 0
    assert "per patient-hour" not in printed
    assert in_use(models) == NEW
    assert chosen(recorded) == [("", f"other-202612 after tiny-202611, by account {getpass.getuser()}")]
    assert neopain("models", "use", tiny.CLASSIFIER, "--without-replay", "--user", "Noor")[0] == 0
    assert chosen(recorded)[1:] == [("Noor", "tiny-202611 after other-202612")]


def test_other_models_are_the_remedy_where_those_in_use_are_damaged(neopain, recorded, models):
    (models / tiny.CLASSIFIER / "classifier.pkl").write_bytes(b"x")
    code, printed, _ = neopain("models", "use", NEW, "--user", "Noor", "--yes")
    assert code == 0
    assert "nothing is compared, as the models in use cannot be loaded" in printed
    assert in_use(models) == NEW
    (models / "active.toml").write_text("?")
    refused(neopain("models", "use", NEW, "--user", "Noor", "--yes"), "active.toml")


def test_keys_that_are_trusted_and_models_that_are_imported_are_in_the_audit_log(neopain, ward, models, tmp_path):
    before = ward.audit.count()
    code, printed, _ = neopain("models", "sign", NEW, "--key", tmp_path / "ward.pem", "--name", " NICU ")
    assert code == 0
    key = printed.partition("models trust ")[2].partition(" ")[0]
    assert neopain("models", "trust", "ab" * 32, "--name", "PICU")[0] == 0
    refused(neopain("models", "trust", "ab", "--name", "PICU"), "64 digits")
    mat, *_ = vgg_mat.make(tmp_path / "imagenet-vgg-s.mat", "vgg-s", thin=16)
    assert neopain("models", "import", mat, "--name", "mine")[0] == 0
    (imported,) = (path.name for path in models.glob("features-vgg-s-mine-*"))
    by = f", by account {getpass.getuser()}"
    assert [(one.action, one.who, one.detail) for one in ward.audit.entries(before)] == [
        (Action.MODEL_KEY_TRUSTED, "", f"{key} of NICU{by}"),
        (Action.MODEL_KEY_TRUSTED, "", f"{'ab' * 32} of PICU{by}"),
        (Action.MODEL_IMPORTED, "", f"{imported}{by}"),
    ]


def test_where_the_log_cannot_be_opened_it_is_done_and_said_in_one_line(neopain, recorded, models):
    (key,) = paths.key_file().parent.glob("*.key")
    key.unlink()
    code, _, error = neopain("models", "use", NEW, "--without-replay")
    assert (code, in_use(models), error.count("\n")) == (0, NEW, 1)
    assert error.startswith("neopain: not in the audit log: ")
    refused(neopain("models", "trust", "ab", "--name", "PICU"), "64 digits")


@pytest.mark.parametrize("before_it_fails", [False, True])
def test_where_the_log_cannot_be_written_it_is_done_once_and_said(neopain, ward, capsys, monkeypatch, before_it_fails):
    def full(log, who, action, detail, then):
        if before_it_fails:
            then()
        raise RecordError("the disk is full")

    monkeypatch.setattr(AuditLog, "append", full)
    acts = []
    model_gate.logged("MODELS_CHOSEN", "x", lambda: acts.append(1))
    assert acts == [1]
    assert capsys.readouterr().err == "neopain: not in the audit log: the disk is full\n"


def test_records_locked_with_a_passphrase_are_logged_where_it_was_typed(neopain, models, monkeypatch):
    passphrase = "four small green apples"
    monkeypatch.setattr("typer.prompt", lambda text, **_: PINS.get(text.split()[-1], passphrase))
    assert neopain("staff", "add", "Ines", "--passphrase")[0] == 0
    _, _, error = neopain("models", "use", NEW, "--without-replay")
    assert error.startswith("neopain: not in the audit log: ")
    assert neopain("models", "use", tiny.CLASSIFIER, "--user", "Ines")[2] == ""
    with open_ward(passphrase=passphrase) as ward:
        assert chosen(ward) == [("Ines", "tiny-202611 after other-202612")]


def test_yes_skips_the_question_but_not_the_replay(neopain, recorded, models):
    code, printed, _ = neopain("models", "use", NEW, "--user", "Noor", "--yes", "--last", "1")
    assert code == 0
    assert "replaying 1 recordings" in printed
    assert in_use(models) == NEW


def test_without_records_there_is_nothing_to_replay(neopain, models):
    code, printed, _ = neopain("models", "use", NEW)
    assert code == 0
    assert "replaying" not in printed
