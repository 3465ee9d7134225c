"""Missing head meshes are reported with what to install."""

import pytest

from neopain.base.errors import InputError
from neopain.synth.geometry import makehuman


def test_missing_meshes_say_what_to_install(monkeypatch):
    monkeypatch.setattr(makehuman.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"meshes\.txt"):
        makehuman.data_folder()
