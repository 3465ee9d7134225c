"""The command line, run in this process on records of the test, or only asked whether it understands words."""

import sys

import pytest
import typer
from keyring.backends import null

import draws
from neopain.base import paths
from neopain.cli import app
from neopain.record.session.writer import SessionWriter
from neopain.record.ward.ward import open_ward

ONE, OTHER = "20261123-080000-aaaaaa", "20261124-080000-bbbbbb"
PROGRAM = typer.main.get_command(app.app)
COMMAND = """
from neopain.cli import app
sys.argv = ["neopain", "version"]
try:
    app.main()
except SystemExit:
    pass
"""
"""What a process of its own does first that begins as the command does; `sys` is imported."""
PINS = {"Ines": "73915528", "Noor": "51834407"}


@pytest.fixture
def neopain(monkeypatch, capsys, tmp_path, fast_hashes):
    """Runs the command on records of the test, entering PINs on request; returns exit code, output and error."""
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "none.toml")
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)
    monkeypatch.setattr("typer.prompt", lambda text, **_: PINS.get(text.split()[-1], "8264"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["neopain", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        return ended.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def ward(neopain):
    """A ward with two people and two sessions of an infant."""
    assert neopain("staff", "add", "Ines")[0] == 0
    assert neopain("staff", "add", "Noor", "--user", "Ines")[0] == 0
    with open_ward() as ward:
        for name in (ONE, OTHER):
            writer = SessionWriter(ward.sessions.folder / name, ward.key, draws.facts(name, features=("features-x",)))
            writer.write(list(draws.samples(2.0, width=16)))
            writer.close()
        yield ward


def refused(result, *words):
    """The command printed nothing but one line of error with these words, and exit code 2."""
    code, output, error = result
    assert (code, output) == (2, "")
    assert error.count("\n") == 1, error
    for word in words:
        assert word in error


def parsed(words):
    """The path of the command that `words` call; raises where its arguments and options do not fit."""
    command, name, path, context = PROGRAM, "neopain", (), None
    while True:
        context = command.make_context(name, list(words), parent=context)
        rest = [*getattr(context, "_protected_args", ()), *context.args]
        if not rest or not hasattr(command, "commands"):
            assert not rest, rest
            return path
        name, command, words = command.resolve_command(context, rest)
        path = (*path, name)
