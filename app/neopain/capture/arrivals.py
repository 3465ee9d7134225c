"""Reads the packets of a stream the moment they arrive, and knows how old their pictures are.

A decoder that is slower than the camera must not make its packets wait unread in the network: nobody could tell their
age then. A thread of its own reads and stamps them; what waits here may be skipped.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from neopain.base.clock import Clock
from neopain.base.errors import SourceError

BEHIND_S = 0.25
"""A picture older than this is skipped when a newer one can be decoded in its place."""
_ALONE_BEHIND_S = 0.1
"""The same where every picture can be decoded alone, so that nothing but that picture is lost."""
_WAIT_S = 0.2
_END_S = 0.005
_STOOD_STILL_S = 2.0
"""Whoever takes the packets looks much more often; if not, the whole process did not run."""
_MOST_WAITING = 1800
"""Packets that may wait: a minute at 30 frames a second. What is older is worth nothing."""
_TIMED = frozenset({"rtsp", "sdp", "mpegts"})
"""Formats whose media times come from the camera's clock; those of the others are made up by the reader."""
_DRIFT = 0.01
"""By how much the camera's clock may run slower than ours: a share of the time passed."""
_BACK_S = 1.0
"""A media time that goes back by more than this starts again: the camera has set its clock."""
_JPEG_END, _JPEG_TAIL = b"\xff\xd9", 64
"""The mark at the end of a JPEG, and how many bytes of padding may follow it."""


class Stamp(NamedTuple):
    """When the first byte of a picture arrived, on the clock; its time on the camera's clock, None where that is not
    known; its number in the stream.
    """

    arrived_s: float
    media_s: float | None
    number: int


class Arrived(NamedTuple):
    """A packet and its stamp."""

    packet: av.Packet[VideoStream]
    stamp: Stamp

    def stamp_of(self, picture: av.VideoFrame) -> Stamp:
        """The stamp of a picture that the decoder gave out when it got this packet: it may be an earlier one."""
        return picture.opaque if isinstance(picture.opaque, Stamp) else self.stamp


