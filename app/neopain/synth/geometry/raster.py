"""The z-buffer: the visible triangle at each pixel and the place in it; also depth maps for shadows."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from neopain.base.arrays import F32, I32, U8


@njit(cache=True, fastmath=True)
def rasterize(xyz: F32, tris: I32, cut: F32, cuts: U8, high: int, wide: int) -> tuple[I32, F32, F32]:
    """Nearest triangle at each pixel.

    xyz (N, 3): pixel x, pixel y, nearness (larger is nearer). tris (T, 3). cut (N,): where it interpolates below 0 a
    triangle with cuts[t] != 0 has a hole. Returns tri (H, W) with -1 for nothing, and the weights of the second and the
    third corner (H, W, 2), and the nearness (H, W).
    """
    tri = np.full((high, wide), -1, np.int32)
    weights = np.zeros((high, wide, 2), np.float32)
    near = np.full((high, wide), -1e30, np.float32)
    for t in range(tris.shape[0]):
        a, b, c = tris[t, 0], tris[t, 1], tris[t, 2]
        ax, ay, bx, by, cx, cy = xyz[a, 0], xyz[a, 1], xyz[b, 0], xyz[b, 1], xyz[c, 0], xyz[c, 1]
        x0 = max(0, math.ceil(min(ax, bx, cx) - 0.5))
        x1 = min(wide - 1, math.floor(max(ax, bx, cx) - 0.5))
        y0 = max(0, math.ceil(min(ay, by, cy) - 0.5))
        y1 = min(high - 1, math.floor(max(ay, by, cy) - 0.5))
        if x0 > x1 or y0 > y1:
            continue
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if abs(area) < 1e-9:
            continue
        inv = np.float32(1.0 / area)
        za, zb, zc = xyz[a, 2], xyz[b, 2], xyz[c, 2]
        holed = cuts[t] != 0
        for y in range(y0, y1 + 1):
            py = np.float32(y + 0.5)
            for x in range(x0, x1 + 1):
                px = np.float32(x + 0.5)
                u = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) * inv
                v = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) * inv
                w = np.float32(1.0) - u - v
                if u < 0 or v < 0 or w < 0:
                    continue
                z = w * za + u * zb + v * zc
                if z <= near[y, x]:
                    continue
                if holed and w * cut[a] + u * cut[b] + v * cut[c] < 0:
                    continue
                near[y, x] = z
                tri[y, x] = t
                weights[y, x, 0] = u
                weights[y, x, 1] = v
    return tri, weights, near


@njit(cache=True, fastmath=True)
def vertex_normals(points: F32, tris: I32) -> F32:
    """Area-weighted unit normals (N, 3) of points (N, 3)."""
    out = np.zeros_like(points)
    for t in range(tris.shape[0]):
        a, b, c = tris[t, 0], tris[t, 1], tris[t, 2]
        ux, uy, uz = points[b, 0] - points[a, 0], points[b, 1] - points[a, 1], points[b, 2] - points[a, 2]
        vx, vy, vz = points[c, 0] - points[a, 0], points[c, 1] - points[a, 1], points[c, 2] - points[a, 2]
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        for k in (a, b, c):
            out[k, 0] += nx
            out[k, 1] += ny
            out[k, 2] += nz
    for i in range(out.shape[0]):
        s = math.sqrt(out[i, 0] ** 2 + out[i, 1] ** 2 + out[i, 2] ** 2) + 1e-12
        out[i, 0] /= s
        out[i, 1] /= s
        out[i, 2] /= s
    return out


@njit(cache=True, fastmath=True)
def surface_gradients(points: F32, plane: F32, tris: I32) -> tuple[F32, F32]:
    """Per triangle the gradients (T, 3) of the two coordinates plane[:, 0] and plane[:, 1] along the surface points."""
    count = tris.shape[0]
    gu = np.zeros((count, 3), np.float32)
    gv = np.zeros((count, 3), np.float32)
    for t in range(count):
        a, b, c = tris[t, 0], tris[t, 1], tris[t, 2]
        e1 = points[b] - points[a]
        e2 = points[c] - points[a]
        n = np.array([e1[1] * e2[2] - e1[2] * e2[1], e1[2] * e2[0] - e1[0] * e2[2], e1[0] * e2[1] - e1[1] * e2[0]])
        s = n[0] * n[0] + n[1] * n[1] + n[2] * n[2]
        if s < 1e-14:
            continue
        for k in range(3):
            i, j = (k + 1) % 3, (k + 2) % 3
            p = (e2[i] * n[j] - e2[j] * n[i]) / s
            q = (n[i] * e1[j] - n[j] * e1[i]) / s
            gu[t, k] = (plane[b, 0] - plane[a, 0]) * p + (plane[c, 0] - plane[a, 0]) * q
            gv[t, k] = (plane[b, 1] - plane[a, 1]) * p + (plane[c, 1] - plane[a, 1]) * q
    return gu, gv


@njit(cache=True)
def smooth_points(points: F32, tris: I32, rounds: int) -> F32:
    """Points after `rounds` averages over mesh neighbours: a smoothed copy of the surface."""
    now = points.copy()
    for _ in range(rounds):
        total = np.zeros_like(now)
        weight = np.zeros(now.shape[0], np.float32)
        for t in range(tris.shape[0]):
            for k in range(3):
                a, b = tris[t, k], tris[t, (k + 1) % 3]
                for d in range(3):
                    total[a, d] += now[b, d]
                    total[b, d] += now[a, d]
                weight[a] += 1
                weight[b] += 1
        for i in range(now.shape[0]):
            if weight[i] > 0:
                for d in range(3):
                    now[i, d] = total[i, d] / weight[i]
    return now


def light_basis(direction: F32) -> F32:
    """A rotation (3, 3) whose last row points to the light; the first two rows span its shadow map."""
    w = direction / np.linalg.norm(direction)
    helper = np.array([0.0, 1.0, 0.0]) if abs(w[1]) < 0.9 else np.array([1.0, 0.0, 0.0])
    u = np.cross(helper, w)
    u /= np.linalg.norm(u)
    return np.stack([u, np.cross(w, u), w]).astype(np.float32)
