"""Renders one picture: the posed baby and the props, turned, projected, lit and developed, with its truth."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from neopain.base.arrays import F32, I32, U8
from neopain.synth.face.actions import Expression, fold_weights
from neopain.synth.face.identity import Identity, pose_face
from neopain.synth.geometry.mesh import EYE_L, EYE_R, SKIN, HeadModel
from neopain.synth.geometry.raster import light_basis, rasterize, surface_gradients, vertex_normals
from neopain.synth.place.backdrop import put_behind
from neopain.synth.place.props import Piece
from neopain.synth.place.scene import Camera, Scene
from neopain.synth.place.style import pane, restyle
from neopain.synth.render.develop import develop, gain_for, recompress
from neopain.synth.render.dressing import dress
from neopain.synth.render.measure import covered, landmarks
from neopain.synth.render.palette import FIRST_PROP, face_settings, materials
from neopain.synth.render.shade import Lighting, Mesh, Paint, shade
from neopain.synth.render.studio import Studio
from neopain.synth.render.view import frame_anchor, project, rotation, smooth, turn_points

OVERSAMPLE = 1.5


@dataclass(frozen=True)
class FixedView:
    """What stays the same in all pictures of a film."""

    anchor: F32
    """(3,) pixels a unit of the image plane, and its origin x, y, in oversampled pixels."""
    gain: float
    """Exposure."""
    cloth: F32
    """(H, W, 3) the backdrop under white light, oversampled."""


@dataclass(frozen=True)
class Picture:
    """A finished picture and its truth, in pixels of the final picture."""

    rgb: U8
    landmarks: F32
    """(68, 2)"""
    box: F32
    """(4,) x0 y0 x1 y1: hairline to chin, ear to ear."""
    covered_eyes: float
    covered_mouth: float
    gain: float
    anchor: F32
    """As in FixedView."""


@dataclass(frozen=True)
class _Model:
    """Head and pieces as one mesh, as the camera sees them."""

    points: F32
    """(N, 3)"""
    plane: F32
    """(N, 3)"""
    marks: F32
    """(N, 6)"""
    tris: I32
    """(T, 3), those of the head first."""
    material: U8
    """(T,)"""
    cut: F32
    """(N,) where it interpolates below 0, a triangle with `cuts` is a hole."""
    cuts: U8
    """(T,)"""


def render_picture(
    studio: Studio,
    infant: Identity,
    face: Expression,
    scene: Scene,
    size: tuple[int, int],
    noise: Generator,
    fixed: FixedView | None = None,
) -> Picture:
    """Renders size (height, width) pixels; `noise` gives this picture's sensor noise.

    fixed: camera, exposure and backdrop of the film that this is a frame of; None: they are set for this face.
    """
    posed = pose_face(studio.head, infant, face)
    pieces, decals, cover = dress(studio.head, posed, scene)
    model = _assemble(studio.head, posed, pieces, scene.camera)
    high, wide = int(size[0] * OVERSAMPLE), int(size[1] * OVERSAMPLE)
    flat = project(model.points, scene.camera)
    anchor = frame_anchor(flat[studio.box], scene.camera, high, wide) if fixed is None else fixed.anchor
    xyz = np.empty_like(model.points)
    xyz[:, 0] = flat[:, 0] * anchor[0] + anchor[1]
    xyz[:, 1] = flat[:, 1] * anchor[0] + anchor[2]
    xyz[:, 2] = model.points[:, 2]

    tri, weights, _ = rasterize(xyz, model.tris, model.cut, model.cuts, high, wide)
    paint = _paint(studio, model.points, infant, face, scene, decals)
    lighting = _lighting(model, scene, 220 if fixed is None else 420)
    light = shade(_mesh(studio.head, model, tri, weights), paint, lighting)
    light = put_behind(light, tri, scene, lighting.lights, None if fixed is None else fixed.cloth)
    if scene.wall:
        light = pane(light, scene.backdrop_seed)
    small = np.asarray(cv2.resize(light, (size[1], size[0]), interpolation=cv2.INTER_AREA), np.float32)
    if fixed is None:
        metered = cv2.resize(((tri >= 0) & (tri < len(studio.head.tris))).astype(np.float32), (size[1], size[0]))
        gain = gain_for(small, np.asarray(metered, np.float32), scene.sensor)
    else:
        gain = fixed.gain
    rgb = develop(small, gain, scene.sensor, noise)
    rgb = restyle(rgb, scene.style, scene.backdrop_seed)
    if scene.sensor.jpeg < 97:
        rgb = recompress(rgb, scene.sensor.jpeg)

    pixels = xyz[: len(posed), :2] / np.float32(OVERSAMPLE)
    hidden = covered(studio.head, xyz, tri, decals) if cover else (0.0, 0.0)
    box = pixels[studio.box]
    return Picture(
        rgb=rgb,
        landmarks=landmarks(studio, pixels),
        box=np.array([*box.min(0), *box.max(0)], np.float32),
        covered_eyes=hidden[0],
        covered_mouth=hidden[1],
        gain=gain,
        anchor=anchor,
    )


def _mesh(head: HeadModel, model: _Model, tri: I32, weights: F32) -> Mesh:
    gu, gv = surface_gradients(model.points, model.plane, model.tris[: len(head.tris)])
    normals = vertex_normals(model.points, model.tris)
    return Mesh(tri, weights, model.tris, model.material, model.points, normals, model.plane, model.marks, gu, gv)


def _paint(studio: Studio, points: F32, infant: Identity, face: Expression, scene: Scene, decals: F32) -> Paint:
    folds = np.tensordot(fold_weights(face, infant.lines), studio.maps.height, 1).astype(np.float32)
    settings, tints = face_settings(infant, face, scene)
    eyes = _eyes(studio.head, points, face, scene.camera)
    maps = studio.maps
    return Paint(folds, maps.brow, maps.flush, studio.volume, settings, tints, materials(scene, infant), eyes, decals)


def _lighting(model: _Model, scene: Scene, side: int) -> Lighting:
    """The scene's lamps by strength; the two strongest cast shadows, on nearness maps of `side` texels a side."""
    lamps = sorted(scene.lamps, key=lambda lamp: -float(lamp.colour.sum()))
    lights = np.array([[*lamp.direction, *lamp.colour] for lamp in lamps], np.float32).reshape(-1, 6)
    solid = (model.material == SKIN) | (model.material >= FIRST_PROP)
    casting, flags = np.ascontiguousarray(model.tris[solid]), np.ascontiguousarray(model.cuts[solid])
    near = np.abs(model.points[:, 0]) < 3.2
    bases, maps, scales = [], [], []
    for lamp in lamps[:2]:
        basis = light_basis(lamp.direction)
        local = model.points @ basis.T
        low, up = local[near].min(0), local[near].max(0)
        scale = (side - 4) / float(max(up[0] - low[0], up[1] - low[1]))
        xyz = np.ascontiguousarray(local * np.array([scale, scale, 1], np.float32), np.float32)
        offset = 2 - low[:2] * scale
        xyz[:, :2] += offset
        maps.append(rasterize(xyz, casting, model.cut, flags, side, side)[2])
        bases.append(basis)
        scales.append([scale, *offset])
    axes, shadows, factors = (np.array(part, np.float32) for part in (bases, maps, scales))
    return Lighting(lights, axes, shadows, factors, np.stack([scene.sky, scene.ground]))


def _assemble(head: HeadModel, posed: F32, pieces: list[Piece], camera: Camera) -> _Model:
    """Head and pieces as one mesh, turned."""
    share = smooth(-1.75, -1.05, head.plane[:, 1])
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
    return _Model(
        np.ascontiguousarray(join(points), np.float32), np.ascontiguousarray(join(planes), np.float32), join(marks),
        join(tris).astype(np.int32), join(material), join(cut).astype(np.float32), join(cuts),
    )  # fmt: skip


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
