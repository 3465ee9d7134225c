"""Light on what the z-buffer found: one compiled pass over the pixels, linear colours out."""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from neopain.synth.furrows import DENSITY, X0, Y1
from neopain.synth.lookup import noise_at, ramp, texel_at
from neopain.synth.palette import (
    BROW_AMOUNT,
    DAMP,
    DROOL,
    FIRST_PROP,
    FLUSH,
    GARMENT,
    GRAIN,
    HAIR_AMOUNT,
    HAIR_LINE,
    INFRARED,
    IRIS,
    LASH,
    MOTTLE,
    NOISE_X,
    NOISE_Y,
    NOISE_Z,
    ODD,
    PALE_MOUTH,
    PUPIL,
    S_GLOSS,
    S_NAP,
    S_PATTERN,
    S_SOFT,
    S_SPEC,
    SHINE,
    T_GARMENT,
    T_GUM,
    T_HAIR,
    T_IRIS,
    T_LIP,
    T_MOUTH,
    T_ODD,
    T_SCLERA,
    T_SKIN,
    T_TAPE,
    T_TONGUE,
    TEARS,
    TEETH_LOW,
    TEETH_UP,
    VERNIX,
    WET,
)

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]


@njit(cache=True, fastmath=True)
def shade(
    tri: I32, weights: F32, tris: I32, material: U8, points: F32, normals: F32, plane: F32, marks: F32,
    gu: F32, gv: F32, height: F32, brow: F32, flush: F32, volume: F32, face: F32, tints: F32, stuff: F32,
    eyes: F32, lights: F32, bases: F32, shadows: F32, shadow_scale: F32, ambient: F32, decals: F32,
) -> F32:  # fmt: skip
    """Linear RGB (H, W, 3) of every pixel with tri >= 0.

    points, normals, plane (N, 3); marks (N, 6) as HeadModel.marks; gu, gv (T, 3) surface gradients of plane x, y;
    height, brow, flush: maps of furrows.FaceMaps, heights already summed; eyes (2, 8): centre 3, radius, gaze 3,
    spare; lights (L, 6): direction to the light 3, colour 3; bases (L, 3, 3), shadows (L, S, S), shadow_scale (L, 3):
    texels an eye unit, offset x, offset y; ambient (2, 3): from above, from below; decals (D, 6): tape on the plane,
    x, y, half width, half height, cosine, sine.
    """
    high, wide = tri.shape
    out = np.zeros((high, wide, 3), np.float32)
    side = shadows.shape[1]
    alb = np.zeros(3)
    for py in range(high):
        for px in range(wide):
            t = tri[py, px]
            if t < 0:
                continue
            kind = material[t]
            a, b, c = tris[t, 0], tris[t, 1], tris[t, 2]
            wb, wc = weights[py, px, 0], weights[py, px, 1]
            wa = 1.0 - wb - wc
            x = wa * points[a, 0] + wb * points[b, 0] + wc * points[c, 0]
            y = wa * points[a, 1] + wb * points[b, 1] + wc * points[c, 1]
            z = wa * points[a, 2] + wb * points[b, 2] + wc * points[c, 2]
            nx = wa * normals[a, 0] + wb * normals[b, 0] + wc * normals[c, 0]
            ny = wa * normals[a, 1] + wb * normals[b, 1] + wc * normals[c, 1]
            nz = wa * normals[a, 2] + wb * normals[b, 2] + wc * normals[c, 2]
            ox = wa * plane[a, 0] + wb * plane[b, 0] + wc * plane[c, 0]
            oy = wa * plane[a, 1] + wb * plane[b, 1] + wc * plane[c, 1]
            oz = wa * plane[a, 2] + wb * plane[b, 2] + wc * plane[c, 2]
            lip = wa * marks[a, 0] + wb * marks[b, 0] + wc * marks[c, 0]
            ear = wa * marks[a, 1] + wb * marks[b, 1] + wc * marks[c, 1]
            lid = wa * marks[a, 2] + wb * marks[b, 2] + wc * marks[c, 2]
            deep = wa * marks[a, 3] + wb * marks[b, 3] + wc * marks[c, 3]
            sky = wa * marks[a, 4] + wb * marks[b, 4] + wc * marks[c, 4]
            s = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
            nx, ny, nz = nx * s, ny * s, nz * s
            sx, sy, sz = ox + face[NOISE_X], oy + face[NOISE_Y], oz + face[NOISE_Z]
            qx, qy, qz = x + 0.05 * nx, y + 0.05 * ny, z + 0.05 * nz  # off the surface: no shadow on itself
            spec, gloss, wrap_r, wrap_g, wrap_b, cloth = face[SHINE], 18.0, 0.35, 0.18, 0.12, False
            glint = 0.0
            if kind == 0:
                for k in range(3):
                    alb[k] = tints[T_SKIN, k]
                col, row = (ox - X0) * DENSITY - 0.5, (Y1 - oy) * DENSITY - 0.5
                front = ramp(-0.45, -0.1, oz)
                garment = face[GARMENT] + 0.10 * abs(ox) + 0.03 * noise_at(volume, sx * 9, sy * 9, sz * 9)
                if oy < garment:
                    cloth = True
                    weave = 1.0 - 0.14 * face[GRAIN] * (1.0 - noise_at(volume, sx * 40, sy * 40, sz * 40))
                    for k in range(3):
                        alb[k] = tints[T_GARMENT, k] * weave
                    nx += 0.45 * face[GRAIN] * noise_at(volume, sx * 6, sy * 6, sz * 6)
                    ny += 0.45 * face[GRAIN] * noise_at(volume, sx * 6 + 17, sy * 6, sz * 6)
                    spec = 0.0
                    sky *= 0.6 + 0.4 * ramp(0.0, 0.05, garment - oy)
                else:
                    blotch = (
                        0.5 * noise_at(volume, sx * 5, sy * 5, sz * 5)
                        + 0.35 * noise_at(volume, sx * 14, sy * 14, sz * 14)
                        + 0.25 * noise_at(volume, sx * 38, sy * 38, sz * 38)
                    )
                    red = face[MOTTLE] * blotch + face[FLUSH] * (0.45 + 0.55 * texel_at(flush, col, row) * front)
                    red += 0.25 * ear + 0.12 * ramp(0.10, 0.0, lid)
                    alb[0] *= 1.0 + 0.10 * face[MOTTLE] * blotch - 0.05 * red
                    alb[1] *= max(0.3, 1.0 - 0.36 * red)
                    alb[2] *= max(0.3, 1.0 - 0.30 * red)
                    red_lip = lip * 0.85
                    for k in range(3):
                        alb[k] = alb[k] * (1 - red_lip) + tints[T_LIP, k] * (1 + 0.15 * blotch) * red_lip
                    if face[ODD] > 0:  # a colour that no skin has, in blots
                        odd = face[ODD] * ramp(-0.6, 0.6, noise_at(volume, sx * 3 + 9, sy * 3, sz * 3) + 0.5 * blotch)
                        for k in range(3):
                            alb[k] = alb[k] * (1 - odd) + tints[T_ODD, k] * (1 + 0.3 * blotch) * odd
                    if face[VERNIX] > 0:
                        fat = noise_at(volume, sx * 3 + 31, sy * 3, sz * 3) + 0.4 * blotch
                        white = 0.4 * face[VERNIX] * ramp(0.1, 2.0, fat) * (0.7 + 0.3 * ramp(-0.5, 0.5, blotch))
                        for k in range(3):
                            alb[k] = alb[k] * (1 - 0.75 * white) + 0.60 * white * (1 - 0.12 * k)
                        spec += 0.15 * white
                    spec += red_lip * (face[WET] + 0.4 * face[DROOL])
                    if face[DAMP] > 0:
                        wet = face[DAMP] * (0.5 + 0.5 * ramp(-0.3, 0.6, blotch))
                        spec += 0.17 * wet
                        gloss += 22.0 * wet
                        nx += 0.10 * wet * noise_at(volume, sx * 45, sy * 45, sz * 45)
                        ny += 0.10 * wet * noise_at(volume, sx * 45 + 7, sy * 45, sz * 45)
                    gloss += 25 * red_lip
                    if front > 0:
                        value = texel_at(height, col, row)
                        du = (texel_at(height, col + 1, row) - texel_at(height, col - 1, row)) * (0.5 * DENSITY) * front
                        dv = (texel_at(height, col, row - 1) - texel_at(height, col, row + 1)) * (0.5 * DENSITY) * front
                        # Heights are decimetres of the template; a decimetre there is about 1.9 eye units.
                        nx -= 1.9 * (du * gu[t, 0] + dv * gv[t, 0])
                        ny -= 1.9 * (du * gu[t, 1] + dv * gv[t, 1])
                        nz -= 1.9 * (du * gu[t, 2] + dv * gv[t, 2])
                        groove = min(0.5, max(0.0, -value * 14.0)) * front
                        alb[0] *= 1 - 0.65 * groove
                        alb[1] *= 1 - 0.85 * groove
                        alb[2] *= 1 - 0.85 * groove
                        if face[TEARS] > 0:
                            run = 0.30 + 0.10 * ramp(-0.1, -0.5, oy) + 0.012 * noise_at(volume, sx * 9, sy * 9, sz * 9)
                            tear = (
                                math.exp(-(((abs(ox) - run) / 0.022) ** 2))
                                * ramp(-0.62, -0.35, oy)
                                * ramp(-0.08, -0.13, oy)
                            )
                            tear = face[TEARS] * max(tear, ramp(0.05, 0.0, lid) * ramp(0.02, -0.04, oy))
                            spec += 0.9 * tear
                            gloss += 40.0 * tear
                            nx += 0.35 * tear * (abs(ox) - run) / 0.022 * (1.0 if ox > 0 else -1.0)
                        if face[DROOL] > 0:
                            run = math.exp(-(((ox - 0.07 - 0.15 * (oy + 0.78)) / 0.035) ** 2)) * ramp(-0.98, -0.84, oy)
                            run = (
                                max(run, 0.5 * math.exp(-((ox / 0.16) ** 2)))
                                * ramp(-0.72, -0.76, oy)
                                * ramp(-1.0, -0.9, oy)
                            )
                            spec += 0.8 * face[DROOL] * run
                            gloss += 35.0 * face[DROOL] * run
                            ny += 0.2 * face[DROOL] * run
                        hairs = min(0.9, texel_at(brow, col, row) * face[BROW_AMOUNT]) * front
                        for k in range(3):
                            alb[k] = alb[k] * (1 - hairs) + tints[T_HAIR, k] * hairs
                    line = oy - face[HAIR_LINE] + 2.0 * max(0.0, -0.30 - oz) - 0.35 * max(0.0, 0.5 - abs(ox)) * 0.3
                    fuzz = noise_at(volume, sx * 11, sy * 11, sz * 11)
                    strand = 0.45 * noise_at(volume, sx * 120 + 3 * fuzz, sy * 16, sz * 30 + 3 * fuzz)
                    strand += 0.35 * noise_at(volume, sx * 60 + 3 * fuzz, sy * 8, sz * 15 + 3 * fuzz)
                    cover = ramp(-0.16, 0.42, line + 0.05 * fuzz) * face[HAIR_AMOUNT] * (1 - ear)
                    cover = min(0.95, max(0.0, cover * (0.92 + 0.22 * strand)))
                    for k in range(3):
                        alb[k] = alb[k] * (1 - cover) + tints[T_HAIR, k] * (1.0 + 0.3 * strand) * cover
                    nx += 0.12 * cover * strand
                    ny += 0.10 * cover * fuzz
                    spec *= 1 - 0.5 * cover
                    lash = face[LASH] * (1.0 - ramp(0.006, 0.026, lid))
                    for k in range(3):
                        alb[k] *= 1 - lash
                    fold = 1.0 - 0.55 * (1.0 - ramp(0.0, 0.022, deep)) * ramp(-0.9, -0.8, oy)
                    for k in range(3):
                        alb[k] *= fold
                    for d in range(decals.shape[0]):
                        ex, ey = ox - decals[d, 0], oy - decals[d, 1]
                        rx = ex * decals[d, 4] + ey * decals[d, 5]
                        ry = -ex * decals[d, 5] + ey * decals[d, 4]
                        ragged = 0.012 * fuzz
                        if oz > -0.5 and abs(rx) < decals[d, 2] + ragged and abs(ry) < decals[d, 3] + ragged:
                            edge = min(decals[d, 2] - abs(rx), decals[d, 3] - abs(ry))
                            for k in range(3):
                                alb[k] = tints[T_TAPE, k] * (0.82 + 0.18 * ramp(-0.01, 0.02, edge)) * (1 + 0.05 * fuzz)
                            spec, gloss = 0.10, 12.0
            elif kind == 1 or kind == 2:
                e = kind - 1
                nx, ny, nz = x - eyes[e, 0], y - eyes[e, 1], z - eyes[e, 2]
                s = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
                nx, ny, nz = nx * s, ny * s, nz * s
                off = math.acos(min(1.0, max(-1.0, nx * eyes[e, 4] + ny * eyes[e, 5] + nz * eyes[e, 6])))
                rim = ramp(face[IRIS] + 0.05, face[IRIS] - 0.03, off)
                spoke = 1.1 + 0.3 * noise_at(volume, nx * 30, ny * 30, nz * 30)
                hole = ramp(face[PUPIL] + 0.03, face[PUPIL] - 0.03, off)
                dark = 0.55 + 0.45 * ramp(0.06, 0.0, abs(off - face[IRIS] * 0.75))
                shadow = 0.5 + 0.5 * ramp(0.0, 0.06, lid)
                for k in range(3):
                    ball = tints[T_SCLERA, k] * (1 - rim) + tints[T_IRIS, k] * spoke * dark * rim
                    alb[k] = (ball * (1 - hole) + 0.012 * hole) * shadow
                alb[1] *= 1 - 0.12 * ramp(0.05, 0.0, lid)
                alb[2] *= 1 - 0.12 * ramp(0.05, 0.0, lid)
                spec, glint = 0.04, 1.7
                wrap_r, wrap_g, wrap_b, sky = 0.2, 0.2, 0.2, 0.75
            elif kind == 3:
                fall = math.exp(-deep * face[PALE_MOUTH])
                for k in range(3):
                    alb[k] = tints[T_MOUTH, k] * (0.12 + 0.88 * fall)
                spec, gloss, sky = 0.25 * face[WET] * fall, 40.0, 0.15 + 0.5 * fall
            elif kind == 4:
                for k in range(3):
                    alb[k] = tints[T_TONGUE, k] * (1 + 0.12 * noise_at(volume, sx * 40, sy * 40, sz * 40))
                fall = math.exp(-max(0.0, 0.33 - oz) * 2.2)
                for k in range(3):
                    alb[k] *= 0.35 + 0.65 * fall
                spec, gloss, sky = 0.5 * face[WET], 40.0, 0.2 + 0.5 * fall
            elif kind == 5:
                for k in range(3):
                    alb[k] = tints[T_GUM, k] * (1 + 0.1 * noise_at(volume, sx * 30, sy * 30, sz * 30))
                spec, gloss, sky = 1.4 * face[WET], 50.0, 0.5
                if oz > 0.02:
                    edge = oy + 0.69
                    reach = face[TEETH_UP] if edge > 0 else face[TEETH_LOW]
                    if abs(ox) < reach and abs(edge) < 0.085:
                        gap = abs(ox) / 0.075
                        near = abs(gap - math.floor(gap + 0.5)) * 0.075
                        tooth = ramp(0.0, 0.012, near) * ramp(0.085, 0.06, abs(edge))
                        alb[0] += (0.72 - alb[0]) * tooth
                        alb[1] += (0.69 - alb[1]) * tooth
                        alb[2] += (0.62 - alb[2]) * tooth
                        spec, sky = spec + 0.15 * tooth, 0.5 + 0.5 * tooth
            elif kind == 6:
                for k in range(3):
                    alb[k] = tints[T_LIP, k] * 0.5
                sky, spec = 0.3, 0.0
            else:
                m = kind - FIRST_PROP
                nap = noise_at(volume, sx * 26, sy * 26, sz * 26)
                fold_n = noise_at(volume, sx * 5, sy * 5, sz * 5)
                for k in range(3):
                    alb[k] = stuff[m, k] * (1 + stuff[m, S_NAP] * 0.3 * nap)
                if stuff[m, S_PATTERN] > 0:
                    wave = math.sin(stuff[m, S_PATTERN] * oy) * math.sin(stuff[m, S_PATTERN] * 0.37 * ox + 1.0)
                    for k in range(3):
                        alb[k] *= 0.72 + 0.28 * ramp(-0.2, 0.2, wave)
                nx += stuff[m, S_NAP] * (0.35 * nap + 0.5 * fold_n)
                ny += stuff[m, S_NAP] * (0.35 * fold_n + 0.2 * nap)
                spec, gloss = stuff[m, S_SPEC], stuff[m, S_GLOSS]
                soft = stuff[m, S_SOFT]
                wrap_r, wrap_g, wrap_b, sky = 0.3 * soft, 0.25 * soft, 0.22 * soft, 0.9
            if face[INFRARED] > 0:
                grey = 0.55 * alb[0] + 0.30 * alb[1] + 0.15 * alb[2]
                if kind == 0 and not cloth:
                    grey = math.sqrt(grey) * 0.62 + 0.12 * grey
                for k in range(3):
                    alb[k] += (grey - alb[k]) * face[INFRARED]
            s = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
            nx, ny, nz = nx * s, ny * s, nz * s
            up = 0.5 + 0.5 * ny
            open_sky = 0.25 + 0.75 * sky
            r = alb[0] * (ambient[1, 0] + (ambient[0, 0] - ambient[1, 0]) * up) * open_sky
            g = alb[1] * (ambient[1, 1] + (ambient[0, 1] - ambient[1, 1]) * up) * open_sky * (0.9 + 0.1 * sky)
            bl = alb[2] * (ambient[1, 2] + (ambient[0, 2] - ambient[1, 2]) * up) * open_sky * (0.88 + 0.12 * sky)
            for k in range(lights.shape[0]):
                dot = nx * lights[k, 0] + ny * lights[k, 1] + nz * lights[k, 2]
                lit = 1.0
                if k < shadows.shape[0]:
                    u = (bases[k, 0, 0] * qx + bases[k, 0, 1] * qy + bases[k, 0, 2] * qz) * shadow_scale[k, 0]
                    v = (bases[k, 1, 0] * qx + bases[k, 1, 1] * qy + bases[k, 1, 2] * qz) * shadow_scale[k, 0]
                    depth = bases[k, 2, 0] * qx + bases[k, 2, 1] * qy + bases[k, 2, 2] * qz + 0.03
                    u, v = u + shadow_scale[k, 1] - 0.5, v + shadow_scale[k, 2] - 0.5
                    iu, iv = math.floor(u), math.floor(v)
                    if 1 <= iu < side - 3 and 1 <= iv < side - 3:
                        # A 4 x 4 vote, its rim weighted by where in the texel the point lies: a soft edge.
                        tu, tv = u - iu, v - iv
                        vote = 0.0
                        for j in range(4):
                            wj = (1 - tv) if j == 0 else (tv if j == 3 else 1.0)
                            for i in range(4):
                                wi = (1 - tu) if i == 0 else (tu if i == 3 else 1.0)
                                if depth > shadows[k, iv + j - 1, iu + i - 1]:
                                    vote += wi * wj
                        lit = vote / 9.0
                if lit <= 0:
                    continue
                dr = max(0.0, (dot + wrap_r) / (1 + wrap_r))
                dg = max(0.0, (dot + wrap_g) / (1 + wrap_g))
                db = max(0.0, (dot + wrap_b) / (1 + wrap_b))
                near_sky = 0.45 + 0.55 * sky
                r += alb[0] * dr * lights[k, 3] * (0.12 + 0.88 * lit) * near_sky
                g += alb[1] * dg * lights[k, 4] * lit * near_sky
                bl += alb[2] * db * lights[k, 5] * lit * near_sky
                if dot > 0 and spec + glint > 0:
                    hx, hy, hz = lights[k, 0], lights[k, 1], lights[k, 2] + 1.0
                    s = 1.0 / math.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
                    hn = max(0.0, (hx * nx + hy * ny + hz * nz) * s)
                    shine = spec * hn**gloss * lit * sky
                    if glint > 0:
                        shine += glint * hn**260.0 * (0.35 + 0.65 * lit)
                    r += shine * lights[k, 3]
                    g += shine * lights[k, 4]
                    bl += shine * lights[k, 5]
            out[py, px, 0] = r
            out[py, px, 1] = g
            out[py, px, 2] = bl
    return out
