"""Finds moments of different subjects that show almost the same picture: one infant under two names, or a copy.

Each moment is compared with the few moments of other subjects whose structure is most similar. The likeness of two
levelled faces is the correlation of their fine structure (grey values at 32 x 32 pixels minus those blurred by 3
pixels) after aligning one to the other: a shrunk or recompressed copy is levelled a little differently. Of 116 copies
of rendered faces, shrunk to 0.8 or compressed to half, the lowest likeness was 0.93 and 97 % reached 0.95; of
the pairs of 40 different infants in front of the same plain sheet, 8 moments each, the highest was 0.948.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.arrays import F32, I64, U8
from neopain.batch.progress import Report
from neopain.training.study.dataset import Dataset
from neopain.training.study.extract import THUMB_PX

STAGE = "looking for copies"
_BLOCK, _ACROSS = 1024, 8192
_FINE_PX = 3.0
_COARSE_PX = (1.0, 4.0)
"""The structure between these blurs survives levelling: by it, the original was the nearest of all to each copy."""
_COMPARED = 2
_LEAST_COARSE = 0.5
"""Least likeness between those blurs for a pair to be compared in detail; that of copies was 0.61 or more."""
_STEPS, _STEP = 40, 1e-4
_LEAST_SHARED = 0.5


def find_duplicates(data: Dataset, least: float, report: Report) -> I64:
    """Pairs of rows (P x 2) of different subjects with a likeness of `least` or more, among the nearest of each."""
    thumbs = data.thumbs.take(np.arange(len(data))).reshape(-1, THUMB_PX, THUMB_PX)
    _, subject = np.unique(data.subject, return_inverse=True)
    coarse = _coarse(thumbs)
    compared: set[tuple[int, int]] = set()
    found = []
    for first in range(0, len(data), _BLOCK):
        for pair in _nearest(coarse, subject, first):
            if pair not in compared:
                compared.add(pair)
                if likeness(thumbs[pair[0]], thumbs[pair[1]]) >= least:
                    found.append(pair)
        report(STAGE, min(first + _BLOCK, len(data)), len(data))
    return np.array(sorted(found), np.int64).reshape(-1, 2)


def likeness(one: U8, other: U8) -> float:
    """Correlation of the fine structure of two square grey pictures, `other` aligned to `one`; -1 if they cannot be."""
    still, moved = one.astype(np.float32), other.astype(np.float32)
    level = np.eye(2, 3, dtype=np.float32)
    stop = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, _STEPS, _STEP)
    try:
        fit = cv2.findTransformECC(still, moved, level, cv2.MOTION_AFFINE, stop, np.ones_like(one), 3)[1]
    except cv2.error:  # they have nothing in common
        return -1.0
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = still.shape[::-1]
    aligned = cv2.warpAffine(moved, fit, size, flags=how, borderMode=cv2.BORDER_REPLICATE)
    shared = cv2.warpAffine(np.ones_like(moved), fit, size, flags=how) > 0.99
    if shared.mean() < _LEAST_SHARED:
        return -1.0
    return _correlation(_fine(still)[shared], _fine(aligned)[shared])


def _nearest(coarse: F32, subject: I64, first: int) -> Iterator[tuple[int, int]]:
    """For each of a block of rows, its nearest rows of other subjects, as ordered pairs."""
    rows = np.arange(first, min(first + _BLOCK, len(coarse)))
    best: list[tuple[F32, I64]] = []
    for start in range(0, len(coarse), _ACROSS):
        alike = coarse[rows] @ coarse[start : start + _ACROSS].T
        alike[subject[rows, None] == subject[None, start : start + _ACROSS]] = -1
        for _ in range(min(_COMPARED, alike.shape[1])):
            nearest = alike.argmax(1)
            best.append((np.take_along_axis(alike, nearest[:, None], 1)[:, 0], start + nearest))
            np.put_along_axis(alike, nearest[:, None], -1, 1)
    values, places = (np.stack(part, 1) for part in zip(*best, strict=True))
    order = np.argsort(-values, axis=1, kind="stable")[:, :_COMPARED]
    for row, places_of, values_of in zip(rows.tolist(), places, values, strict=True):
        for place in order[row - first]:
            if values_of[place] >= _LEAST_COARSE:
                other = int(places_of[place])
                yield min(row, other), max(row, other)


def _coarse(thumbs: U8) -> F32:
    """Coarse structure of each thumb at half its size (N x 256), of mean 0 and length 1."""
    low, high = _COARSE_PX
    flat = np.zeros((len(thumbs), (THUMB_PX // 2) ** 2), np.float32)
    for row, thumb in zip(flat, thumbs, strict=True):
        grey = thumb.astype(np.float32)
        middle = cv2.GaussianBlur(grey, (0, 0), low) - cv2.GaussianBlur(grey, (0, 0), high)
        row[:] = cv2.resize(middle, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).ravel()
    flat -= flat.mean(1, keepdims=True)
    return np.asarray(flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6), np.float32)


def _fine(picture: NDArray[Any]) -> F32:
    return np.asarray(picture - cv2.GaussianBlur(picture, (0, 0), _FINE_PX), np.float32)


def _correlation(one: F32, other: F32) -> float:
    one, other = one - one.mean(), other - other.mean()
    return float(one @ other) / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-6)
