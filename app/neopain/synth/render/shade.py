"""Shades the triangles that the z-buffer found, compiled, row by row, to linear colours."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from neopain.base.arrays import F32, I32, U8
from neopain.synth.geometry.lookup import lit_at
from neopain.synth.geometry.mesh import SKIN
from neopain.synth.render import palette as p
from neopain.synth.render.skin import colour_skin
from neopain.synth.render.surfaces import colour_others

_PLACE = ("x", "y", "z", "nx", "ny", "nz", "ox", "oy", "oz", "sx", "sy", "sz", "qx", "qy", "qz")
_MARKS = ("lip", "ear", "lid", "deep", "sky")
_SURFACE = ("red", "green", "blue", "spec", "gloss", "glint", "wrap_r", "wrap_g", "wrap_b", "cloth")
POINT = np.dtype(
    [("kind", np.int64), ("triangle", np.int64), *((name, np.float64) for name in (*_PLACE, *_MARKS, *_SURFACE))]
)
"""The surface at one pixel. kind: as Mesh.material, NOTHING where none is; x, y, z: place in eye units; n: normal;
o: place on the template's plane; s: place in the noise; q: a place just off the surface, so that it does not shade
itself; lip to sky: HeadModel.marks; red, green, blue: albedo; spec, gloss: strength and power of the highlight, glint:
strength of the eye's; wrap: how far light reaches round, by colour; cloth: 1 where a garment covers the skin.
"""
NOTHING = -1


class Mesh(NamedTuple):
    """The turned mesh, and the triangle that is visible at each pixel."""

    tri: I32
    """(H, W) triangle at each pixel, -1 for none."""
    weights: F32
    """(H, W, 2) of the triangle's second and third corner."""
    tris: I32
    """(T, 3)"""
    material: U8
    """(T,) part of the head or palette.M_... of a prop."""
    points: F32
    """(N, 3)"""
    normals: F32
    """(N, 3)"""
    plane: F32
    """(N, 3) places on the template's plane."""
    marks: F32
    """(N, 6) as HeadModel.marks."""
    gu: F32
    """(T, 3) gradient of plane x along the surface, for the triangles of the head."""
    gv: F32
    """(T, 3) that of plane y."""


class Paint(NamedTuple):
    """What the surfaces look like."""

    height: F32
    """Map of furrows, their heights summed, as in furrows.FaceMaps."""
    brow: F32
    """Map of the brows."""
    flush: F32
    """Map of where a face reddens."""
    volume: F32
    """(S, S, S) periodic noise."""
    face: F32
    """Settings of the face, in palette's order."""
    tints: F32
    """(11, 3) linear RGB, rows T_... of palette."""
    materials: F32
    """(7, 8) prop materials, columns S_... of palette."""
    eyes: F32
    """(2, 8) left, right: centre 3, radius, gaze 3, spare."""
    decals: F32
    """(D, 6) tape on the plane: x, y, half width, half height, cosine, sine."""


class Lighting(NamedTuple):
    """Lamps, their shadows, and the light from all around."""

    lights: F32
    """(L, 6) direction to the light 3, colour 3."""
    bases: F32
    """(M, 3, 3) axes of the shadow maps of the first M lamps."""
    shadows: F32
    """(M, S, S) nearness maps."""
    scale: F32
    """(M, 3) texels an eye unit, offset x, offset y."""
    ambient: F32
    """(2, 3) from above, from below."""


def shade(mesh: Mesh, paint: Paint, lighting: Lighting) -> F32:
    """Linear RGB (H, W, 3) of every pixel that shows a triangle, 0 elsewhere."""
    return np.asarray(_shade(mesh, paint, lighting, np.zeros(mesh.tri.shape[1], POINT)), np.float32)


@njit(cache=True, fastmath=True)
def _shade(mesh: Mesh, paint: Paint, lighting: Lighting, points: NDArray[Any]) -> F32:
    """Shade row by row with the buffer `points` (W,): calls with all arrays for each pixel would be slow."""
    high, wide = mesh.tri.shape
    out = np.zeros((high, wide, 3), np.float32)
    for row in range(high):
        _place(points, mesh, paint.face, row)
        colour_skin(points, mesh, paint)
        colour_others(points, paint)
        _finish(points, paint.face[p.INFRARED])
        _light(points, lighting, out[row])
    return out


