"""A source name opens the source it names."""

import threading

import pytest

from clips import write_clip
from neopain.base.errors import ModelError, SourceError
from neopain.base.settings import CaptureSettings, Settings
from neopain.capture.video import VideoFile
from neopain.live import build
from patience import wait_until

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


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("93", "camera /dev/video93"),
        ("/dev/video93", "camera /dev/video93"),
        ("rtsp://nurse:secret@127.0.0.1:9/cot?key=7", "rtsp://127.0.0.1:9/cot"),
    ],
)
def test_a_camera_or_stream_that_is_not_there_is_no_error(name, shown):
    """Its monitor comes up: after a power cut the computer may be there before the camera."""
    monitor = build.live_monitor(name, Settings())()
    try:
        assert (monitor.info.name, monitor.info.live) == (shown, True)
        wait_until(lambda: monitor.snapshot().health.fault is not None)
        assert "secret" not in monitor.snapshot().health.fault
    finally:
        monitor.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "capture"]


def test_a_monitor_that_cannot_be_built_leaves_no_camera_open(monkeypatch):
    def fail(*_, **__):
        raise ModelError("classifier.pkl was altered")

    make = build.live_monitor("93", Settings())
    monkeypatch.setattr("neopain.assemble.pipeline.build_pipeline", fail)
    with pytest.raises(ModelError, match="altered"):
        make()
    assert not [thread for thread in threading.enumerate() if thread.name == "capture"]


@pytest.mark.parametrize("name", ["none.mp4", "gopher://cot", "rtsp://cot:99999/1", "rtsp://[::1/1"])
def test_what_can_be_no_camera_is_an_error_at_once(name):
    with pytest.raises(SourceError):
        build.live_monitor(name, Settings())
