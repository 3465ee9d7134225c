"""Finds moments of different subjects that show next to the same picture: one infant under two names, or a copy.

A moment is followed up with the few of other subjects whose structure is most like its own. Two levelled faces are
alike by the correlation of their fine structure, grey values at 32 x 32 pixels without what a blur of 3 pixels leaves,
once one is laid over the other: a copy that was shrunk or recompressed is levelled a little differently. Of 116 copies
of rendered faces, shrunk to 0.8 or compressed to half, the least alike reached 0.93 and 97 % reached 0.95; of
the pairs of 40 different infants in front of the same plain sheet, 8 moments each, the most alike reached 0.948.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.batch.progress import Report
from neopain.training.study.dataset import Dataset
from neopain.training.study.observe import THUMB_PX

STAGE = "looking for copies"
_BLOCK, _ACROSS = 1024, 8192
_FINE_PX = 3.0
_COARSE_PX = (1.0, 4.0)
"""Between these blurs lies what survives levelling: there the origin was the nearest of all to each of the copies."""
_FOLLOWED = 2
_GLIMPSE = 0.5
"""Likeness between those blurs from which on a pair is followed up; copies reached 0.61."""
_STEPS, _STEP = 40, 1e-4
_LEAST_SHARED = 0.5

Grey = NDArray[np.float32]


def twins(data: Dataset, least: float, report: Report) -> NDArray[np.int64]:
    """Pairs of rows, P x 2, of different subjects whose likeness is `least` or more; of each moment the likeliest."""
    thumbs = data.thumbs.take(np.arange(len(data))).reshape(-1, THUMB_PX, THUMB_PX)
    _, subject = np.unique(data.subject, return_inverse=True)
    coarse = _coarse(thumbs)
    followed: set[tuple[int, int]] = set()
    found = []
    for first in range(0, len(data), _BLOCK):
        for pair in _nearest(coarse, subject, first):
            if pair not in followed:
                followed.add(pair)
                if likeness(thumbs[pair[0]], thumbs[pair[1]]) >= least:
                    found.append(pair)
        report(STAGE, min(first + _BLOCK, len(data)), len(data))
    return np.array(sorted(found), np.int64).reshape(-1, 2)


def likeness(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Correlation of the fine structure of two square grey pictures, `other` laid over `one`; -1 if it cannot be."""
    still, moved = one.astype(np.float32), other.astype(np.float32)
    level = np.eye(2, 3, dtype=np.float32)
    stop = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, _STEPS, _STEP)
    try:
        fit = cv2.findTransformECC(still, moved, level, cv2.MOTION_AFFINE, stop, np.ones_like(one), 3)[1]
    except cv2.error:  # they have nothing in common
        return -1.0
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = still.shape[::-1]
    laid = cv2.warpAffine(moved, fit, size, flags=how, borderMode=cv2.BORDER_REPLICATE)
    shared = cv2.warpAffine(np.ones_like(moved), fit, size, flags=how) > 0.99
    if shared.mean() < _LEAST_SHARED:
        return -1.0
    return _correlation(_fine(still)[shared], _fine(laid)[shared])


def _nearest(coarse: Grey, subject: NDArray[np.int64], first: int) -> Iterator[tuple[int, int]]:
    """For each of a block of rows the few most like it of other subjects, as ordered pairs."""
    rows = np.arange(first, min(first + _BLOCK, len(coarse)))
    best: list[tuple[Grey, NDArray[np.int64]]] = []
    for start in range(0, len(coarse), _ACROSS):
        alike = coarse[rows] @ coarse[start : start + _ACROSS].T
        alike[subject[rows, None] == subject[None, start : start + _ACROSS]] = -1
        for _ in range(min(_FOLLOWED, alike.shape[1])):
            at = alike.argmax(1)
            best.append((np.take_along_axis(alike, at[:, None], 1)[:, 0], start + at))
            np.put_along_axis(alike, at[:, None], -1, 1)
    values, places = (np.stack(part, 1) for part in zip(*best, strict=True))
    order = np.argsort(-values, axis=1, kind="stable")[:, :_FOLLOWED]
    for row, places_of, values_of in zip(rows.tolist(), places, values, strict=True):
        for at in order[row - first]:
            if values_of[at] >= _GLIMPSE:
                other = int(places_of[at])
                yield min(row, other), max(row, other)


def _coarse(thumbs: NDArray[np.uint8]) -> Grey:
    """Coarse structure of each thumb at half its size (N x 256), of mean 0 and length 1."""
    low, high = _COARSE_PX
    flat = np.zeros((len(thumbs), (THUMB_PX // 2) ** 2), np.float32)
    for row, thumb in zip(flat, thumbs, strict=True):
        grey = thumb.astype(np.float32)
        middle = cv2.GaussianBlur(grey, (0, 0), low) - cv2.GaussianBlur(grey, (0, 0), high)
        row[:] = cv2.resize(middle, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).ravel()
    flat -= flat.mean(1, keepdims=True)
    return np.asarray(flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6), np.float32)


def _fine(picture: NDArray[Any]) -> Grey:
    return np.asarray(picture - cv2.GaussianBlur(picture, (0, 0), _FINE_PX), np.float32)


def _correlation(one: Grey, other: Grey) -> float:
    one, other = one - one.mean(), other - other.mean()
    return float(one @ other) / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-6)
