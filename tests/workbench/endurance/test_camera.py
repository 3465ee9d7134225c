"""Each camera in each of its modes, seen by the real reader of streams."""

import socket
import threading
import time
from collections import Counter
from contextlib import closing

import pytest

from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.stream import Stream
from neopain.workbench.endurance.camera import MjpegCamera, Mode
from neopain.workbench.endurance.pictures import KEY_EVERY, Pictures

PATIENT = CaptureSettings(open_timeout_s=30.0, read_timeout_s=30.0)
QUICK = CaptureSettings(open_timeout_s=0.8, read_timeout_s=0.5)


def frames(source, count):
    return [frame for frame, _ in zip(source, range(count), strict=False)]


def test_it_sends_pictures(camera):
    with closing(Stream(camera.url, PATIENT)) as source:
        assert len(frames(source, 5)) == 5
    assert time.monotonic() - camera.sent_s < 30


@pytest.mark.parametrize("mode", [Mode.SILENT, Mode.STALLED, Mode.REFUSED, Mode.LOCKED, Mode.GARBAGE])
def test_it_cannot_be_opened_while_it_fails_and_can_after_it(camera, mode):
    camera.become(mode, hang_up=True)
    with pytest.raises(SourceError) as caught:
        Stream(camera.url, QUICK)
    if mode is Mode.REFUSED:
        assert "connection refused" in str(caught.value)
    if mode is Mode.LOCKED and camera.scheme == "http":
        assert "user name or password is wrong" in str(caught.value)
    camera.become(Mode.WELL)
    with closing(Stream(camera.url, PATIENT)) as source:
        assert frames(source, 2)


def test_another_resolution_is_followed(camera):
    with closing(Stream(camera.url, PATIENT)) as source:
        moments = iter(source)
        assert next(moments).image.shape == (96, 128, 3)
        camera.size = (64, 48)
        assert next(frame for frame in moments if frame.image.shape == (48, 64, 3))


def test_a_picture_that_freezes_amid_the_others_is_a_whole_one(camera, monkeypatch):
    """One that says only what differs from the picture before would, said again and again, change it each time."""
    sent, parts = [], camera.parts
    monkeypatch.setattr(camera, "parts", lambda index: sent.append((camera.mode, index)) or parts(index))
    with closing(Stream(camera.url, PATIENT)) as source:
        moments = iter(source)
        for _ in range(7):
            next(moments)
        camera.become(Mode.FROZEN)
        frozen = [next(moments) for _ in range(KEY_EVERY + 12)][-5:]
    assert all((one.image == frozen[0].image).all() for one in frozen)
    [(repeated, _)] = Counter(index for mode, index in sent if mode is Mode.FROZEN).most_common(1)
    assert repeated % KEY_EVERY == 0


def test_a_frozen_picture_is_the_same_again_and_again(pictures):
    camera = MjpegCamera(pictures)
    try:
        camera.become(Mode.FROZEN)
        with closing(Stream(camera.url, PATIENT)) as source:
            one, other = frames(source, 2)
            assert (one.image == other.image).all()
        assert camera.sent_s == float("-inf"), "that is no new picture"
    finally:
        camera.close()


def test_half_of_the_packets(camera):
    camera.become(Mode.HALF)
    whole = b"".join(camera.parts(0))
    assert len(whole) > 1400
    with socket.create_connection(("127.0.0.1", camera.port)) as client:
        assert client.fileno() > 0


def test_nothing_is_left_of_it(images):
    before = threading.active_count()
    camera = MjpegCamera(Pictures(images))
    with closing(Stream(camera.url, PATIENT)) as source:
        frames(source, 2)
        camera.close()
    assert threading.active_count() == before
    with pytest.raises(SourceError, match="connection refused"):
        Stream(camera.url, QUICK)
