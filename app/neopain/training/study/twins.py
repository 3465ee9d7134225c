"""Finds moments of different subjects that show next to the same picture: one infant under two names, or a copy.

Two levelled faces are alike by the correlation of their grey values at 32 x 32 pixels.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from neopain.training.progress import Report
from neopain.training.study.dataset import Dataset

STAGE = "looking for copies"
_BLOCK = 1024


def twins(data: Dataset, least: float, report: Report) -> NDArray[np.int64]:
    """Pairs of rows, P x 2, of different subjects whose correlation is `least` or more."""
    given = data.thumbs.take(np.arange(len(data))).astype(np.float32)
    given -= given.mean(1, keepdims=True)
    given /= np.maximum(np.linalg.norm(given, axis=1, keepdims=True), 1e-6)
    _, subject = np.unique(data.subject, return_inverse=True)
    found = [np.zeros((0, 2), np.int64)]
    for first in range(0, len(data), _BLOCK):
        part = given[first : first + _BLOCK]
        for second in range(first, len(data), _BLOCK):
            other = given[second : second + _BLOCK]
            near = part @ other.T >= least
            near &= subject[first : first + _BLOCK, None] != subject[None, second : second + _BLOCK]
            pairs = np.argwhere(near) + np.array([first, second])
            found.append(pairs[pairs[:, 0] < pairs[:, 1]])
        report(STAGE, min(first + _BLOCK, len(data)), len(data))
    return np.concatenate(found)
