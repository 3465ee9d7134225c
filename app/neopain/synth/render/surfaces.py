"""Colour of eyes, mouth, gums and props: compiled, one point at a time."""

from __future__ import annotations

import math
from typing import Any

from numba import njit

from neopain.base.arrays import F32
from neopain.synth.geometry.lookup import noise_at, ramp
from neopain.synth.geometry.mesh import EYE_L, EYE_R, GUM, MOUTH, SOCKET, TONGUE
from neopain.synth.render import palette as p
from neopain.synth.render.skin import darken, paint_over


@njit(cache=True, fastmath=True)
def colour_others(points: Any, paint: Any) -> None:
    """All of `points` that show no skin."""
    face, tints, volume, eyes, materials = paint.face, paint.tints, paint.volume, paint.eyes, paint.materials
    for point in points:
        if point.kind >= p.FIRST_PROP:
            _prop(point, point.kind - p.FIRST_PROP, materials, volume)
        elif EYE_L <= point.kind <= EYE_R:
            _eye(point, point.kind - EYE_L, face, tints, volume, eyes)
        elif point.kind == MOUTH:
            _mouth(point, face, tints)
        elif point.kind == TONGUE:
            _tongue(point, face, tints, volume)
        elif point.kind == GUM:
            _gum(point, face, tints, volume)
        elif point.kind == SOCKET:
            paint_over(point, tints, p.T_LIP, 0.5)
            point.sky, point.spec = 0.3, 0.0


@njit(cache=True, fastmath=True)
def _eye(point: Any, eye: int, face: F32, tints: F32, volume: F32, eyes: F32) -> None:
    """The ball of eye `eye`: sclera, iris, pupil, and the shadow of the lid."""
    nx, ny, nz = point.x - eyes[eye, 0], point.y - eyes[eye, 1], point.z - eyes[eye, 2]
    s = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
    nx, ny, nz = nx * s, ny * s, nz * s
    off = math.acos(min(1.0, max(-1.0, nx * eyes[eye, 4] + ny * eyes[eye, 5] + nz * eyes[eye, 6])))
    rim = ramp(face[p.IRIS] + 0.05, face[p.IRIS] - 0.03, off)
    spoke = 1.1 + 0.3 * noise_at(volume, nx * 30, ny * 30, nz * 30)
    hole = ramp(face[p.PUPIL] + 0.03, face[p.PUPIL] - 0.03, off)
    iris = spoke * (0.55 + 0.45 * ramp(0.06, 0.0, abs(off - face[p.IRIS] * 0.75)))
    shadow = 0.5 + 0.5 * ramp(0.0, 0.06, point.lid)
    inner = 1 - 0.12 * ramp(0.05, 0.0, point.lid)
    red = tints[p.T_SCLERA, 0] * (1 - rim) + tints[p.T_IRIS, 0] * iris * rim
    green = tints[p.T_SCLERA, 1] * (1 - rim) + tints[p.T_IRIS, 1] * iris * rim
    blue = tints[p.T_SCLERA, 2] * (1 - rim) + tints[p.T_IRIS, 2] * iris * rim
    point.red = (red * (1 - hole) + 0.012 * hole) * shadow
    point.green = (green * (1 - hole) + 0.012 * hole) * shadow * inner
    point.blue = (blue * (1 - hole) + 0.012 * hole) * shadow * inner
    point.nx, point.ny, point.nz = nx, ny, nz
    point.spec, point.glint, point.sky = 0.04, 1.7, 0.75
    point.wrap_r, point.wrap_g, point.wrap_b = 0.2, 0.2, 0.2


@njit(cache=True, fastmath=True)
def _mouth(point: Any, face: F32, tints: F32) -> None:
    """The lining of the mouth, darker the deeper it lies."""
    fall = math.exp(-point.deep * face[p.PALE_MOUTH])
    paint_over(point, tints, p.T_MOUTH, 0.12 + 0.88 * fall)
    point.spec, point.gloss, point.sky = 0.25 * face[p.WET] * fall, 40.0, 0.15 + 0.5 * fall


@njit(cache=True, fastmath=True)
def _tongue(point: Any, face: F32, tints: F32, volume: F32) -> None:
    """The tongue, darker towards its root."""
    rough = noise_at(volume, point.sx * 40, point.sy * 40, point.sz * 40)
    fall = math.exp(-max(0.0, 0.33 - point.oz) * 2.2)
    paint_over(point, tints, p.T_TONGUE, 1 + 0.12 * rough)
    darken(point, 0.35 + 0.65 * fall)
    point.spec, point.gloss, point.sky = 0.5 * face[p.WET], 40.0, 0.2 + 0.5 * fall


@njit(cache=True, fastmath=True)
def _gum(point: Any, face: F32, tints: F32, volume: F32) -> None:
    """Gums, with the front teeth that an older infant has."""
    rough = noise_at(volume, point.sx * 30, point.sy * 30, point.sz * 30)
    paint_over(point, tints, p.T_GUM, 1 + 0.1 * rough)
    point.spec, point.gloss, point.sky = 1.4 * face[p.WET], 50.0, 0.5
    edge = point.oy + 0.69
    reach = face[p.TEETH_UP] if edge > 0 else face[p.TEETH_LOW]
    if point.oz > 0.02 and abs(point.ox) < reach and abs(edge) < 0.085:
        gap = abs(point.ox) / 0.075
        near = abs(gap - math.floor(gap + 0.5)) * 0.075
        tooth = ramp(0.0, 0.012, near) * ramp(0.085, 0.06, abs(edge))
        point.red += (0.72 - point.red) * tooth
        point.green += (0.69 - point.green) * tooth
        point.blue += (0.62 - point.blue) * tooth
        point.spec, point.sky = point.spec + 0.15 * tooth, 0.5 + 0.5 * tooth


@njit(cache=True, fastmath=True)
def _prop(point: Any, row: int, materials: F32, volume: F32) -> None:
    """A prop of the material in row `row` of the table."""
    nap = noise_at(volume, point.sx * 26, point.sy * 26, point.sz * 26)
    fold = noise_at(volume, point.sx * 5, point.sy * 5, point.sz * 5)
    shading = 1 + materials[row, p.S_NAP] * 0.3 * nap
    point.red, point.green = materials[row, p.S_RED] * shading, materials[row, p.S_GREEN] * shading
    point.blue = materials[row, p.S_BLUE] * shading
    pattern = materials[row, p.S_PATTERN]
    if pattern > 0:
        wave = math.sin(pattern * point.oy) * math.sin(pattern * 0.37 * point.ox + 1.0)
        darken(point, 0.72 + 0.28 * ramp(-0.2, 0.2, wave))
    point.nx += materials[row, p.S_NAP] * (0.35 * nap + 0.5 * fold)
    point.ny += materials[row, p.S_NAP] * (0.35 * fold + 0.2 * nap)
    point.spec, point.gloss, point.sky = materials[row, p.S_SPEC], materials[row, p.S_GLOSS], 0.9
    soft = materials[row, p.S_SOFT]
    point.wrap_r, point.wrap_g, point.wrap_b = 0.3 * soft, 0.25 * soft, 0.22 * soft
