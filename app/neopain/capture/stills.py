"""Single pictures: one file, or all pictures of a folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from neopain.base.data import Frame, Image
from neopain.base.errors import SourceError
from neopain.base.ports import SourceInfo
from neopain.capture.files import check_file, shown, unreadable
from neopain.capture.picture_file import check_header, decode, undecodable

SUFFIXES = (".jpg", ".jpeg", ".jfif", ".png", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".heif", ".hif", ".avif")
"""File name extensions of pictures."""

STEP_S = 1.0
"""Pictures have no time; each is given this much, in order of name."""

_RAW_SUFFIXES = (".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".orf", ".rw2", ".jxl", ".jp2", ".gif", ".psd")
"""Pictures that are not read; in a folder each is reported."""


def is_picture(path: Path) -> bool:
    """Whether `path` is a folder or named like a picture, so that `Stills` reads it."""
    try:
        return path.is_dir() or path.suffix.lower() in SUFFIXES
    except OSError:  # a folder on the way may not be entered: opening it will say so
        return False


def photo(path: Path) -> Frame:
    """The picture at `path` by itself; raises SourceError if it cannot be decoded."""
    return Frame(0.0, 0, decode(path), alone=True)


def check_picture(path: Path) -> None:
    """Raise SourceError unless `path` is a file that begins like a picture; it is not decoded."""
    check_header(path)


class Stills:
    """The picture at `path`, or the pictures of that folder by name, one frame each; no folders within.

    Picture number i (from 0, in `names`) has index i and t_s = i x STEP_S. Pictures are turned as their EXIF data asks.
    Raises SourceError if `path` is missing, unreadable, or a folder without pictures; after the last frame it raises
    one that counts the pictures that could not be decoded. `problems` holds a line for each of those.
    """

    def __init__(self, path: Path) -> None:
        self._paths = _pictures(path)
        self._closed = threading.Event()
        self._name = shown(path.name)
        self.problems: list[str] = []
        reason: SourceError | None = None
        for first in self._paths:
            try:
                height, width, _ = _decode(first).shape
                break
            except SourceError as error:
                reason = reason or error
        else:
            raise reason if reason and len(self._paths) == 1 else undecodable(path)
        count = len(self._paths)
        self.info = SourceInfo(self._name, width, height, 1 / STEP_S, count * STEP_S, count, live=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The file name of each index."""
        return tuple(shown(path.name) for path in self._paths)

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


def _decode(path: Path) -> Image:
    if path.suffix.lower() in _RAW_SUFFIXES:
        raise SourceError(f"{shown(path)} is a kind of picture that is not read: save it as JPEG or PNG")
    return decode(path)


def _pictures(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            check_file(path)
            return [path]
        # A pipe, or a link that leads nowhere, is among them: reading it will say so.
        found = sorted(p for p in path.iterdir() if p.suffix.lower() in (*SUFFIXES, *_RAW_SUFFIXES) and not p.is_dir())
    except OSError as error:
        raise unreadable(path, error) from error
    if not found:
        raise SourceError(
            f"{shown(path)} holds no pictures: name a folder with {', '.join(s[1:] for s in SUFFIXES)} files"
        )
    return found
