"""One picture: the posed baby and the things around it, turned, projected, lit and developed, with its truth."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.synth import backdrop, dressing, shade
from neopain.synth.actions import Expression, fold_weights
from neopain.synth.develop import develop, gain_for, recompress
from neopain.synth.furrows import FaceMaps
from neopain.synth.identity import Identity, pose_face
from neopain.synth.landmarks import face_vertices, jaw_line
from neopain.synth.mesh import EYE_L, EYE_R, SKIN, HeadModel
from neopain.synth.raster import light_basis, rasterize, surface_gradients, vertex_normals
from neopain.synth.scene import Camera, Scene

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]

OVERSAMPLE = 1.5
_PIVOT = np.array([0.0, -0.7, -0.9], np.float32)  # where neck and head meet
_EYE_REGION = (0.12, 0.52, -0.13, 0.14)  # |x| from, to, y from, to on the plane
_MOUTH_REGION = (0.0, 0.40, -0.86, -0.53)


@dataclass(frozen=True)
class Studio:
    """What all pictures share."""

    head: HeadModel
    maps: FaceMaps
    volume: F32
    """(64, 64, 64) periodic noise of unit spread."""
    face: I32
    box: I32


@dataclass(frozen=True)
class Picture:
    """A finished picture and what is true of it; pixels of the final picture."""

    rgb: U8
    landmarks: F32
    """(68, 2)"""
    box: F32
    """(4,) x0 y0 x1 y1: hairline to chin, ear to ear."""
    covered_eyes: float
    covered_mouth: float
    lid_gap: F32
    """(2,) right, left; eye units."""


def open_studio(head: HeadModel, maps: FaceMaps) -> Studio:
    """Prepares the shared data."""
    rng = np.random.default_rng(9)
    raw = rng.normal(size=(64, 64, 64)).astype(np.float32)
    for axis in range(3):
        raw = 0.25 * np.roll(raw, 1, axis) + 0.5 * raw + 0.25 * np.roll(raw, -1, axis)
    face, box = face_vertices(head.plane, head.marks[:, 1], head.marks[:, 5] > 0)
    return Studio(head, maps, (raw / raw.std()).astype(np.float32), face, box)


def rotation(yaw_deg: float, pitch_deg: float, roll_deg: float) -> F32:
    """(3, 3) from head axes to the camera's: x right, y up, z towards the camera."""
    y, p, r = np.radians([yaw_deg, pitch_deg, roll_deg])
    turn = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    nod = np.array([[1, 0, 0], [0, np.cos(p), np.sin(p)], [0, -np.sin(p), np.cos(p)]])
    lean = np.array([[np.cos(r), np.sin(r), 0], [-np.sin(r), np.cos(r), 0], [0, 0, 1]])
    return (lean @ turn @ nod).astype(np.float32)


def _smooth(low: float, high: float, x: F32) -> F32:
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _project(points: F32, camera: Camera) -> F32:
    """Pinhole at camera.distance before the eyes: (N, 3) x, y (down) in eye units there, and nearness."""
    depth = np.maximum(camera.distance - points[:, 2], 0.5)
    return np.stack([points[:, 0] / depth, -points[:, 1] / depth, points[:, 2]], 1)


def take(
    studio: Studio, who: Identity, face: Expression, scene: Scene, size: tuple[int, int], noise: np.random.Generator,
    anchor: F32 | None = None,
) -> Picture:  # fmt: skip
    """Renders size (height, width) pixels. `anchor` (3,): pixels a unit of the image plane and its origin x, y, from
    an earlier picture, holds the camera still; none frames the face box anew."""
    head, camera = studio.head, scene.camera
    posed = pose_face(head, who, face)
    pieces, decals, cover = dressing.dress(head, posed, scene, who)
    points, plane, marks, tris, material, cut, cuts = _assemble(head, posed, pieces, camera)
    high, wide = int(size[0] * OVERSAMPLE), int(size[1] * OVERSAMPLE)
    flat = _project(points, camera)
    if anchor is None:
        anchor = frame_anchor(flat[studio.box], camera, high, wide)
    xyz = np.empty_like(points)
    xyz[:, 0] = flat[:, 0] * anchor[0] + anchor[1]
    xyz[:, 1] = flat[:, 1] * anchor[0] + anchor[2]
    xyz[:, 2] = points[:, 2]

    tri, weights, _ = rasterize(xyz, tris, cut, cuts, high, wide)
    normals = vertex_normals(points, tris)
    gu, gv = surface_gradients(points, plane, tris[: len(head.tris)])
    folds = np.tensordot(fold_weights(face, who.lines), studio.maps.height, 1)
    lights, bases, shadows, scale = _shadows(points, tris, material, cut, cuts, scene)
    settings, tints = face_settings(who, face, scene)
    light = shade.shade(
        tri, weights, tris, material, points, normals, plane, marks, gu, gv, folds.astype(np.float32),
        studio.maps.brow, studio.maps.flush, studio.volume, settings, tints, dressing.stuff(scene, who),
        _eyes(head, points, face, camera), lights, bases, shadows, scale, np.stack([scene.sky, scene.ground]), decals,
    )  # fmt: skip
    light = _behind(light, tri, scene, lights)
    small = np.asarray(cv2.resize(light, (size[1], size[0]), interpolation=cv2.INTER_AREA), np.float32)
    metered = cv2.resize(((tri >= 0) & (tri < len(head.tris))).astype(np.float32), (size[1], size[0]))
    rgb = develop(small, gain_for(small, metered, scene.sensor), scene.sensor, noise)
    if scene.sensor.jpeg < 97:
        rgb = recompress(rgb, scene.sensor.jpeg)

    pixels = xyz[: len(posed), :2] / np.float32(OVERSAMPLE)
    hidden = _covered(studio, xyz, tri, weights, tris, plane, decals, high, wide) if cover else (0.0, 0.0)
    box = pixels[studio.box]
    return Picture(
        rgb=rgb,
        landmarks=_landmarks(studio, pixels),
        box=np.array([*box.min(0), *box.max(0)], np.float32),
        covered_eyes=hidden[0],
        covered_mouth=hidden[1],
        lid_gap=np.array([dressing.lid_gap(posed, head.lids, e) for e in (0, 1)], np.float32),
    )


