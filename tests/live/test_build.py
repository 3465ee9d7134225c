"""A source name opens the source it names."""

import pytest

from clips import write_clip
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.video import VideoFile
from neopain.live import build

SETTINGS = CaptureSettings()


@pytest.mark.parametrize(
    ("name", "kind", "target"),
    [("2", "Camera", 2), ("/dev/video7", "Camera", "/dev/video7"), ("rtsp://cot/1", "Stream", "rtsp://cot/1")],
)
def test_cameras_and_streams_get_their_target_and_the_settings(monkeypatch, name, kind, target):
    monkeypatch.setattr(build, kind, lambda *given: given)
    assert build.open_source(name, SETTINGS) == (target, SETTINGS)


@pytest.mark.parametrize("name", ["demo", "own"])
def test_files_are_played_in_real_time(tmp_path, name):
    path = write_clip(tmp_path / "own.mp4", 5)
    source = build.open_source("demo" if name == "demo" else str(path), SETTINGS)
    try:
        assert isinstance(source, VideoFile)
        assert source.player.pace == 1.0
        assert source.info.name == f"{name}.mp4"
    finally:
        source.close()


def test_an_unknown_scheme_is_refused():
    with pytest.raises(SourceError, match="not a known kind"):
        build.open_source("gopher://cot", SETTINGS)
