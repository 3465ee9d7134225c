"""Steps from the adult base mesh to the baby's head: proportions, transferred deltas, ambient occlusion, distances."""

from __future__ import annotations

import numpy as np

from neopain.base.arrays import F32, I32
from neopain.synth.geometry.raster import light_basis, rasterize, vertex_normals


def transfer(adult: F32, baby: F32) -> F32:
    """Per vertex a linear map (V, 3, 3) that turns an adult's small movement into the baby's (locally fitted)."""
    count = len(adult)
    maps = np.zeros((count, 3, 3), np.float64)
    for start in range(0, count, 512):
        block = adult[start : start + 512]
        d2 = ((block[:, None] - adult[None]) ** 2).sum(-1)
        near = np.argpartition(d2, 80, axis=1)[:, :80]
        w = np.exp(-np.take_along_axis(d2, near, 1) / (2 * 0.12**2)) + 1e-3
        src, dst = adult[near].astype(np.float64), baby[near].astype(np.float64)
        total = w.sum(1, keepdims=True)[..., None]
        src = src - (w[..., None] * src).sum(1, keepdims=True) / total
        dst = dst - (w[..., None] * dst).sum(1, keepdims=True) / total
        gram = np.einsum("nk,nki,nkj->nij", w, src, src) + 1e-5 * np.eye(3)
        cross = np.einsum("nk,nki,nkj->nij", w, dst, src)
        maps[start : start + 512] = np.clip(cross @ np.linalg.inv(gram), -1.5, 1.5)
    return np.asarray(0.7 * maps + 0.3 * maps.mean(0), np.float32)


def fill_face(baby: F32, eyes: list[I32], ears: F32) -> F32:
    """The baby with larger features on the same skull and smaller ears, nearer to photographs of newborns."""
    right, left = baby[eyes[0]].mean(0), baby[eyes[1]].mean(0)
    span = float(np.linalg.norm(left - right))
    centre = (left + right) / 2 - np.array([0, 0.45 * span, 0], np.float32)
    out = baby.copy()
    d = (baby - centre) / span
    near = np.exp(-(d[:, 0] ** 2 + d[:, 1] ** 2) / (2 * 0.75**2)) * np.clip((d[:, 2] + 1.0) / 0.7, 0, 1)
    out += 0.17 * near[:, None] * (baby - centre) * np.array([1, 1, 0.55], np.float32)
    for side in (1, -1):
        ear = (ears > 0.25) & (baby[:, 0] * side > 0.5 * span)
        root = out[ear].mean(0) - np.array([0.12 * span * side, 0, 0], np.float32)
        out[ear] = root + (out[ear] - root) * (0.78 * ears[ear] + 1 - ears[ear])[:, None]
    return out.astype(np.float32)


def openness(points: F32, tris: I32) -> F32:
    """Share of 96 directions from which each vertex is seen, 0..1, of those in front of its surface."""
    rng = np.random.default_rng(5)
    normals = vertex_normals(points, tris)
    visible, total = np.zeros(len(points)), np.zeros(len(points))
    low, high = points.min(0), points.max(0)
    scale = 380 / float(np.linalg.norm(high - low))
    none, flags = np.zeros(len(points), np.float32), np.zeros(len(tris), np.uint8)
    for direction in rng.normal(size=(96, 3)):
        local = (points - (low + high) / 2) @ light_basis(direction.astype(np.float32)).T
        xyz = np.ascontiguousarray(local * np.float32(scale) + np.array([200, 200, 0], np.float32), np.float32)
        near = rasterize(xyz, tris, none, flags, 400, 400)[2]
        facing = np.clip(normals @ (direction / np.linalg.norm(direction)), 0, None)
        ix = np.clip(xyz[:, :2], 0, 399).astype(int)
        visible += facing * (xyz[:, 2] > near[ix[:, 1], ix[:, 0]] - 6.0)
        total += facing
    return (visible / np.maximum(total, 1e-6)).astype(np.float32)


def ring(tris: I32, start: I32, steps: int) -> I32:
    """The vertices exactly `steps` mesh edges from `start`, as from the rim of the socket to the edge of the lid."""
    reached, rim = set(start.tolist()), set(start.tolist())
    for _ in range(steps):
        touching = tris[np.isin(tris, list(rim)).any(1)]
        rim = set(touching.ravel().tolist()) - reached
        reached |= rim
    return np.array(sorted(rim), np.int32)


def distance(points: F32, line: F32) -> F32:
    """Distance (N,) of points (N, 3) to the nearest of line (K, 3)."""
    blocks = [points[i : i + 1024, None] for i in range(0, len(points), 1024)]
    return np.concatenate([np.sqrt(((b - line[None]) ** 2).sum(-1).min(1)) for b in blocks]).astype(np.float32)
