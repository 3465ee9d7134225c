"""A video file: every frame with the time a player shows for it, at any pace, with seek and pause."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
from av.video.stream import VideoStream

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Frame
from neopain.base.errors import SourceError
from neopain.base.ports import SourceInfo
from neopain.capture.decoder import Decoder
from neopain.capture.files import check_file, shown
from neopain.capture.film_track import (
    SET_BACK_S,
    FilmTrack,
    film_stream,
    film_track,
    open_container,
    over_set_back_clocks,
)
from neopain.capture.picture import upright
from neopain.capture.player import Cue, Player

_MISSING_S = 0.5
"""An end this much before the duration of the container is a truncated file, not a rounding."""
_SEEK_MARGINS_S = (0.0, 5.0)
"""Some containers seek to a frame after the wanted time; then seek this much before it."""
_ROUNDING_S = 0.002
"""Containers round times to a millisecond: a frame this much after the wanted time is the wanted one."""

_Picture = tuple[float, av.VideoFrame]


class VideoFile:
    """The frames of a video file, none dropped.

    `t_s` is the time that a player shows: 0 is the beginning of the file, which is that of the picture unless its sound
    begins before. A clock that starts at hours, below zero, or wraps, counts from there; one that is set back goes on
    from where it was. `index` counts frames; after a seek it is the time since the first frame times the frame rate.
    `first` is the frame that playing begins with. `player` holds the controls; `player.generation` changes with the
    first frame after a seek. Raises SourceError if the file cannot be opened, and after the last frame if the file is
    damaged or its clock was set back.
    """

    def __init__(self, path: Path, *, pace: float | None = None, clock: Clock = monotonic) -> None:
        self._path = path
        check_file(path)
        self.info, self._track, self.first = self._probe(film_stream(path))
        self.player = Player(pace, self.info.duration_s, clock)

    def __iter__(self) -> Iterator[Frame]:
        self.player.begin()
        reading = _Reading(self._path, self.info, self._track, self.player)
        try:
            yield from reading
        finally:
            reading.close()

    def close(self) -> None:
        """End the iteration in progress and all later ones."""
        self.player.close()

    def _probe(self, index: int) -> tuple[SourceInfo, FilmTrack, Frame]:
        with open_container(self._path) as container:
            stream = container.streams[index]
            assert isinstance(stream, VideoStream)
            try:
                track, first = film_track(container, index)
                track = over_set_back_clocks(self._path, track)
            except av.FFmpegError as error:
                raise SourceError(
                    f"{shown(self._path)} has no picture that can be decoded: it is damaged, copy it again"
                ) from error
            if first is None:
                raise SourceError(f"{shown(self._path)} holds no frames: record it again")
            image = upright(first, stream.sample_aspect_ratio)
            height, width, _ = image.shape
            info = SourceInfo(
                name=shown(self._path.name),
                width_px=width,
                height_px=height,
                rate_hz=track.rate_hz,
                duration_s=track.duration_s,
                frames=stream.frames or None,
                live=False,
            )
            return info, track, Frame(track.first_s, 0, image)


class _Reading:
    """One pass through the file."""

    def __init__(self, path: Path, info: SourceInfo, track: FilmTrack, player: Player) -> None:
        self._info, self._track, self._player = info, track, player
        self._decoder = Decoder(path, track.index)
        self._step_s = track.step_s
        self._set_back: list[tuple[float, float]] = []
        self._shift_s = 0.0
        self._end_s = 0.0

    def __iter__(self) -> Iterator[Frame]:
        index = -1
        target_s = self._player.take_target()
        while True:
            jumped = target_s is not None
            for t_s, frame in self._pictures() if target_s is None else self._pictures_from(target_s):
                cue = self._player.wait_until(t_s)
                if cue is not Cue.SHOW:
                    break
                index = round((t_s - self._track.first_s) / self._step_s) if jumped else index + 1
                jumped, self._end_s = False, t_s + self._lasts_s(frame)
                yield Frame(t_s, index, upright(frame, self._decoder.stream.sample_aspect_ratio))
            else:
                break
            if cue is Cue.END:
                return
            target_s = self._player.take_target()
        self._check_end()

    def close(self) -> None:
        """Close the file."""
        self._decoder.close()

    def _pictures(self) -> Iterator[_Picture]:
        """Decoded frames from the first on with their times, each later than the one before."""
        self._shift_s = 0.0
        self._set_back.clear()
        last_s = self._track.first_s - self._step_s
        for frame in self._decoder.frames():
            next_s = last_s + self._step_s
            t_s = self._time_s(frame)
            if t_s is not None and t_s < last_s - SET_BACK_S:
                self._set_back.append((next_s, next_s - t_s))
                self._shift_s += next_s - t_s
            last_s = next_s if t_s is None or t_s <= last_s else t_s
            yield last_s, frame

    def _time_s(self, frame: av.VideoFrame) -> float | None:
        return None if frame.time is None else frame.time - self._track.zero_s + self._shift_s

    def _lasts_s(self, frame: av.VideoFrame) -> float:
        """How long `frame` is on the screen."""
        lasts_s = float((frame.duration or 0) * (frame.time_base or 0))
        return max(lasts_s, self._step_s)

    def _pictures_from(self, target_s: float) -> Iterator[_Picture]:
        """The frame that is on screen at `target_s` and all after it; beyond the end the last one."""
        if self._info.duration_s is not None:
            target_s = min(target_s, self._info.duration_s - self._step_s)
        latest_s = max(target_s, self._track.first_s) + _ROUNDING_S
        pictures = self._found(latest_s)
        if pictures is None:
            self._decoder.restart()
            pictures = self._pictures()
        shown: _Picture | None = None
        self._player.finish_jump()
        for picture in pictures:
            if picture[0] > latest_s:
                if shown is not None:
                    yield shown
                    shown = None
                yield picture
            else:
                shown = picture
        if shown is not None:
            yield shown

    def _found(self, latest_s: float) -> Iterator[_Picture] | None:
        """Frames from one not after `latest_s` on, found by the container; None where it cannot."""
        if not self._track.one_clock:
            return None
        self._shift_s = 0.0
        for margin_s in _SEEK_MARGINS_S:
            try:
                self._decoder.seek(self._track.zero_s + latest_s - margin_s)
                decoded = self._decoder.frames()
                first = next(decoded, None)
            except (av.FFmpegError, SourceError):
                return None
            t_s = None if first is None else self._time_s(first)
            if first is not None and t_s is not None and t_s <= latest_s:
                return self._after(t_s, first, decoded)
        return None

    def _after(self, t_s: float, first: av.VideoFrame, decoded: Iterator[av.VideoFrame]) -> Iterator[_Picture]:
        yield t_s, first
        for frame in decoded:
            time_s = self._time_s(frame)
            t_s = t_s + self._step_s if time_s is None or time_s <= t_s else time_s
            yield t_s, frame

    def _check_end(self) -> None:
        """Raise SourceError if the file is certainly not whole, or its times are not those of its clock."""
        name, duration_s, problems = self._info.name, self._info.duration_s, []
        if duration_s is not None and self._end_s < duration_s - _MISSING_S:
            words = f"ends early, after {self._end_s:.1f} s of {duration_s:.1f} s: it is cut off, copy it again"
            problems.append(words)
        elif self._decoder.undecodable:
            problems.append(f"is damaged: {self._decoder.undecodable} part(s) could not be decoded; copy it again")
        if self._set_back:
            at_s, by_s = self._set_back[0]
            more = f", and {len(self._set_back) - 1} more" if len(self._set_back) > 1 else ""
            problems.append(
                f"has a clock that is set back by {by_s:.1f} s at {at_s:.1f} s{more}: times go on from there"
            )
        if problems:
            raise SourceError(f"{name} {'; it '.join(problems)}")
