"""Colour and relief of skin, of the garment and hair on it, and of tape: compiled, one point at a time."""

from __future__ import annotations

import math
from typing import Any

from numba import njit

from neopain.base.arrays import F32
from neopain.synth.face.furrows import DENSITY, X0, Y1
from neopain.synth.geometry.lookup import noise_at, ramp, texel_at
from neopain.synth.geometry.mesh import SKIN
from neopain.synth.render import palette as p


@njit(cache=True, fastmath=True)
def tint(point: Any, tints: F32, row: int, share: float, strength: float) -> None:
    """Mix row `row` of the colour table, times `strength`, into the albedo."""
    point.red = point.red * (1 - share) + tints[row, 0] * strength * share
    point.green = point.green * (1 - share) + tints[row, 1] * strength * share
    point.blue = point.blue * (1 - share) + tints[row, 2] * strength * share


@njit(cache=True, fastmath=True)
def paint_over(point: Any, tints: F32, row: int, strength: float) -> None:
    """Give the albedo row `row` of the colour table, times `strength`."""
    point.red, point.green, point.blue = tints[row, 0] * strength, tints[row, 1] * strength, tints[row, 2] * strength


@njit(cache=True, fastmath=True)
def darken(point: Any, factor: float) -> None:
    """Multiply the albedo by `factor`."""
    point.red *= factor
    point.green *= factor
    point.blue *= factor


@njit(cache=True, fastmath=True)
def colour_skin(points: Any, mesh: Any, paint: Any) -> None:
    """Skin, or the garment over it, at those of `points` that show it."""
    face, tints, volume, decals = paint.face, paint.tints, paint.volume, paint.decals
    gu, gv, height, brow, flush = mesh.gu, mesh.gv, paint.height, paint.brow, paint.flush
    for point in points:
        if point.kind != SKIN:
            continue
        ragged = noise_at(volume, point.sx * 9, point.sy * 9, point.sz * 9)
        garment = face[p.GARMENT] + 0.10 * abs(point.ox) + 0.03 * ragged
        if point.oy < garment:
            _garment(point, garment, face, tints, volume)
            continue
        col, row = (point.ox - X0) * DENSITY - 0.5, (Y1 - point.oy) * DENSITY - 0.5
        front = ramp(-0.45, -0.1, point.oz)
        _complexion(point, texel_at(flush, col, row) * front, face, tints, volume)
        if front > 0:
            _furrows(point, height, col, row, front, gu, gv)
            if face[p.TEARS] + face[p.DROOL] > 0:
                _run_down(point, face, volume)
            tint(point, tints, p.T_HAIR, min(0.9, texel_at(brow, col, row) * face[p.BROW_AMOUNT]) * front, 1.0)
        fuzz = noise_at(volume, point.sx * 11, point.sy * 11, point.sz * 11)
        _hair(point, fuzz, face, tints, volume)
        darken(point, 1 - face[p.LASH] * (1.0 - ramp(0.006, 0.026, point.lid)))
        darken(point, 1.0 - 0.55 * (1.0 - ramp(0.0, 0.022, point.deep)) * ramp(-0.9, -0.8, point.oy))
        _tape(point, fuzz, tints, decals)


@njit(cache=True, fastmath=True)
def _garment(point: Any, edge: float, face: F32, tints: F32, volume: F32) -> None:
    """The garment below its `edge`."""
    grain, sx, sy, sz = face[p.GRAIN], point.sx, point.sy, point.sz
    point.cloth = 1.0
    weave = 1.0 - 0.14 * grain * (1.0 - noise_at(volume, sx * 40, sy * 40, sz * 40))
    paint_over(point, tints, p.T_GARMENT, weave)
    point.nx += 0.45 * grain * noise_at(volume, sx * 6, sy * 6, sz * 6)
    point.ny += 0.45 * grain * noise_at(volume, sx * 6 + 17, sy * 6, sz * 6)
    point.spec = 0.0
    point.sky *= 0.6 + 0.4 * ramp(0.0, 0.05, edge - point.oy)


@njit(cache=True, fastmath=True)
def _complexion(point: Any, flush: float, face: F32, tints: F32, volume: F32) -> None:
    """Bare skin: mottled, flushed by `flush`, with lips, vernix and wetness."""
    sx, sy, sz = point.sx, point.sy, point.sz
    blotch = (
        0.5 * noise_at(volume, sx * 5, sy * 5, sz * 5)
        + 0.35 * noise_at(volume, sx * 14, sy * 14, sz * 14)
        + 0.25 * noise_at(volume, sx * 38, sy * 38, sz * 38)
    )
    red = face[p.MOTTLE] * blotch + face[p.FLUSH] * (0.45 + 0.55 * flush)
    red += 0.25 * point.ear + 0.12 * ramp(0.10, 0.0, point.lid)
    point.red = tints[p.T_SKIN, 0] * (1.0 + 0.10 * face[p.MOTTLE] * blotch - 0.05 * red)
    point.green = tints[p.T_SKIN, 1] * max(0.3, 1.0 - 0.36 * red)
    point.blue = tints[p.T_SKIN, 2] * max(0.3, 1.0 - 0.30 * red)
    lips = point.lip * 0.85
    tint(point, tints, p.T_LIP, lips, 1 + 0.15 * blotch)
    if face[p.ODD] > 0:  # a colour that no skin has, in blots
        odd = face[p.ODD] * ramp(-0.6, 0.6, noise_at(volume, sx * 3 + 9, sy * 3, sz * 3) + 0.5 * blotch)
        tint(point, tints, p.T_ODD, odd, 1 + 0.3 * blotch)
    if face[p.VERNIX] > 0:
        fat = noise_at(volume, sx * 3 + 31, sy * 3, sz * 3) + 0.4 * blotch
        white = 0.4 * face[p.VERNIX] * ramp(0.1, 2.0, fat) * (0.7 + 0.3 * ramp(-0.5, 0.5, blotch))
        darken(point, 1 - 0.75 * white)
        point.red += 0.60 * white
        point.green += 0.60 * white * (1 - 0.12)
        point.blue += 0.60 * white * (1 - 0.12 * 2)
        point.spec += 0.15 * white
    point.spec += lips * (face[p.WET] + 0.4 * face[p.DROOL])
    if face[p.DAMP] > 0:
        wet = face[p.DAMP] * (0.5 + 0.5 * ramp(-0.3, 0.6, blotch))
        point.spec += 0.17 * wet
        point.gloss += 22.0 * wet
        point.nx += 0.10 * wet * noise_at(volume, sx * 45, sy * 45, sz * 45)
        point.ny += 0.10 * wet * noise_at(volume, sx * 45 + 7, sy * 45, sz * 45)
    point.gloss += 25 * lips


