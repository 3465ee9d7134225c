"""Decodes the film of an opened video file, over damaged places, from the beginning or from a time of its clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from neopain.base.errors import SourceError
from neopain.capture.files import shown
from neopain.capture.film_track import open_container

_MOST_FAILURES = 10_000
"""Reading ends after so many attempts in a row, each of which passes over some bytes that are no video."""


class Decoder:
    """The frames of stream number `index` of the file `path`, with the times of its own clock.

    `undecodable` counts the parts that could not be decoded since the beginning or the restart. Raises SourceError.
    """

    def __init__(self, path: Path, index: int) -> None:
        self._path, self._index = path, index
        self._container, self.stream = self._open()
        self.undecodable = 0

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    def restart(self) -> None:
        """Go to the first frame, which is possible in every file."""
        self.close()
        self._container, self.stream = self._open()
        self.undecodable = 0

    def seek(self, time_s: float) -> None:
        """Go to a key frame, usually the last one up to `time_s`; raises FFmpegError where the container cannot."""
        self._container.seek(round(time_s / float(self.stream.time_base or 1)), stream=self.stream)

    def frames(self) -> Iterator[av.VideoFrame]:
        """All frames from here on that can be decoded."""
        for packet in self._packets():
            try:
                frames = self.stream.codec_context.decode(packet)
            except av.InvalidDataError:
                self.undecodable += 1
                continue
            except av.FFmpegError as error:
                raise self._stopped(error) from error
            yield from frames

    def _packets(self) -> Iterator[av.Packet[VideoStream] | None]:
        """All packets of the film; None at the end, where the decoder gives what it holds back."""
        packets, failures = self._container.demux(self.stream), 0
        while failures < _MOST_FAILURES:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except (av.InvalidDataError, av.BlockingIOError):  # the next attempt goes on behind these bytes
                failures += 1
                self.undecodable += failures == 1
                packets = self._container.demux(self.stream)
                continue
            except av.FFmpegError as error:
                raise self._stopped(error) from error
            failures = 0
            yield packet
        yield None

    def _open(self) -> tuple[InputContainer, VideoStream]:
        container = open_container(self._path)
        stream = container.streams[self._index]
        assert isinstance(stream, VideoStream)
        return container, stream

    def _stopped(self, error: av.FFmpegError) -> SourceError:
        return SourceError(f"{shown(self._path.name)} cannot be read on: {error.strerror}")
