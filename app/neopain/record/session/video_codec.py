"""Encodes the pictures of a few seconds as H.264 in memory, and decodes them. Plain video never reaches the disk."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from fractions import Fraction

import av
import numpy as np
from av.error import FFmpegError

from neopain.base.data import Image
from neopain.base.errors import RecordError

Picture = tuple[float, Image]
"""Seconds, and the image uint8 RGB H x W x 3."""
_OPTIONS = {"preset": "ultrafast", "tune": "zerolatency", "crf": "23"}
_BASE = Fraction(1, 1000)


def encode_pictures(pictures: Sequence[Picture]) -> bytes:
    """`pictures`, at least one and all of one size, as H.264; odd sizes lose their last row or column.

    The times precede the video in full precision, as the container would round them.
    """
    height, width = (side // 2 * 2 for side in pictures[0][1].shape[:2])
    times = np.array([t_s for t_s, _ in pictures], np.float64).tobytes()
    film = io.BytesIO()
    with av.open(film, "w", format="matroska") as container:
        stream = container.add_stream("libx264", rate=30, options=_OPTIONS)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.time_base = _BASE
        stream.codec_context.thread_count = 1
        for place, (_, image) in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image[:height, :width]), "rgb24")
            frame.pts, frame.time_base = place, _BASE  # counted, not timed: two pictures never share a stamp
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return struct.pack("<I", len(pictures)) + times + film.getvalue()


def decode_pictures(content: bytes) -> Iterator[Picture]:
    """The pictures and times in `content`, made by `encode_pictures`; raises RecordError when it is damaged."""
    try:
        (count,) = struct.unpack_from("<I", content)
        start = 4 + 8 * count
        times = np.frombuffer(content[4:start], np.float64)
        with av.open(io.BytesIO(content[start:]), "r") as container:
            for t_s, frame in zip(times.tolist(), container.decode(video=0), strict=True):
                yield t_s, np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
    except (FFmpegError, struct.error, ValueError, IndexError) as error:
        raise RecordError("a piece of video is damaged; restore it from a backup") from error
