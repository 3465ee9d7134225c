"""Local binary patterns on three orthogonal planes: texture of the picture, and of rows and columns over time.

Zhao and Pietikäinen 2007. The codes are scikit-image's, on the slices XY, XT and YT of a window.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class LbpTop:
    """Histograms of uniform patterns in `cells` x `cells` blocks, each of sum 1, one for each plane.

    Length: 3 x cells^2 x (neighbours (neighbours - 1) + 3).
    """

    cells: int = 4
    size_px: int = 64
    neighbours: int = 8
    radius: int = 1

    def __call__(self, window: NDArray[np.uint8]) -> NDArray[np.float32]:
        """The vector of `window`, uint8 grey T x H x W, T at least 2 `radius` + 1."""
        import cv2

        size = (self.size_px, self.size_px)
        volume = np.stack([cv2.resize(picture, size, interpolation=cv2.INTER_AREA) for picture in window])
        planes = (self._codes(volume, 0), self._codes(volume, 1), self._codes(volume, 2))
        inner = slice(self.radius, -self.radius)
        return np.concatenate([self._histograms(codes[inner, inner, inner]) for codes in planes])

    def _codes(self, volume: NDArray[np.uint8], across: int) -> NDArray[np.int64]:
        """Pattern of each voxel on the plane at right angles to the axis `across`."""
        from skimage.feature import local_binary_pattern

        slices = np.moveaxis(volume, across, 0)
        coded = [local_binary_pattern(part, self.neighbours, self.radius, method="nri_uniform") for part in slices]
        return np.moveaxis(np.stack(coded), 0, across).astype(np.int64)

    def _histograms(self, codes: NDArray[np.int64]) -> NDArray[np.float32]:
        patterns = self.neighbours * (self.neighbours - 1) + 3
        rows, columns = (np.arange(length) * self.cells // length for length in codes.shape[1:])
        cell = np.broadcast_to(rows[:, None] * self.cells + columns[None, :], codes.shape)
        counts = np.bincount((cell * patterns + codes).ravel(), minlength=self.cells**2 * patterns)
        shares = counts.reshape(-1, patterns) / np.bincount(cell.ravel())[:, None]
        return shares.astype(np.float32).ravel()
