"""How old a picture is, and which are never given: on real servers, with a counter painted into the pictures."""

import time
from contextlib import suppress
from itertools import pairwise
from urllib.parse import urlsplit

import av
import numpy as np
import pytest

from clips import drain, number, write_clip
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture import arrivals, stream
from neopain.capture.stream import Stream
from patience import best_of, wait_until
from servers import Line, MjpegServer, rtsp_server

SETTINGS = CaptureSettings(open_timeout_s=30.0, read_timeout_s=30.0)
BUSY_S = 0.6
"""What a loaded machine may add."""


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """A machine that is busy with other tests does not count as one that stood still."""
    monkeypatch.setattr(arrivals, "_STOOD_STILL_S", 60.0)


@pytest.fixture(scope="module")
def rtsp(tmp_path_factory):
    """The address of a camera whose clips "seldom" has one key frame, "often" one in half a second."""
    folder = tmp_path_factory.mktemp("rtsp")
    for name, key_every in (("seldom", 1000), ("often", 15)):
        write_clip(folder / f"{name}.mp4", 240, key_every=key_every)
    with rtsp_server(folder) as (address, _process):
        yield address


def true_age_s(server: MjpegServer, image: np.ndarray) -> float:
    """How long ago the newest picture with this counter was sent."""
    return time.monotonic() - max(sent_s for index, sent_s in server.sent if index % 40 == number(image))


@best_of(4)
def test_what_arrived_while_nobody_took_it_is_skipped():
    with MjpegServer() as server:
        source = Stream(server.url, SETTINGS)
        frames = iter(source)
        first = next(frames)
        sent = len(server.sent)
        wait_until(lambda: len(server.sent) >= sent + 30)
        second = next(frames)
        age_s = true_age_s(server, second.image)
        source.close()
    assert age_s < 30 / 40, "not the picture after the first"
    assert second.index - first.index >= 25, "those that were skipped are counted"
    assert abs(second.age_s - age_s) < BUSY_S


@pytest.mark.parametrize("clip", ["often", "seldom"])
@best_of(4)
def test_a_slow_computer_shows_the_newest_pictures_of_a_film(rtsp, clip, monkeypatch):
    """A clip with one key frame cannot be skipped into: it is decoded, but few pictures of it are converted."""
    convert = stream.upright
    frames = []
    with monkeypatch.context() as patch:
        patch.setattr(stream, "upright", lambda *args: time.sleep(0.1) or convert(*args))
        source = Stream(f"{rtsp}/{clip}.mp4", SETTINGS)
        began_s = time.monotonic()
        for frame in source:
            frames.append((time.monotonic(), frame))
            if time.monotonic() - began_s > 1.5:
                break
        source.close()
    counts = [0]
    for (_, before), (_, frame) in pairwise(frames):
        counts.append(counts[-1] + (number(frame.image) - number(before.image)) % 40)
    made_s = [at_s - count / 30 for (at_s, _), count in zip(frames, counts, strict=True)]
    true = [later_s - min(made_s) for later_s in made_s]
    assert max(true) < BUSY_S, "with every picture converted it would be 1 s after 1.5 s, and more with every second"
    assert all(frame.age_s > age_s - 0.1 for (_, frame), age_s in zip(frames, true, strict=True)), "an honest age"


@best_of(4)
def test_a_picture_that_was_under_way_for_long_is_known_to_be_old(rtsp):
    """The network, or the camera itself, holds pictures back: they arrive, and are old."""
    with Line(urlsplit(rtsp).port) as line:
        source = Stream(f"rtsp://127.0.0.1:{line.port}/seldom.mp4", SETTINGS)
        frames = iter(source)
        ages = [next(frames).age_s for _ in range(10)]
        line.delay_s = 0.8
        began_s = time.monotonic()
        late = next(frame for frame in frames if time.monotonic() - began_s > 1.0)
        source.close()
    assert ages[-1] < BUSY_S < late.age_s < 0.8 + BUSY_S


def test_pictures_that_stay_late_end_the_stream(monkeypatch):
    convert = stream.upright
    monkeypatch.setattr(stream, "_REOPEN_S", 0.2)
    monkeypatch.setattr(stream, "_LATE_S", 0.05)
    monkeypatch.setattr(stream, "upright", lambda *args: time.sleep(0.1) or convert(*args))
    with MjpegServer() as server:
        frames, error = drain(Stream(server.url, SETTINGS))
    assert "its pictures come 0 s late" in str(error)
    assert min(frame.age_s for frame in frames) >= 0.1


def test_after_a_standstill_nothing_that_has_piled_up_is_given(monkeypatch):
    monkeypatch.setattr(arrivals, "_STOOD_STILL_S", 10.0)
    slept_s = 0.0
    with MjpegServer() as server:
        source = Stream(server.url, SETTINGS, lambda: time.monotonic() + slept_s)
        frames = iter(source)
        next(frames)
        slept_s = 20.0
        with pytest.raises(SourceError, match="was lost: this computer stood still for 20 s"):
            next(frames)


NOISE = np.random.default_rng(1).integers(0, 40, (120, 160, 3), dtype=np.uint8)


def noisy(index: int) -> np.ndarray:
    """A picture of many bytes, in one of three greys."""
    return NOISE + np.uint8(60 * (index % 3))


def is_whole(image: np.ndarray) -> bool:
    """Whether it has one grey from top to bottom: what is torn shows that of two pictures, or none."""
    return bool(np.ptp((image.astype(float) - NOISE).mean(axis=(1, 2))) < 15)


@pytest.mark.parametrize("then", ["stall", "close"])
@pytest.mark.parametrize("lengths", [True, False])
def test_a_torn_picture_is_never_given(lengths, then):
    with MjpegServer(lengths=lengths, image=noisy) as server:
        source = Stream(server.url, CaptureSettings(open_timeout_s=30.0, read_timeout_s=0.5))
        frames = iter(source)
        next(frames)
        server.tear(then)
        rest, error = drain(frames)
    assert "was lost" in str(error)
    assert all(is_whole(frame.image) for frame in rest)


@pytest.mark.parametrize("end", [True, False])
def test_a_torn_picture_of_a_film_is_never_given(tmp_path, end):
    write_clip(tmp_path / "cot.mp4", 45, image=noisy, key_every=1)
    with rtsp_server(tmp_path) as (address, _process), Line(urlsplit(address).port) as line:
        settings = CaptureSettings(open_timeout_s=30.0, read_timeout_s=0.5)
        source = Stream(f"rtsp://127.0.0.1:{line.port}/cot.mp4", settings)
        frames = iter(source)
        next(frames)
        line.cut(end)
        rest, error = drain(frames)
    assert "was lost" in str(error)
    assert all(is_whole(frame.image) for frame in rest)


def test_only_the_last_picture_before_the_end_may_be_cut_off(tmp_path):
    write_clip(tmp_path / "cot.mp4", 12, key_every=1)
    with av.open(tmp_path / "cot.mp4") as container:
        read = arrivals.Arrivals(container, container.streams.video[0], time.monotonic, 5.0)
        stamps = []
        with suppress(EOFError):
            while True:
                stamps.append(read.take().stamp)
        assert len(stamps) == 12
        assert [read.is_cut_off(stamp) for stamp in stamps] == [False] * (len(stamps) - 1) + [True]
        read.close()
