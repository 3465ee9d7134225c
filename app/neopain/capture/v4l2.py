"""What Linux says of the cameras at this machine: their names and the sizes of their pictures (Video4Linux 2)."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

if sys.platform == "linux":
    import fcntl

Ioctl = Callable[[int, bytearray], None]
"""Asks the driver for `number` and puts its answer into the buffer; raises OSError."""

# linux/videodev2.h: the structures v4l2_capability, v4l2_fmtdesc and v4l2_frmsizeenum, and the requests that fill them.
_CAPABILITY = struct.Struct("=16s32s32sIII12x")
_FORMAT = struct.Struct("=III32sI16x")
_SIZE = struct.Struct("=III6I8x")
_READ, _WRITE = 2, 1
_VIDEO_CAPTURE = 1
_IS_CAMERA = 0x00000001 | 0x00001000
"""Capabilities of a device that gives pictures, in one plane or several: not those of one that gives their metadata."""
_DEVICE_CAPS = 0x80000000
_DISCRETE = 1
_MOST = 64
"""A driver that does not stop counting is not asked further."""


def _request(way: int, number: int, layout: struct.Struct) -> int:
    return way << 30 | layout.size << 16 | ord("V") << 8 | number


QUERY_CAPABILITY = _request(_READ, 0, _CAPABILITY)
LIST_FORMATS = _request(_READ | _WRITE, 2, _FORMAT)
LIST_SIZES = _request(_READ | _WRITE, 74, _SIZE)


class Device(NamedTuple):
    """A camera's name, and the sizes of its pictures as (width, height) in pixels, largest first."""

    name: str
    sizes_px: tuple[tuple[int, int], ...]


def ask(path: str) -> Device | None:
    """The camera at the device file `path`; None where it is none. Raises OSError where it may not be opened.

    A camera that is in use answers as well: nothing is set and no picture is taken.
    """
    file = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return describe(lambda number, buffer: _ioctl(file, number, buffer))
    finally:
        os.close(file)


def describe(ioctl: Ioctl) -> Device | None:
    """The device that answers `ioctl`; None where it gives no pictures."""
    buffer = bytearray(_CAPABILITY.size)
    ioctl(QUERY_CAPABILITY, buffer)
    _, card, _, _, all_caps, device_caps = _CAPABILITY.unpack(buffer)
    if not (device_caps if all_caps & _DEVICE_CAPS else all_caps) & _IS_CAMERA:
        return None
    sizes = {size for pixels in _formats(ioctl) for size in _sizes(ioctl, pixels)}
    name = bytes(card).split(b"\0", 1)[0].decode("utf-8", "replace").strip()
    return Device(name, tuple(sorted(sizes, key=lambda size: (-size[0] * size[1], size))))


def _formats(ioctl: Ioctl) -> Iterator[int]:
    for index in range(_MOST):
        buffer = bytearray(_FORMAT.pack(index, _VIDEO_CAPTURE, 0, b"", 0))
        try:
            ioctl(LIST_FORMATS, buffer)
        except OSError:  # there are no more
            return
        yield _FORMAT.unpack(buffer)[4]


def _sizes(ioctl: Ioctl, pixels: int) -> Iterator[tuple[int, int]]:
    for index in range(_MOST):
        buffer = bytearray(_SIZE.pack(index, pixels, 0, *(0,) * 6))
        try:
            ioctl(LIST_SIZES, buffer)
        except OSError:
            return
        _, _, kind, first, second, _, _, height_most, _ = _SIZE.unpack(buffer)
        if kind != _DISCRETE:  # any size up to the largest: the fields are least, most and step, of width and height
            yield second, height_most
            return
        yield first, second


def _ioctl(file: int, number: int, buffer: bytearray) -> None:
    fcntl.ioctl(file, number, buffer)
