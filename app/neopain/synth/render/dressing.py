"""Puts the scene's things on and around a posed face: occluders, cap, swaddle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from neopain.synth.geometry.mesh import SKIN, HeadModel
from neopain.synth.place import props
from neopain.synth.place.cot import quilt
from neopain.synth.place.props import Piece
from neopain.synth.place.scene import Scene
from neopain.synth.render.palette import M_BLANKET, M_CAP, M_HAND, M_KNOB, M_PLASTIC, M_SHIELD, M_SWADDLE

F32 = NDArray[np.float32]


def dress(head: HeadModel, posed: F32, scene: Scene) -> tuple[list[Piece], F32, bool]:
    """Pieces, tape decals (D, 6) and whether an occluder is there, for a posed face (V, 3) before it turns."""
    rng = np.random.default_rng([scene.occluder_seed, 4])
    plane = head.plane
    skin = np.flatnonzero(head.marks[:, 5] > 0).astype(np.int32)
    skin_tris = head.tris[head.part == SKIN]
    pieces: list[Piece] = []
    decals: list[list[float]] = []
    chin = float(posed[skin[np.argmin(np.abs(plane[skin, 0]) + np.abs(plane[skin, 1] + 1.08))], 1])
    if scene.cap is not None:
        back = 1.1 * np.maximum(0, -0.25 - plane[:, 2])
        edge = plane[:, 1] - scene.cap + back
        edge = np.where((head.marks[:, 1] > 0.05) | (plane[:, 1] < -0.35), -1.0, edge).astype(np.float32)
        pieces.append(props.shell(posed, plane, skin_tris, 0.07, edge * 4, M_CAP))
    pulled_up = scene.cot and scene.occluder == "blanket" and scene.occluder_place > 0
    if scene.cot:
        chest = float(posed[skin[posed[skin, 1] < chin - 0.3], 2].max())
        low, high = chin - 0.42, 1.4 if scene.occluder_top is None else scene.occluder_top
        top = low + (high - low) * scene.occluder_place if pulled_up else low
        reach = (chin, float(posed[skin, 2].max()) + 0.25) if pulled_up else (-9.0, 0.0)
        pieces.append(quilt(scene.backdrop_seed, top, chest + 0.30, M_SWADDLE, *reach))
    elif scene.swaddle:
        chest = float(posed[skin[posed[skin, 1] < chin - 0.3], 2].max())
        own = np.random.default_rng([scene.backdrop_seed, 6])
        sheet = props.cloth_sheet(own, chin - 5.5, chin - float(own.uniform(0.15, 0.5)), 0.0, M_SWADDLE, chest + 0.55)
        pieces.append(Piece(sheet.points, sheet.tris, sheet.material, sheet.plane, False))
    place = scene.occluder_place
    if scene.occluder == "none" or place <= 0:
        return pieces, np.zeros((0, 6), np.float32), False
    away = np.float32(1 - place)

    def face(spots: list[tuple[float, float]], lift: float) -> F32:
        return props.on_face(posed, plane, skin, np.array(spots, np.float32), lift)

    side = 1.0 if rng.random() < 0.5 else -1.0
    if scene.occluder == "tube":  # a feeding tube from the nostril over the cheek
        path = face([(0.07 * side, -0.44), (0.10 * side, -0.50), (0.35 * side, -0.52), (0.60 * side, -0.42)], 0.03)
        path[0, 2] -= 0.05
        path = np.concatenate([path, path[-1:] + np.array([[0.25 * side, 0.1, -0.9]], np.float32)])
        pieces.append(props.tube(path, np.full(len(path), 0.032, np.float32), M_PLASTIC))
        decals.append([0.38 * side, -0.50, 0.13, 0.075, 0.97, 0.24 * side])
    elif scene.occluder == "ventilator":  # a breathing tube from the mouth, held by tape over the upper lip
        mouth = face([(0.12 * side, -0.68)], 0.0)[0]
        way = [(0, 0, -0.25), (0, 0, 0.10), (0.25, -0.25, 0.5), (0.9, -1.0, 0.6), (1.6, -2.2, 0.2)]
        path = mouth + np.array(way) * np.array([side, 1, 1])
        pieces.append(props.tube(path.astype(np.float32), np.full(5, 0.065, np.float32), M_PLASTIC))
        decals.append([0.05 * side, -0.565, rng.uniform(0.30, 0.50), 0.06, 1.0, 0.03])
        if rng.random() < 0.5:
            decals.append([0.15 * side, -0.77, 0.28, 0.06, 0.98, 0.2 * side])
    elif scene.occluder == "cannula":
        half = [(0.0, -0.535), (0.2, -0.52), (0.48, -0.38), (0.72, -0.22)]
        path = face([(-x, y) for x, y in half[:0:-1]] + half, 0.035)
        pieces.append(props.tube(path, np.full(len(path), 0.036, np.float32), M_PLASTIC))
        for x in (-0.07, 0.07):
            prong = face([(x, -0.525), (x, -0.455)], 0.04)
            prong[1, 2] -= 0.08
            pieces.append(props.tube(prong, np.full(2, 0.034, np.float32), M_PLASTIC))
        if rng.random() < 0.7:
            decals += [[x, -0.36, 0.10, 0.08, 1.0, 0.2 * np.sign(x)] for x in (-0.55, 0.55)]
    elif scene.occluder == "pacifier":
        mouth = face([(0.0, -0.64)], 0.0)[0] + away * np.array([0, -2.5, 1.0], np.float32)
        pieces += props.pacifier(mouth.astype(np.float32), M_PLASTIC, M_KNOB)
    elif scene.occluder == "hand":
        spot = [(0.45, -0.75), (0.0, -0.75), (0.35, -0.1), (0.0, -0.05), (0.6, -0.5)][int(rng.integers(0, 5))]
        at = face([(spot[0] * side, spot[1])], 0.06)[0] + away * np.array([1.5 * side, -3.5, 1.0], np.float32)
        size = rng.uniform(0.95, 1.3) if scene.other_skin is None else rng.uniform(1.9, 2.6)
        pieces += props.hand(rng, at.astype(np.float32), float(size), M_HAND)
    elif scene.occluder == "blanket" and not scene.cot:
        nose = float(posed[skin, 2].max())
        top = float(rng.choice([chin + 0.35, -0.55, 0.15, 0.45])) + float(rng.normal(0, 0.1))
        top = (top if scene.occluder_top is None else scene.occluder_top) - 3.0 * float(away)
        sheet = props.cloth_sheet(rng, chin - 5.5, top, float(rng.normal(0, 14)), M_BLANKET, nose + 0.12)
        pieces.append(sheet)
    elif scene.occluder == "eye_shield":
        band = 0.21 - np.abs(plane[:, 1] - 0.02) - 3.0 * float(away)
        band = np.where(plane[:, 2] < -0.95, -1.0, band).astype(np.float32)
        pieces.append(props.shell(posed, plane, skin_tris, 0.09, band * 4, M_SHIELD))
    return pieces, np.array(decals, np.float32).reshape(-1, 6), True
