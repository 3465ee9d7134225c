"""Opens a video file and finds the film in it: which track it is, where its time begins, and how long it lasts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from neopain.base.errors import SourceError
from neopain.capture.files import shown

DEFAULT_RATE_HZ = 25.0
"""The rate of a file that states none."""

_NO_FILM = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image | Disposition.dependent
"""Tracks with one of these flags are cover art, thumbnails, or tiles of a photo."""
_PHOTO_BRANDS = {"heic", "heix", "heim", "heis", "mif1", "avif"}
_COUNTED_PACKETS = 250
"""So many packets of one track, and at most one of another, show that the other is a single picture."""
_UNTIMED_FRAMES = 300
"""As many frames at the beginning may have no time, because it is negative, before the file counts as one without."""
_LEAD_S = 600.0
"""Sound that begins longer than this before the picture has another clock."""
SET_BACK_S = 0.5
"""A frame this much before the previous one is of a clock that was set back; less is a rounding."""
_TS_DISCONT = 0x200
"""Flag of formats whose clock may be set back in the middle of the file, such as MPEG-TS (AVFMT_TS_DISCONT)."""
_NO_TIMESTAMPS = 0x80
"""Flag of formats without times, such as a bare H.264 stream (AVFMT_NOTIMESTAMPS)."""
_TOLERANCE_S = 0.5
_DECLARED_BY_SEGMENT = "matroska"


@dataclass(frozen=True, slots=True)
class FilmTrack:
    """The film: the number of its stream in the container, and its timeline, the one that a player shows.

    Time 0 is the beginning of the file: of its sound, where that begins before the picture. `zero_s` is this moment on
    the clock of the container. `first_s` is the time of the first frame, `duration_s` that of the end as the container
    declares it (None: unknown). `step_s` is the usual time between two frames. `one_clock` says that the clock is never
    set back, so that each time on it is one place in the file.
    """

    index: int
    zero_s: float
    first_s: float
    duration_s: float | None
    rate_hz: float | None
    one_clock: bool = True

    @property
    def step_s(self) -> float:
        """The usual time between two frames."""
        return 1.0 / (self.rate_hz or DEFAULT_RATE_HZ)


def open_container(path: Path) -> InputContainer:
    """The file `path`, opened; raises SourceError."""
    try:
        # The prefix keeps a name with a colon from being read as an address, the list a playlist from calling home.
        return av.open(f"file:{path}", options={"protocol_whitelist": "file"}, metadata_errors="replace")
    except (av.FFmpegError, UnicodeError) as error:
        raise _not_a_video(path) from error


def film_stream(path: Path) -> int:
    """The number of the stream that is the film: the default track, and never a single picture while there is another.

    Raises SourceError where there is none.
    """
    with open_container(path) as container:
        if container.format.name == "tty":  # reads any text file as a film of it
            raise SourceError(f"{shown(path)} is not a video: it is text")
        if container.metadata.get("major_brand") in _PHOTO_BRANDS:
            raise SourceError(f"{shown(path)} is a photo, not a video: let its name end in .heic or .avif")
        streams = [s for s in container.streams.video if not s.disposition & _NO_FILM]
        if not streams:
            if container.streams.audio:
                raise SourceError(f"{shown(path)} holds sound but no picture: name a video file")
            raise _not_a_video(path)
        moving = [stream for stream in streams if stream.frames != 1] or streams
        moving.sort(key=lambda stream: not stream.disposition & Disposition.default)
        if len(moving) > 1:
            singles = _single_pictures(container, moving)
            moving = [stream for stream in moving if stream.index not in singles] or moving
        return moving[0].index


def film_track(container: InputContainer, index: int) -> tuple[FilmTrack, av.VideoFrame | None]:
    """The track of the film, stream number `index`, and its first frame (None: it holds none). Moves the container."""
    stream = container.streams[index]
    assert isinstance(stream, VideoStream)
    rate_hz = float(stream.average_rate or stream.guessed_rate or 0) or None
    frames = container.decode(stream)
    first = next(frames, None)
    step_s = 1.0 / (rate_hz or DEFAULT_RATE_HZ)
    begin_s, known, before = first.time if first is not None else None, first, 0
    while begin_s is None and known is not None and before < _UNTIMED_FRAMES:
        if container.format.flags & _NO_TIMESTAMPS:
            break
        known, before = next(frames, None), before + 1
        if known is not None and known.time is not None:
            begin_s = known.time - before * step_s
    begin_s = begin_s or 0.0
    lead_s = begin_s - (begin_s if container.start_time is None else container.start_time / av.time_base)
    zero_s = begin_s - lead_s if step_s < lead_s <= _LEAD_S else begin_s
    end_s = _end_s(container, stream, begin_s)
    return FilmTrack(index, zero_s, begin_s - zero_s, None if end_s is None else end_s - zero_s, rate_hz), first


def over_set_back_clocks(path: Path, track: FilmTrack) -> FilmTrack:
    """`track` of the file `path` as it is if its clock is set back: its end is that of the times that go on from there.

    What the container declares is then the distance between times of two clocks.
    """
    with open_container(path) as container:
        stream = container.streams[track.index]
        if not container.format.flags & _TS_DISCONT:
            return track
        unit_s = float(stream.time_base or 1)
        last_s = end_s = -math.inf
        shift_s, one_clock = 0.0, True
        try:
            for packet in container.demux(stream):
                if packet.dts is None or packet.pts is None:
                    continue
                at_s = packet.dts * unit_s
                if at_s < last_s - SET_BACK_S:
                    shift_s, one_clock = shift_s + last_s + track.step_s - at_s, False
                last_s = at_s
                end_s = max(end_s, packet.pts * unit_s + shift_s + max((packet.duration or 0) * unit_s, track.step_s))
        except av.FFmpegError:  # the rest is damaged, which reading it will report
            pass
    return track if one_clock else replace(track, duration_s=end_s - track.zero_s, one_clock=False)


def _single_pictures(container: InputContainer, streams: Sequence[VideoStream]) -> set[int]:
    """Which of `streams`, by number, hold no more than one picture."""
    packets: Counter[int] = Counter()
    try:
        for packet in container.demux(*streams):
            packets[packet.stream.index] += bool(packet.size)
            if packets[streams[0].index] > 1 or max(packets.values()) >= _COUNTED_PACKETS:
                break
    except av.FFmpegError:  # what was read so far decides; reading the film will report the damage
        pass
    return {stream.index for stream in streams if packets[stream.index] <= 1}


def _end_s(container: InputContainer, stream: VideoStream, begin_s: float) -> float | None:
    """The end of the picture track on the container's clock, as far as the container knows it."""
    if stream.duration and stream.time_base:
        start = 0 if stream.start_time is None else stream.start_time
        return float((start + stream.duration) * stream.time_base)
    if not container.duration or len(container.streams) > 1:
        return None
    length_s = container.duration / av.time_base
    if _DECLARED_BY_SEGMENT not in container.format.name:
        return begin_s + length_s
    if abs(begin_s) < _TOLERANCE_S:
        return length_s
    # Some programs that write Matroska count its length from 0, some from the first frame: the last frame decides.
    ends_s = sorted(end_s for end_s in {length_s, begin_s + length_s} if end_s > begin_s)
    last_s = _last_s(container, stream, max(ends_s))
    return next((end_s for end_s in ends_s if last_s is not None and end_s >= last_s - _TOLERANCE_S), ends_s[-1])


def _last_s(container: InputContainer, stream: VideoStream, near_s: float) -> float | None:
    """The time of the last packet, on the container's clock; None where it cannot be found without reading it all."""
    try:
        container.seek(round(near_s / float(stream.time_base or 1)), stream=stream)
        times = [packet.pts for packet in container.demux(stream) if packet.pts is not None]
    except av.FFmpegError:
        return None
    return float(max(times) * (stream.time_base or 1)) if times else None


def _not_a_video(path: Path) -> SourceError:
    return SourceError(f"{shown(path)} is not a video that can be read: it is damaged or of another kind")
