"""Puts the scene's cap, swaddle, quilt and occluders on and around a posed face."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.random import Generator

from neopain.base.arrays import F32, I32
from neopain.synth.geometry.mesh import SKIN, HeadModel
from neopain.synth.place import props
from neopain.synth.place.cot import quilt
from neopain.synth.place.props import Piece
from neopain.synth.place.scene import Scene
from neopain.synth.render.palette import M_BLANKET, M_CAP, M_HAND, M_KNOB, M_PLASTIC, M_SHIELD, M_SWADDLE

Worn = tuple[list[Piece], list[list[float]]]
"""Pieces and tape decals: x, y, half width, half height, cosine, sine on the plane."""


@dataclass(frozen=True)
class _Face:
    """A posed face that things are put on."""

    head: HeadModel
    posed: F32
    """(V, 3) before it turns."""
    scene: Scene

    @cached_property
    def skin(self) -> I32:
        """Vertices of the skin."""
        return np.flatnonzero(self.head.marks[:, 5] > 0).astype(np.int32)

    @cached_property
    def chin(self) -> float:
        """Height of the chin."""
        plane = self.head.plane[self.skin]
        return float(self.posed[self.skin[np.argmin(np.abs(plane[:, 0]) + np.abs(plane[:, 1] + 1.08))], 1])

    @property
    def nose(self) -> float:
        """How far the face reaches forward."""
        return float(self.posed[self.skin, 2].max())

    @property
    def chest(self) -> float:
        """How far the chest reaches forward."""
        return float(self.posed[self.skin[self.posed[self.skin, 1] < self.chin - 0.3], 2].max())

    @property
    def away(self) -> np.float32:
        """How far an occluder that is being put on is still away, 1 to 0."""
        return np.float32(1 - self.scene.occluder_place)

    def on(self, spots: list[tuple[float, float]], lift: float) -> F32:
        """Places (N, 3) on the face above `spots` of the plane."""
        return props.on_face(self.posed, self.head.plane, self.skin, np.array(spots, np.float32), lift)

    def shell(self, thickness: float, edge: F32, material: int) -> Piece:
        """A cover close to the skin where `edge` (V,) is above 0."""
        skin_tris = self.head.tris[self.head.part == SKIN]
        return props.shell(self.posed, self.head.plane, skin_tris, thickness, edge * 4, material)


def dress(head: HeadModel, posed: F32, scene: Scene) -> tuple[list[Piece], F32, bool]:
    """Pieces, tape decals (D, 6) and whether an occluder is there, for a posed face (V, 3) before it turns."""
    rng = np.random.default_rng([scene.occluder_seed, 4])
    face = _Face(head, posed, scene)
    pieces = []
    if scene.cap is not None:
        pieces.append(_cap(face, scene.cap))
    if scene.cot:
        pieces.append(_quilt(face))
    elif scene.swaddle:
        pieces.append(_swaddle(face))
    if scene.occluder == "none" or scene.occluder_place <= 0:
        return pieces, np.zeros((0, 6), np.float32), False
    side = 1.0 if rng.random() < 0.5 else -1.0
    worn, decals = _occluder(face, rng, side)
    return [*pieces, *worn], np.array(decals, np.float32).reshape(-1, 6), True


def _cap(face: _Face, height: float) -> Piece:
    plane = face.head.plane
    back = 1.1 * np.maximum(0, -0.25 - plane[:, 2])
    edge = plane[:, 1] - height + back
    bare = (face.head.marks[:, 1] > 0.05) | (plane[:, 1] < -0.35)
    return face.shell(0.07, np.where(bare, -1.0, edge).astype(np.float32), M_CAP)


def _quilt(face: _Face) -> Piece:
    """The quilt of a cot, pulled up over the face where that is the occluder."""
    scene = face.scene
    pulled_up = scene.occluder == "blanket" and scene.occluder_place > 0
    low, high = face.chin - 0.42, 1.4 if scene.occluder_top is None else scene.occluder_top
    top = low + (high - low) * scene.occluder_place if pulled_up else low
    reach = (face.chin, face.nose + 0.25) if pulled_up else (-9.0, 0.0)
    return quilt(scene.backdrop_seed, top, face.chest + 0.30, M_SWADDLE, *reach)


def _swaddle(face: _Face) -> Piece:
    own = np.random.default_rng([face.scene.backdrop_seed, 6])
    upper = face.chin - float(own.uniform(0.15, 0.5))
    sheet = props.cloth_sheet(own, face.chin - 5.5, upper, 0.0, M_SWADDLE, face.chest + 0.55)
    return replace(sheet, with_head=False)


def _occluder(face: _Face, rng: Generator, side: float) -> Worn:
    """The scene's occluder; `side`: -1 or 1, where it differs between left and right."""
    match face.scene.occluder:
        case "tube":
            return _feeding_tube(face, side)
        case "ventilator":
            return _breathing_tube(face, rng, side)
        case "cannula":
            return _cannula(face, rng)
        case "pacifier":
            mouth = face.on([(0.0, -0.64)], 0.0)[0] + face.away * np.array([0, -2.5, 1.0], np.float32)
            return props.pacifier(mouth.astype(np.float32), M_PLASTIC, M_KNOB), []
        case "hand":
            return _hand(face, rng, side), []
        case "blanket" if not face.scene.cot:
            return [_blanket(face, rng)], []
        case "eye_shield":
            return [_eye_shield(face)], []
    return [], []


