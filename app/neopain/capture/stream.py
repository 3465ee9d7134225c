"""A network camera: RTSP over TCP, or HTTP (MJPEG and others)."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator

import av
from av.container import InputContainer

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Frame
from neopain.base.errors import Cause, SourceError
from neopain.base.ports import SourceInfo
from neopain.base.settings import CaptureSettings
from neopain.capture.arrivals import BEHIND_S, Arrivals, Arrived
from neopain.capture.connect import connect, why
from neopain.capture.picture import upright
from neopain.capture.source_name import shown_address

_LATE_S = 1.0
"""A picture older than this is too late: the alarm rule LAGGING has the same limit."""
_REOPEN_S = 5.0
"""A stream that is late for this long is opened again; LAGGING is signalled before."""
_BLIND_S = 10.0
"""A stream whose packets make no picture for this long is opened again: some cameras send a key frame that seldom."""
_SHOW_S = 0.2
"""While behind, only one picture in this time is converted and given; the others are only decoded."""


class Stream:
    """The frames of the stream at `url`, stamped when they arrive; its times start at its opening.

    What arrives faster than it can be decoded is skipped, so that the newest picture is given; `age_s` says how old it
    is, even so. A picture that did not arrive whole is not given.

    Raises SourceError if it cannot be opened within `open_timeout_s`, and while iterating when it ends, is silent for
    `read_timeout_s`, sends no picture, stays late although pictures are skipped, or after this process stood still. It
    does not come back by itself: open a new one. `close` ends the iteration at its next frame or time-out. User name,
    password and query of the address never leave this class.
    """

    def __init__(self, url: str, settings: CaptureSettings, clock: Clock = monotonic) -> None:
        name, self._clock = shown_address(url), clock
        try:
            connection = connect(url, settings)
        except SourceError as error:
            raise SourceError(Cause.NOT_OPENED, name=name, why=str(error)) from None
        self._opened_s = clock()
        self._late_since_s: float | None = None
        self._reading = threading.Lock()
        try:
            self.info = _info(name, connection.container)
        except SourceError:
            connection.close()
            raise
        self._stream = connection.container.streams.video[0]
        self._stream.codec_context.copy_opaque = True
        read_timeout_s = settings.read_timeout_s
        self._arrivals = Arrivals(connection.container, self._stream, clock, read_timeout_s, connection.close)

    def __iter__(self) -> Iterator[Frame]:
        with self._reading:
            try:
                yield from self._frames()
            finally:
                self._arrivals.end()

    def close(self) -> None:
        """Ask for the end; the connection is closed by the thread that iterates, here if there is none."""
        self._arrivals.close()
        if self._reading.acquire(blocking=False):
            try:
                self._arrivals.end()
            finally:
                self._reading.release()

    def _frames(self) -> Iterator[Frame]:
        given_s = t_s = -math.inf
        index, first, decoded_s = -1, 0, self._clock()
        while (arrived := self._take()) is not None:
            if self._clock() - decoded_s >= _BLIND_S:
                raise SourceError(f"{self.info.name} was lost: what it sends holds no picture")
            try:
                pictures = [picture for picture in arrived.packet.decode() if not picture.is_corrupt]
            except av.FFmpegError:
                continue  # a stream that is joined in the middle, or lost a packet, recovers at its next key frame
            decoded_s = self._clock() if pictures else decoded_s
            for picture in pictures[-1:]:
                stamp = arrived.stamp_of(picture)
                behind = not self._arrivals.empty and self._arrivals.age_s(stamp) > BEHIND_S
                self._stream.codec_context.skip_frame = "NONREF" if behind else "DEFAULT"
                if behind and self._clock() - given_s < _SHOW_S:
                    continue
                if self._arrivals.is_cut_off(stamp):
                    continue
                image = upright(picture, self._stream.sample_aspect_ratio)
                given_s, age_s = self._clock(), self._arrivals.age_s(stamp)
                self._check_late(age_s)
                first = stamp.number if index < 0 else first
                # Numbers are in the order of decoding, which need not be that of the pictures.
                index = max(stamp.number - first, index + 1)
                # The age is known better as time goes on: a picture must not be dated before the one before it.
                t_s = max(given_s - age_s - self._opened_s, math.nextafter(t_s, math.inf))
                yield Frame(t_s, index, image, age_s=age_s)

    def _take(self) -> Arrived | None:
        try:
            return self._arrivals.take()
        except EOFError:
            raise SourceError(Cause.LOST, name=self.info.name, why=Cause.STREAM_ENDED.said()) from None
        except av.FFmpegError as error:
            raise SourceError(Cause.LOST, name=self.info.name, why=why(error)) from None
        except SourceError as error:
            raise SourceError(Cause.LOST, name=self.info.name, why=str(error)) from None

    def _check_late(self, age_s: float) -> None:
        now_s = self._clock()
        if age_s <= _LATE_S:
            self._late_since_s = None
        elif self._late_since_s is None:
            self._late_since_s = now_s
        elif now_s - self._late_since_s >= _REOPEN_S:
            raise SourceError(Cause.TOO_LATE, name=self.info.name, age_s=age_s)


def _info(name: str, container: InputContainer) -> SourceInfo:
    if not container.streams.video:
        raise SourceError(f"{name} holds no picture: check the address")
    stream = container.streams.video[0]
    context = stream.codec_context
    rate_hz = float(stream.average_rate or 0) or None
    return SourceInfo(name, context.width, context.height, rate_hz, duration_s=None, frames=None, live=True)
