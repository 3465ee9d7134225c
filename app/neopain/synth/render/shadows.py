"""Depth maps from the lamps, for the shadows of face and props."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from neopain.synth.geometry.mesh import SKIN
from neopain.synth.geometry.raster import light_basis, rasterize
from neopain.synth.place.scene import Scene
from neopain.synth.render.palette import FIRST_PROP

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]


def cast_shadows(
    points: F32, tris: I32, material: U8, cut: F32, cuts: U8, scene: Scene, side: int = 220
) -> tuple[F32, F32, F32, F32]:
    """Lamps (L, 6) by strength, and for the two strongest: bases (2, 3, 3), nearness maps (2, side, side) and their
    scale and offset (2, 3), as shade.shade takes them.
    """
    lamps = sorted(scene.lamps, key=lambda lamp: -float(lamp.colour.sum()))
    lights = np.array([[*lamp.direction, *lamp.colour] for lamp in lamps], np.float32).reshape(-1, 6)
    solid = (material == SKIN) | (material >= FIRST_PROP)
    casting, flags = np.ascontiguousarray(tris[solid]), np.ascontiguousarray(cuts[solid])
    bases, maps, scales = [], [], []
    for lamp in lamps[:2]:
        basis = light_basis(lamp.direction)
        local = points @ basis.T
        near = np.abs(points[:, 0]) < 3.2
        low, up = local[near].min(0), local[near].max(0)
        scale = (side - 4) / float(max(up[0] - low[0], up[1] - low[1]))
        xyz = np.ascontiguousarray(local * np.array([scale, scale, 1], np.float32), np.float32)
        offset = 2 - low[:2] * scale
        xyz[:, :2] += offset
        maps.append(rasterize(xyz, casting, cut, flags, side, side)[2])
        bases.append(basis)
        scales.append([scale, *offset])
    return lights, np.array(bases, np.float32), np.array(maps, np.float32), np.array(scales, np.float32)