@njit(cache=True, fastmath=True)
def _furrows(point: Any, height: F32, col: float, row: float, front: float, gu: F32, gv: F32) -> None:
    """Relief of the front of the face, at `col`, `row` of the map of heights; grooves are darker."""
    t, value = point.triangle, texel_at(height, col, row)
    du = (texel_at(height, col + 1, row) - texel_at(height, col - 1, row)) * (0.5 * DENSITY) * front
    dv = (texel_at(height, col, row - 1) - texel_at(height, col, row + 1)) * (0.5 * DENSITY) * front
    # Heights are decimetres of the template; a decimetre there is about 1.9 eye units.
    point.nx -= 1.9 * (du * gu[t, 0] + dv * gv[t, 0])
    point.ny -= 1.9 * (du * gu[t, 1] + dv * gv[t, 1])
    point.nz -= 1.9 * (du * gu[t, 2] + dv * gv[t, 2])
    groove = min(0.5, max(0.0, -value * 14.0)) * front
    point.red *= 1 - 0.65 * groove
    point.green *= 1 - 0.85 * groove
    point.blue *= 1 - 0.85 * groove


@njit(cache=True, fastmath=True)
def _run_down(point: Any, face: F32, volume: F32) -> None:
    """Tears on the cheek and saliva on the chin: both shine and bend the normal."""
    tears, drool, x, y = face[p.TEARS], face[p.DROOL], point.ox, point.oy
    if tears > 0:
        run = 0.30 + 0.10 * ramp(-0.1, -0.5, y) + 0.012 * noise_at(volume, point.sx * 9, point.sy * 9, point.sz * 9)
        tear = math.exp(-(((abs(x) - run) / 0.022) ** 2)) * ramp(-0.62, -0.35, y) * ramp(-0.08, -0.13, y)
        tear = tears * max(tear, ramp(0.05, 0.0, point.lid) * ramp(0.02, -0.04, y))
        point.spec += 0.9 * tear
        point.gloss += 40.0 * tear
        point.nx += 0.35 * tear * (abs(x) - run) / 0.022 * (1.0 if x > 0 else -1.0)
    if drool > 0:
        run = math.exp(-(((x - 0.07 - 0.15 * (y + 0.78)) / 0.035) ** 2)) * ramp(-0.98, -0.84, y)
        run = max(run, 0.5 * math.exp(-((x / 0.16) ** 2))) * ramp(-0.72, -0.76, y) * ramp(-1.0, -0.9, y)
        point.spec += 0.8 * drool * run
        point.gloss += 35.0 * drool * run
        point.ny += 0.2 * drool * run


@njit(cache=True, fastmath=True)
def _hair(point: Any, fuzz: float, face: F32, tints: F32, volume: F32) -> None:
    """Hair of the head above its line, its strands bent by the noise `fuzz`."""
    sx, sy, sz = point.sx, point.sy, point.sz
    line = point.oy - face[p.HAIR_LINE] + 2.0 * max(0.0, -0.30 - point.oz)
    line -= 0.35 * max(0.0, 0.5 - abs(point.ox)) * 0.3
    strand = 0.45 * noise_at(volume, sx * 120 + 3 * fuzz, sy * 16, sz * 30 + 3 * fuzz)
    strand += 0.35 * noise_at(volume, sx * 60 + 3 * fuzz, sy * 8, sz * 15 + 3 * fuzz)
    cover = ramp(-0.16, 0.42, line + 0.05 * fuzz) * face[p.HAIR_AMOUNT] * (1 - point.ear)
    cover = min(0.95, max(0.0, cover * (0.92 + 0.22 * strand)))
    tint(point, tints, p.T_HAIR, cover, 1.0 + 0.3 * strand)
    point.nx += 0.12 * cover * strand
    point.ny += 0.10 * cover * fuzz
    point.spec *= 1 - 0.5 * cover


@njit(cache=True, fastmath=True)
def _tape(point: Any, fuzz: float, tints: F32, decals: F32) -> None:
    """Strips of tape, their edges ragged by the noise `fuzz`."""
    for d in range(decals.shape[0]):
        ex, ey = point.ox - decals[d, 0], point.oy - decals[d, 1]
        rx = ex * decals[d, 4] + ey * decals[d, 5]
        ry = -ex * decals[d, 5] + ey * decals[d, 4]
        ragged = 0.012 * fuzz
        if point.oz > -0.5 and abs(rx) < decals[d, 2] + ragged and abs(ry) < decals[d, 3] + ragged:
            edge = min(decals[d, 2] - abs(rx), decals[d, 3] - abs(ry))
            paint_over(point, tints, p.T_TAPE, (0.82 + 0.18 * ramp(-0.01, 0.02, edge)) * (1 + 0.05 * fuzz))
            point.spec, point.gloss = 0.10, 12.0
