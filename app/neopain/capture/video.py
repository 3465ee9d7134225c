"""A video file: every frame with the time its container gives it, at any pace, with seek and pause."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Frame
from neopain.base.errors import SourceError
from neopain.base.ports import SourceInfo
from neopain.capture.files import check_file
from neopain.capture.picture import upright
from neopain.capture.player import Cue, Player

_DEFAULT_RATE_HZ = 25.0
_MISSING_S = 0.5
"""An end this much before the duration of the container is a truncated file, not a rounding."""
_SEEK_MARGINS_S = (0.0, 5.0, 1e9)
"""Some containers seek to a frame after the wanted time; then start further and further before it."""


class VideoFile:
    """The frames of a video file, none dropped.

    `t_s` is the container's time since the first frame. `index` counts frames; after a seek it is the time of the
    frame times the frame rate. `player` holds the controls; `player.generation` changes with the first frame after a
    seek. Raises SourceError if the file cannot be opened, and after the last frame if the file is damaged.
    """

    def __init__(self, path: Path, *, pace: float | None = None, clock: Clock = monotonic) -> None:
        self._path = path
        check_file(path)
        with _opened(path) as container:
            self.info, self._origin_s = self._probe(container)
        self.player = Player(pace, self.info.duration_s, clock)

    def __iter__(self) -> Iterator[Frame]:
        self.player.begin()
        with _opened(self._path) as container:
            yield from _Reading(container, self.info, self._origin_s, self.player)

    def close(self) -> None:
        """End the iteration in progress and all later ones."""
        self.player.close()

    def _probe(self, container: InputContainer) -> tuple[SourceInfo, float]:
        """The information of the container, and its time of the first frame in seconds."""
        stream = _video_stream(container, self._path)
        try:
            first = next(container.decode(stream), None)
        except av.FFmpegError as error:
            raise SourceError(
                f"{self._path} has no picture that can be decoded: it is damaged, copy it again"
            ) from error
        if first is None:
            raise SourceError(f"{self._path} holds no frames: record it again")
        height, width, _ = upright(first, stream.sample_aspect_ratio).shape
        rate_hz = float(stream.average_rate or stream.guessed_rate or 0) or None
        info = SourceInfo(
            name=self._path.name,
            width_px=width,
            height_px=height,
            rate_hz=rate_hz,
            duration_s=_duration_s(container, stream),
            frames=stream.frames or None,
            live=False,
        )
        return info, first.time or 0.0


class _Reading:
    """One pass through the file."""

    def __init__(self, container: InputContainer, info: SourceInfo, origin_s: float, player: Player) -> None:
        self._container = container
        self._stream = container.streams.video[0]
        self._info = info
        self._origin_s = origin_s
        self._player = player
        self._step_s = 1.0 / (info.rate_hz or _DEFAULT_RATE_HZ)
        self._undecodable = 0

    def __iter__(self) -> Iterator[Frame]:
        index, last_s = -1, -self._step_s
        target_s = self._player.take_target()
        while True:
            jumped = target_s is not None
            for t_s, frame in self._pictures(last_s) if target_s is None else self._pictures_from(target_s):
                cue = self._player.wait_until(t_s)
                if cue is not Cue.SHOW:
                    break
                index = round(t_s / self._step_s) if jumped else index + 1
                jumped, last_s = False, t_s
                yield Frame(t_s, index, upright(frame, self._stream.sample_aspect_ratio))
            else:
                break
            if cue is Cue.END:
                return
            target_s = self._player.take_target()
        self._check_end(last_s)

    def _pictures(self, last_s: float) -> Iterator[tuple[float, av.VideoFrame]]:
        """Decoded frames with their times, always later than `last_s` and each other."""
        for frame in self._decoded():
            time_s = None if frame.time is None else frame.time - self._origin_s
            last_s = last_s + self._step_s if time_s is None or time_s <= last_s else time_s
            yield last_s, frame

    def _pictures_from(self, target_s: float) -> Iterator[tuple[float, av.VideoFrame]]:
        """The frame that is on screen at `target_s` and all after it."""
        half_s = self._step_s / 2
        if self._info.duration_s is not None:
            target_s = min(target_s, self._info.duration_s - self._step_s)
        for margin_s in _SEEK_MARGINS_S:
            offset = round(max(self._origin_s + target_s - margin_s, 0.0) / float(self._stream.time_base or 1))
            self._container.seek(offset, stream=self._stream)
            pictures = self._pictures(-self._step_s)
            first = next(pictures, None)
            if first is not None and (first[0] <= target_s + half_s or offset == 0):
                break
        self._player.finish_jump()
        if first is not None and first[0] > target_s - half_s:
            yield first
        for t_s, frame in pictures:
            if t_s > target_s - half_s:
                yield t_s, frame

    def _decoded(self) -> Iterator[av.VideoFrame]:
        """All frames that can be decoded; what cannot is counted."""
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
                frames = [] if packet is None else packet.decode()
            except av.InvalidDataError:
                self._undecodable += 1
                continue
            except av.FFmpegError as error:
                raise SourceError(f"{self._info.name} cannot be read on: {error.strerror}") from error
            if packet is None:
                return
            yield from frames

    def _check_end(self, last_s: float) -> None:
        """Raise SourceError if the file is certainly not whole."""
        end_s, duration_s = last_s + self._step_s, self._info.duration_s
        if duration_s is not None and end_s < duration_s - _MISSING_S:
            raise SourceError(
                f"{self._info.name} ends early, after {end_s:.1f} s of {duration_s:.1f} s: it is cut off, copy it again"
            )
        if self._undecodable:
            raise SourceError(
                f"{self._info.name} is damaged: {self._undecodable} part(s) could not be decoded; copy it again"
            )


def _opened(path: Path) -> InputContainer:
    try:
        # The prefix keeps a name with a colon from being read as an address, the list a playlist from calling home.
        return av.open(f"file:{path}", options={"protocol_whitelist": "file"}, metadata_errors="replace")
    except av.FFmpegError as error:
        raise _not_a_video(path) from error


def _not_a_video(path: Path) -> SourceError:
    return SourceError(f"{path} is not a video that can be read: it is damaged or of another kind")


def _video_stream(container: InputContainer, path: Path) -> VideoStream:
    if container.format.name == "tty":  # reads any text file as a film of it
        raise SourceError(f"{path} is not a video: it is text")
    streams = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
    if streams:
        return streams[0]
    if container.streams.audio:
        raise SourceError(f"{path} holds sound but no picture: name a video file")
    raise _not_a_video(path)


def _duration_s(container: InputContainer, stream: VideoStream) -> float | None:
    """The length of the picture track as far as the container knows it."""
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    if container.duration and len(container.streams) == 1:
        return container.duration / av.time_base
    return None
