"""The commands `neopain sessions backup-key` and `restore-key`."""

import json

import pytest

from commands import refused
from neopain.base import paths
from neopain.record.storage import keys
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import open_ward

PASSPHRASE = "five dry towels on a rail"


@pytest.fixture
def asked(neopain, ward, monkeypatch):
    """What was asked for; everybody has their PIN, and the backup its passphrase."""
    questions = []

    def prompt(text, **how):
        questions.append((text, how["hide_input"], how["confirmation_prompt"]))
        return {"PIN of Ines": "73915528", "PIN of Noor": "51834407"}.get(text, PASSPHRASE)

    monkeypatch.setattr("typer.prompt", prompt)
    return questions


@pytest.fixture
def backup(neopain, asked, tmp_path):
    path = tmp_path / "neopain-key.json"
    assert neopain("sessions", "backup-key", path, "--user", "Ines")[0] == 0
    return path


@pytest.fixture
def lose_key():
    """The only key is in a file, as there is no keyring in these tests."""

    def lose():
        for file in paths.key_file().parent.iterdir():
            file.unlink()

    return lose


def audited(action):
    with open_ward() as ward:
        return [(one.who, one.detail) for one in ward.audit.entries() if one.action == action]


def test_an_administrator_backs_the_key_up(backup, asked, ward):
    assert asked == [("PIN of Ines", True, False), ("Passphrase for the backup", True, True)]
    assert audited(Action.KEY_BACKED_UP) == [("Ines", str(backup))]
    assert json.loads(backup.read_text())["version"] == 1
    assert ward.key.secret.hex() not in backup.read_text()


def test_nobody_else_does(neopain, asked, tmp_path):
    path = tmp_path / "neopain-key.json"
    refused(neopain("sessions", "backup-key", path, "--user", "Noor"), "'key'", "administrator")
    refused(neopain("sessions", "backup-key", path), "add --user NAME")
    assert not path.exists()
    assert audited(Action.KEY_BACKED_UP) == []


def test_what_was_not_written_is_not_in_the_log(neopain, asked, tmp_path):
    words = ("sessions", "backup-key", tmp_path / "pulled out" / "key.json", "--user", "Ines")
    refused(neopain(*words), "cannot be written: No such file or directory")
    assert audited(Action.KEY_BACKED_UP) == []


def test_a_short_passphrase_is_one_line(neopain, ward, monkeypatch, tmp_path):
    monkeypatch.setattr("typer.prompt", lambda text, **_: "73915528")
    refused(neopain("sessions", "backup-key", tmp_path / "key.json", "--user", "Ines"), "at least 12 characters")
    assert not (tmp_path / "key.json").exists()


def test_a_lost_key_comes_back(neopain, backup, asked, lose_key):
    lose_key()
    refused(neopain("staff", "list"), "restore the key in Review")
    asked.clear()
    code, said, error = neopain("sessions", "restore-key", backup)
    assert (code, error) == (0, "")
    assert said == "the records open again; their key is in: file\n"
    assert asked == [("Passphrase of the backup", True, False)]
    assert neopain("staff", "list")[0] == 0
    assert audited(Action.KEY_RESTORED) == [("", str(backup))]


def test_a_wrong_passphrase_is_one_line(neopain, backup, lose_key, monkeypatch):
    lose_key()
    monkeypatch.setattr("typer.prompt", lambda text, **_: "another passphrase")
    result = neopain("sessions", "restore-key", backup)
    refused(result, "wrong passphrase")
    assert "another" not in result[2]


def test_records_that_open_are_left_alone_without_a_question(neopain, backup, asked):
    asked.clear()
    assert neopain("sessions", "restore-key", backup) == (
        0,
        "the records open with the key that they have: nothing needs to be restored\n",
        "",
    )
    assert asked == []
    assert audited(Action.KEY_RESTORED) == []


def test_whoever_restores_records_with_a_passphrase_is_told_that_it_is_no_longer_asked_for(
    neopain, monkeypatch, tmp_path
):
    answers = {"PIN of Ines": "73915528", "PIN for Ines": "73915528", "Passphrase of the records": "three warm hands"}
    monkeypatch.setattr("typer.prompt", lambda text, **_: answers.get(text, PASSPHRASE))
    answers["New passphrase of the records"] = "three warm hands"
    path = tmp_path / "neopain-key.json"
    assert neopain("staff", "add", "Ines", "--passphrase")[0] == 0
    assert neopain("sessions", "backup-key", path, "--user", "Ines")[0] == 0
    answers["Passphrase of the records"] = "nobody knows it any more"
    refused(neopain("staff", "list"), "wrong passphrase")
    _, said, _ = neopain("sessions", "restore-key", path)
    assert "once their key is restored, they open without it" in said
    assert keys.kind_of(paths.records()) is keys.KeyKind.FILE
    assert neopain("staff", "list")[0] == 0


def test_without_its_register_the_key_comes_back_and_nothing_else(neopain, backup, lose_key):
    lose_key()
    for name in ("register.db", "register.key"):
        (paths.records() / name).unlink()
    refused(neopain("sessions", "restore-key", backup), "register.db", "missing")
    assert not (paths.records() / "register.db").exists(), "else whoever removed it could become administrator"
    refused(neopain("staff", "add", "Mallory"), "register.db", "restore it from a backup")
