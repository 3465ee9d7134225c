import sys

import pytest

from cli.mistakes import assert_one_line, neopain
from neopain.base import paths
from neopain.base.extras import install_line

__all__ = ["neopain"]


def test_a_render_needs_a_count_and_a_folder(neopain, tmp_path):
    assert_one_line(neopain("synth", "--count", "2"), "--out")
    assert_one_line(neopain("synth", "--out", tmp_path / "out"), "--count")
    assert_one_line(neopain("synth", "--count", "0", "--out", tmp_path / "out"), "--count")
    assert not (tmp_path / "out").exists()


def test_a_script_that_does_not_exist_is_one_line(neopain, tmp_path):
    assert_one_line(neopain("synth", "clip", tmp_path / "none.toml", tmp_path / "out.mp4"), "none.toml")


@pytest.mark.parametrize("note", [None, b"x", b"\xff", b"[" * 60_000])
def test_a_folder_that_cannot_be_used_is_one_line(neopain, tmp_path, note):
    out = tmp_path / "out"
    if note is None:
        out.touch()
    else:
        out.mkdir()
        (out / "run.json").write_bytes(note)
    said = neopain("synth", "--count", "1", "--seed", "1", "--out", out)
    assert_one_line(said, "cannot be made a folder" if note is None else "run.json cannot be read")


def test_a_film_in_what_is_no_folder_is_one_line(neopain, tmp_path):
    (tmp_path / "out").touch()
    said = neopain("synth", "clip", paths.asset("demo.toml"), tmp_path / "out" / "film.mp4")
    assert_one_line(said, "cannot be made a folder")


@pytest.mark.parametrize("words", [("--count", "2", "--out", "OUT"), ("clip", "a.toml", "OUT")], ids=lambda w: w[0])
def test_without_its_packages_a_render_says_how_to_install_them(neopain, tmp_path, monkeypatch, words):
    for name in [name for name in sys.modules if name.startswith("neopain.synth")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numba", None)
    said = neopain("synth", *(tmp_path / "out" if word == "OUT" else word for word in words))
    assert_one_line(said, "rendering needs numba, which is not installed: ", install_line("synth"))
