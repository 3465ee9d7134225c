import sys

import pytest

from cli.mistakes import assert_one_line, neopain
from neopain.base.extras import install_line

__all__ = ["neopain"]


def test_a_render_needs_a_count_and_a_folder(neopain, tmp_path):
    assert_one_line(neopain("synth", "--count", "2"), "--out")
    assert_one_line(neopain("synth", "--out", tmp_path / "out"), "--count")
    assert_one_line(neopain("synth", "--count", "0", "--out", tmp_path / "out"), "--count")
    assert not (tmp_path / "out").exists()


def test_a_script_that_does_not_exist_is_one_line(neopain, tmp_path):
    assert_one_line(neopain("synth", "clip", tmp_path / "none.toml", tmp_path / "out.mp4"), "none.toml")


@pytest.mark.parametrize("words", [("--count", "2", "--out", "OUT"), ("clip", "a.toml", "OUT")], ids=lambda w: w[0])
def test_without_its_packages_a_render_says_how_to_install_them(neopain, tmp_path, monkeypatch, words):
    for name in [name for name in sys.modules if name.startswith("neopain.synth")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numba", None)
    said = neopain("synth", *(tmp_path / "out" if word == "OUT" else word for word in words))
    assert_one_line(said, "rendering needs numba, which is not installed: ", install_line("synth"))
