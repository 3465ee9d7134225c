"""The command `neopain score`: a broken file does not stop the others."""

from cli.mistakes import neopain
from clips import cut, write_clip

__all__ = ["neopain"]


def test_broken_files_are_reported_and_the_others_are_scored(neopain, tmp_path):
    good = write_clip(tmp_path / "good.mp4", frames=12)
    bad = tmp_path / "empty.mp4"
    bad.touch()
    code, printed = neopain("score", good, bad, "--out", tmp_path / "out", "--jobs", "1")
    assert code == 1
    assert "empty.mp4" in printed
    assert len((tmp_path / "out" / "good.csv").read_text().splitlines()) == 13
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["good.csv", "good.json"]


def test_a_truncated_video_is_scored_up_to_its_end(neopain, tmp_path):
    whole = write_clip(tmp_path / "film.mkv", frames=90)
    code, printed = neopain("score", cut(whole, 0.5), "--out", tmp_path / "out")
    rows = len((tmp_path / "out" / "film.csv").read_text().splitlines()) - 1
    assert code == 1
    assert "film.mkv" in printed
    assert 5 < rows < 90
