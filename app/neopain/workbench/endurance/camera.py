"""A network camera on loopback that can be told to fail."""

from __future__ import annotations

import os
import socket
import threading
from abc import ABC, abstractmethod
from contextlib import suppress
from enum import StrEnum

from neopain.base.clock import monotonic
from neopain.workbench.endurance.pictures import KEY_EVERY, Pictures

_POLL_S = 0.05
_SEND_S = 5.0
"""Whoever takes nothing for this long has gone."""
_PART_BYTES = 1400


_NOTHING_BEGINS = bytes(0 if byte in b"$\xff" else byte for byte in range(256))
"""Garbage has neither the byte that begins a packet of RTSP nor that of a JPEG: by chance it would be a picture."""


class Mode(StrEnum):
    """What the camera does."""

    WELL = "well"
    REFUSED = "refused"
    SILENT = "silent"
    STALLED = "stalled"
    GARBAGE = "garbage"
    HALF = "half"
    LOCKED = "locked"
    FROZEN = "frozen"


class Camera(ABC):
    """A camera at a port of 127.0.0.1, `port` 0 for any free one. Attributes may be changed while it runs.

    `size` is that of the next pictures, `native` that of its own; `sent_s` is when it last sent a whole new picture.
    `close` ends all of its threads.
    """

    scheme = ""

    def __init__(self, pictures: Pictures, port: int = 0) -> None:
        self._pictures = pictures
        self.native = self.size = pictures.size
        self.rate_hz = 30.0
        self.sent_s = float("-inf")
        self._mode = Mode.WELL
        self._ended, self._changed = threading.Event(), threading.Condition()
        self._connections: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self.port = port
        self._listener: socket.socket | None = self._listen()
        self._accepting = threading.Thread(target=self._accept, name="camera")
        self._accepting.start()

    @property
    def url(self) -> str:
        """Its address."""
        return f"{self.scheme}://127.0.0.1:{self.port}/cot"

    @property
    def mode(self) -> Mode:
        """What it does now."""
        return self._mode

    def become(self, mode: Mode, *, hang_up: bool = False) -> None:
        """Do `mode` from now on; with `hang_up` end all connections first."""
        with self._changed:
            self._mode = mode
            self._changed.wait_for(lambda: (self._listener is None) is (mode is Mode.REFUSED), _SEND_S)
        if hang_up or mode is Mode.REFUSED:
            self.hang_up()

    def hang_up(self) -> None:
        """End all connections."""
        with self._changed:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End it, with everything that it started."""
        self._ended.set()
        self._accepting.join()
        self.hang_up()
        for thread in self._threads:
            thread.join()

    @abstractmethod
    def serve(self, connection: socket.socket) -> None:
        """Talk to one client until it or the camera ends."""

    @abstractmethod
    def parts(self, index: int) -> list[bytes]:
        """Picture number `index`, in the parts in which it travels."""

    def send_pictures(self, connection: socket.socket) -> None:
        """Send pictures at the rate until the camera ends or changes its mind."""
        index = 0
        due_s = monotonic()
        while not self._ended.wait(max(due_s - monotonic(), 0.0)):
            due_s = max(due_s + 1 / self.rate_hz, monotonic() - 1.0)
            mode = self._mode
            if mode in (Mode.SILENT, Mode.LOCKED, Mode.REFUSED):
                continue
            if mode is Mode.GARBAGE:
                connection.sendall(os.urandom(4096).translate(_NOTHING_BEGINS))
                continue
            if mode is Mode.FROZEN:
                index -= index % KEY_EVERY  # a whole picture: a difference repeated would change it each time
            parts = self.parts(index)
            if mode is Mode.STALLED:
                whole = b"".join(parts)
                connection.sendall(whole[: len(whole) // 2])
                self._wait_for_another_mode()
                return  # what would follow the half would be no picture
            if mode is Mode.HALF:
                parts = [part for place, part in enumerate(parts) if (place + index) % 2]
            connection.sendall(b"".join(parts))
            if mode is Mode.WELL:
                self.sent_s = monotonic()
            index += mode is not Mode.FROZEN

    def _wait_for_another_mode(self) -> None:
        while self._mode is Mode.STALLED and not self._ended.wait(_POLL_S):
            pass

    def _listen(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self.port))
        listener.settimeout(_POLL_S)
        self.port = listener.getsockname()[1]
        return listener

    def _set_listener(self, listener: socket.socket | None) -> None:
        with self._changed:
            if self._listener is not None:
                self._listener.close()
            self._listener = listener
            self._changed.notify_all()

    def _accept(self) -> None:
        while not self._ended.is_set():
            if self._mode is Mode.REFUSED:
                if self._listener is not None:
                    self._set_listener(None)
                self._ended.wait(_POLL_S)
                continue
            if self._listener is None:
                self._set_listener(self._listen())
            assert self._listener is not None
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            connection.settimeout(_SEND_S)
            self._threads = [thread for thread in self._threads if thread.is_alive()]
            self._threads.append(threading.Thread(target=self._talk, args=(connection,), name="camera"))
            self._threads[-1].start()
        self._set_listener(None)

    def _talk(self, connection: socket.socket) -> None:
        with self._changed:
            self._connections.add(connection)
        try:
            with connection, suppress(OSError):
                while self._mode is Mode.SILENT and not self._ended.wait(_POLL_S):
                    pass
                self.serve(connection)
        finally:
            with self._changed:
                self._connections.discard(connection)


class MjpegCamera(Camera):
    """MJPEG over HTTP."""

    scheme = "http"

    def serve(self, connection: socket.socket) -> None:
        """Answer one request."""
        connection.recv(65536)
        if self.mode is Mode.LOCKED:
            connection.sendall(
                b'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm="cot"\r\nContent-Length: 0\r\n\r\n'
            )
            return
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n")
        self.send_pictures(connection)

    def parts(self, index: int) -> list[bytes]:
        """The picture with its head, cut as the network cuts it."""
        jpeg = self._pictures.jpeg(index, self.size)
        whole = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%b\r\n" % (len(jpeg), jpeg)
        return [whole[place : place + _PART_BYTES] for place in range(0, len(whole), _PART_BYTES)]
