from mistakes import assert_one_line, neopain

__all__ = ["neopain"]


def test_a_render_needs_a_count_and_a_folder(neopain, tmp_path):
    assert_one_line(neopain("synth", "--count", "2"), "--out")
    assert_one_line(neopain("synth", "--out", tmp_path / "out"), "--count")
    assert_one_line(neopain("synth", "--count", "0", "--out", tmp_path / "out"), "--count")
    assert not (tmp_path / "out").exists()


def test_a_script_that_does_not_exist_is_one_line(neopain, tmp_path):
    assert_one_line(neopain("synth", "clip", tmp_path / "none.toml", tmp_path / "out.mp4"), "none.toml")
