"""Clips made on the spot. Each frame carries its number: the grey value of the whole picture is `level(index)`."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from neopain.base.errors import SourceError

WIDTH, HEIGHT = 96, 64


def level(index: int) -> int:
    return 40 + 4 * (index % 40)


def number(image: np.ndarray) -> int:
    """The frame number modulo 40 that a picture of a clip carries."""
    return round((float(image.mean()) - 40) / 4)


def picture(index: int) -> np.ndarray:
    return np.full((HEIGHT, WIDTH, 3), level(index), np.uint8)


def drain(source) -> tuple[list, SourceError | None]:
    """All moments of a source, and the error it ended with."""
    moments: list = []
    try:
        moments.extend(moment for moment in source)
    except SourceError as error:
        return moments, error
    return moments, None


def write_clip(
    path: Path,
    frames: int = 60,
    rate_hz: int = 30,
    codec: str = "libx264",
    image=picture,
    times: list[float] | None = None,
    rotation_deg: int | None = None,
    pixel_shape: Fraction | None = None,
    muxing: dict[str, str] | None = None,
    key_every: int = 15,
) -> Path:
    """A video of `image(index)`, a key frame every `key_every`; `times` (seconds) replaces the steady rate."""
    with av.open(str(path), "w", options=muxing or {}) as container:
        stream = container.add_stream(codec, rate=rate_hz)
        stream.height, stream.width = image(0).shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.codec_context.gop_size = key_every
        stream.bit_rate = 4_000_000
        if times is not None:
            stream.codec_context.time_base = Fraction(1, 1000)
        if rotation_deg is not None:
            stream.set_display_rotation(rotation_deg)
        if pixel_shape is not None:
            stream.codec_context.sample_aspect_ratio = pixel_shape
        for index in range(frames):
            frame = av.VideoFrame.from_ndarray(image(index))
            if times is not None:
                frame.pts, frame.time_base = round(times[index] * 1000), Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def write_sound(path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=16000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 16000), np.float32), format="fltp", layout="mono")
        frame.sample_rate, frame.pts = 16000, 0
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def cut(path: Path, share: float) -> Path:
    """Keep only the first `share` of the file's bytes."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path
