"""Finds the face of a photo, without frames before or after and without a time budget.

The picture is searched in one size after the other, large faces first, and in all four rotations, each with a grey
margin, so that a face that fills the picture to its edges is found as well as a small one in a room. Candidates are
detected again, levelled and enlarged, like a face in a video, and accepted only if that confirms them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from neopain.base.data import Face, Frame, Image
from neopain.base.settings import DetectSettings
from neopain.pipeline.detect import Detector, Looks, as_it_is
from neopain.pipeline.turn import belief, confirm, find_turned

_MARGIN_PX = 56
"""Grey around every view. A face cut off at its ears is found in 96 % of cases with it, in 22 % without."""
_SIDES_PX = (56, 80, 112, 160, 224, 320, 448, 640, 896, 1280)
"""Longer sides at which the picture is searched; the next only if no certain face was found. The first finds faces that
fill the picture, the fifth those of a sixth of its side."""
_SURE = 0.7
"""Of 90 renders three in four have a greater belief; the greatest of anything that was no face was 0.56."""
LARGEST_PX = _SIDES_PX[-1] + 2 * _MARGIN_PX
"""The longer side of the largest picture the detector is given."""
_GREY = 110
_CANDIDATE_CONFIDENCE = 0.3
"""Minimum confidence of a candidate."""
_ENLARGE = 4.0
"""Greatest enlargement of a small picture: beyond it nothing more is found."""
_MOST = 8
"""The number of candidates of a size that are confirmed, the best first."""
_WORKING_PX = 1280
"""Largest size of the photo in which candidates are confirmed: every face that can be found is large enough in it."""


@dataclass(frozen=True, slots=True)
class _View:
    """A picture with its margin and its place in the photo: pixel x of the photo is (x - margin_px) / scale."""

    image: Image
    scale: float
    margin_px: int

    def to_photo(self, face: Face) -> Face:
        return _moved(face, 1 / self.scale, -self.margin_px / self.scale)

    def from_photo(self, face: Face) -> Face:
        return _moved(face, self.scale, self.margin_px)


class StillFinder:
    """Finds the face of a photo: the most certain of all confirmed faces, larger ones preferred.

    `detector` finds upright faces in pictures of up to `LARGEST_PX` without shrinking them. `looks` are of the whole
    photo, before it has its margin.
    """

    def __init__(self, detector: Detector, settings: DetectSettings, looks: Looks = as_it_is) -> None:
        self._detector = detector
        self._looks = looks
        self._least = settings.min_photo_confidence

    def __call__(self, frame: Frame) -> Face | None:
        """The face in `frame`, or None."""
        found: list[Face] = []
        for look, share in self._looks(frame.image):
            found += self._faces(look, share)
            if any(belief(face) >= _SURE for face in found):
                break
        return max(found, key=_rank, default=None)

    def _faces(self, image: Image, share: float) -> list[Face]:
        """The confirmed faces in `image`; `share` of the confidence is enough."""
        enlarged_px = round(_ENLARGE * max(image.shape[:2]))
        close = _view(image, min(_WORKING_PX, enlarged_px), 0.5)
        found: list[Face] = []
        for side_px in _SIDES_PX:
            if side_px > enlarged_px:
                break
            candidates = self._candidates(image, side_px, share * _CANDIDATE_CONFIDENCE)
            for rough in sorted(map(close.from_photo, candidates), key=belief, reverse=True)[:_MOST]:
                if any(belief(face) >= _SURE and _same_place(face, rough) for face in found):
                    continue
                face = confirm(self._detector, close.image, rough, share * self._least)
                if face is not None:
                    found.append(face)
            if any(belief(face) >= _SURE for face in found):
                break
        return [close.to_photo(face) for face in found]

    def _candidates(self, image: Image, side_px: int, least: float) -> Iterator[Face]:
        """Faces found in `image` at one size, in its own pixels; `least` is the minimum confidence."""
        view = _view(image, side_px, 0.0)
        for quarter in range(4):
            for face in find_turned(self._detector, view.image, quarter, least):
                yield view.to_photo(face)


def _view(image: Image, side_px: int, margin: float) -> _View:
    """`image` with a longer side of `side_px` and a grey margin of `margin` times that, `_MARGIN_PX` at least."""
    height, width = image.shape[:2]
    scale = side_px / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    resized = cv2.resize(image, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    margin_px = max(_MARGIN_PX, round(margin * side_px))
    edge = (margin_px, margin_px, margin_px, margin_px)
    padded = cv2.copyMakeBorder(resized, *edge, cv2.BORDER_CONSTANT, value=(_GREY,) * 3)
    return _View(padded.astype(np.uint8, copy=False), scale, margin_px)


def _same_place(face: Face, other: Face) -> bool:
    """Whether the middle of `other` lies within half a side of that of `face`: no face lies so near another."""
    (x0, y0, x1, y1), (a0, b0, a1, b1) = face.box, other.box
    apart = math.hypot((x0 + x1 - a0 - a1) / 2, (y0 + y1 - b0 - b1) / 2)
    return apart < max(x1 - x0, y1 - y0) / 2


def _moved(face: Face, scale: float, shift: float) -> Face:
    x0, y0, x1, y1 = (value * scale + shift for value in face.box)
    return replace(face, box=(x0, y0, x1, y1), points=(face.points * scale + shift).astype(np.float32))


def _rank(face: Face) -> float:
    """A face twice as large needs about 0.7 times the belief."""
    return belief(face) * math.sqrt(max(face.box[2] - face.box[0], face.box[3] - face.box[1]))
