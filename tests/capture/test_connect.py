"""Opening is bounded whatever the camera or the name server does."""

import socket
import threading
import time

import av
import pytest

from clips import write_clip
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.connect import connect, why
from servers import MjpegServer, rtsp_server

LIMIT_S = 0.6
QUICK = CaptureSettings(open_timeout_s=LIMIT_S, read_timeout_s=0.4)
BUSY_S = 20


def refused_in_time(address, why):
    began = time.monotonic()
    with pytest.raises(SourceError, match=why):
        connect(address, QUICK)
    assert time.monotonic() - began < BUSY_S


@pytest.fixture
def peer():
    """A server that does `answer(connection)` with each connection until the test ends; gives its port."""
    ended, threads, listeners = threading.Event(), [], []

    def serve(answer):
        listener = socket.create_server(("127.0.0.1", 0))
        listener.settimeout(0.05)
        listeners.append(listener)

        def one(connection):
            with connection:
                try:
                    connection.recv(4096)
                    answer(connection, ended)
                except OSError:
                    pass

        def accept():
            while not ended.is_set():
                try:
                    connection, _ = listener.accept()
                except TimeoutError:
                    continue
                connection.settimeout(1.0)
                threads.append(threading.Thread(target=one, args=(connection,)))
                threads[-1].start()

        threads.append(threading.Thread(target=accept))
        threads[-1].start()
        return listener.getsockname()[1]

    yield serve
    ended.set()
    for thread in threads:
        thread.join()
    for listener in listeners:
        listener.close()


def test_a_name_server_that_does_not_answer(monkeypatch):
    """FFmpeg is in the system's look-up then, which no time limit of FFmpeg's ends."""
    answered = threading.Event()
    closed = []

    class Container:
        def close(self):
            closed.append(True)

    monkeypatch.setattr(av, "open", lambda *_, **__: answered.wait(BUSY_S) and Container())
    refused_in_time("rtsp://camera.ward/1", "no answer in time")
    answered.set()
    end_s = time.monotonic() + BUSY_S
    while not closed and time.monotonic() < end_s:
        time.sleep(0.01)
    assert closed, "what is opened too late is closed"


def trickled(connection, ended):
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000:
        if ended.wait(0.05):
            return
        connection.sendall(bytes([byte]))


@pytest.mark.parametrize("scheme", ["http", "rtsp", "https", "rtsps"])
def test_an_answer_that_trickles(peer, scheme):
    refused_in_time(f"{scheme}://127.0.0.1:{peer(trickled)}/1", r"no answer|answer like|error")


def test_each_step_takes_its_time(peer):
    """Every answer within the limit, and together more."""

    def answer(connection, ended):
        for _ in range(20):
            if ended.wait(0.4):
                return
            connection.sendall(b"RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: DESCRIBE\r\n\r\n")

    refused_in_time(f"rtsp://127.0.0.1:{peer(answer)}/1", r"no answer in time|answer like")


def html(connection, _ended):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 27\r\n\r\n")
    connection.sendall(b"<html><form>Login</form></>")


def test_a_page_for_signing_in_is_named_as_such(peer):
    refused_in_time(f"http://127.0.0.1:{peer(html)}/video", "it answers with a web page, as for signing in")


def test_a_camera_that_sends_elsewhere_to_sign_in(peer):
    page = peer(html)

    def moved(connection, _ended):
        place = f"Location: http://127.0.0.1:{page}/login\r\n".encode()
        connection.sendall(b"HTTP/1.1 302 Found\r\n" + place + b"Content-Length: 0\r\n\r\n")

    refused_in_time(f"http://127.0.0.1:{peer(moved)}/video", "it answers with a web page, as for signing in")


def test_an_address_that_takes_nothing_but_words():
    assert why(ValueError("http://nurse:secret@cot")) == "it is not a video stream"


def test_what_was_opened_is_closed():
    with MjpegServer() as server:
        connection = connect(server.url, CaptureSettings(open_timeout_s=30.0))
        assert connection.body is None
        connection.close()


def test_a_camera_of_one_picture_a_second_opens_long_before_it_has_sent_many(tmp_path):
    clip = write_clip(tmp_path / "slow.mp4", 40, times=[float(second) for second in range(40)], key_every=5)
    with rtsp_server(tmp_path) as (url, _):
        connection = connect(f"{url}/{clip.name}", CaptureSettings(open_timeout_s=15.0))  # half a minute before
        (stream,) = connection.container.streams.video
        assert (stream.width, stream.height) == (96, 64)
        connection.close()
