"""A wheel carries the models that ship, all of them, and nothing a user has imported."""

import subprocess
import tomllib
from pathlib import Path

import pytest

from neopain.inference import manifest

TOP = Path(__file__).parents[2]
INCLUDED = tomllib.loads((TOP / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
    "force-include"
]
MODELS = sorted(Path(path).name for path in INCLUDED if path.startswith("models/"))


def test_what_is_in_the_repository_is_in_the_wheel():
    listed = subprocess.run(["git", "ls-files", "models"], cwd=TOP, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    assert sorted({line.split("/")[1] for line in listed.stdout.splitlines()}) == MODELS


@pytest.mark.parametrize("name", [name for name in MODELS if "." not in name])
def test_what_ships_may_be_used_by_a_hospital(name):
    assert manifest.read(TOP / "models" / name).licence in ("Apache-2.0", "MIT")
