"""Features without learning: local binary patterns and histograms of oriented gradients, over a grid on the face.

The artefact is a TOML file with the method's parameters, so that a classifier can need it by its hash.

What is rounded or compared with a limit is computed in integers, or one element at a time in float64: a matrix product
or numpy's arc tangent may differ in the last bit from one processor to the next, and a limit makes that bit a step.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from neopain.base.arrays import F32, F64, I64, U8, Bools
from neopain.base.errors import ModelError
from neopain.inference import check as vectors
from neopain.inference.manifest import parse
from neopain.inference.store import Artefact

SUFFIX = ".toml"
OUTPUT = "features"
_REC_601 = (299, 587, 114)  # thousandths of red, green and blue
_BOUND = 10**12
"""Bounds of bins are directions in whole numbers of this size: exact on the axes and diagonals, where pixels lie."""
_EPSILON = 1e-5
_CLIP = 0.2  # Lowe's, of L2-Hys


class _Method(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Lbp(_Method):
    """Histograms of uniform local binary patterns (Ojala 2002), each cell's of sum 1."""

    method: Literal["lbp"]
    neighbours: int = Field(ge=4, le=24)
    """Points on the circle around a pixel; patterns that do not turn over: `neighbours` (`neighbours` - 1) + 3."""
    radius_px: float = Field(gt=0)
    """Radius of the circle."""
    cells: int = Field(ge=1, le=28)
    """Cells of the grid along each side."""

    def __call__(self, grey: U8) -> F32:
        """The vector of one H x W picture: cells x cells x patterns."""
        from skimage.feature import local_binary_pattern

        codes = local_binary_pattern(grey, self.neighbours, self.radius_px, method="nri_uniform").astype(np.int64)
        return histograms(codes, self.neighbours, self.cells)


def histograms(codes: I64, neighbours: int, cells: int) -> F32:
    """Histograms of uniform patterns of `neighbours` points, each of sum 1, of the `cells` x `cells` blocks of `codes`
    (... x H x W): cells^2 x (neighbours (neighbours - 1) + 3) in one row.
    """
    patterns = neighbours * (neighbours - 1) + 3
    rows, columns = (np.arange(size) * cells // size for size in codes.shape[-2:])
    cell = np.broadcast_to(rows[:, None] * cells + columns[None, :], codes.shape)
    counts = np.bincount((cell * patterns + codes).ravel(), minlength=cells**2 * patterns)
    shares = counts.reshape(-1, patterns) / np.bincount(cell.ravel())[:, None]
    return shares.astype(np.float32).ravel()


class Hog(_Method):
    """Histograms of oriented gradients (Dalal and Triggs 2005), blocks of cells normalised by L2-Hys."""

    method: Literal["hog"]
    orientations: int = Field(ge=2, le=36)
    """Bins of the half circle."""
    cell_px: int = Field(ge=4, le=112)
    """Side of a cell."""
    block_cells: int = Field(ge=1, le=4)
    """Cells of a block along each side; blocks move on by one cell."""

    def __call__(self, grey: U8) -> F32:
        """The vector of one H x W picture: blocks x cells of a block x orientations, rows first."""
        down, right = _differences(grey)
        lengths = np.sqrt((down**2 + right**2).astype(np.float64))
        rows, columns = (size // self.cell_px for size in grey.shape)
        inner = np.s_[: rows * self.cell_px, : columns * self.cell_px]
        cell = np.arange(rows).repeat(self.cell_px)[:, None] * columns + np.arange(columns).repeat(self.cell_px)
        place = cell * self.orientations + self._bins(down, right)[inner]
        sums = np.bincount(place.ravel(), lengths[inner].ravel(), rows * columns * self.orientations)
        cells = (sums / self.cell_px**2).reshape(rows, columns, self.orientations)
        windows = np.lib.stride_tricks.sliding_window_view(cells, (self.block_cells,) * 2, (0, 1))
        blocks = np.moveaxis(windows, 2, 4).reshape(*windows.shape[:2], -1)
        clipped = np.minimum(_unit(blocks), _CLIP)
        return _unit(clipped).astype(np.float32).ravel()

    def _bins(self, down: I64, right: I64) -> I64:
        """Bin of each gradient's direction in the half circle; one on the bound of two belongs to the upper."""
        turned = np.where((down < 0) | ((down == 0) & (right < 0)), -1, 1)
        bins = np.zeros(down.shape, np.int64)
        for bound in range(1, self.orientations):
            angle = math.pi * bound / self.orientations
            across, along = round(math.sin(angle) * _BOUND), round(math.cos(angle) * _BOUND)
            bins += (along * down - across * right) * turned >= 0
        return bins


class _Parameters(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    grey: Literal["rec601-integer"]
    """Conversion of colours to grey levels: Rec. 601, rounded half up in whole numbers."""
    features: Annotated[Lbp | Hog, Field(discriminator="method")]


class Handcrafted:
    """Handcrafted features of the bundle. Raises ModelError when the artefact is not as its manifest says."""

    provider = "CPU"
    """The provider."""

    def __init__(self, artefact: Artefact) -> None:
        self._artefact = artefact
        self._shown = f"models/{artefact.manifest.id}/{artefact.manifest.artefact.name}"
        self._method = parse(artefact.path, _Parameters, self._shown).features
        if vectors.has_check_vector(artefact):
            self.check()

    def __call__(self, images: U8, mirrored: Bools | None = None) -> dict[str, F32]:
        """`features` N x D of `images`, uint8 RGB N x 224 x 224 x 3, each as it is, whatever `mirrored` says; raises
        ModelError when they do not fit.
        """
        spec = self._artefact.manifest.input
        if images.dtype != np.uint8 or images.ndim != 4 or images.shape[1:] != (spec.height, spec.width, 3):
            raise ModelError(
                f"{self._shown} takes uint8 any x {spec.height} x {spec.width} x 3, found {images.dtype} "
                f"{images.shape}; correct the caller"
            )
        return {OUTPUT: np.stack([self._method(to_grey(image)) for image in images])}

    def check(self) -> float:
        """Run the check vector; returns the largest difference, raises ModelError when it is above the tolerance."""
        return vectors.compare(self._artefact, self)


def to_grey(image: U8) -> U8:
    """Grey levels H x W of `image`, uint8 RGB H x W x 3, by Rec. 601, halves rounded up."""
    red, green, blue = (image[..., channel].astype(np.int32) * part for channel, part in enumerate(_REC_601))
    return ((red + green + blue + 500) // 1000).astype(np.uint8)


def _differences(grey: U8) -> tuple[I64, I64]:
    """For each pixel the next minus the previous one, downwards and to the right; 0 on the edges."""
    levels = grey.astype(np.int64)
    down, right = np.zeros_like(levels), np.zeros_like(levels)
    down[1:-1] = levels[2:] - levels[:-2]
    right[:, 1:-1] = levels[:, 2:] - levels[:, :-2]
    return down, right


def _unit(blocks: F64) -> F64:
    lengths = np.sqrt(np.square(blocks).sum(axis=-1, keepdims=True) + _EPSILON**2)
    return np.asarray(blocks / lengths, np.float64)