@njit(cache=True, fastmath=True)
def _place(found: NDArray[Any], mesh: Mesh, face: F32, row: int) -> None:
    """Interpolate the corners of what each pixel of the row shows; surfaces are plain skin until they are coloured."""
    points, normals, plane, marks = mesh.points, mesh.normals, mesh.plane, mesh.marks
    tri, weights, tris, material = mesh.tri, mesh.weights, mesh.tris, mesh.material
    for col in range(tri.shape[1]):
        point, t = found[col], tri[row, col]
        if t < 0:
            point.kind = NOTHING
            continue
        point.kind, point.triangle = material[t], t
        a, b, c = tris[t, 0], tris[t, 1], tris[t, 2]
        wb, wc = weights[row, col, 0], weights[row, col, 1]
        wa = 1.0 - wb - wc
        point.x = wa * points[a, 0] + wb * points[b, 0] + wc * points[c, 0]
        point.y = wa * points[a, 1] + wb * points[b, 1] + wc * points[c, 1]
        point.z = wa * points[a, 2] + wb * points[b, 2] + wc * points[c, 2]
        point.nx = wa * normals[a, 0] + wb * normals[b, 0] + wc * normals[c, 0]
        point.ny = wa * normals[a, 1] + wb * normals[b, 1] + wc * normals[c, 1]
        point.nz = wa * normals[a, 2] + wb * normals[b, 2] + wc * normals[c, 2]
        point.ox = wa * plane[a, 0] + wb * plane[b, 0] + wc * plane[c, 0]
        point.oy = wa * plane[a, 1] + wb * plane[b, 1] + wc * plane[c, 1]
        point.oz = wa * plane[a, 2] + wb * plane[b, 2] + wc * plane[c, 2]
        point.lip = wa * marks[a, 0] + wb * marks[b, 0] + wc * marks[c, 0]
        point.ear = wa * marks[a, 1] + wb * marks[b, 1] + wc * marks[c, 1]
        point.lid = wa * marks[a, 2] + wb * marks[b, 2] + wc * marks[c, 2]
        point.deep = wa * marks[a, 3] + wb * marks[b, 3] + wc * marks[c, 3]
        point.sky = wa * marks[a, 4] + wb * marks[b, 4] + wc * marks[c, 4]
        _unit_normal(point)
        point.sx = point.ox + face[p.NOISE_X]
        point.sy = point.oy + face[p.NOISE_Y]
        point.sz = point.oz + face[p.NOISE_Z]
        point.qx, point.qy = point.x + 0.05 * point.nx, point.y + 0.05 * point.ny
        point.qz = point.z + 0.05 * point.nz
        point.spec, point.gloss, point.glint, point.cloth = face[p.SHINE], 18.0, 0.0, 0.0
        point.wrap_r, point.wrap_g, point.wrap_b = 0.35, 0.18, 0.12


@njit(cache=True, fastmath=True)
def _unit_normal(point: Any) -> None:
    s = 1.0 / math.sqrt(point.nx * point.nx + point.ny * point.ny + point.nz * point.nz + 1e-12)
    point.nx, point.ny, point.nz = point.nx * s, point.ny * s, point.nz * s


@njit(cache=True, fastmath=True)
def _finish(points: NDArray[Any], infrared: float) -> None:
    """Grey under infrared light, and normals of length 1 again."""
    for point in points:
        if point.kind == NOTHING:
            continue
        if infrared > 0:
            grey = 0.55 * point.red + 0.30 * point.green + 0.15 * point.blue
            if point.kind == SKIN and point.cloth == 0:
                grey = math.sqrt(grey) * 0.62 + 0.12 * grey
            point.red += (grey - point.red) * infrared
            point.green += (grey - point.green) * infrared
            point.blue += (grey - point.blue) * infrared
        _unit_normal(point)


@njit(cache=True, fastmath=True)
def _light(points: NDArray[Any], lighting: Lighting, out: F32) -> None:
    """Write the light that leaves each of the points (W,) into `out` (W, 3)."""
    lights, bases, shadows = lighting.lights, lighting.bases, lighting.shadows
    scale, ambient = lighting.scale, lighting.ambient
    for col in range(len(points)):
        point = points[col]
        if point.kind == NOTHING:
            continue
        sky, up, open_sky = point.sky, 0.5 + 0.5 * point.ny, 0.25 + 0.75 * point.sky
        r = point.red * (ambient[1, 0] + (ambient[0, 0] - ambient[1, 0]) * up) * open_sky
        g = point.green * (ambient[1, 1] + (ambient[0, 1] - ambient[1, 1]) * up) * open_sky * (0.9 + 0.1 * sky)
        b = point.blue * (ambient[1, 2] + (ambient[0, 2] - ambient[1, 2]) * up) * open_sky * (0.88 + 0.12 * sky)
        near_sky = 0.45 + 0.55 * sky
        for k in range(lights.shape[0]):
            dot = point.nx * lights[k, 0] + point.ny * lights[k, 1] + point.nz * lights[k, 2]
            lit = 1.0
            if k < shadows.shape[0]:
                lit = lit_at(shadows[k], bases[k], scale[k], point.qx, point.qy, point.qz)
            if lit <= 0:
                continue
            dr = max(0.0, (dot + point.wrap_r) / (1 + point.wrap_r))
            dg = max(0.0, (dot + point.wrap_g) / (1 + point.wrap_g))
            db = max(0.0, (dot + point.wrap_b) / (1 + point.wrap_b))
            r += point.red * dr * lights[k, 3] * (0.12 + 0.88 * lit) * near_sky
            g += point.green * dg * lights[k, 4] * lit * near_sky
            b += point.blue * db * lights[k, 5] * lit * near_sky
            if dot > 0 and point.spec + point.glint > 0:
                shine = _highlight(point, lights[k, 0], lights[k, 1], lights[k, 2], lit)
                r += shine * lights[k, 3]
                g += shine * lights[k, 4]
                b += shine * lights[k, 5]
        out[col, 0], out[col, 1], out[col, 2] = r, g, b


@njit(cache=True, fastmath=True)
def _highlight(point: Any, x: float, y: float, z: float, lit: float) -> float:
    """Strength of the reflection of a lamp in direction x, y, z whose light arrives with the share `lit`."""
    hx, hy, hz = x, y, z + 1.0
    s = 1.0 / math.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
    hn = max(0.0, (hx * point.nx + hy * point.ny + hz * point.nz) * s)
    shine = point.spec * hn**point.gloss * lit * point.sky
    if point.glint > 0:
        shine += point.glint * hn**260.0 * (0.35 + 0.65 * lit)
    return float(shine)
