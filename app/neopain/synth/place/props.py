"""Things around and on the face as small meshes: tubes, cannula, pacifier, hand, blanket, eye shield, cap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from neopain.base.arrays import F32, F64, I32
from neopain.synth.geometry.raster import smooth_points, vertex_normals


@dataclass(frozen=True)
class Piece:
    """A mesh of one material. points (N, 3) in eye units, before the head turns; plane (N, 3) its pattern's map."""

    points: F32
    tris: I32
    material: int
    plane: F32
    with_head: bool = True
    """Whether it turns with the head; otherwise it does not move."""
    cut: F32 | None = None
    """(N,) a hole where it interpolates below 0."""


def grid_tris(rows: int, cols: int, closed: bool) -> I32:
    """Triangles of a grid of rows x cols vertices; closed joins its last column to the first."""
    last = cols if closed else cols - 1
    out = []
    for r in range(rows - 1):
        for c in range(last):
            a, b = r * cols + c, r * cols + (c + 1) % cols
            out += [(a, b, a + cols), (b, b + cols, a + cols)]
    return np.array(out, np.int32)


def tube(path: F32, radius: F32, material: int, sides: int = 8) -> Piece:
    """A round tube along path (K, 3); radius (K,)."""
    steps = np.linspace(0, len(path) - 1, max(len(path) * 5, 12))
    knots = np.arange(len(path))
    dense = np.stack([np.interp(steps, knots, path[:, k]) for k in range(3)], 1)
    for _ in range(4):
        dense[1:-1] = 0.25 * dense[:-2] + 0.5 * dense[1:-1] + 0.25 * dense[2:]
    wide = np.interp(steps, knots, radius)
    ahead = np.gradient(dense, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True) + 1e-9
    helper = np.where(np.abs(ahead[:, 2:]) < 0.8, np.array([[0.0, 0.0, 1.0]]), np.array([[0.0, 1.0, 0.0]]))
    u = np.cross(helper, ahead)
    u /= np.linalg.norm(u, axis=1, keepdims=True) + 1e-9
    v = np.cross(ahead, u)
    angle = np.arange(sides) * 2 * np.pi / sides
    ring = np.cos(angle)[None, :, None] * u[:, None] + np.sin(angle)[None, :, None] * v[:, None]
    points = (dense[:, None] + wide[:, None, None] * ring).reshape(-1, 3).astype(np.float32)
    return Piece(points, grid_tris(len(dense), sides, True), material, points * 0.5)


def ball(centre: F32, axes: F32, material: int, power: float = 1.0) -> Piece:
    """An ellipsoid; axes (3, 3) rows are the half axes; power < 1 makes it boxier."""
    lat, lon = np.meshgrid(np.linspace(0, np.pi, 13), np.arange(18) * 2 * np.pi / 18, indexing="ij")

    def soft(x: F64) -> F64:
        return np.asarray(np.sign(x) * np.abs(x) ** power)

    belt = soft(np.sin(lat))
    unit = np.stack([belt * soft(np.cos(lon)), belt * soft(np.sin(lon)), soft(np.cos(lat))], -1)
    points = (centre + unit.reshape(-1, 3) @ axes).astype(np.float32)
    return Piece(points, grid_tris(13, 18, True)[:, ::-1].copy(), material, points * 0.5)


def on_face(points: F32, plane: F32, skin: I32, spots: F32, lift: float) -> F32:
    """Places (K, 3) on the posed skin at plane coordinates spots (K, 2), lifted to the front by `lift`."""
    front = skin[plane[skin, 2] > -0.45]
    out = []
    for x, y in spots:
        d2 = (plane[front, 0] - x) ** 2 + (plane[front, 1] - y) ** 2 - 0.01 * plane[front, 2]
        out.append(points[front[int(np.argmin(d2))]] + np.array([0, 0, lift], np.float32))
    return np.array(out, np.float32)


