"""Compiled look-ups for the shader at every pixel."""

from __future__ import annotations

import math

from numba import njit

from neopain.base.arrays import F32


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


@njit(cache=True, fastmath=True)
def lit_at(shadow: F32, basis: F32, scale: F32, x: float, y: float, z: float) -> float:
    """Share 0..1 of a lamp's light that reaches a place: nearness map (S, S), basis (3, 3), scale and offset (3,)."""
    side = shadow.shape[0]
    u = (basis[0, 0] * x + basis[0, 1] * y + basis[0, 2] * z) * scale[0]
    v = (basis[1, 0] * x + basis[1, 1] * y + basis[1, 2] * z) * scale[0]
    depth = basis[2, 0] * x + basis[2, 1] * y + basis[2, 2] * z + 0.03
    u, v = u + scale[1] - 0.5, v + scale[2] - 0.5
    iu, iv = math.floor(u), math.floor(v)
    if not (1 <= iu < side - 3 and 1 <= iv < side - 3):
        return 1.0
    # 4 x 4 samples, those at the rim weighted by the position within the texel: a soft edge.
    tu, tv = u - iu, v - iv
    vote = 0.0
    for j in range(4):
        wj = (1 - tv) if j == 0 else (tv if j == 3 else 1.0)
        for i in range(4):
            wi = (1 - tu) if i == 0 else (tu if i == 3 else 1.0)
            if depth > shadow[iv + j - 1, iu + i - 1]:
                vote += wi * wj
    return vote / 9.0
