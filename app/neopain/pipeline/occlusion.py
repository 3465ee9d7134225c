"""Which parts of a face a probability depends on: each part is covered in turn, and the loss is drawn.

Zeiler and Fergus 2014, doi:10.1007/978-3-319-10590-1_53. It shows what the score depends on, not what hurts.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Image

PATCH = 0.22
"""Side of the covered square in sides of the crop: a mouth, or an eye with its brow."""
STEPS = 7
"""So many squares across and down, overlapping."""
_LEAST = 1e-6

Heat = NDArray[np.float32]


def heat_map(
    crop: Image, probability: Callable[[Image], float | None], stop: Callable[[], bool] = lambda: False
) -> Heat | None:
    """How much of the log-odds of pain is lost where the crop (uint8 RGB, S x S x 3) is covered: float32 S x S.

    0 where covering it changes nothing or adds pain, 1 at the part that takes away most; all 0 when none takes away
    any. None when `stop` returns true, which is asked before every step, or when the uncovered crop cannot be judged.
    `probability` is called `STEPS` squared times plus once.
    """
    bare = None if stop() else probability(crop)
    if bare is None:
        return None
    side = crop.shape[0]
    patch = round(PATCH * side)
    cover = cv2.GaussianBlur(crop, (0, 0), patch / 2)  # its own colours without its features: no edge that is not there
    starts = np.round(np.linspace(0, side - patch, STEPS)).astype(int)
    lost, count = np.zeros((side, side), np.float32), np.zeros((side, side), np.float32)
    for y in starts:
        for x in starts:
            if stop():
                return None
            covered = crop.copy()
            covered[y : y + patch, x : x + patch] = cover[y : y + patch, x : x + patch]
            without = probability(covered)
            if without is None:
                continue
            lost[y : y + patch, x : x + patch] += _log_odds(bare) - _log_odds(without)
            count[y : y + patch, x : x + patch] += 1
    heat = np.maximum(lost / np.maximum(count, 1), 0)
    heat = cv2.GaussianBlur(heat, (0, 0), patch / 4).astype(np.float32)
    return heat / heat.max() if heat.max() > _LEAST else np.zeros_like(heat)


def _log_odds(p: float) -> float:
    p = min(max(p, _LEAST), 1 - _LEAST)
    return math.log(p / (1 - p))
