"""Local binary patterns on three orthogonal planes: texture of the picture, and of rows and columns over time.

Zhao and Pietikäinen 2007. The codes are scikit-image's, on the slices XY, XT and YT of a window.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neopain.base.arrays import F32, I64, U8
from neopain.inference.handcrafted import histograms


@dataclass(frozen=True, slots=True)
class LbpTop:
    """Histograms of uniform patterns in `cells` x `cells` blocks, each of sum 1, one for each plane.

    Length: 3 x cells^2 x (neighbours (neighbours - 1) + 3).
    """

    cells: int = 4
    size_px: int = 64
    neighbours: int = 8
    radius: int = 1

    def __call__(self, window: U8) -> F32:
        """The vector of `window`, uint8 grey T x H x W, T at least 2 `radius` + 1."""
        import cv2

        size = (self.size_px, self.size_px)
        volume = np.stack([cv2.resize(picture, size, interpolation=cv2.INTER_AREA) for picture in window])
        planes = (self._codes(volume, axis) for axis in range(3))
        inner = slice(self.radius, -self.radius)
        return np.concatenate([histograms(codes[inner, inner, inner], self.neighbours, self.cells) for codes in planes])

    def _codes(self, volume: U8, across: int) -> I64:
        """Pattern of each voxel on the plane at right angles to the axis `across`."""
        from skimage.feature import local_binary_pattern

        slices = np.moveaxis(volume, across, 0)
        coded = [local_binary_pattern(part, self.neighbours, self.radius, method="nri_uniform") for part in slices]
        return np.moveaxis(np.stack(coded), 0, across).astype(np.int64)
