"""A face drawn from its 68 iBUG landmarks: it moves as the infant's face did and shows nothing else of it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Image, Points

LINES: tuple[tuple[slice, bool], ...] = (
    (slice(0, 17), False),
    (slice(17, 22), False),
    (slice(22, 27), False),
    (slice(27, 31), False),
    (slice(31, 36), False),
    (slice(36, 42), True),
    (slice(42, 48), True),
    (slice(48, 60), True),
    (slice(60, 68), True),
)
"""Jaw, brows, bridge and wings of the nose, eyes, outer and inner lips: which points, and whether the line closes."""
_EYES = (slice(36, 42), slice(42, 48))
_EYE_Y, _EYE_DISTANCE = 0.36, 0.29
"""Position of the eyes: how far down, and how far apart, as shares of the side."""
_BACKGROUND, _INK = (17, 22, 28), (214, 224, 232)


def draw(landmarks: Points, side_px: int) -> Image:
    """A picture side_px x side_px of the face with `landmarks` (68 x 2 pixels), upright and always of one size.

    Position, size and rotation in the frame are removed.
    """
    picture = np.full((side_px, side_px, 3), _BACKGROUND, np.uint8)
    lines(picture, level(landmarks, side_px), max(side_px // 200, 1))
    return picture


def level(landmarks: Points, side_px: int) -> NDArray[np.float64]:
    """`landmarks` turned, moved and scaled so that the eyes are always at the same place in a square of `side_px`."""
    points = landmarks.astype(np.float64)
    one, other = (points[eye].mean(axis=0) for eye in _EYES)
    across = other - one
    length = float(np.hypot(*across)) or 1.0
    cosine, sine = across / length
    turned = (points - (one + other) / 2) @ np.array([[cosine, -sine], [sine, cosine]])
    placed = turned * (_EYE_DISTANCE * side_px / length) + np.array([side_px / 2, _EYE_Y * side_px])
    return np.asarray(placed, np.float64)


def lines(picture: Image, points: NDArray[np.floating], width_px: int) -> None:
    """Draw the lines of the face with `points` (68 x 2 pixels of `picture`) into it."""
    for part, closes in LINES:
        corners = np.round(points[part] * 16).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(picture, [corners], closes, _INK, width_px, cv2.LINE_AA, 4)
