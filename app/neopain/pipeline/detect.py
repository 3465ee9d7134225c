"""Face detectors: the CenterFace network, and dlib's HOG detector, which needs no model file."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Protocol

import cv2
import dlib
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Face, Image, Points

_CELL_PX = 4  # CenterFace marks face centres on a grid of this
_STRIDE_PX = 32  # its coarsest layer; the picture's sides have to be multiples
_OVERLAP = 0.3  # two boxes that share more than this of their union are one face
_HOG_SIDE_PX = 640  # dlib's HOG finds faces of 80 pixels and more; larger pictures are shrunk to this
_HOG_TO_FACE = 1.2  # its box spans brows to chin, CenterFace's the whole face
_EYE_LINE_LEAST = 0.2  # eyes nearer than this share of the box width (profile) do not show the roll

_HOG_POINTS = np.array([(0.31, 0.40), (0.69, 0.40), (0.50, 0.60), (0.34, 0.78), (0.66, 0.78)], np.float32)
"""Where eyes, nose and mouth corners are in the box of an upright frontal face."""

Maps = dict[str, NDArray[np.float32]]
Looks = Callable[[Image], Iterable[tuple[Image, float]]]
"""The pictures to show to a detector instead of one, in turn until a face is found; all have its size. With each comes
the share of the confidence asked for that is enough in it."""


def as_it_is(picture: Image) -> tuple[tuple[Image, float]]:
    """`picture` alone, in which the whole confidence is asked for."""
    return ((picture, 1.0),)


class DetectorNetwork(Protocol):
    """A network: outputs by name for uint8 RGB N x H x W x 3. `provider` is where it runs, "CPU" or "CUDA"."""

    @property
    def provider(self) -> str:
        """Where it runs, "CPU" or "CUDA"."""

    def __call__(self, images: NDArray[np.uint8]) -> Maps:
        """Run it on the images."""


class Detector(Protocol):
    """Finds upright faces; those rolled by more than about 30 degrees it may miss."""

    def find(self, image: Image, least: float) -> list[Face]:
        """The faces in `image` of confidence `least` or more, most confident first, in its pixels."""


class CenterFaceDetector:
    """CenterFace (arXiv:1911.03599), run on the `looks` of the picture, shrunk to `size_px` where that is smaller."""

    def __init__(self, network: DetectorNetwork, size_px: int, looks: Looks = as_it_is) -> None:
        self._network = network
        self._size_px = size_px
        self._looks = looks
        self.provider = network.provider

    def at(self, size_px: int) -> CenterFaceDetector:
        """The same network on pictures of another size, each as it is."""
        return CenterFaceDetector(self._network, size_px)

    def find(self, image: Image, least: float) -> list[Face]:
        """The faces in `image` of confidence `least` or more, most confident first, in its pixels."""
        shrink = min(1.0, self._size_px / max(image.shape[:2]))
        height, width = (max(1, round(side * shrink)) for side in image.shape[:2])
        padded = np.zeros((1, _round_up(height), _round_up(width), 3), np.uint8)
        small = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
        for look, share in self._looks(small):
            padded[0, :height, :width] = look
            boxes, points, scores = decode(self._network(padded), share * least)
            if len(scores):
                break
        back = np.array([image.shape[1] / width, image.shape[0] / height], np.float32)
        return [
            _face(box.reshape(2, 2) * back, landmarks * back, float(score), "centerface")
            for box, landmarks, score in zip(boxes, points, scores, strict=True)
        ]


class HogDetector:
    """dlib's histogram-of-gradients detector: no file, no landmarks, faces of at least 80 pixels."""

    provider = "CPU"
    """Where it runs."""

    def __init__(self) -> None:
        self._detector = dlib.get_frontal_face_detector()

    def at(self, size_px: int) -> HogDetector:
        """Itself: it always uses its own size."""
        return self

    def find(self, image: Image, least: float) -> list[Face]:
        """The faces in `image` of confidence `least` or more, best first; points are guessed from the box."""
        grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
        shrink = min(1.0, _HOG_SIDE_PX / max(grey.shape))
        if shrink < 1.0:
            grey = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        boxes, scores, _ = self._detector.run(grey, 0, math.log(least / (1.0 - least)))
        faces = []
        for found, score in sorted(zip(boxes, scores, strict=True), key=lambda pair: -pair[1]):
            centre = np.array([found.left() + found.right() + 1, found.top() + found.bottom() + 1]) / 2.0
            corner = centre - _HOG_TO_FACE * np.array([found.width(), found.height()]) / 2.0
            box = np.stack([corner, 2.0 * centre - corner]).astype(np.float32) / np.float32(shrink)
            points = box[0] + _HOG_POINTS * (box[1] - box[0])
            faces.append(_face(box, points, 1.0 / (1.0 + math.exp(-score)), "hog"))
        return faces


def decode(maps: Maps, least: float) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Boxes M x 4 (x0, y0, x1, y1), points M x 5 x 2 and scores (M,) from CenterFace's maps, best first."""
    heat = maps["heatmap"][0, 0]
    rows, columns = np.nonzero(heat >= least)
    scores = heat[rows, columns]
    order = np.argsort(-scores, kind="stable")
    rows, columns, scores = rows[order], columns[order], scores[order]
    sides = np.exp(maps["scale"][0][::-1, rows, columns].T) * _CELL_PX
    cells = np.stack([columns, rows], axis=1) + maps["offset"][0][::-1, rows, columns].T + 0.5
    corners = cells * _CELL_PX - sides / 2
    boxes = np.concatenate([corners, corners + sides], axis=1).astype(np.float32)
    within = maps["points"][0][:, rows, columns].T.reshape(-1, 5, 2)[:, :, ::-1]
    points = (corners[:, None] + within * sides[:, None]).astype(np.float32)
    best = _distinct(boxes, scores)
    return boxes[best], points[best], scores[best]


def _distinct(boxes: NDArray[np.float32], scores: NDArray[np.float32]) -> list[int]:
    """Indices of boxes that overlap no better one, best first."""
    sized = np.concatenate([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]], axis=1)
    best: list[int] = np.asarray(cv2.dnn.NMSBoxes(sized.tolist(), scores.tolist(), 0.0, _OVERLAP), np.intp).tolist()
    return best


def _face(box: NDArray[np.float32], points: Points, confidence: float, origin: str) -> Face:
    (x0, y0), (x1, y1) = box.tolist()
    dx, dy = (points[1] - points[0]).tolist()
    roll_deg = math.degrees(math.atan2(dy, dx)) if math.hypot(dx, dy) >= _EYE_LINE_LEAST * (x1 - x0) else 0.0
    return Face((x0, y0, x1, y1), points, roll_deg, confidence, origin)


def _round_up(side: int) -> int:
    return -(-side // _STRIDE_PX) * _STRIDE_PX
