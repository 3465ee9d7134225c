"""Converts pictures of decoders and cameras to uint8 RGB, the only kind used in the program."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Image

_QUARTER_DEG = 90


def sealed(image: NDArray[np.uint8]) -> Image:
    """`image` (uint8 RGB, H x W x 3) in one block of memory and read-only, as a Frame requires."""
    whole = np.ascontiguousarray(image)
    whole.setflags(write=False)
    return whole


def upright(frame: av.VideoFrame, pixel_shape: Fraction | None) -> Image:
    """A decoded frame, rotated according to its metadata and with square pixels.

    `pixel_shape` is the width of a pixel over its height; None and 0 mean square. Other shapes, as of DV tapes, would
    show the detector a squeezed face.
    """
    width = round(frame.width * pixel_shape) if pixel_shape else frame.width
    # One thread: several are started anew for each frame, which takes longer than the conversion.
    image = np.asarray(frame.reformat(width=width, format="rgb24", threads=1).to_ndarray(), np.uint8)
    turns = round(frame.rotation / _QUARTER_DEG)
    return sealed(np.rot90(image, turns) if turns else image)
