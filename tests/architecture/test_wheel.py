"""A wheel has all models that ship and none that a user imported, and works where it is installed."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from neopain.base import paths
from neopain.inference import manifest

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
TARGETS = PROJECT["tool"]["hatch"]["build"]["targets"]
INCLUDED = TARGETS["wheel"]["force-include"]
MODELS = sorted(Path(path).name for path in INCLUDED if path.startswith("models/"))


def test_what_is_in_the_repository_is_in_the_wheel():
    listed = subprocess.run(["git", "ls-files", "models"], cwd=TOP, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    assert sorted({line.split("/")[1] for line in listed.stdout.splitlines()}) == MODELS


@pytest.mark.parametrize("name", [name for name in MODELS if "." not in name])
def test_what_ships_may_be_used_by_a_hospital(name):
    assert manifest.read(TOP / "models" / name).licence in ("Apache-2.0", "MIT")


def build(target, source, out):
    # A folder of this user's alone, as many computers make them: nothing of that may be in what is published.
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", out],
        cwd=source,
        capture_output=True,
        check=True,
        umask=0o077,
    )
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    """The folder of the unpacked sdist, with files and permissions of its own."""
    folder = tmp_path_factory.mktemp("sdist")
    before = os.umask(0o007)
    try:
        with tarfile.open(build("sdist", TOP, folder / "made")) as packed:
            # Debian 12 has Python 3.11.2, which takes no filter yet; newer ones warn where none is named.
            packed.extractall(folder, **({"filter": "tar"} if hasattr(tarfile, "tar_filter") else {}))
    finally:
        os.umask(before)
    (unpacked,) = folder.glob("neopain-*")
    return unpacked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build("wheel", TOP, tmp_path_factory.mktemp("wheel") / "made")


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder that the wheel is installed to, with its own Python path."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def test_two_builds_in_two_places_give_the_same_bytes(wheel, sdist, tmp_path):
    again = build("wheel", sdist, tmp_path / "made")
    assert again.name == wheel.name
    assert hashlib.sha256(again.read_bytes()).hexdigest() == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_sdist_holds_no_model_beyond_those_of_the_wheel(sdist):
    assert sorted(path.name for path in (sdist / "models").iterdir()) == MODELS


def test_the_installed_wheel_finds_its_models_and_assets(installed, tmp_path):
    code = (
        "import json; from neopain.base import paths; from neopain.inference.store import load_bundle;"
        "print(json.dumps([str(paths.root()), str(paths.asset('demo.mp4')), paths.is_checkout(),"
        "load_bundle(paths.models()).id]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    root, clip, in_checkout, bundle = json.loads(done.stdout)
    assert Path(root) == installed / "neopain" / "data"
    assert Path(clip).is_relative_to(root)
    assert not in_checkout
    assert bundle == tomllib.loads((TOP / "models" / "active.toml").read_text())["bundle"]


def test_this_checkout_is_one():
    assert paths.is_checkout()


def test_the_wheel_names_every_extra_its_command_and_its_licence(installed):
    (described,) = installed.glob("neopain-*.dist-info")
    metadata = Parser().parsestr((described / "METADATA").read_text(encoding="utf-8"))
    assert set(metadata.get_all("Provides-Extra")) == set(PROJECT["project"]["optional-dependencies"])
    assert {"cuda", "train", "synth", "cluster", "report"} <= set(metadata.get_all("Provides-Extra"))
    assert (described / "licenses" / "LICENSE").is_file()
    assert re.search(r"^neopain = neopain\.__main__:main$", (described / "entry_points.txt").read_text(), re.M)
    assert metadata["License-Expression"] == "Apache-2.0"


def test_the_wheel_names_every_python_that_it_runs_on(installed):
    """The versions that set-up looks for, in the order in which it tries them."""
    (described,) = installed.glob("neopain-*.dist-info")
    metadata = Parser().parsestr((described / "METADATA").read_text(encoding="utf-8"))
    named = re.findall(r"Python :: (3\.\d+)$", "\n".join(metadata.get_all("Classifier")), re.M)
    tried = re.search(r"for candidate in \S+ (.+) python3; do", (TOP / "packaging" / "setup.sh").read_text())
    assert [f"python{version}" for version in reversed(named)] == tried.group(1).split()
    first, last = (int(version.partition(".")[2]) for version in (named[0], named[-1]))
    assert metadata["Requires-Python"] in (f">=3.{first},<3.{last + 1}", f"<3.{last + 1},>=3.{first}")
