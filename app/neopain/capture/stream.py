"""A network camera: RTSP over TCP, or HTTP (MJPEG and others)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import av
from av.container import InputContainer

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Frame
from neopain.base.errors import SourceError
from neopain.base.ports import SourceInfo
from neopain.base.settings import CaptureSettings
from neopain.capture.picture import upright

SCHEMES = ("rtsp", "rtsps", "http", "https")
"""The schemes of the addresses of streams."""

_LOW_LATENCY = {
    "rtsp_transport": "tcp",
    # Probing for the usual second would hand over the frames of that second in a burst, a second late. What little is
    # probed is used (no "nobuffer"): it holds a key frame, and the next may be ten seconds away.
    "analyzeduration": "100000",
    "flags": "low_delay",
}


class Stream:
    """The frames of the stream at `url`, stamped when they arrive; its times start at its opening.

    Raises SourceError if it cannot be opened within `open_timeout_s`, and while iterating when it ends or is silent
    for `read_timeout_s`. It does not come back by itself: open a new one. `close` ends the iteration at its next frame
    or time-out. User name, password and query of the address never leave this class.
    """

    def __init__(self, url: str, settings: CaptureSettings, clock: Clock = monotonic) -> None:
        name, self._settings, self._clock = _name(url), settings, clock
        timeout = (settings.open_timeout_s, settings.read_timeout_s)
        try:
            self._container = av.open(url, options=_LOW_LATENCY, timeout=timeout, metadata_errors="replace")
        except (av.FFmpegError, ValueError) as error:
            raise SourceError(f"{name} cannot be opened: {_why(error)}; check address, camera and network") from None
        self._opened_s = clock()
        self._closed = threading.Event()
        self._reading = threading.Lock()
        try:
            self.info = _info(name, self._container)
        except SourceError:
            self._container.close()
            raise

    def __iter__(self) -> Iterator[Frame]:
        with self._reading:
            try:
                yield from self._frames()
            finally:
                self._container.close()
                self._closed.set()

    def close(self) -> None:
        """Ask for the end; the connection is closed by the thread that reads it, at once if there is none."""
        self._closed.set()
        # FFmpeg does not survive a close in the middle of a read.
        if self._reading.acquire(blocking=False):
            try:
                self._container.close()
            finally:
                self._reading.release()

    def _frames(self) -> Iterator[Frame]:
        index = -1
        if self._closed.is_set():
            return
        stream = self._container.streams.video[0]
        packets = self._container.demux(stream)
        while not self._closed.is_set():
            try:
                packet = next(packets, None)
            except av.FFmpegError as error:
                raise SourceError(f"{self.info.name} was lost: {_why(error)}") from None
            if packet is None:
                raise SourceError(f"{self.info.name} was lost: the camera ended the stream")
            try:
                frames = packet.decode()
            except av.FFmpegError:
                continue  # a stream that is joined in the middle, or lost a packet, recovers at its next key frame
            for frame in frames:
                index += 1
                yield Frame(self._clock() - self._opened_s, index, upright(frame, stream.sample_aspect_ratio))


def _name(url: str) -> str:
    """`url` without user name, password and query."""
    try:
        parts = urlsplit(url)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        raise SourceError("the address of the stream is not valid: check host and port") from None
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise SourceError("the address of a stream has to be like rtsp://host/path or http://host/path")
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"


def _why(error: Exception) -> str:
    """The system's message for `error`; never its full text, which contains the address."""
    match error:
        case av.HTTPUnauthorizedError():
            return "user name or password is wrong"
        case av.InvalidDataError():
            return "it does not answer like a camera"
        case av.ExitError() | TimeoutError():
            return "no answer in time"
        case av.FFmpegError() if error.strerror:
            return error.strerror[0].lower() + error.strerror[1:]
        case _:
            return "it is not a video stream"


def _info(name: str, container: InputContainer) -> SourceInfo:
    if not container.streams.video:
        raise SourceError(f"{name} holds no picture: check the address")
    stream = container.streams.video[0]
    context = stream.codec_context
    rate_hz = float(stream.average_rate or 0) or None
    return SourceInfo(name, context.width, context.height, rate_hz, duration_s=None, frames=None, live=True)