class Arrivals:
    """The whole packets of `stream` as they arrive, each with its Stamp as `opaque`.

    `read_timeout_s` is the time limit that `container` was opened with; `close` closes it, and what it reads from. The
    thread starts at once.
    """

    def __init__(
        self,
        container: InputContainer,
        stream: VideoStream,
        clock: Clock,
        read_timeout_s: float,
        close: Callable[[], None] | None = None,
    ) -> None:
        self._close = container.close if close is None else close
        self._container, self._stream, self._clock, self._timeout_s = container, stream, clock, read_timeout_s
        codec = stream.codec_context.codec
        self._each_alone = codec.intra_only
        # A packet of any other codec is known to be whole only when the first byte of the next has arrived.
        self._is_jpeg = codec.name == "mjpeg"
        self._timed = bool(_TIMED & set(container.format.name.split(",")))
        self._waiting: deque[Arrived] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._ended: av.FFmpegError | EOFError | None = None
        self._base_s: float | None = None
        self._earlier: Stamp | None = None
        self._count = 0
        self._looked_s: float | None = None
        self._thread = threading.Thread(target=self._read, name="packets", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ask the thread to end: at the next packet or time-out."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()

    def end(self) -> None:
        """Wait for the end of the thread and close the container; for the thread that decodes its packets, or after it.

        FFmpeg does not survive a close in the middle of a read, nor the decoding of a packet after it.
        """
        self.close()
        self._thread.join()
        if self._ended is not None:
            # Where it was raised it holds the last pictures and the decoder, and is held here: only a rare run of the
            # garbage collector would free them.
            self._ended.__traceback__ = None
        self._close()

    def take(self) -> Arrived | None:
        """The next packet to decode; None after `close`.

        One that is older than _ALONE_BEHIND_S is left out where each can be decoded alone; elsewhere one that is older
        than BEHIND_S, together with all before the newest key frame. Raises the FFmpegError that ended the stream,
        EOFError when the camera ended it, and SourceError when this process stood still for _STOOD_STILL_S: what has
        piled up meanwhile is old.
        """
        with self._changed:
            while True:
                self._check_standstill()
                if self._closed:
                    return None
                if self._waiting:
                    self._leave_out()
                    return self._waiting.popleft()
                if self._ended is not None:
                    raise self._ended
                self._changed.wait(_WAIT_S)

    def is_cut_off(self, stamp: Stamp) -> bool:
        """Whether the picture with this stamp is the last before the end: FFmpeg gives out what it has of one that the
        end of the connection cut, as if it were whole. The end follows within _END_S.
        """
        if self._is_jpeg:  # known to be whole by its own end
            return False
        with self._changed:
            self._changed.wait_for(lambda: self._ended is not None or self._count > stamp.number + 1, _END_S)
            return self._ended is not None and self._count == stamp.number + 1

    @property
    def empty(self) -> bool:
        """Whether no packet waits."""
        return not self._waiting

    def age_s(self, stamp: Stamp) -> float:
        """How old the picture with this stamp is now, in seconds: since it arrived, and for how long it was under way.

        That is known where the media times are the camera's: the fastest picture so far counts as under way for 0 s.
        """
        base_s = self._base_s
        late_s = 0.0 if stamp.media_s is None or base_s is None else stamp.arrived_s - stamp.media_s - base_s
        return self._clock() - stamp.arrived_s + max(late_s, 0.0)

    def _check_standstill(self) -> None:
        now_s, before_s = self._clock(), self._looked_s
        self._looked_s = now_s
        if before_s is not None and now_s - before_s >= _STOOD_STILL_S:
            raise SourceError(f"this computer stood still for {now_s - before_s:.0f} s")

    def _leave_out(self) -> None:
        if self.age_s(self._waiting[0].stamp) < (_ALONE_BEHIND_S if self._each_alone else BEHIND_S):
            return
        if self._each_alone:
            self._waiting = deque((self._waiting[-1],))
            return
        keys = [place for place, arrived in enumerate(self._waiting) if arrived.packet.is_keyframe]
        if keys and keys[-1] > 0:
            for _ in range(keys[-1]):
                self._waiting.popleft()
            self._stream.codec_context.flush_buffers()

    def _read(self) -> None:
        ended: av.FFmpegError | EOFError = EOFError()
        earlier_s = began_s = self._clock()
        try:
            for packet in self._container.demux(self._stream):
                now_s = self._clock()
                if packet.size == 0:  # the end: what the decoder still holds is old
                    break
                # At its time limit FFmpeg gives out the part of a picture that has come so far.
                if now_s - began_s < self._timeout_s and not packet.is_corrupt and not self._is_cut(packet):
                    self._put(packet, now_s if self._each_alone else earlier_s)
                earlier_s = began_s = now_s
                if self._closed:
                    break
        except av.FFmpegError as error:
            ended = error.with_traceback(None)  # which knows this frame, and this frame the error
        with self._changed:
            self._ended = ended
            self._changed.notify_all()

    def _is_cut(self, packet: av.Packet[VideoStream]) -> bool:
        return self._is_jpeg and _JPEG_END not in bytes(memoryview(packet)[-_JPEG_TAIL:])

    def _put(self, packet: av.Packet[VideoStream], arrived_s: float) -> None:
        pts, unit_s = packet.pts, packet.time_base
        media_s = None if not self._timed or pts is None or unit_s is None else float(pts * unit_s)
        stamp = packet.opaque = Stamp(arrived_s, media_s, self._count)
        with self._changed:
            self._count += 1
            self._compare_clocks(stamp)
            if len(self._waiting) >= _MOST_WAITING:
                self._waiting.clear()
            self._waiting.append(Arrived(packet, stamp))
            if self._each_alone:
                self._leave_out()
            self._changed.notify_all()

    def _compare_clocks(self, stamp: Stamp) -> None:
        """Learn the least distance between the camera's clock and ours."""
        if stamp.media_s is None:
            return
        apart_s, before = stamp.arrived_s - stamp.media_s, self._earlier
        self._earlier = stamp
        began_anew = before is None or before.media_s is None or stamp.media_s < before.media_s - _BACK_S
        if self._base_s is None or before is None or began_anew:
            self._base_s = apart_s
        else:
            drift_s = _DRIFT * max(stamp.arrived_s - before.arrived_s, 0.0)
            self._base_s = min(apart_s, self._base_s + drift_s)
