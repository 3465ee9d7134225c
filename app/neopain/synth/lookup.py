"""Compiled look-ups that the shader makes at every pixel."""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

F32 = NDArray[np.float32]


@njit(cache=True, fastmath=True)
def noise_at(volume: F32, x: float, y: float, z: float) -> float:
    """Trilinear value of a periodic cube of noise, its side a power of two."""
    n = volume.shape[0]
    fx, fy, fz = math.floor(x), math.floor(y), math.floor(z)
    tx, ty, tz = x - fx, y - fy, z - fz
    i0, j0, k0 = int(fx) & (n - 1), int(fy) & (n - 1), int(fz) & (n - 1)
    i1, j1, k1 = (i0 + 1) & (n - 1), (j0 + 1) & (n - 1), (k0 + 1) & (n - 1)
    a = volume[i0, j0, k0] * (1 - tx) + volume[i1, j0, k0] * tx
    b = volume[i0, j1, k0] * (1 - tx) + volume[i1, j1, k0] * tx
    c = volume[i0, j0, k1] * (1 - tx) + volume[i1, j0, k1] * tx
    d = volume[i0, j1, k1] * (1 - tx) + volume[i1, j1, k1] * tx
    return float((a * (1 - ty) + b * ty) * (1 - tz) + (c * (1 - ty) + d * ty) * tz)


@njit(cache=True, fastmath=True)
def ramp(low: float, high: float, x: float) -> float:
    """0 below `low`, 1 above `high`, smooth between; the other way round if low > high."""
    t = min(1.0, max(0.0, (x - low) / (high - low)))
    return t * t * (3 - 2 * t)


@njit(cache=True, fastmath=True)
def texel_at(image: F32, col: float, row: float) -> float:
    """Bilinear value of a map, 0 outside."""
    c, r = math.floor(col), math.floor(row)
    if c < 0 or r < 0 or c >= image.shape[1] - 1 or r >= image.shape[0] - 1:
        return 0.0
    i, j, u, v = int(r), int(c), col - c, row - r
    top = image[i, j] * (1 - u) + image[i, j + 1] * u
    low = image[i + 1, j] * (1 - u) + image[i + 1, j + 1] * u
    return float(top * (1 - v) + low * v)
