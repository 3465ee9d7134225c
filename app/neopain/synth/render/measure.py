"""Truth measured in the picture: landmarks, and the share of eyes and mouth that an occluder hides."""

from __future__ import annotations

import numpy as np

from neopain.base.arrays import F32, I32
from neopain.synth.geometry.landmarks import jaw_line
from neopain.synth.geometry.mesh import HeadModel
from neopain.synth.geometry.raster import rasterize
from neopain.synth.render.studio import Studio

_EYE_REGION = (0.12, 0.52, -0.13, 0.14)  # |x| from, to, y from, to on the plane
_MOUTH_REGION = (0.0, 0.40, -0.86, -0.53)


def landmarks(studio: Studio, pixels: F32) -> F32:
    """The 68 points (68, 2) of a head whose vertices lie at pixels (V, 2)."""
    rings = studio.head.rings
    out = pixels[np.maximum(rings, 0)].astype(np.float32)
    eyes, mouth = out[36:48].mean(0), out[48:60].mean(0)
    axis = mouth - eyes
    upright = float(np.degrees(np.arctan2(-axis[0], axis[1])))
    out[:17] = jaw_line(pixels[studio.face], upright, mouth, eyes)
    return out


def covered(head: HeadModel, xyz: F32, tri: I32, decals: F32) -> tuple[float, float]:
    """Share of the eye and of the mouth region that only the occluders hide.

    xyz (N, 3): place in the picture and nearness of the vertices, those of the head first; tri (H, W): the triangle at
    each pixel, those of the head first; decals (D, 6): tape on the plane.
    """
    count = len(head.tris)
    points = np.ascontiguousarray(xyz[: len(head.plane)])
    none = np.zeros(len(points), np.float32)
    bare, inner, _ = rasterize(points, head.tris, none, np.zeros(count, np.uint8), *tri.shape)
    corner = head.plane[head.tris[np.maximum(bare, 0)]]
    first = (1 - inner.sum(-1))[..., None]
    at = corner[:, :, 0] * first + corner[:, :, 1] * inner[..., :1] + corner[:, :, 2] * inner[..., 1:]
    gone = tri >= count
    for x, y, half_x, half_y, cos, sin in decals:
        ex, ey = at[..., 0] - x, at[..., 1] - y
        gone |= (np.abs(ex * cos + ey * sin) < half_x) & (np.abs(-ex * sin + ey * cos) < half_y) & (bare >= 0)
    shares = []
    for x0, x1, y0, y1 in (_EYE_REGION, _MOUTH_REGION):
        side = np.abs(at[..., 0])
        own = (bare >= 0) & (at[..., 2] > -0.3) & (side >= x0) & (side <= x1) & (at[..., 1] >= y0) & (at[..., 1] <= y1)
        shares.append(float((own & gone).sum() / max(int(own.sum()), 1)))
    return shares[0], shares[1]
