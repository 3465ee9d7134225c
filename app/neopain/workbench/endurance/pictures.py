"""The pictures that the cameras of a fault bench send, encoded once."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cached_property

import av
import cv2
import numpy as np
from av.error import FFmpegError

from neopain.base.data import Image
from neopain.base.errors import InputError

Size = tuple[int, int]
"""Width and height in pixels."""
KEY_EVERY = 10
"""Of H.264 every so many pictures is whole; the others are differences to the one before."""
_QUALITY = 85
_START_CODE = b"\0\0\0\1"


class Pictures:
    """`images` (uint8 RGB, H x W x 3, all of one size) over and over, as JPEG or H.264, in any size."""

    def __init__(self, images: Sequence[Image]) -> None:
        self._images = list(images)
        self._jpegs: dict[Size, list[bytes]] = {}
        self._films: dict[Size, list[list[bytes]]] = {}

    @cached_property
    def size(self) -> Size:
        """The size of the images."""
        height, width = self._images[0].shape[:2]
        return width, height

    def jpeg(self, index: int, size: Size) -> bytes:
        """Picture number `index` in this size."""
        if size not in self._jpegs:
            how = [cv2.IMWRITE_JPEG_QUALITY, _QUALITY]
            self._jpegs[size] = [
                cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), how)[1].tobytes()
                for image in self._scaled(size)
            ]
        found = self._jpegs[size]
        return found[index % len(found)]

    def units(self, index: int, size: Size) -> list[bytes]:
        """The H.264 units (without start codes) of picture number `index`; a key picture carries its parameters.

        Raises InputError where nothing here encodes H.264, as in the installed program.
        """
        if size not in self._films:
            try:
                self._films[size] = _encoded(self._scaled(size), size)
            except (FFmpegError, ValueError) as error:
                raise InputError("this program cannot play a camera with H.264; run it from the wheel") from error
        found = self._films[size]
        return found[index % len(found)]

    def _scaled(self, size: Size) -> list[Image]:
        if size == self.size:
            return self._images
        return [np.asarray(cv2.resize(image, size), np.uint8) for image in self._images]


def _encoded(images: Sequence[Image], size: Size) -> list[list[bytes]]:
    film = io.BytesIO()
    options = {"preset": "ultrafast", "tune": "zerolatency", "x264-params": "repeat-headers=1:scenecut=0"}
    pictures: list[list[bytes]] = []
    with av.open(film, "w", format="h264") as container:
        stream = container.add_stream("libx264", rate=30, options=options)
        stream.width, stream.height = size
        stream.pix_fmt, stream.gop_size = "yuv420p", KEY_EVERY
        # Whole groups of pictures alone: the first follows the last when they are sent over and over.
        for image in images:
            for packet in stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")):
                pictures.append(_split(bytes(packet)))
    return pictures


def _split(picture: bytes) -> list[bytes]:
    """The units of a picture between its start codes, of three or four bytes."""
    parts = picture.replace(_START_CODE, _START_CODE[1:]).split(_START_CODE[1:])
    return [part for part in parts if part]
