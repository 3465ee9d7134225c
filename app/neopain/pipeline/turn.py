"""Detection of faces that are not upright: in quarter turns of the picture, and close up where one is expected."""

from __future__ import annotations

import math

import cv2
import numpy as np

from neopain.base.data import Face, Image, Points
from neopain.pipeline.align import crop_matrix, cut_out
from neopain.pipeline.detect import Detector

# Side of the close picture in pixels and in face boxes: the face in it has 80 to 90 pixels, enough for any detector.
_CLOSE = (192, 2.1)
_WIDE = (320, 4.0)
_LEAST_DROP = 0.25  # from eyes to mouth, see eye_to_mouth: 99 % of right rolls have more, 95 % of wrong ones less
_SURE_DROP = 0.33
_AGAINST = {1: cv2.ROTATE_90_COUNTERCLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_CLOCKWISE}
"""The turn against the roll, by quarters. With NumPy it takes ten times as long."""
_LEVEL_DEG = 15.0  # a face levelled better than this is not detected a second time


def find_turned(detector: Detector, image: Image, quarter: int, least: float) -> list[Face]:
    """The faces whose roll is near `quarter` times 90 degrees, most confident first, in pixels of `image`.

    `least` is the minimum confidence.
    """
    quarter %= 4
    if quarter == 0:
        return detector.find(image, least)
    upright = cv2.rotate(image, _AGAINST[quarter]).astype(np.uint8, copy=False)
    height, width = image.shape[:2]

    def back(points: Points) -> Points:
        x, y = points[:, 0], points[:, 1]
        return np.stack({1: (width - y, x), 2: (width - x, height - y), 3: (y, height - x)}[quarter], axis=1)

    found = []
    for face in detector.find(upright, least):
        corners = back(np.array(face.box, np.float32).reshape(2, 2))
        (x0, y0), (x1, y1) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
        roll_deg = _within_half_turn(face.roll_deg + 90.0 * quarter)
        found.append(Face((x0, y0, x1, y1), back(face.points), roll_deg, face.confidence, face.origin))
    return found


def detect_close(detector: Detector, image: Image, near: Face, least: float, wide: bool = False) -> Face | None:
    """The face where `near` is expected, found again in its levelled and enlarged surroundings, or None.

    `least` is the minimum confidence; `wide` searches twice as far around. The box has the sides of the levelled one,
    swapped when the face is on its side.
    """
    side_px, margin = _WIDE if wide else _CLOSE
    matrix = crop_matrix(near.box, near.roll_deg, side_px, margin)
    found = detector.find(cut_out(image, matrix, side_px), least)
    if not found:
        return None
    middle = np.full(2, side_px / 2, np.float32)
    face = min(found, key=lambda one: float(np.linalg.norm(_centre(one) - middle)))
    back = cv2.invertAffineTransform(matrix)
    roll_deg = _within_half_turn(face.roll_deg + near.roll_deg)
    x, y = back[:, :2] @ _centre(face) + back[:, 2]
    sides = np.array([face.box[2] - face.box[0], face.box[3] - face.box[1]])
    sides *= np.hypot(back[0, 0], back[0, 1])
    half_width, half_height = (sides / 2 if abs(abs(roll_deg) - 90.0) > 45.0 else sides[::-1] / 2).tolist()
    box = (float(x) - half_width, float(y) - half_height, float(x) + half_width, float(y) + half_height)
    points = (face.points @ back[:, :2].T + back[:, 2]).astype(np.float32)
    return Face(box, points, roll_deg, face.confidence, face.origin)


def confirm(detector: Detector, image: Image, rough: Face, least: float) -> Face | None:
    """`rough` detected again close up, and once more if it was not level; None if its features do not fit its roll."""
    face = detect_close(detector, image, rough, least)
    if face is not None and abs(math.remainder(face.roll_deg - rough.roll_deg, 360.0)) > _LEVEL_DEG:
        face = detect_close(detector, image, face, least)
    return face if face is not None and has_its_roll(face) else None


def has_its_roll(face: Face) -> bool:
    """Whether the mouth is below the eyes as it should be at the roll of the face."""
    return eye_to_mouth(face) >= _LEAST_DROP


def belief(face: Face) -> float:
    """Confidence, reduced when the roll is doubtful: a detector may be more confident in a wrong rotation."""
    return face.confidence * min(1.0, eye_to_mouth(face) / _SURE_DROP)


def eye_to_mouth(face: Face) -> float:
    """How far below its eyes a face's mouth is, in units of the longer side of its box, along its own roll.

    About 0.37 for a face from any side; near 0 or negative when a detector has placed its points on a face of another
    roll.
    """
    x0, y0, x1, y1 = face.box
    down = np.array([-math.sin(math.radians(face.roll_deg)), math.cos(math.radians(face.roll_deg))])
    return float((face.points[3:].mean(axis=0) - face.points[:2].mean(axis=0)) @ down) / max(x1 - x0, y1 - y0)


def _centre(face: Face) -> Points:
    x0, y0, x1, y1 = face.box
    return np.array([(x0 + x1) / 2, (y0 + y1) / 2], np.float32)


def _within_half_turn(angle_deg: float) -> float:
    return (angle_deg + 180.0) % 360.0 - 180.0
