"""The line that says how to install an extra: it names packages of pyproject.toml and runs as it stands."""

import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from neopain.base import extras

TOP = Path(__file__).parents[2]
EXTRAS = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def parts(requirement):
    """Name and set of bounds of a requirement: metadata sorts the bounds and writes names in lower case."""
    name, bounds = re.fullmatch(r"([\w.-]+(?:\[[\w,]+\])?)(.*)", requirement.strip()).groups()
    return name.lower(), frozenset(bounds.split(","))


@pytest.mark.parametrize("extra", ["ui", "cuda", "synth", "report", "cluster", "parquet"])
def test_the_line_names_the_packages_of_the_extra(extra):
    python, *command, last = shlex.split(extras.install_line(extra))
    start, wanted = command[:3], [*command[3:], last]
    assert (python, start) == (sys.executable, ["-m", "pip", "install"])
    assert sorted(map(parts, wanted)) == sorted(map(parts, EXTRAS[extra]))


def test_bounds_and_paths_are_one_word_in_every_shell(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/opt/a folder/python")
    assert extras.install_line("parquet") == f'"/opt/a folder/python" -m pip install "{EXTRAS["parquet"][0]}"'


def test_an_extra_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="no extra rings"):
        extras.install_line("rings")


def test_no_line_of_the_program_installs_from_an_index_that_does_not_have_it():
    texts = [*(TOP / "app").rglob("*.py"), TOP / "README.md", *(TOP / "docs").rglob("*.md")]
    found = [
        path.name
        for path in texts
        if re.search(r"install ['\"]?neopain\[\w", path.read_text(encoding="utf-8")) and path.name != "extras.py"
    ]
    assert found == []
