"""Optical strain: stretching of the skin during facial movement, from dense optical flow.

Flow u, v of OpenCV's DIS (Kroeger et al. 2016) between neighbouring pictures; the infinitesimal strain tensor
e = (grad u + grad u^T) / 2; its magnitude sqrt(exx^2 + eyy^2 + 2 exy^2) (Shreve et al. 2011). A rigid shift of the head
has none, a small rotation almost none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.arrays import F32, U8


@dataclass(frozen=True, slots=True)
class Strain:
    """Strain a frame of `cells` x `cells` regions in the middle `middle` of the crop, brought to `size_px`.

    Of each region its mean and its 95th percentile, of each of these the mean and the greatest over the window:
    cells^2 x 4 numbers.
    """

    cells: int = 4
    middle: float = 0.8
    size_px: int = 128
    smooth_px: float = 1.5

    def __call__(self, window: U8) -> F32:
        """The vector of `window`, uint8 grey T x H x W, T at least 2."""
        flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
        size = (self.size_px, self.size_px)
        small = [cv2.resize(picture, size, interpolation=cv2.INTER_AREA) for picture in window]
        still = np.zeros((*size, 2), np.float32)
        maps = [self._strain(flow.calc(before, after, still.copy())) for before, after in pairwise(small)]
        regions = np.stack([self._regions(strain) for strain in maps])
        return np.concatenate([regions.mean(0), regions.max(0)]).astype(np.float32)

    def _strain(self, flow: NDArray[Any]) -> F32:
        smooth = cv2.GaussianBlur(flow, (0, 0), self.smooth_px)
        (u_y, u_x), (v_y, v_x) = (np.gradient(smooth[..., axis]) for axis in (0, 1))
        return np.asarray(np.sqrt(u_x**2 + v_y**2 + 0.5 * (u_y + v_x) ** 2), np.float32)

    def _regions(self, strain: F32) -> F32:
        edge = round(self.size_px * (1 - self.middle) / 2)
        inner = strain[edge : self.size_px - edge, edge : self.size_px - edge]
        parts = [part for band in np.array_split(inner, self.cells, 0) for part in np.array_split(band, self.cells, 1)]
        return np.array([(part.mean(), np.percentile(part, 95)) for part in parts], np.float32).ravel()
