"""Small cameras leave the first boundary out, or even the head of the first picture."""

import threading
from contextlib import closing

import pytest

from clips import number
from neopain.base.clock import ManualClock
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture import http_body
from neopain.capture.http_body import HttpBody
from neopain.capture.stream import Stream
from servers import MjpegServer

PATIENT = CaptureSettings(open_timeout_s=30.0, read_timeout_s=30.0)


@pytest.mark.parametrize("first", ["", "head"])
@pytest.mark.parametrize("lengths", [True, False])
def test_pictures_without_a_first_boundary(first, lengths):
    with MjpegServer(lengths=lengths, first=first) as server, closing(Stream(server.url, PATIENT)) as source:
        numbers = [number(frame.image) for frame, _ in zip(source, range(5), strict=False)]
        assert numbers == sorted(set(numbers))
        assert source.info.name == server.url


def test_with_a_password():
    with MjpegServer(password="s3cret", first="") as server:
        with pytest.raises(SourceError, match="user name or password is wrong"):
            HttpBody(server.url, 30.0, 30.0)
        body = HttpBody(server.url.replace("//", "//nurse:s3cret@"), 30.0, 30.0)
        assert body.read(20).startswith(b"--frame\r\nContent-Typ")
        body.close()


def test_without_new_pictures_it_ends_though_bytes_come(monkeypatch):
    clock = ManualClock()
    with MjpegServer(first="") as server:
        body = HttpBody(server.url, 30.0, 2.0, clock)
        assert body.read(4096)
        monkeypatch.setattr(body, "_receive", lambda: b"x")
        body._waiting = b""
        assert body.read(10) == b"x"
        clock.advance(2.0)
        assert body.read(10) == b""
        body.close()


def test_a_boundary_that_is_there_is_not_doubled():
    with MjpegServer() as server, closing(HttpBody(server.url, 30.0, 30.0)) as body:
        assert body.read(4096).count(b"--frame") == 1


def test_a_deadline_ends_the_connection_that_trickles():
    ended = threading.Event()

    class Socket:
        def shutdown(self, _how):
            ended.set()

    with http_body._Deadline(0.01) as connected:
        connected(Socket())
        assert ended.wait(20)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nobody_there(scheme):
    with pytest.raises(SourceError, match="does not answer like a camera"):
        HttpBody(f"{scheme}://127.0.0.1:9/cot", 5.0, 1.0)
