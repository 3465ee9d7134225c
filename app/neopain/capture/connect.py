"""Opens the connection to a network camera, in bounded time whatever the camera or the name server does."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import av
from av.container import InputContainer

from neopain.base.errors import Cause, SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.http_body import HttpBody

_LOW_LATENCY = {
    # Probing for the usual second would hand over the frames of that second in a burst, a second late. What little is
    # probed is used (no "nobuffer"): it holds a key frame, and the next may be ten seconds away.
    "analyzeduration": "100000",
    "flags": "low_delay",
}
_RTSP = {
    "rtsp_transport": "tcp",
    # The description names codec and size. Without these two FFmpeg waits for 27 pictures to guess the rate and the
    # order, which a camera of one picture a second takes half a minute to send.
    "probesize": "32",
    "fpsprobesize": "0",
}


@dataclass(frozen=True, slots=True)
class Connection:
    """An open container, and the HTTP answer that it reads where FFmpeg does not make the request itself."""

    container: InputContainer
    body: HttpBody | None = None

    def close(self) -> None:
        """Close both."""
        self.container.close()
        if self.body is not None:
            self.body.close()


def connect(url: str, settings: CaptureSettings) -> Connection:
    """The stream at `url`. Raises SourceError, with the reason alone, and within `open_timeout_s`.

    FFmpeg limits its own steps to that time each, but not the name server: the thread that opens is left alone when it
    takes longer, and closes what it may have opened.
    """
    opening = _Opening(url, settings)
    opening.start()
    return opening.result(settings.open_timeout_s)


class _Opening(threading.Thread):
    def __init__(self, url: str, settings: CaptureSettings) -> None:
        super().__init__(name="opening", daemon=True)
        self._url, self._settings = url, settings
        self._ready = threading.Condition()
        self._result: Connection | Exception | None = None
        self._left_alone = False

    def run(self) -> None:
        result: Connection | Exception
        try:
            result = self._connection()
        except Exception as error:  # noqa: BLE001 - raised again where the stream is opened
            result = error
        with self._ready:
            if not self._left_alone:
                self._result = result
                self._ready.notify()
            elif isinstance(result, Connection):
                result.close()
        del result  # the error knows this frame

    def result(self, timeout_s: float) -> Connection:
        with self._ready:
            self._ready.wait_for(lambda: self._result is not None, timeout_s)
            result, self._result = self._result, None  # an error knows this thread, and all that waited for it
            self._left_alone = result is None
        if result is None:
            raise SourceError(Cause.NO_ANSWER)
        self.join()
        if isinstance(result, Connection):
            return result
        try:
            raise result
        finally:
            del result  # the error knows this frame

    def _connection(self) -> Connection:
        timeout = (self._settings.open_timeout_s, self._settings.read_timeout_s)
        try:
            options = _LOW_LATENCY | (_RTSP if self._url.lower().startswith(("rtsp://", "rtsps://")) else {})
            return Connection(av.open(self._url, options=options, timeout=timeout, metadata_errors="replace"))
        except av.InvalidDataError:
            if not self._url.lower().startswith(("http://", "https://")):
                raise SourceError(Cause.NO_CAMERA_ANSWER) from None
        except (av.FFmpegError, ValueError) as error:
            raise SourceError(why(error)) from None
        body = HttpBody(self._url, *timeout)
        try:
            return Connection(av.open(body, "r", format="mpjpeg", options=_LOW_LATENCY, timeout=timeout), body)
        except (av.FFmpegError, ValueError) as error:
            body.close()
            raise SourceError(why(error)) from None
        except BaseException:
            body.close()
            raise


def why(error: Exception) -> str:
    """The system's message for `error`; never its full text, which contains the address."""
    match error:
        case av.HTTPUnauthorizedError():
            return Cause.WRONG_PASSWORD.said()
        case av.InvalidDataError():
            return Cause.NO_CAMERA_ANSWER.said()
        case av.ExitError() | TimeoutError():
            return Cause.NO_ANSWER.said()
        case av.FFmpegError() if error.strerror:
            return error.strerror[0].lower() + error.strerror[1:]
        case _:
            return Cause.NO_VIDEO.said()