def frame_anchor(flat: F32, camera: Camera, high: int, wide: int) -> F32:
    """Scale and origin (3,) that put the projected box vertices `flat` where camera.frame and camera.shift say."""
    low, up = flat[:, :2].min(0), flat[:, :2].max(0)
    scale = camera.frame * high / float(np.max(up - low))
    middle = (low + up) / 2
    return np.array(
        [scale, (0.5 * wide + camera.shift[0] * high) - middle[0] * scale,
         (0.5 + camera.shift[1]) * high - middle[1] * scale], np.float32,
    )  # fmt: skip


def turn_points(points: F32, share: F32, camera: Camera) -> F32:
    """Points (N, 3) as the camera sees them: share (N,) 1 turns with the head, 0 with the body."""
    head = rotation(camera.yaw_deg, camera.pitch_deg, camera.roll_deg)
    f = camera.body_follows
    body = rotation(camera.yaw_deg * f, camera.pitch_deg * f, camera.roll_deg)
    local = points - _PIVOT
    mixed = share[:, None] * (local @ head.T) + (1 - share[:, None]) * (local @ body.T)
    return np.asarray(mixed + _PIVOT, np.float32)


def _assemble(
    head: HeadModel, posed: F32, pieces: list[dressing.Piece], camera: Camera
) -> tuple[F32, F32, F32, I32, U8, F32, U8]:
    share = _smooth(-1.75, -1.05, head.plane[:, 1])
    points, planes = [turn_points(posed, share, camera)], [head.plane]
    marks, tris, material = [head.marks], [head.tris], [head.part]
    cuts, cut, count = [np.zeros(len(head.tris), np.uint8)], [np.zeros(len(posed), np.float32)], len(posed)
    for p in pieces:
        n = len(p.points)
        points.append(turn_points(p.points, np.full(n, 1.0 if p.with_head else 0.0, np.float32), camera))
        planes.append(p.plane)
        marks.append(np.tile(np.array([0, 0, 9, 9, 1, 0], np.float32), (n, 1)))
        tris.append(p.tris + count)
        material.append(np.full(len(p.tris), p.material, np.uint8))
        cuts.append(np.full(len(p.tris), p.cut is not None, np.uint8))
        cut.append(np.zeros(n, np.float32) if p.cut is None else p.cut)
        count += n
    join = np.concatenate
    return (
        np.ascontiguousarray(join(points), np.float32), np.ascontiguousarray(join(planes), np.float32), join(marks),
        join(tris).astype(np.int32), join(material), join(cut).astype(np.float32), join(cuts),
    )  # fmt: skip


def _shadows(
    points: F32, tris: I32, material: U8, cut: F32, cuts: U8, scene: Scene
) -> tuple[F32, F32, F32, F32]:
    """Depth maps of the two strongest lamps."""
    lamps = sorted(scene.lamps, key=lambda lamp: -float(lamp.colour.sum()))
    lights = np.array([[*lamp.direction, *lamp.colour] for lamp in lamps], np.float32).reshape(-1, 6)
    solid = (material == SKIN) | (material >= shade.FIRST_PROP)
    casting, flags = np.ascontiguousarray(tris[solid]), np.ascontiguousarray(cuts[solid])
    side = 220
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


def _eyes(head: HeadModel, points: F32, face: Expression, camera: Camera) -> F32:
    """(2, 8) for left, right as the shader numbers them: centre, radius, gaze."""
    out = np.zeros((2, 8), np.float32)
    gaze = rotation(face.gaze_deg[0], face.gaze_deg[1], 0.0)[:, 2]
    ahead = rotation(camera.yaw_deg, camera.pitch_deg, camera.roll_deg) @ gaze
    for k, part in enumerate((EYE_L, EYE_R)):
        ball = points[np.unique(head.tris[head.part == part])]
        centre = ball.mean(0)
        out[k, :3], out[k, 3] = centre, np.linalg.norm(ball - centre, axis=1).mean()
        out[k, 4:7] = ahead
    return out


