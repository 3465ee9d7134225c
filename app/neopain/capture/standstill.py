"""A camera that gives the same pictures again and again: it seems to work, but the noise of a sensor is missing."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Frame

_EVERY_PX = 2
"""Compared is every second pixel of every second row, its green: the noise is in all of them."""
_SPARSE_ROWS = 8
"""One row in this many shows the difference of most pictures."""
_LEVELS = 2
"""Grey levels by which a pixel may differ and still count as the same."""
_SHARE = 0.002
"""Share of the pixels that may differ: room for the seconds of a clock that a camera writes into its picture."""
_PICTURES = 16
"""A cycle of this many different pictures is still a standstill: a coder refines a picture until its next key frame,
and a faulty camera may repeat its buffer."""
_LIT_LEVEL, _LIT_SHARE = 50, 0.01
"""Where fewer pixels than this share are brighter than this level it is night, which coders turn into an even black: it
is too dark to judge, which the quality gate reports, and not a standstill."""
_FRAMES = 3
"""Fewer frames than these are no evidence: a camera that gives one in ten seconds is slow, not frozen."""


class _Picture(NamedTuple):
    sparse: NDArray[np.uint8]
    whole: NDArray[np.uint8]


class Standstill:
    """Decides for each frame of a live source whether there was no new picture for `after_s` seconds.

    A picture is new when it differs from each of the last few new ones, so that slow motion counts as motion. A scene
    at rest is not frozen: see PIP-03 in docs/decisions for what was measured.
    """

    def __init__(self, after_s: float) -> None:
        self._after_s = after_s
        self._pictures: deque[_Picture] = deque(maxlen=_PICTURES)
        self._since_s = 0.0
        self._alike = 0

    def __call__(self, frame: Frame) -> bool:
        """Whether the picture is frozen; frames come in order of time."""
        whole = np.ascontiguousarray(frame.image[::_EVERY_PX, ::_EVERY_PX, 1])
        picture = _Picture(np.ascontiguousarray(whole[::_SPARSE_ROWS]), whole)
        dark = np.count_nonzero(whole > _LIT_LEVEL) < _LIT_SHARE * whole.size
        if dark or not any(_alike(picture, earlier) for earlier in reversed(self._pictures)):
            self._pictures.append(picture)
            self._since_s, self._alike = frame.t_s, 0
            return False
        self._alike += 1
        return self._alike >= _FRAMES and frame.t_s - self._since_s >= self._after_s


def _alike(one: _Picture, other: _Picture) -> bool:
    if one.whole.shape != other.whole.shape:
        return False
    # A few rows may hold a larger share by chance: only a clear difference in them decides.
    return _share(one.sparse, other.sparse) <= 4 * _SHARE and _share(one.whole, other.whole) <= _SHARE


def _share(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Share of the pixels that differ."""
    return float(np.count_nonzero(cv2.absdiff(one, other) > _LEVELS)) / one.size
