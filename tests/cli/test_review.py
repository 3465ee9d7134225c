from mistakes import assert_one_line, neopain
from neopain.base import paths

__all__ = ["neopain"]


def test_nothing_recorded_yet_is_one_line_and_opens_no_window(neopain, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    assert_one_line(neopain("review"), "nothing has been recorded", "run the monitor first")
    assert not (tmp_path / "records").exists()
