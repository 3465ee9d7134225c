"""The command line typed wrong, or with broken files: exit code and standard error."""

import sys

import pytest

from neopain.base import paths
from neopain.cli import app


@pytest.fixture
def neopain(monkeypatch, capsys, tmp_path):
    """Runs the command; gives exit code and what it said on standard error."""
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "none.toml")
    monkeypatch.setattr(paths, "locks", lambda: tmp_path / "locks")

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["neopain", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        return ended.value.code, capsys.readouterr().err

    return run


def assert_one_line(result, *told):
    code, said = result
    assert code == 2, said
    assert said.count("\n") == 1, said
    assert said.startswith("neopain: ")
    for word in told:
        assert word in said
