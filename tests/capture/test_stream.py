import gc
import socket
import threading
import time
import weakref
from contextlib import suppress

import av
import pytest

from clips import drain, number, write_clip
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.stream import Stream
from patience import wait_until
from servers import MjpegServer, free_port, rtsp_server

SETTINGS = CaptureSettings(open_timeout_s=30.0, read_timeout_s=30.0)
IMPATIENT = CaptureSettings(open_timeout_s=2.0, read_timeout_s=0.5)
"""For silence that has to be noticed."""


@pytest.fixture
def timeouts(monkeypatch):
    """The time limits (to open, to read) of each stream that is opened, in seconds."""
    opened, open_stream = [], av.open
    monkeypatch.setattr(av, "open", lambda *args, **how: opened.append(how["timeout"]) or open_stream(*args, **how))
    return opened


@pytest.fixture(scope="module")
def rtsp(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rtsp")
    write_clip(folder / "cot.mp4", 60)
    with rtsp_server(folder) as (address, _process):
        yield address


def first(source, count):
    return [frame for frame, _ in zip(source, range(count), strict=False)]


def test_rtsp_frames_come_as_they_are_made_and_the_end_is_a_loss(rtsp):
    source = Stream(f"{rtsp}/cot.mp4", SETTINGS)
    assert source.info.live
    assert (source.info.width_px, source.info.height_px) == (96, 64)
    frames, error = drain(source)
    assert 0 < len(frames) <= 60
    assert 20 < frames[-1].index < 60, "counted with those that a busy machine skips"
    assert "was lost" in str(error)


def test_rtsp_has_no_burst_at_its_start(rtsp):
    source = Stream(f"{rtsp}/cot.mp4", SETTINGS)
    began = time.monotonic()
    late = next(frame for frame in source if frame.index >= 24)
    assert time.monotonic() - began > 0.3
    assert late.t_s > 0.3
    source.close()


def test_rtsp_begins_with_its_first_key_frame_and_waits_for_no_other(tmp_path):
    """Many cameras send a key frame only every few seconds."""
    write_clip(tmp_path / "cot.mp4", 90, key_every=1000)
    with rtsp_server(tmp_path) as (address, _process):
        source = Stream(f"{address}/cot.mp4", SETTINGS)
        frames = first(source, 5)
        source.close()
    assert number(frames[0].image) < 10


def test_rtsp_killed(tmp_path):
    write_clip(tmp_path / "cot.mp4", 300)
    with rtsp_server(tmp_path) as (address, process):
        source = Stream(f"{address}/cot.mp4", SETTINGS)
        frames = iter(source)
        next(frames)
        process.kill()
        rest, error = drain(frames)
        assert len(rest) < 250, "what was on its way, not the whole clip"
        assert "was lost" in str(error)


def test_rtsp_without_that_clip(rtsp):
    with pytest.raises(SourceError, match="cannot be opened"):
        Stream(f"{rtsp}/none.mp4", SETTINGS)


def test_mjpeg_over_http():
    with MjpegServer() as server:
        source = Stream(server.url, SETTINGS)
        frames = first(source, 10)
        source.close()
    numbers = [number(frame.image) for frame in frames]
    indices = [frame.index for frame in frames]
    assert [index % 40 for index in indices] == [(shown - numbers[0]) % 40 for shown in numbers], "skipped are counted"
    assert indices == sorted(set(indices))


def test_a_silent_stream_is_lost_after_the_time_limit(timeouts):
    with MjpegServer() as server:
        source = Stream(server.url, IMPATIENT)
        frames = iter(source)
        next(frames)
        server.stall()
        began = time.monotonic()
        with pytest.raises(SourceError, match="was lost: no answer in time"):
            list(frames)
        assert IMPATIENT.read_timeout_s * 0.8 < time.monotonic() - began < 30, "a busy machine may be late"
    assert timeouts == [(IMPATIENT.open_timeout_s, IMPATIENT.read_timeout_s)]


def test_a_server_that_stops_is_a_loss():
    with MjpegServer() as server:
        source = Stream(server.url, SETTINGS)
        frames = iter(source)
        next(frames)
        threading.Thread(target=server.close).start()
        with pytest.raises(SourceError, match="was lost"):
            list(frames)


def test_close_from_another_thread_ends_the_reading():
    with MjpegServer() as server:
        source = Stream(server.url, SETTINGS)
        count = 0
        for _ in source:
            count += 1
            if count == 3:
                closer = threading.Thread(target=source.close)
                closer.start()
                closer.join()
        assert count == 3
        assert list(source) == []


def test_a_refused_connection():
    with pytest.raises(SourceError, match="connection refused"):
        Stream(f"rtsp://127.0.0.1:{free_port()}/cot", SETTINGS)


@pytest.mark.parametrize("scheme", ["rtsp", "http"])
def test_a_server_that_never_answers(scheme, timeouts):
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        began = time.monotonic()
        with pytest.raises(SourceError, match=r"no answer in time|does not answer like a camera"):
            Stream(f"{scheme}://127.0.0.1:{mute.getsockname()[1]}/cot", CaptureSettings(open_timeout_s=0.5))
        assert 0.4 < time.monotonic() - began < 30, "a busy machine may be late"
    assert timeouts == [(0.5, CaptureSettings().read_timeout_s)]


@pytest.mark.parametrize(
    "address", ["http://nurse:s3cret@127.0.0.1:{port}/cot?key=s3cret", "rtsp://nurse:s3@s3cret@127.0.0.1:{port}/cot"]
)
def test_no_password_in_any_error(address):
    with pytest.raises(SourceError) as caught:
        Stream(address.format(port=free_port()), SETTINGS)
    assert "s3" not in str(caught.value)
    assert "nurse" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_password_opens_the_stream_and_is_not_in_its_name():
    with MjpegServer(password="s3cret") as server:
        with pytest.raises(SourceError, match="user name or password is wrong"):
            Stream(server.url, SETTINGS)
        source = Stream(server.url.replace("//", "//nurse:s3cret@"), SETTINGS)
        assert source.info.name == server.url
        assert len(first(source, 2)) == 2
        source.close()


@pytest.mark.parametrize("address", ["ftp://host/cot", "rtsp://", "http://host:port/cot", "rtsp://host:99999/cot"])
def test_invalid_addresses(address):
    with pytest.raises(SourceError, match=r"address of (the|a) stream"):
        Stream(address, SETTINGS)


def test_a_server_that_never_sends_a_picture():
    with MjpegServer() as server:
        server.stall()
        with pytest.raises(SourceError, match="cannot be opened"):
            Stream(server.url, IMPATIENT)


@pytest.fixture
def no_garbage_collector():
    """Only what nothing refers to is freed, as for the hours between two full runs of the collector."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_garbage_collector")
def test_a_lost_stream_is_freed_with_its_decoder_and_last_pictures():
    with MjpegServer() as server:
        source = Stream(server.url, SETTINGS)
        ending = threading.Thread(target=lambda: (wait_until(lambda: len(server.sent) > 5), server.close()))
        ending.start()
        moments, error = drain(source)
        ending.join()
    assert moments
    assert "was lost" in str(error)
    freed = weakref.ref(source)
    del source, error
    assert freed() is None


@pytest.mark.usefixtures("no_garbage_collector")
def test_who_opens_in_vain_is_freed():
    """It is the thread that reads a camera, which tries again and again."""

    class Opener:
        def open(self):
            with suppress(SourceError):
                Stream(f"rtsp://127.0.0.1:{free_port()}/cot", SETTINGS)

    opener = Opener()
    opener.open()
    freed = weakref.ref(opener)
    del opener
    assert freed() is None
