"""What every source promises, held against each of them."""

import threading
import time
from contextlib import contextmanager
from itertools import pairwise

import cv2
import numpy as np
import pytest

from clips import drain, picture, write_clip
from neopain.base.clock import monotonic
from neopain.base.data import Frame
from neopain.base.settings import CaptureSettings
from neopain.capture.camera import Camera
from neopain.capture.scripted import Scripted, scene
from neopain.capture.stills import Stills
from neopain.capture.stream import Stream
from neopain.capture.video import VideoFile
from neopain.live.live_source import LiveSource
from servers import MjpegServer, rtsp_server

SETTINGS = CaptureSettings(open_timeout_s=30.0, read_timeout_s=5.0)
PATIENCE_S = 10.0


class Webcam:
    """Hardware that gives a picture every 10 ms."""

    def isOpened(self):  # noqa: N802
        return True

    def read(self):
        time.sleep(0.01)
        return True, picture(0)

    def get(self, _):
        return 100.0

    def release(self):
        pass


@contextmanager
def video(folder):
    yield VideoFile(write_clip(folder / "cot.mp4", 30))


@contextmanager
def played_video(folder):
    yield VideoFile(write_clip(folder / "cot.mp4", 300), pace=1.0)


@contextmanager
def stills(folder):
    for index in range(5):
        cv2.imwrite(str(folder / f"{index}.png"), picture(index))
    yield Stills(folder)


@contextmanager
def scripted(folder):
    yield Scripted(scene([(0.5, picture(0)), (0.2, None), (0.3, picture(1))], 30))


@contextmanager
def camera(folder):
    yield Camera(0, SETTINGS, opener=lambda _: Webcam(), devices=lambda: ["/dev/video0"])


@contextmanager
def mjpeg(folder):
    with MjpegServer() as server:
        yield Stream(server.url, SETTINGS)


@contextmanager
def rtsp(folder):
    write_clip(folder / "cot.mp4", 150)
    with rtsp_server(folder) as (address, _):
        yield Stream(f"{address}/cot.mp4", SETTINGS)


@contextmanager
def latest(folder):
    yield LiveSource(lambda: Scripted(scene([(60.0, picture(0))], 30), pace=1.0, live=True), SETTINGS)


@pytest.fixture(params=[video, played_video, stills, scripted, camera, mjpeg, rtsp, latest])
def source(request, tmp_path):
    with request.param(tmp_path) as made:
        yield made
        made.close()


def test_moments_are_as_promised(source):
    moments = []
    for moment in source:
        moments.append(moment)
        if len(moments) == 10:
            break
    times = [moment.t_s for moment in moments]
    assert 0 <= times[0] < 1
    assert all(a < b for a, b in pairwise(times))
    frames = [moment for moment in moments if isinstance(moment, Frame)]
    assert frames[0].index == 0 or source.info.live
    assert all(a.index < b.index for a, b in pairwise(frames))
    for frame in frames:
        image = frame.image
        assert (image.dtype, image.ndim, image.shape[2]) == (np.uint8, 3, 3)
        assert image.flags.c_contiguous
        assert not image.flags.writeable


def test_what_it_says_of_itself_is_true(source):
    info = source.info
    frame = next(moment for moment in source if isinstance(moment, Frame))
    assert frame.image.shape == (info.height_px, info.width_px, 3)
    assert info.name
    assert info.rate_hz is None or 0.5 < info.rate_hz < 200
    if info.live:
        assert info.duration_s is info.frames is None
    else:
        assert info.duration_s > 0


@pytest.mark.parametrize("source", [video, stills, scripted], indirect=True)
def test_a_file_gives_as_many_frames_as_it_says(source):
    moments, error = drain(source)
    assert error is None
    assert len([moment for moment in moments if isinstance(moment, Frame)]) == source.info.frames


def test_closed_from_another_thread_it_ends_and_stays_ended(source):
    count = 0
    began = monotonic()
    for _ in source:
        count += 1
        if count == 2:
            closer = threading.Thread(target=source.close)
            closer.start()
            closer.join()
            began = monotonic()
    assert count == 2
    assert monotonic() - began < 3 * SETTINGS.read_timeout_s
    source.close()
    assert list(source) == []


def test_closed_before_it_is_read_it_gives_nothing(source):
    source.close()
    assert list(source) == []