def face_settings(who: Identity, face: Expression, scene: Scene) -> tuple[F32, F32]:
    """The shader's vector of face settings and its table of tints."""
    s = np.zeros(18, np.float32)
    s[shade.HAIR_AMOUNT], s[shade.HAIR_LINE], s[shade.BROW_AMOUNT] = who.hair_amount, who.hair_line, who.brow_amount
    s[shade.MOTTLE], s[shade.FLUSH], s[shade.SHINE] = who.mottle, face.flush, who.shine
    s[shade.IRIS], s[shade.PUPIL], s[shade.WET], s[shade.LASH] = who.iris_rad, 0.18, 0.22, who.lash
    s[shade.GARMENT], s[shade.CAP_LINE], s[shade.INFRARED] = scene.garment, 9.0, float(scene.light == "infrared")
    s[shade.NOISE_X : shade.NOISE_Z + 1] = who.noise
    s[shade.PALE_MOUTH] = 2.6
    tints = np.zeros((10, 3), np.float32)
    tints[shade.T_SKIN], tints[shade.T_LIP], tints[shade.T_HAIR], tints[shade.T_IRIS] = who.skin, who.lip, who.hair, who.iris
    tints[shade.T_SCLERA] = (0.52, 0.55, 0.60)
    dim = 0.55 + 0.45 * float(who.skin.mean()) / 0.5
    tints[shade.T_MOUTH] = np.array([0.36, 0.085, 0.085], np.float32) * np.float32(dim)
    tints[shade.T_TONGUE] = np.array([0.56, 0.20, 0.20], np.float32) * np.float32(0.5 + 0.5 * dim)
    tints[shade.T_GUM] = np.array([0.60, 0.26, 0.25], np.float32) * np.float32(0.5 + 0.5 * dim)
    tints[shade.T_GARMENT], tints[shade.T_TAPE] = scene.cloth, (0.72, 0.66, 0.60)
    return s, tints


def _behind(light: F32, tri: I32, scene: Scene, lights: F32) -> F32:
    """Puts the backdrop behind, with the head's soft shadow on it."""
    high, wide = tri.shape
    bright = scene.sky + sum((lamp.colour * max(0.0, float(lamp.direction[2])) for lamp in scene.lamps), np.zeros(3))
    back = backdrop.draw_backdrop(scene.backdrop_seed, scene.sheet, high, wide, bright.astype(np.float32) * np.float32(0.8))
    if scene.light == "infrared":
        back = np.repeat((back @ np.array([0.5, 0.3, 0.2], np.float32))[..., None], 3, 2)
    body = (tri >= 0).astype(np.float32)
    less = cv2.resize(body, (wide // 4, high // 4), interpolation=cv2.INTER_AREA)
    near = cv2.GaussianBlur(less, (0, 0), high / 4 * 0.035)
    push = -lights[0, :2] * np.array([1, -1], np.float32) * np.float32(high / 4 * 0.05)
    move = np.array([[1, 0, push[0]], [0, 1, push[1]]], np.float32)
    far = cv2.warpAffine(cv2.GaussianBlur(less, (0, 0), high / 4 * 0.05), move, (less.shape[1], less.shape[0]))
    shadow = cv2.resize(1 - 0.55 * np.maximum(near, 0.9 * far), (wide, high))
    return np.where(tri[..., None] >= 0, light, back * shadow[..., None]).astype(np.float32)


def _landmarks(studio: Studio, pixels: F32) -> F32:
    rings = studio.head.rings
    out = pixels[np.maximum(rings, 0)].astype(np.float32)
    eyes, mouth = out[36:48].mean(0), out[48:60].mean(0)
    axis = mouth - eyes
    upright = float(np.degrees(np.arctan2(-axis[0], axis[1])))
    out[:17] = jaw_line(pixels[studio.face], upright, mouth, eyes)
    return out


def _covered(
    studio: Studio, xyz: F32, tri: I32, weights: F32, tris: I32, plane: F32, decals: F32, high: int, wide: int
) -> tuple[float, float]:
    """Share of the eye and of the mouth region that would be seen without the occluders and is not."""
    count = len(studio.head.tris)
    points = np.ascontiguousarray(xyz[: len(studio.head.plane)])
    none = np.zeros(len(points), np.float32)
    bare, inner, _ = rasterize(points, studio.head.tris, none, np.zeros(count, np.uint8), high, wide)
    corner = plane[studio.head.tris[np.maximum(bare, 0)]]
    at = corner[:, :, 0] * (1 - inner.sum(-1))[..., None] + corner[:, :, 1] * inner[..., :1] + corner[:, :, 2] * inner[..., 1:]
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
