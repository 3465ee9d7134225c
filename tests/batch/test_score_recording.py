import cv2
import numpy as np
import pytest

from clips import write_clip, write_tracks
from neopain.base.settings import Settings
from neopain.batch import score_recording as module
from neopain.batch.score_recording import UNREADABLE, score_recording
from neopain.dataset.manifest import Recording
from pipelines import grey_ready


def _row(path, t0_s=None, t1_s=None):
    return Recording(2, path, "s1", True, t0_s, t1_s, name=path.name)


@pytest.fixture
def ready():
    return grey_ready(Settings())


def _picture(path, level):
    cv2.imwrite(str(path), np.full((64, 64, 3), level, np.uint8))
    return path


def test_a_picture_has_the_score_of_the_pipeline_or_its_reason(tmp_path, ready):
    assert score_recording(_row(_picture(tmp_path / "a.png", 204)), ready).p_pain == pytest.approx(0.8)
    dark = score_recording(_row(_picture(tmp_path / "b.png", 0)), ready)
    assert (dark.p_pain, dark.reason, dark.problem) == (None, "too_dark", None)
    assert ready.pipeline.resets == 2


def test_of_a_span_the_seconds_that_could_be_scored_are_averaged(tmp_path, ready):
    levels = [51] * 10 + [0] * 10 + [204] * 10 + [255] * 10
    film = write_clip(tmp_path / "v.mp4", 40, 10, image=lambda k: np.full((64, 64, 3), levels[k], np.uint8))
    assert score_recording(_row(film, 0.0, 3.0), ready).p_pain == pytest.approx(0.5, abs=0.02)
    assert score_recording(_row(film, 1.0, 2.0), ready).reason == "too_dark"
    assert score_recording(_row(film), ready).p_pain == pytest.approx(2 / 3, abs=0.02)


def test_a_damaged_picture_and_a_span_beyond_the_end_have_a_problem(tmp_path, ready):
    (tmp_path / "c.png").write_bytes(b"no picture")
    broken = score_recording(_row(tmp_path / "c.png"), ready)
    assert broken.reason == UNREADABLE
    assert "c.png" in broken.problem
    film = write_clip(tmp_path / "v.mp4", 10, 10)
    assert "shows nothing" in score_recording(_row(film, 5.0, 6.0), ready).problem


@pytest.mark.parametrize("name", ["a.png", "v.mp4"])
def test_an_internal_error_in_reading_is_the_problem_of_its_row_alone(tmp_path, ready, monkeypatch, caplog, name):
    path = write_clip(tmp_path / name, 10, 10) if name == "v.mp4" else _picture(tmp_path / name, 204)

    def fail(_):
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(module, "VideoFile" if name == "v.mp4" else "photo", fail)
    score = score_recording(_row(path), ready)
    assert score.reason == UNREADABLE
    assert score.problem == f"{path}: reading stopped on an internal error (RuntimeError); see the log"
    assert "unforeseen" in caplog.text
    caplog.clear()


def test_a_span_is_of_the_time_that_a_player_shows(tmp_path, ready):
    film = write_tracks(tmp_path / "v.mp4", [(30, "libx264")] * 2, sound_s=1.5)
    assert "shows nothing between t0 and t1" in score_recording(_row(film, 0.0, 1.0), ready).problem
    assert score_recording(_row(film, 1.0, 2.0), ready).problem is None
    assert score_recording(_row(film, 2.0, 2.4), ready).problem is None
