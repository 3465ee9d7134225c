"""What is sent over HTTP where FFmpeg finds no stream in it: a web page, or pictures without a first boundary."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from neopain.base.clock import Clock, monotonic
from neopain.base.errors import Cause, SourceError

_BOUNDARY = b"--frame\r\n"
_JPEG_BEGIN = b"\xff\xd8\xff"
_FIRST_BYTES = 1024
_PART_BYTES = 65536


class HttpBody:
    """The answer of the server at `url`, as a file for `av.open(..., format="mpjpeg")`: pictures, with the boundary
    before the first one that small cameras leave out.

    It ends when no new picture has begun for `read_timeout_s`. Raises SourceError, with the reason alone, where the
    answer is none of pictures or does not begin within `open_timeout_s`.
    """

    def __init__(self, url: str, open_timeout_s: float, read_timeout_s: float, clock: Clock = monotonic) -> None:
        self._clock, self._timeout_s = clock, read_timeout_s
        end_s = clock() + open_timeout_s
        self._answer = _opened(url, open_timeout_s)
        try:
            kind = self._answer.headers.get_content_type()
            if kind == "text/html":
                raise SourceError(Cause.WEB_PAGE)
            if kind not in ("multipart/x-mixed-replace", "image/jpeg"):
                raise SourceError(Cause.NO_CAMERA_ANSWER)
            self._waiting = self._begin(end_s)
        except BaseException:
            self._answer.close()
            raise
        self._picture_s = clock()
        self._tail = b""

    def read(self, most: int) -> bytes:
        """At most `most` bytes, none at the end."""
        if not self._waiting:
            self._waiting = self._receive()
        part, self._waiting = self._waiting[:most], self._waiting[most:]
        if _JPEG_BEGIN in self._tail + part:
            self._picture_s = self._clock()
        elif self._clock() - self._picture_s >= self._timeout_s:  # a few bytes now and then are no picture
            return b""
        self._tail = part[-2:]
        return part

    def close(self) -> None:
        """Close the connection."""
        self._answer.close()

    def _begin(self, end_s: float) -> bytes:
        """The first bytes, with a boundary before them."""
        first = b""
        while len(first) < _FIRST_BYTES and _JPEG_BEGIN not in first:
            part = self._receive() if self._clock() < end_s else b""
            if not part:
                raise SourceError(Cause.NO_ANSWER)
            first += part
        first = first.lstrip(b"\r\n")
        if first.startswith(b"--"):
            return first
        if first.startswith(_JPEG_BEGIN):
            return _BOUNDARY + b"Content-Type: image/jpeg\r\n\r\n" + first
        if first.lower().startswith(b"content-"):
            return _BOUNDARY + first
        raise SourceError(Cause.NO_CAMERA_ANSWER)

    def _receive(self) -> bytes:
        with suppress(OSError, http.client.HTTPException, ValueError):
            return self._answer.read1(_PART_BYTES)
        return b""


class _Deadline:
    """Ends the connections of a request that is not answered in time, however many bytes trickle in."""

    def __init__(self, timeout_s: float) -> None:
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(timeout_s, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Callable[[socket.socket], None]:
        self._timer.start()
        return self._sockets.append

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def _end(self) -> None:
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Http(urllib.request.HTTPHandler):
    def __init__(self, connected: Callable[[socket.socket], None]) -> None:
        super().__init__()
        self._connected = connected

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_watched(http.client.HTTPConnection, self._connected), request)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, connected: Callable[[socket.socket], None]) -> None:
        super().__init__()
        self._connected = connected

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        # As FFmpeg does it: cameras have certificates that they signed themselves.
        trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        return self.do_open(_watched(http.client.HTTPSConnection, self._connected), request, context=trusting)


def _watched(kind: type[http.client.HTTPConnection], connected: Callable[[socket.socket], None]) -> Any:
    class Watched(kind):  # type: ignore[valid-type, misc]
        def connect(self) -> None:
            super().connect()
            connected(self.sock)

    return Watched


def _opened(url: str, timeout_s: float) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    address = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if parts.username:
        passwords.add_password(None, address, unquote(parts.username), unquote(parts.password or ""))
    try:
        with _Deadline(timeout_s) as connected:
            opener = urllib.request.build_opener(
                urllib.request.ProxyHandler({}),
                _Http(connected),
                _Https(connected),
                urllib.request.HTTPBasicAuthHandler(passwords),
                urllib.request.HTTPDigestAuthHandler(passwords),
            )
            answer: http.client.HTTPResponse = opener.open(address, timeout=timeout_s)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in (http.client.UNAUTHORIZED, http.client.FORBIDDEN):
            raise SourceError(Cause.WRONG_PASSWORD) from None
        raise SourceError(f"it refuses with status {error.code}") from None
    except (OSError, ValueError, http.client.HTTPException):
        raise SourceError(Cause.NO_CAMERA_ANSWER) from None
    return answer
