"""Single pictures: one file, or all pictures of a folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Frame, Image
from neopain.base.errors import SourceError
from neopain.base.ports import SourceInfo
from neopain.capture.files import check_file, unreadable
from neopain.capture.picture import sealed

SUFFIXES = (".jpg", ".jpeg", ".jfif", ".png", ".bmp", ".webp", ".tif", ".tiff")
"""File name extensions of pictures."""

STEP_S = 1.0
"""Pictures have no time; each is given this much, in order of name."""

_JPEG_START, _JPEG_SCAN, _JPEG_END = b"\xff\xd8", 0xDA, b"\xff\xd9"
_MAY_BE_TRANSPARENT = (b"\x89PNG", b"RIFF")
"""First bytes of files that may have transparent parts: PNG and WebP."""
_BACKGROUND = 110
"""Grey put behind transparent parts; their hidden colour is arbitrary."""


def is_picture(path: Path) -> bool:
    """Whether `path` is a folder or named like a picture, so that `Stills` reads it."""
    try:
        return path.is_dir() or path.suffix.lower() in SUFFIXES
    except OSError:  # a folder on the way may not be entered: opening it will say so
        return False


def photo(path: Path) -> Frame:
    """The picture at `path` by itself; raises SourceError if it cannot be decoded."""
    return Frame(0.0, 0, _decode(path), alone=True)


def check_picture(path: Path) -> None:
    """Raise SourceError unless `path` is a file that begins like a picture; it is not decoded."""
    check_file(path)
    if not cv2.haveImageReader(str(path)):
        raise _undecodable(path)


class Stills:
    """The picture at `path`, or the pictures of that folder by name, one frame each; no folders within.

    Picture number i (from 0, in `names`) has index i and t_s = i x STEP_S. Pictures are turned as their EXIF data asks.
    Raises SourceError if `path` is missing, unreadable, or a folder without pictures; after the last frame it raises
    one that counts the pictures that could not be decoded. `problems` holds a line for each of those.
    """

    def __init__(self, path: Path) -> None:
        self._paths = _pictures(path)
        self._closed = threading.Event()
        self._name = path.name
        self.problems: list[str] = []
        for first in self._paths:
            with suppress(SourceError):
                height, width, _ = _decode(first).shape
                break
        else:
            raise _undecodable(path)
        count = len(self._paths)
        self.info = SourceInfo(path.name, width, height, 1 / STEP_S, count * STEP_S, count, live=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The file name of each index."""
        return tuple(path.name for path in self._paths)

    def __iter__(self) -> Iterator[Frame]:
        self.problems.clear()
        for index, path in enumerate(self._paths):
            if self._closed.is_set():
                return
            try:
                image = _decode(path)
            except SourceError as error:
                self.problems.append(str(error))
                continue
            yield Frame(index * STEP_S, index, image, alone=True)
        if self.problems:
            raise SourceError(f"{self._name}: {len(self.problems)} of {len(self._paths)} pictures cannot be decoded")

    def close(self) -> None:
        """End the iteration before its next picture."""
        self._closed.set()


def _pictures(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            check_file(path)
            return [path]
        found = sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
    except OSError as error:
        raise unreadable(path, error) from error
    if not found:
        raise SourceError(f"{path} holds no pictures: name a folder with {', '.join(s[1:] for s in SUFFIXES)} files")
    return found


def _decode(path: Path) -> Image:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    if data.startswith(_JPEG_START) and _is_cut_off(data):
        raise SourceError(f"{path} is cut off: copy it again")  # OpenCV would fill the rest with grey without an error
    try:
        image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB)
    except cv2.error:
        image = None
    if image is None:
        raise _undecodable(path)
    if data.startswith(_MAY_BE_TRANSPARENT):
        image = _filled(image, cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED))
    return sealed(image.astype(np.uint8, copy=False))


def _is_cut_off(data: bytes) -> bool:
    """Whether a JPEG lacks its end. Previews before it and films after it have ends of their own."""
    at = len(_JPEG_START)
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _JPEG_SCAN:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data.find(_JPEG_END, at) < 0


def _filled(image: NDArray[Any], whole: NDArray[Any] | None) -> NDArray[Any]:
    """`image` with grey where `whole`, the same with its fourth channel, is transparent."""
    if whole is None or whole.ndim != 3 or whole.shape[2] != 4 or whole.shape[:2] != image.shape[:2]:
        return image
    opaque = whole[..., 3:].astype(np.float32) / np.iinfo(whole.dtype).max
    return np.round(image * opaque + _BACKGROUND * (1 - opaque))


def _undecodable(path: Path) -> SourceError:
    return SourceError(f"{path} is not a picture that can be decoded: it is damaged or of another kind")
