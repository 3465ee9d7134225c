"""Real network cameras on this machine: an RTSP server as a process of its own, and MJPEG over HTTP."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
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
    """Serves the clips of `folder`, each once a connection; gives the address of the folder and the process."""
    port = port or free_port()
    program = Path(sys.executable).with_name("rtsp-server")
    process = subprocess.Popen(
        [program, "-d", folder, "-H", "127.0.0.1", "-p", str(port), "-cp", str(free_port())],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end_s = time.monotonic() + 20
        while time.monotonic() < end_s:
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.02)
        yield f"rtsp://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


class MjpegServer:
    """An MJPEG camera over HTTP. `stall()` keeps connections open and silent; `close()` ends them."""

    def __init__(self, port: int = 0, password: str | None = None) -> None:
        self._silent = threading.Event()
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
            jpeg = cv2.imencode(".jpg", picture(index))[1].tobytes()
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
            request.wfile.write(head.encode() + jpeg + b"\r\n")
            index += 1
