"""A clip that never ends, in the place of a camera."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from neopain.base.data import Frame
from neopain.capture.picture import sealed
from neopain.capture.video import VideoFile


class EndlessClip:
    """A clip played repeatedly, as a camera of `size_px` (width, height) and `rate_hz` would give it."""

    def __init__(self, clip: Path, size_px: tuple[int, int], rate_hz: float) -> None:
        self._clip, self._playing, self._size_px = clip, VideoFile(clip, pace=1.0), size_px
        self._playing.player.set_pace(rate_hz / (self._playing.info.rate_hz or rate_hz))
        self._closed = False
        width_px, height_px = size_px
        self.info = replace(
            self._playing.info, width_px=width_px, height_px=height_px, duration_s=None, frames=None, live=True
        )

    def __iter__(self) -> Iterator[Frame]:
        """The frames, until it is closed."""
        while not self._closed:
            for frame in self._playing:
                if frame.image.shape[1::-1] == self._size_px:
                    yield frame
                else:
                    yield replace(frame, image=sealed(np.asarray(cv2.resize(frame.image, self._size_px), np.uint8)))

    def close(self) -> None:
        """End the iteration."""
        self._closed = True
        self._playing.close()
