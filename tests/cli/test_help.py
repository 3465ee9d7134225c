"""What `--help` shows: for every command an example that works as it stands, nothing cut off at 80 columns."""

import re
import shlex

import pytest
import typer

from commands import PROGRAM, neopain, parsed
from neopain import __version__

__all__ = ["neopain"]


def commands(command, path=()):
    """Every command with its words after the program's name, the groups too."""
    yield path, command
    for name, part in getattr(command, "commands", {}).items():
        yield from commands(part, (*path, name))


ALL = dict(commands(PROGRAM))


@pytest.mark.parametrize("path", ALL, ids=lambda path: " ".join(path) or "neopain")
def test_help_ends_with_an_example_that_works(neopain, monkeypatch, path):
    monkeypatch.setenv("COLUMNS", "80")
    code, shown, _ = neopain(*path, "--help")
    example = ALL[path].epilog
    assert f" {example}" in [line.rstrip() for line in shown.splitlines()]
    assert example.startswith("Example: neopain ")
    called = parsed(shlex.split(example)[2:])
    assert called[: len(path)] == path
    assert called == path or hasattr(ALL[path], "commands")
    assert code == 0
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_an_example_that_does_not_fit_its_command_is_found():
    with pytest.raises(typer.exceptions.TyperException, match="--sauce"):
        parsed(["monitor", "--sauce", "0"])
    with pytest.raises(typer.exceptions.TyperException, match="out"):
        parsed(["score", "ward.mp4"])


def test_the_help_of_train_shows_the_options_of_a_study(neopain):
    _, shown, _ = neopain("train", "--help")
    study = {name for option in ALL["train", "study"].params for name in option.opts if name.startswith("--")}
    assert len(study) > 20
    assert {name for name in study if not re.search(rf"{name}\b", shown)} == set()
    assert all(f" {name} " in shown for name in ALL["train",].commands)


def test_the_version_is_an_option_and_a_command(neopain):
    assert neopain("--version") == neopain("version") == (0, f"{__version__}\n", "")


def test_the_shell_completes_commands(neopain, monkeypatch):
    for name, value in {"_NEOPAIN_COMPLETE": "complete_bash", "COMP_WORDS": "neopain sess", "COMP_CWORD": "1"}.items():
        monkeypatch.setenv(name, value)
    assert neopain() == (0, "sessions\n", "")
