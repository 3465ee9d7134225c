"""Faces that the edge of the picture cuts off: a detector finds them when there is a margin beyond the edge."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from neopain.base.data import Face, Image
from neopain.pipeline.detect import Detector
from neopain.pipeline.turn import confirm, detect_close, find_turned

_MARGIN = 0.36  # of the picture's longer side: half of a face that fills the picture may lie beyond the edge
_NEAR_EDGE = 0.05  # a face may be cut off when less than this share of its side is between it and the edge


def is_cut(image: Image, face: Face) -> bool:
    """Whether an edge of `image` cuts `face` off, whose box may end there or go on beyond it."""
    height, width = image.shape[:2]
    x0, y0, x1, y1 = face.box
    return bool(min(x0, y0, width - x1, height - y1) < _NEAR_EDGE * max(x1 - x0, y1 - y0))


def find_cut(detector: Detector, image: Image, quarter: int, candidate: float, least: float) -> list[Face]:
    """The faces cut off by an edge of `image` whose roll is near `quarter` times 90 degrees.

    Each was found with the confidence `candidate` and again, close up, with `least`.
    """
    wide, margin_px = _widened(image)
    rough = (
        face for face in find_turned(detector, wide, quarter, candidate) if is_cut(image, _moved(face, -margin_px))
    )
    confirmed = (confirm(detector, wide, face, least) for face in rough)
    return [_moved(face, -margin_px) for face in confirmed if face is not None]


def detect_cut(detector: Detector, image: Image, near: Face, least: float) -> Face | None:
    """As turn.detect_close, for a face that an edge of `image` cuts off."""
    wide, margin_px = _widened(image)
    face = detect_close(detector, wide, _moved(near, margin_px), least)
    return None if face is None else _moved(face, -margin_px)


def _widened(image: Image) -> tuple[Image, int]:
    """`image` within a margin of its mean colour, which leaves the picture's light as it is, and the margin's width."""
    margin_px = round(_MARGIN * max(image.shape[:2]))
    edge = (margin_px, margin_px, margin_px, margin_px)
    wide = cv2.copyMakeBorder(image, *edge, cv2.BORDER_CONSTANT, value=cv2.mean(image))
    return wide.astype(np.uint8, copy=False), margin_px


def _moved(face: Face, by_px: int) -> Face:
    x0, y0, x1, y1 = (value + by_px for value in face.box)
    return replace(face, box=(x0, y0, x1, y1), points=face.points + np.float32(by_px))
