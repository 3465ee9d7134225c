"""Stores a crop of every face, as the pipeline's but with a margin for augmentation, in one file for training."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.batch.progress import Report
from neopain.pipeline import align
from neopain.training.default.faces import FaceTable, read_image
from neopain.training.default.settings import CropSettings
from neopain.training.default.truth import F32, Truth

_HALF_PX = align.SIDE_PX / 2
_WORKERS = 2
_REPORT_EVERY = 100


@dataclass(frozen=True, slots=True, eq=False)
class CropStore:
    """Crops of N faces.

    `pixels` uint8 N x S x S x 3 shows `margin` times the pipeline's crop; `points` N x 68 x 2 are the true landmarks
    with -1 and 1 at the edges of the pipeline's crop; `matrices` N x 2 x 3 map picture to crop pixels. `key` changes
    with what it was made from.
    """

    pixels: NDArray[np.uint8]
    points: F32
    matrices: NDArray[np.float64]
    margin: float
    key: str

    def points_px(self, rows: NDArray[np.int64]) -> F32:
        """The true landmarks of `rows` in crop pixels, R x 68 x 2."""
        return np.asarray(self.points[rows] * _HALF_PX + _HALF_PX, np.float32)


def store_crops(truth: Truth, faces: FaceTable, settings: CropSettings, folder: Path, report: Report) -> CropStore:
    """The crops of `faces`, from `folder` if an earlier run with the same faces and settings stored them."""
    boxes = [(float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1 in faces.boxes]
    rolls = faces.rolls_deg.tolist()
    matrices = np.stack([align.crop_matrix(box, roll) for box, roll in zip(boxes, rolls, strict=True)])
    digest = hashlib.sha256(truth.sha256.encode() + settings.model_dump_json().encode() + matrices.tobytes())
    key = digest.hexdigest()
    path, mark = folder / "crops.npy", folder / "crops.key"
    points = np.einsum("nij,npj->npi", matrices[:, :, :2], truth.landmarks) + matrices[:, None, :, 2]
    points = ((points - _HALF_PX) / _HALF_PX).astype(np.float32)
    if not (mark.is_file() and mark.read_text() == key):
        mark.unlink(missing_ok=True)
        side, margin = settings.size_px, align.MARGIN * settings.margin
        wide = np.stack([align.crop_matrix(box, roll, side, margin) for box, roll in zip(boxes, rolls, strict=True)])
        _write(path, truth, wide, side, report)
        mark.write_text(key)
    return CropStore(np.load(path, mmap_mode="r"), points, matrices, settings.margin, key)


def _write(path: Path, truth: Truth, matrices: NDArray[np.float64], side: int, report: Report) -> None:
    pixels = np.lib.format.open_memmap(path, "w+", np.uint8, (len(truth), side, side, 3))

    def work(first: int) -> None:
        for row in range(first, len(truth), _WORKERS):
            pixels[row] = align.cut_out(read_image(truth.files[row]), matrices[row], side)
            if first == 0 and row % (_WORKERS * _REPORT_EVERY) == 0:
                report("crops", row, len(truth))

    with ThreadPoolExecutor(_WORKERS) as pool:
        list(pool.map(work, range(_WORKERS)))
    pixels.flush()
    report("crops", len(truth), len(truth))
