"""The levelled face: eyes on a horizontal line, the face box in the middle of 224 x 224 pixels."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Crop, Face, Image

SIDE_PX = 224
"""Side of the crop: what every VGG network takes."""
MARGIN = 1.3
"""Side of the cut square in units of the longer side of the face box."""


def align(image: Image, face: Face) -> Crop:
    """The crop of `face` in `image`. Pixels outside the image repeat its border."""
    matrix = crop_matrix(face.box, face.roll_deg)
    cut = cut_out(image, matrix)
    cut.flags.writeable = False
    return Crop(cut, matrix)


def crop_matrix(
    box: tuple[float, float, float, float], roll_deg: float, side_px: int = SIDE_PX, margin: float = MARGIN
) -> NDArray[np.float64]:
    """The 2 x 3 map from frame pixels to those of the levelled square around a face; box and roll as in base.data.Face.

    The square has `side_px` pixels a side, which span `margin` times the longer side of the box.
    """
    x0, y0, x1, y1 = box
    scale = side_px / (margin * max(x1 - x0, y1 - y0))
    cos, sin = scale * math.cos(math.radians(roll_deg)), scale * math.sin(math.radians(roll_deg))
    turn = np.array([[cos, sin], [-sin, cos]])
    centre = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    return np.column_stack([turn, side_px / 2 - turn @ centre])


def cut_out(image: Image, matrix: NDArray[np.float64], side_px: int = SIDE_PX) -> Image:
    """The part of `image` that `matrix` maps onto a square of `side_px`; a much larger part is shrunk first."""
    shrink = math.hypot(matrix[0, 0], matrix[0, 1])
    if shrink < 0.5:  # linear interpolation would skip pixels, and noise would come through
        image, matrix = _shrunk_part(image, matrix, shrink, side_px)
    # Pixel centres lie at half numbers in our coordinates, at whole numbers in OpenCV's.
    whole = matrix.copy()
    whole[:, 2] += matrix[:, :2].sum(axis=1) / 2 - 0.5
    cut: Image = cv2.warpAffine(
        image, whole, (side_px, side_px), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.uint8, copy=False)
    return cut


def _shrunk_part(
    image: Image, matrix: NDArray[np.float64], shrink: float, side_px: int
) -> tuple[Image, NDArray[np.float64]]:
    """The rectangle of `image` around the square, shrunk by `shrink` (area averages), and the map from it."""
    inverse = cv2.invertAffineTransform(matrix)
    corners = inverse[:, :2] @ np.array([[0, side_px, 0, side_px], [0, 0, side_px, side_px]]) + inverse[:, 2:]
    limits = np.array([image.shape[1], image.shape[0]])
    low = np.clip(np.floor(corners.min(axis=1)).astype(int), 0, limits - 1)
    high = np.clip(np.ceil(corners.max(axis=1)).astype(int), low + 1, limits)
    part = image[low[1] : high[1], low[0] : high[0]]
    sides = np.maximum(1, np.round((high - low) * shrink)).astype(int)
    part = cv2.resize(part, (int(sides[0]), int(sides[1])), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    grow = (high - low) / sides
    moved = np.column_stack([matrix[:, :2] * grow, matrix[:, :2] @ low + matrix[:, 2]])
    return part, moved