def _feeding_tube(face: _Face, side: float) -> Worn:
    """From the nostril over the cheek."""
    path = face.on([(0.07 * side, -0.44), (0.10 * side, -0.50), (0.35 * side, -0.52), (0.60 * side, -0.42)], 0.03)
    path[0, 2] -= 0.05
    path = np.concatenate([path, path[-1:] + np.array([[0.25 * side, 0.1, -0.9]], np.float32)])
    tube = props.tube(path, np.full(len(path), 0.032, np.float32), M_PLASTIC)
    return [tube], [[0.38 * side, -0.50, 0.13, 0.075, 0.97, 0.24 * side]]


def _breathing_tube(face: _Face, rng: Generator, side: float) -> Worn:
    """From the mouth, held by tape over the upper lip."""
    mouth = face.on([(0.12 * side, -0.68)], 0.0)[0]
    way = [(0, 0, -0.25), (0, 0, 0.10), (0.25, -0.25, 0.5), (0.9, -1.0, 0.6), (1.6, -2.2, 0.2)]
    path = mouth + np.array(way) * np.array([side, 1, 1])
    tube = props.tube(path.astype(np.float32), np.full(5, 0.065, np.float32), M_PLASTIC)
    decals = [[0.05 * side, -0.565, rng.uniform(0.30, 0.50), 0.06, 1.0, 0.03]]
    if rng.random() < 0.5:
        decals.append([0.15 * side, -0.77, 0.28, 0.06, 0.98, 0.2 * side])
    return [tube], decals


def _cannula(face: _Face, rng: Generator) -> Worn:
    half = [(0.0, -0.535), (0.2, -0.52), (0.48, -0.38), (0.72, -0.22)]
    path = face.on([(-x, y) for x, y in half[:0:-1]] + half, 0.035)
    pieces = [props.tube(path, np.full(len(path), 0.036, np.float32), M_PLASTIC)]
    for x in (-0.07, 0.07):
        prong = face.on([(x, -0.525), (x, -0.455)], 0.04)
        prong[1, 2] -= 0.08
        pieces.append(props.tube(prong, np.full(2, 0.034, np.float32), M_PLASTIC))
    taped = rng.random() < 0.7
    return pieces, [[x, -0.36, 0.10, 0.08, 1.0, 0.2 * np.sign(x)] for x in (-0.55, 0.55)] if taped else []


def _hand(face: _Face, rng: Generator, side: float) -> list[Piece]:
    spot = [(0.45, -0.75), (0.0, -0.75), (0.35, -0.1), (0.0, -0.05), (0.6, -0.5)][int(rng.integers(0, 5))]
    at = face.on([(spot[0] * side, spot[1])], 0.06)[0] + face.away * np.array([1.5 * side, -3.5, 1.0], np.float32)
    size = rng.uniform(0.95, 1.3) if face.scene.other_skin is None else rng.uniform(1.9, 2.6)
    return props.hand(rng, at.astype(np.float32), float(size), M_HAND)


def _blanket(face: _Face, rng: Generator) -> Piece:
    top = float(rng.choice([face.chin + 0.35, -0.55, 0.15, 0.45])) + float(rng.normal(0, 0.1))
    top = (top if face.scene.occluder_top is None else face.scene.occluder_top) - 3.0 * float(face.away)
    return props.cloth_sheet(rng, face.chin - 5.5, top, float(rng.normal(0, 14)), M_BLANKET, face.nose + 0.12)


def _eye_shield(face: _Face) -> Piece:
    plane = face.head.plane
    band = 0.21 - np.abs(plane[:, 1] - 0.02) - 3.0 * float(face.away)
    return face.shell(0.09, np.where(plane[:, 2] < -0.95, -1.0, band).astype(np.float32), M_SHIELD)