def hand(rng: Generator, at: F32, size: float, material: int) -> list[Piece]:
    """A fist or half-open hand whose fingers reach over `at` (3,); size 1 is about a newborn's palm (0.6 eye units)."""
    side = 1.0 if rng.random() < 0.5 else -1.0
    turn = rng.uniform(-0.9, 0.9) + (0.0 if rng.random() < 0.6 else np.pi / 2 * side)
    right = np.array([np.cos(turn), np.sin(turn), 0])
    up = np.array([-np.sin(turn), np.cos(turn), 0])
    out = np.array([0, 0, 1.0])
    palm = np.stack([right * 0.34, up * 0.30, out * 0.17]) * size
    base = at + np.array([0, 0, 0.17 * size]) - up * 0.25 * size
    pieces = [ball(base.astype(np.float32), palm.astype(np.float32), material, 0.8)]
    curl = rng.uniform(0.0, 1.0)
    for k in range(4):
        off = (k - 1.5) * 0.165 * size
        root = base + right * off + up * 0.22 * size + out * 0.06 * size
        mid = root + up * 0.23 * size * (1 - 0.4 * curl) + out * 0.10 * size * curl + right * off * 0.15
        tip = mid + up * 0.20 * size * (1 - 1.6 * curl) - out * 0.04 * size + right * off * 0.1
        path = np.array([root, mid, tip], np.float32)
        pieces.append(tube(path, np.array([0.085, 0.08, 0.062], np.float32) * np.float32(size), material))
        pieces.append(ball(tip.astype(np.float32), np.eye(3, dtype=np.float32) * np.float32(0.063 * size), material))
    across = right * size * side
    thumb = np.array([base + across * 0.28, base + across * 0.38 + up * 0.24 * size], np.float32)
    pieces.append(tube(thumb, np.array([0.10, 0.075], np.float32) * np.float32(size), material))
    wrist = np.array([base - up * 0.2 * size, base - up * 1.5 * size - out * 0.35], np.float32)
    pieces.append(tube(wrist, np.array([0.25, 0.27], np.float32) * np.float32(size), material, 12))
    return pieces


def pacifier(at: F32, material: int, knob: int) -> list[Piece]:
    """A shield with a knob in front of the mouth middle `at` (3,)."""
    shield = np.diag([0.46, 0.36, 0.07]).astype(np.float32)
    front = at + np.array([0, 0.02, 0.13], np.float32)
    knob_axes = np.diag([0.17, 0.17, 0.09]).astype(np.float32)
    return [ball(front, shield, material, 0.9), ball(front + np.array([0, 0, 0.10], np.float32), knob_axes, knob, 0.8)]


def cloth_sheet(rng: Generator, bottom: float, top: float, lean_deg: float, material: int, front: float) -> Piece:
    """A blanket from `bottom` to `top` (eye units above the eyes) that bulges to `front`, its upper edge wavy."""
    rows, cols = 34, 44
    across, down = np.meshgrid(np.linspace(-1, 1, cols), np.linspace(0, 1, rows))
    phase = rng.uniform(0, 6.28, 6)
    edge = 0.07 * np.sin(3 * across + phase[0]) + 0.04 * np.sin(8 * across + phase[1])
    x = across * 2.6
    y = (top + edge - 0.11 * x**2) * (1 - down) + bottom * down
    lean = np.radians(lean_deg)
    rx, ry = x * np.cos(lean) - y * np.sin(lean), x * np.sin(lean) + y * np.cos(lean)
    dome = front - 0.42 * rx**2 - 0.16 * (ry + 0.5) ** 2
    folds = 0.05 * np.sin(5 * rx + 3 * ry + phase[2]) + 0.035 * np.sin(11 * ry - 4 * rx + phase[3])
    roll = 0.10 * np.exp(-((down / 0.06) ** 2))
    points = np.stack([rx, ry, np.maximum(dome, -1.6) + folds + roll], -1).reshape(-1, 3).astype(np.float32)
    flat = (np.stack([x, y, 0 * x], -1).reshape(-1, 3) * 0.5).astype(np.float32)
    return Piece(points, grid_tris(rows, cols, False)[:, ::-1].copy(), material, flat)


def shell(points: F32, plane: F32, tris: I32, lift: float, cut: F32, material: int) -> Piece:
    """A layer of cloth over part of the skin: cut (N,) is positive where the layer is; tris are those of the skin."""
    near = tris[(cut[tris] > -0.35).any(1)]
    used, flat = np.unique(near, return_inverse=True)
    own = np.ascontiguousarray(points[used])
    local = flat.reshape(-1, 3).astype(np.int32)
    loose = smooth_points(own, local, 6)
    normal = vertex_normals(loose, local)
    lifted = np.maximum(0.0, ((own - loose) * normal).sum(1, keepdims=True))
    out = loose + normal * (lift + 0.8 * lifted)
    return Piece(out.astype(np.float32), local, material, plane[used], True, cut[used])
