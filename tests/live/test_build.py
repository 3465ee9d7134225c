"""The monitor of a source is put together, and comes up before its camera is there."""

import threading

import pytest

from neopain.base.errors import ModelError, SourceError
from neopain.base.settings import Settings
from neopain.live import build
from patience import wait_until


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
