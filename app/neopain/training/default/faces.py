"""Finds the face in each render as the pipeline would.

Training needs the same crops as the pipeline, so the pipeline's detector is used. Where it finds nothing, the box gets
the median position and size, relative to the true landmarks, of the boxes it did find.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Face, Image
from neopain.base.errors import InputError
from neopain.batch.progress import Report
from neopain.training.default.truth import F32, Truth

FaceSearch = Callable[[Image], list[Face]]
_LEFT_EYE, _RIGHT_EYE = slice(36, 42), slice(42, 48)
_EYE_LINE_LEAST = 0.2  # of the box width, as in pipeline/detect.py: eyes nearer than this do not show the roll
_NEAR = 0.7  # of the landmarks' spread: eyes found farther away belong to no face
_ENOUGH = 20
_WORKERS = 2
_REPORT_EVERY = 100


@dataclass(frozen=True, slots=True, eq=False)
class FaceTable:
    """One face per picture: `boxes` N x 4 and `rolls_deg` N as in base.data.Face; `found` N: by the detector."""

    boxes: F32
    rolls_deg: F32
    found: NDArray[np.bool_]


def read_image(path: Path) -> Image:
    """The picture `path` as uint8 RGB; raises InputError when it cannot be read."""
    image = cv2.imread(str(path), cv2.IMREAD_COLOR_RGB)
    if image is None:
        raise InputError(f"{path} is missing or not a picture; render the faces again")
    return np.asarray(image, np.uint8)


def locate_faces(
    truth: Truth, detector: Callable[[], FaceSearch], detector_hash: str, folder: Path, report: Report
) -> FaceTable:
    """The face of every picture, from `folder` if stored there for the same detector; `detector` builds one per thread.

    Raises InputError when fewer are found than the measurements need.
    """
    path, key = folder / "faces.npz", f"{truth.sha256} {detector_hash}"
    if path.is_file():
        with np.load(path) as stored:
            if str(stored["key"]) == key:
                return FaceTable(stored["boxes"], stored["rolls_deg"], stored["found"])
    table = _fill(_detect(truth, detector, report), truth.landmarks)
    np.savez(path, key=np.array(key), boxes=table.boxes, rolls_deg=table.rolls_deg, found=table.found)
    return table


def _detect(truth: Truth, detector: Callable[[], FaceSearch], report: Report) -> FaceTable:
    """The table of the faces that the detector finds; zero where it finds none."""
    count = len(truth)
    table = FaceTable(np.zeros((count, 4), np.float32), np.zeros(count, np.float32), np.zeros(count, bool))
    eyes = _eyes(truth.landmarks)
    spread = _frames(truth.landmarks)[2]

    def work(first: int) -> None:
        detect = detector()
        for row in range(first, count, _WORKERS):
            for face in detect(read_image(truth.files[row])):
                if np.linalg.norm(face.points[:2] - eyes[row], axis=1).max() < _NEAR * spread[row]:
                    table.boxes[row], table.rolls_deg[row], table.found[row] = face.box, face.roll_deg, True
                    break
            if first == 0 and row % (_WORKERS * _REPORT_EVERY) == 0:
                report("faces", row, count)

    with ThreadPoolExecutor(_WORKERS) as pool:
        list(pool.map(work, range(_WORKERS)))
    report("faces", count, count, f"{table.found.mean():.1%} found")
    if table.found.sum() < _ENOUGH:
        raise InputError(f"only {table.found.sum()} of {count} renders show a face; check them, then render again")
    return table


def _eyes(landmarks: F32) -> F32:
    return np.stack([landmarks[:, _LEFT_EYE].mean(1), landmarks[:, _RIGHT_EYE].mean(1)], 1)


def _frames(landmarks: F32) -> tuple[F32, F32, F32]:
    """Centre (N, 2), axes (N, 2, 2: along the eyes, downwards) and spread (N) of each face's landmarks, in pixels."""
    middle = landmarks.mean(1)
    eyes = _eyes(landmarks)
    along = eyes[:, 1] - eyes[:, 0]
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-3)
    axes = np.stack([along, np.stack([-along[:, 1], along[:, 0]], 1)], 1)
    spread = np.sqrt(np.square(landmarks - middle[:, None]).sum(2).mean(1))
    return middle, axes, spread


def _fill(table: FaceTable, landmarks: F32) -> FaceTable:
    """The table with a face in every row."""
    middle, axes, spread = _frames(landmarks)
    found, lost = table.found, ~table.found
    off = (table.boxes[found, :2] + table.boxes[found, 2:]) / 2 - middle[found]
    typical = np.median(np.einsum("nij,nj->ni", axes[found], off) / spread[found, None], 0)
    sizes = np.median((table.boxes[found, 2:] - table.boxes[found, :2]) / spread[found, None], 0)
    centres = middle[lost] + np.einsum("nij,i->nj", axes[lost], typical) * spread[lost, None]
    half = sizes * spread[lost, None] / 2
    boxes, rolls_deg = table.boxes.copy(), table.rolls_deg.copy()
    boxes[lost] = np.concatenate([centres - half, centres + half], 1)
    eyes = _eyes(landmarks[lost])
    across = eyes[:, 1] - eyes[:, 0]
    clear = np.linalg.norm(across, axis=1) > _EYE_LINE_LEAST * 2 * half[:, 0]
    rolls_deg[lost] = np.clip(np.where(clear, np.degrees(np.arctan2(across[:, 1], across[:, 0])), 0), -45, 45)
    return FaceTable(boxes, rolls_deg, found)
