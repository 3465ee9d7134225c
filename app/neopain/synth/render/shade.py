"""Light on what the z-buffer found: one compiled pass over the pixels, linear colours out."""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from neopain.synth.face.furrows import DENSITY, X0, Y1
from neopain.synth.geometry.lookup import lit_at, noise_at, ramp, run_down, texel_at
from neopain.synth.render import palette as p

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
            sx, sy, sz = ox + face[p.NOISE_X], oy + face[p.NOISE_Y], oz + face[p.NOISE_Z]
            qx, qy, qz = x + 0.05 * nx, y + 0.05 * ny, z + 0.05 * nz  # off the surface: no shadow on itself
            spec, gloss, wrap_r, wrap_g, wrap_b, cloth = face[p.SHINE], 18.0, 0.35, 0.18, 0.12, False
            glint = 0.0
            if kind == 0:
                for k in range(3):
                    alb[k] = tints[p.T_SKIN, k]
                col, row = (ox - X0) * DENSITY - 0.5, (Y1 - oy) * DENSITY - 0.5
                front = ramp(-0.45, -0.1, oz)
                garment = face[p.GARMENT] + 0.10 * abs(ox) + 0.03 * noise_at(volume, sx * 9, sy * 9, sz * 9)
                if oy < garment:
                    cloth = True
                    weave = 1.0 - 0.14 * face[p.GRAIN] * (1.0 - noise_at(volume, sx * 40, sy * 40, sz * 40))
                    for k in range(3):
                        alb[k] = tints[p.T_GARMENT, k] * weave
                    nx += 0.45 * face[p.GRAIN] * noise_at(volume, sx * 6, sy * 6, sz * 6)
                    ny += 0.45 * face[p.GRAIN] * noise_at(volume, sx * 6 + 17, sy * 6, sz * 6)
                    spec = 0.0
                    sky *= 0.6 + 0.4 * ramp(0.0, 0.05, garment - oy)
                else:
                    blotch = (
                        0.5 * noise_at(volume, sx * 5, sy * 5, sz * 5)
                        + 0.35 * noise_at(volume, sx * 14, sy * 14, sz * 14)
                        + 0.25 * noise_at(volume, sx * 38, sy * 38, sz * 38)
                    )
                    red = face[p.MOTTLE] * blotch + face[p.FLUSH] * (0.45 + 0.55 * texel_at(flush, col, row) * front)
                    red += 0.25 * ear + 0.12 * ramp(0.10, 0.0, lid)
                    alb[0] *= 1.0 + 0.10 * face[p.MOTTLE] * blotch - 0.05 * red
                    alb[1] *= max(0.3, 1.0 - 0.36 * red)
                    alb[2] *= max(0.3, 1.0 - 0.30 * red)
                    red_lip = lip * 0.85
                    for k in range(3):
                        alb[k] = alb[k] * (1 - red_lip) + tints[p.T_LIP, k] * (1 + 0.15 * blotch) * red_lip
                    if face[p.ODD] > 0:  # a colour that no skin has, in blots
                        odd = face[p.ODD] * ramp(-0.6, 0.6, noise_at(volume, sx * 3 + 9, sy * 3, sz * 3) + 0.5 * blotch)
                        for k in range(3):
                            alb[k] = alb[k] * (1 - odd) + tints[p.T_ODD, k] * (1 + 0.3 * blotch) * odd
                    if face[p.VERNIX] > 0:
                        fat = noise_at(volume, sx * 3 + 31, sy * 3, sz * 3) + 0.4 * blotch
                        white = 0.4 * face[p.VERNIX] * ramp(0.1, 2.0, fat) * (0.7 + 0.3 * ramp(-0.5, 0.5, blotch))
                        for k in range(3):
                            alb[k] = alb[k] * (1 - 0.75 * white) + 0.60 * white * (1 - 0.12 * k)
                        spec += 0.15 * white
                    spec += red_lip * (face[p.WET] + 0.4 * face[p.DROOL])
                    if face[p.DAMP] > 0:
                        wet = face[p.DAMP] * (0.5 + 0.5 * ramp(-0.3, 0.6, blotch))
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
                        if face[p.TEARS] + face[p.DROOL] > 0:
                            wx, wy, wspec, wgloss = run_down(
                                face[p.TEARS], face[p.DROOL], volume, ox, oy, lid, sx, sy, sz
                            )
                            nx, ny, spec, gloss = nx + wx, ny + wy, spec + wspec, gloss + wgloss
                        hairs = min(0.9, texel_at(brow, col, row) * face[p.BROW_AMOUNT]) * front
                        for k in range(3):
                            alb[k] = alb[k] * (1 - hairs) + tints[p.T_HAIR, k] * hairs
                    line = oy - face[p.HAIR_LINE] + 2.0 * max(0.0, -0.30 - oz) - 0.35 * max(0.0, 0.5 - abs(ox)) * 0.3
                    fuzz = noise_at(volume, sx * 11, sy * 11, sz * 11)
                    strand = 0.45 * noise_at(volume, sx * 120 + 3 * fuzz, sy * 16, sz * 30 + 3 * fuzz)
                    strand += 0.35 * noise_at(volume, sx * 60 + 3 * fuzz, sy * 8, sz * 15 + 3 * fuzz)
                    cover = ramp(-0.16, 0.42, line + 0.05 * fuzz) * face[p.HAIR_AMOUNT] * (1 - ear)
                    cover = min(0.95, max(0.0, cover * (0.92 + 0.22 * strand)))
                    for k in range(3):
                        alb[k] = alb[k] * (1 - cover) + tints[p.T_HAIR, k] * (1.0 + 0.3 * strand) * cover
                    nx += 0.12 * cover * strand
                    ny += 0.10 * cover * fuzz
                    spec *= 1 - 0.5 * cover
                    lash = face[p.LASH] * (1.0 - ramp(0.006, 0.026, lid))
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
                                alb[k] = (
                                    tints[p.T_TAPE, k] * (0.82 + 0.18 * ramp(-0.01, 0.02, edge)) * (1 + 0.05 * fuzz)
                                )
                            spec, gloss = 0.10, 12.0
            elif kind == 1 or kind == 2:
                e = kind - 1
                nx, ny, nz = x - eyes[e, 0], y - eyes[e, 1], z - eyes[e, 2]
                s = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
                nx, ny, nz = nx * s, ny * s, nz * s
                off = math.acos(min(1.0, max(-1.0, nx * eyes[e, 4] + ny * eyes[e, 5] + nz * eyes[e, 6])))
                rim = ramp(face[p.IRIS] + 0.05, face[p.IRIS] - 0.03, off)
                spoke = 1.1 + 0.3 * noise_at(volume, nx * 30, ny * 30, nz * 30)
                hole = ramp(face[p.PUPIL] + 0.03, face[p.PUPIL] - 0.03, off)
                dark = 0.55 + 0.45 * ramp(0.06, 0.0, abs(off - face[p.IRIS] * 0.75))
                shadow = 0.5 + 0.5 * ramp(0.0, 0.06, lid)
                for k in range(3):
                    ball = tints[p.T_SCLERA, k] * (1 - rim) + tints[p.T_IRIS, k] * spoke * dark * rim
                    alb[k] = (ball * (1 - hole) + 0.012 * hole) * shadow
                alb[1] *= 1 - 0.12 * ramp(0.05, 0.0, lid)
                alb[2] *= 1 - 0.12 * ramp(0.05, 0.0, lid)
                spec, glint = 0.04, 1.7
                wrap_r, wrap_g, wrap_b, sky = 0.2, 0.2, 0.2, 0.75
            elif kind == 3:
                fall = math.exp(-deep * face[p.PALE_MOUTH])
                for k in range(3):
                    alb[k] = tints[p.T_MOUTH, k] * (0.12 + 0.88 * fall)
                spec, gloss, sky = 0.25 * face[p.WET] * fall, 40.0, 0.15 + 0.5 * fall
            elif kind == 4:
                for k in range(3):
                    alb[k] = tints[p.T_TONGUE, k] * (1 + 0.12 * noise_at(volume, sx * 40, sy * 40, sz * 40))
                fall = math.exp(-max(0.0, 0.33 - oz) * 2.2)
                for k in range(3):
                    alb[k] *= 0.35 + 0.65 * fall
                spec, gloss, sky = 0.5 * face[p.WET], 40.0, 0.2 + 0.5 * fall
            elif kind == 5:
                for k in range(3):
                    alb[k] = tints[p.T_GUM, k] * (1 + 0.1 * noise_at(volume, sx * 30, sy * 30, sz * 30))
                spec, gloss, sky = 1.4 * face[p.WET], 50.0, 0.5
                if oz > 0.02:
                    edge = oy + 0.69
                    reach = face[p.TEETH_UP] if edge > 0 else face[p.TEETH_LOW]
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
                    alb[k] = tints[p.T_LIP, k] * 0.5
                sky, spec = 0.3, 0.0
            else:
                m = kind - p.FIRST_PROP
                nap = noise_at(volume, sx * 26, sy * 26, sz * 26)
                fold_n = noise_at(volume, sx * 5, sy * 5, sz * 5)
                for k in range(3):
                    alb[k] = stuff[m, k] * (1 + stuff[m, p.S_NAP] * 0.3 * nap)
                if stuff[m, p.S_PATTERN] > 0:
                    wave = math.sin(stuff[m, p.S_PATTERN] * oy) * math.sin(stuff[m, p.S_PATTERN] * 0.37 * ox + 1.0)
                    for k in range(3):
                        alb[k] *= 0.72 + 0.28 * ramp(-0.2, 0.2, wave)
                nx += stuff[m, p.S_NAP] * (0.35 * nap + 0.5 * fold_n)
                ny += stuff[m, p.S_NAP] * (0.35 * fold_n + 0.2 * nap)
                spec, gloss = stuff[m, p.S_SPEC], stuff[m, p.S_GLOSS]
                soft = stuff[m, p.S_SOFT]
                wrap_r, wrap_g, wrap_b, sky = 0.3 * soft, 0.25 * soft, 0.22 * soft, 0.9
            if face[p.INFRARED] > 0:
                grey = 0.55 * alb[0] + 0.30 * alb[1] + 0.15 * alb[2]
                if kind == 0 and not cloth:
                    grey = math.sqrt(grey) * 0.62 + 0.12 * grey
                for k in range(3):
                    alb[k] += (grey - alb[k]) * face[p.INFRARED]
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
                    lit = lit_at(shadows[k], bases[k], shadow_scale[k], qx, qy, qz)
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
