"""Real network cameras on this machine: an RTSP server as a process of its own, and MJPEG over HTTP."""

from __future__ import annotations

import select
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cv2

from clips import picture

RATE_HZ = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def rtsp_server(folder: Path, port: int | None = None):
    """Serves the clips of `folder`, each once a connection; gives the address of the folder and the process.

    Without a `port` it takes one that is free: another process may take it first, then another is tried.
    """
    tries = (port,) if port else (free_port() for _ in range(5))
    started = (_start_rtsp(folder, one) for one in tries)
    process, found = next((pair for pair in started if pair is not None), (None, None))
    assert process is not None, "the RTSP server ended: its port is taken"
    try:
        yield f"rtsp://127.0.0.1:{found}", process
    finally:
        process.kill()
        process.wait()


def _start_rtsp(folder: Path, port: int):
    """The process that answers at `port`, and the port; None when it ended since a port is taken."""
    program = Path(sys.executable).with_name("rtsp-server")
    process = subprocess.Popen(
        [program, "-d", folder, "-H", "127.0.0.1", "-p", str(port), "-cp", str(free_port())],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end_s = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end_s:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            if process.poll() is None:  # else it was whoever had taken the port
                return process, port
        time.sleep(0.02)
    process.kill()
    process.wait()
    return None


class MjpegServer:
    """An MJPEG camera over HTTP. `stall()` keeps connections open and silent; `close()` ends them; `tear()` does either
    in the middle of the next picture. `sent` has the number of each picture and when it was sent. Without `lengths` the
    end of a picture is told by the next boundary alone. `first` is what stands before the first picture: "all" of a
    head with its boundary, the "head" alone, or nothing, as small cameras send it.
    """

    def __init__(
        self, port: int = 0, password: str | None = None, lengths: bool = True, image=picture, first: str = "all"
    ) -> None:
        self._first = first
        self._silent = threading.Event()
        self._torn: str | None = None
        self._lengths, self._image = lengths, image
        self.sent: list[tuple[int, float]] = []
        self._ended = threading.Event()
        self._password = password
        self.visits = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.visits += 1
                if outer._password and self.headers.get("Authorization") is None:
                    self.send_response(401)
                    self.send_header("WWW-Authenticate", 'Basic realm="cot"')
                    self.end_headers()
                    return
                with suppress(OSError):
                    outer._serve(self)

            def log_message(self, *_args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = False
            block_on_close = True

        self._server = Server(("127.0.0.1", port), Handler)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/cot"

    def stall(self) -> None:
        self._silent.set()

    def tear(self, then: str) -> None:
        """Send half of the next picture, `then` "stall" or "close"."""
        self._torn = then

    def close(self) -> None:
        """May be called again."""
        if self._ended.is_set():
            return
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> MjpegServer:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        request.end_headers()
        index = 0
        while not self._ended.wait(1 / RATE_HZ):
            if self._silent.is_set():
                continue
            jpeg = cv2.imencode(".jpg", self._image(index))[1].tobytes()
            length = f"Content-Length: {len(jpeg)}\r\n" if self._lengths else ""
            head = f"--frame\r\nContent-Type: image/jpeg\r\n{length}\r\n".encode()
            if index == 0 and self._first != "all":
                head = head.removeprefix(b"--frame\r\n") if self._first else b""
            if self._torn is not None:
                request.wfile.write(head + jpeg[: len(jpeg) // 2])
                self._silent.set()
                if self._torn == "close":
                    return
                continue
            self.sent.append((index, time.monotonic()))
            request.wfile.write(head + jpeg + b"\r\n")
            index += 1


class Line:
    """A network between a camera's port and who reads it. `delay_s` is how late all passes; `cut()` stops all in the
    middle of a packet, and ends the connection where `end` says so.
    """

    def __init__(self, port: int) -> None:
        self._port, self._ended, self._cut = port, threading.Event(), threading.Event()
        self.delay_s = 0.0
        self._end = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def cut(self, end: bool) -> None:
        self._end = end
        self._cut.set()

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        self._listener.settimeout(0.05)
        while not self._ended.is_set():
            with suppress(TimeoutError):
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._port))
                thread = threading.Thread(target=self._pass, args=(near, far))
                self._threads.append(thread)
                thread.start()

    def _pass(self, near: socket.socket, far: socket.socket) -> None:
        under_way: deque[tuple[float, bytes]] = deque()
        with near, far, suppress(OSError):
            while not self._ended.is_set():
                ready, _, _ = select.select([near, far], [], [], 0.005)
                if near in ready:
                    far.sendall(near.recv(65536))
                if far in ready:
                    data = far.recv(65536)
                    if not data:
                        return
                    under_way.append((time.monotonic(), data))
                while under_way and under_way[0][0] + self.delay_s <= time.monotonic():
                    _, data = under_way.popleft()
                    if self._cut.is_set():
                        near.sendall(data[: len(data) // 2])
                        while not self._end and not self._ended.wait(0.02):
                            pass
                        return
                    near.sendall(data)
