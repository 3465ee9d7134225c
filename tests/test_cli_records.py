"""The commands on what is kept, as a person types them."""

import sys

import pytest
from keyring.backends import null

from neopain import cli
from neopain.base import paths
from neopain.record import keys
from neopain.record.audit import Action
from neopain.record.ward import open_ward


@pytest.fixture
def neopain(monkeypatch, capsys, tmp_path):
    """Runs the command on records of the test's own; gives exit code, standard output and standard error."""
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "none.toml")
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr(keys.keyring, "get_keyring", null.Keyring)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["neopain", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code, *capsys.readouterr()

    return run


def test_audit_verify(neopain):
    with open_ward(create=True) as ward:
        for _ in range(3):
            ward.audit.append("Ines", Action.SESSION_VIEWED)
        assert neopain("audit", "verify") == (0, "3 entries, all as written\n", "")
        ward.register.run("UPDATE audit SET who = 'Noor' WHERE number = 2")
    code, said, _ = neopain("audit", "verify")
    assert code == 1
    assert said == "entry 2 was changed\n3 entries, 1 findings\n"


def test_there_is_nothing_yet(neopain):
    code, _, said = neopain("audit", "verify")
    assert code == 2
    assert said.count("\n") == 1
    assert "nothing has been recorded" in said


def test_a_wrong_passphrase_is_one_line(neopain, monkeypatch):
    open_ward(passphrase="three warm hands", create=True).close()
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "cold hands")
    code, said, error = neopain("audit", "verify")
    assert (code, said) == (2, "")
    assert error.startswith("neopain: wrong passphrase")
    assert "hands" not in error
