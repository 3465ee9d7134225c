"""Clips made on the spot. Each frame carries its number: the grey value of the whole picture is `level(index)`."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.stream import Disposition

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
    last_s: float | None = None,
) -> Path:
    """A video of `image(index)`, a key frame every `key_every`; `times` (seconds) replaces the steady rate. `last_s` is
    how long the last frame is on the screen, with a codec that reorders none.
    """
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
            packets = stream.encode(frame)
            if last_s is not None and index == frames - 1:
                packets[-1].duration = round(last_s / packets[-1].time_base)
            container.mux(packets)
        container.mux(stream.encode())
    return path


def write_tracks(path: Path, tracks: list[tuple[int, str]], default: int | None = None, sound_s: float = 0.0) -> Path:
    """A file with a video track for each (frames, codec) of `tracks`, 30 frames a second; track t shows only
    `level(10 * t)`. `default` is the number of the track that has this flag alone. With `sound_s` the file begins with
    so many seconds of silence, and the pictures after them.
    """
    with av.open(str(path), "w") as container:
        streams = []
        for frames, codec in tracks:
            stream = container.add_stream(codec, rate=30)
            stream.width, stream.height = WIDTH, HEIGHT
            stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
            streams.append((stream, frames))
        if default is not None:
            for number_, (stream, _) in enumerate(streams):
                stream.disposition = Disposition.default if number_ == default else Disposition(0)
        packets = []
        if sound_s:
            sound = container.add_stream("aac", rate=16000)
            silence = np.zeros((1, round((sound_s + 1) * 16000)), np.float32)
            frame_ = av.AudioFrame.from_ndarray(silence, format="fltp", layout="mono")
            frame_.sample_rate, frame_.pts = 16000, 0
            packets += [*sound.encode(frame_), *sound.encode()]
        for place, (stream, frames) in enumerate(streams):
            for index in range(frames):
                frame = av.VideoFrame.from_ndarray(picture(10 * place)).reformat(format=stream.pix_fmt)
                frame.pts, frame.time_base = round(sound_s * 30) + index, Fraction(1, 30)
                packets += stream.encode(frame)
            packets += stream.encode()
        for packet in sorted(packets, key=lambda packet: packet.dts * packet.time_base):
            container.mux(packet)
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
