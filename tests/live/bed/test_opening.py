"""The source of a monitor is opened once, before the monitor is built, and freed where that fails."""

import threading

import pytest

from clips import write_clip
from neopain.base.errors import ModelError, SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.video import VideoFile
from neopain.live.bed import opening

SETTINGS = CaptureSettings()


@pytest.mark.parametrize(
    ("name", "kind", "target"),
    [
        ("2", "camera.Camera", 2),
        ("/dev/video7", "camera.Camera", "/dev/video7"),
        ("rtsp://cot/1", "stream.Stream", "rtsp://cot/1"),
    ],
)
def test_cameras_and_streams_get_their_target_and_the_settings(monkeypatch, name, kind, target):
    monkeypatch.setattr(f"neopain.capture.{kind}", lambda *given: given)
    assert opening.open_source(name, SETTINGS) == (target, SETTINGS)


@pytest.mark.parametrize("name", ["demo", "own"])
def test_files_are_played_in_real_time(tmp_path, name):
    path = write_clip(tmp_path / "own.mp4", 5)
    source = opening.open_source("demo" if name == "demo" else str(path), SETTINGS)
    try:
        assert isinstance(source, VideoFile)
        assert source.player.pace == 1.0
        assert source.info.name == f"{name}.mp4"
    finally:
        source.close()


def test_an_unknown_scheme_is_refused():
    with pytest.raises(SourceError, match="not a known kind"):
        opening.open_source("gopher://cot", SETTINGS)


@pytest.mark.parametrize("name", ["none.mp4", "gopher://cot", "rtsp://cot:99999/1", "rtsp://[::1/1"])
def test_what_can_be_no_camera_is_an_error_at_once(name):
    with pytest.raises(SourceError):
        opening.monitor_factory(name, SETTINGS, lambda source: pytest.fail("nothing is built"))


def test_the_source_is_shown_first_and_is_the_one_that_the_monitor_gets():
    order = []
    make = opening.monitor_factory("93", SETTINGS, lambda source: order.append(source) or "the monitor")
    assert order == [], "nothing is opened before the window is there"
    assert make(lambda source: order.append(source) or "shown") == "the monitor"
    shown, built = order
    try:
        assert shown is built
        assert [thread.name for thread in threading.enumerate()].count("capture") == 1
    finally:
        built.close()


@pytest.mark.parametrize("where", ["shown", "built"])
def test_an_error_frees_the_source(tmp_path, where):
    sources = []

    def fail(source):
        sources.append(source)
        if where == "shown" or len(sources) == 2:
            raise ModelError("classifier.pkl was altered")

    for name in ("93", str(write_clip(tmp_path / "own.mp4", 5))):
        sources.clear()
        make = opening.monitor_factory(name, SETTINGS, fail)
        with pytest.raises(ModelError, match="altered"):
            make(fail)
    assert list(sources[-1]) == [], "the film gives nothing any more"
    assert not [thread for thread in threading.enumerate() if thread.name == "capture"]
