import os

import numpy as np
import pytest

from clips import drain
from neopain.base.clock import ManualClock
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.camera import Camera, open_device


class Device:
    """A camera of which `pictures` says what each read gives; each read takes 0.1 s, those `in_store` no time."""

    in_store = 0

    def __init__(self, pictures, clock, opened=True):
        self.pictures, self.clock, self.opened, self.released = list(pictures), clock, opened, 0

    def isOpened(self):  # noqa: N802
        return self.opened

    def read(self):
        if self.in_store:
            self.in_store -= 1
        else:
            self.clock.advance(0.1)
        image = self.pictures.pop(0) if self.pictures else None
        return image is not None, image

    def get(self, _):
        return 30.0

    def release(self):
        self.released += 1


BLUE = np.full((48, 64, 3), (250, 20, 10), np.uint8)  # in the order of the driver: blue, green, red
SETTINGS = CaptureSettings(read_timeout_s=0.5)


def camera(pictures, device=0, opened=True, devices=("/dev/video0", "/dev/video2")):
    clock = ManualClock()
    hardware = Device(pictures, clock, opened)
    made = Camera(device, SETTINGS, clock, opener=lambda _: hardware, devices=lambda: list(devices))
    return made, hardware


def test_pictures_are_rgb_and_stamped_on_arrival():
    source, _ = camera([BLUE] * 4)
    frames = iter(source)
    got = [next(frames) for _ in range(3)]
    assert [frame.index for frame in got] == [0, 1, 2]
    assert [frame.t_s for frame in got] == pytest.approx([0.2, 0.3, 0.4])
    assert got[0].image[0, 0].tolist() == [10, 20, 250]
    assert source.info.name == "camera /dev/video0"
    assert (source.info.width_px, source.info.height_px, source.info.rate_hz, source.info.live) == (64, 48, 30.0, True)


@pytest.mark.parametrize("stated", [0.0, -1.0, 0.04, 1000.0, float("inf"), float("nan")])
def test_a_rate_that_no_camera_has_is_not_believed(monkeypatch, stated):
    monkeypatch.setattr(Device, "get", lambda *_: stated)
    source, _ = camera([BLUE])
    assert source.info.rate_hz is None
    source.close()


def test_the_driver_waits_for_a_picture_no_longer_than_two_seconds(monkeypatch):
    monkeypatch.setattr("neopain.capture.camera.os.environ", {})
    monkeypatch.setattr("cv2.VideoCapture", lambda *_: Device([], None))
    monkeypatch.setattr(Device, "set", lambda *_: True, raising=False)
    open_device(0)
    assert os.environ["OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT"] == "2"


def test_a_link_to_a_camera_opens_it(tmp_path):
    link = tmp_path / "by-id"
    link.symlink_to("/dev/video2")
    source, _ = camera([BLUE], device=str(link))
    source.close()


def test_a_camera_that_starts_slowly():
    source, _ = camera([None, None, BLUE, BLUE])
    assert next(iter(source)).index == 0


def test_a_short_hiccup_is_bridged():
    source, _ = camera([BLUE, BLUE, None, None, BLUE])
    frames = iter(source)
    assert [next(frames).index, next(frames).index] == [0, 1]


def test_an_unplugged_camera_is_lost_and_freed():
    source, hardware = camera([BLUE] * 3)
    frames, error = drain(source)
    assert len(frames) == 2
    assert "camera /dev/video0 was lost" in str(error)
    assert hardware.released == 1


def test_an_unknown_camera_names_the_known_ones():
    with pytest.raises(SourceError, match=r"no camera /dev/video1: there is /dev/video0, /dev/video2"):
        camera([BLUE], device=1)


def test_a_machine_without_any_camera():
    with pytest.raises(SourceError, match="no camera /dev/video0: this machine has none"):
        camera([BLUE], devices=())


@pytest.mark.parametrize(("pictures", "opened"), [([BLUE], False), ([], True)])
def test_a_camera_in_use(pictures, opened):
    with pytest.raises(SourceError, match=r"camera /dev/video0 gives no picture: close other programs that use it"):
        camera(pictures, opened=opened)


def test_a_device_can_be_named():
    source, _ = camera([BLUE, BLUE], device="/dev/video2")
    assert source.info.name == "camera /dev/video2"


def test_close_ends_the_reading_and_frees_the_device():
    source, hardware = camera([BLUE] * 9)
    frames = iter(source)
    next(frames)
    source.close()
    assert list(frames) == []
    assert hardware.released == 1
    source, hardware = camera([BLUE])
    source.close()
    assert hardware.released == 1


def test_after_a_standstill_the_pictures_in_the_drivers_buffers_are_left_out():
    """They are given at once, and would be stamped as new."""
    source, hardware = camera([BLUE] * 3)
    frames = iter(source)
    next(frames)
    hardware.pictures = [BLUE // 2] * 3 + [BLUE] * 3
    hardware.clock.advance(20.0)
    hardware.in_store = 3
    after = next(frames)
    assert after.image[0, 0].tolist() == [10, 20, 250]
    assert after.index == 1
