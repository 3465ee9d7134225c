"""Pictures with the rendered neonate put anywhere, at any size and roll, and the shipped detector to find it."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import cv2
import numpy as np

import tiny
from neopain.base import paths
from neopain.inference.onnx import Network
from neopain.inference.store import load_artefact
from neopain.pipeline.adverse.night import film_looks
from neopain.pipeline.detect import CenterFaceDetector

WIDTH, HEIGHT = 640, 480
GREY = 100
FACE_CENTRE = (98.0, 98.0)  # in the neonate's own picture
FACE_SIDE = 113.0


@cache
def centerface() -> CenterFaceDetector:
    return CenterFaceDetector(Network(load_artefact(paths.models(), tiny.DETECTOR, "detector"), 1), 320)


@cache
def by_night() -> CenterFaceDetector:
    """The detector of films as the pipeline has it."""
    return CenterFaceDetector(Network(load_artefact(paths.models(), tiny.DETECTOR, "detector"), 1), 320, film_looks)


@cache
def lights() -> Mapping[str, Callable[[np.ndarray, int], np.ndarray]]:
    """What makes a picture by day (and its index) one at night, by name, as the measurements have it."""
    path = Path(__file__).parents[2] / "packaging" / "models" / "lights.py"
    spec = importlib.util.spec_from_file_location("night_lights", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.LIGHTS


def empty(level: int = GREY) -> np.ndarray:
    return np.full((HEIGHT, WIDTH, 3), level, np.uint8)


@cache
def _mask() -> np.ndarray:
    """What of the neonate's own picture is its face, from 0 to 1."""
    rows, columns = np.mgrid[: tiny.face_picture().shape[0], : tiny.face_picture().shape[1]]
    off = np.hypot((columns - FACE_CENTRE[0]) / 75, (rows - FACE_CENTRE[1]) / 85)
    return np.clip((1.0 - off) * 8, 0, 1).astype(np.float32)


def with_face(
    x: float = 320, y: float = 240, roll_deg: float = 0, side: float = 150, onto: np.ndarray | None = None
) -> np.ndarray:
    """A picture with a face centred at (x, y), about `side` pixels long, turned clockwise by `roll_deg`."""
    onto = empty() if onto is None else onto.copy()
    scale = side / FACE_SIDE
    cos, sin = scale * math.cos(math.radians(roll_deg)), scale * math.sin(math.radians(roll_deg))
    turn = np.array([[cos, -sin], [sin, cos]])
    matrix = np.column_stack([turn, np.array([x, y]) - turn @ FACE_CENTRE])
    size = (onto.shape[1], onto.shape[0])
    mask = cv2.warpAffine(_mask(), matrix, size)
    # Only where the face is: the rest, often nine tenths, stays as it was.
    left, top, width, height = cv2.boundingRect((mask > 0).astype(np.uint8))
    there = np.s_[top : top + height, left : left + width]
    share = mask[there][..., None]
    face = cv2.warpAffine(tiny.face_picture(), matrix, size)[there].astype(np.float32)
    onto[there] = np.round(face * share + onto[there] * (1 - share)).astype(np.uint8)
    return onto


def centre(box: tuple[float, float, float, float]) -> np.ndarray:
    return np.array([box[0] + box[2], box[1] + box[3]]) / 2


def side_of(box: tuple[float, float, float, float]) -> float:
    return max(box[2] - box[0], box[3] - box[1])
