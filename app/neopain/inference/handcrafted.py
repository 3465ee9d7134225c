"""Features without learning: local binary patterns and histograms of oriented gradients, over a grid on the face.

The artefact is a TOML file with the method's parameters, so that a classifier can need it by its hash.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from neopain.base.errors import ModelError
from neopain.inference import check as vectors
from neopain.inference.manifest import parse
from neopain.inference.store import Artefact

SUFFIX = ".toml"
OUTPUT = "features"
_GREY = np.array([0.299, 0.587, 0.114], np.float32)  # Rec. 601, as OpenCV and scikit-image's papers have it


class _Method(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Lbp(_Method):
    """Histograms of uniform local binary patterns (Ojala 2002), each cell's of sum 1."""

    method: Literal["lbp"]
    neighbours: int = Field(ge=4, le=24)
    """Points on the circle around a pixel; patterns that do not turn over: `neighbours` (`neighbours` - 1) + 3."""
    radius_px: float = Field(gt=0)
    """Radius of the circle."""
    cells: int = Field(ge=1, le=28)
    """Cells of the grid along each side."""

    def __call__(self, grey: NDArray[np.uint8]) -> NDArray[np.float32]:
        """The vector of one H x W picture: cells x cells x patterns."""
        from skimage.feature import local_binary_pattern

        codes = local_binary_pattern(grey, self.neighbours, self.radius_px, method="nri_uniform").astype(np.int64)
        patterns = self.neighbours * (self.neighbours - 1) + 3
        rows, columns = (np.arange(size) * self.cells // size for size in grey.shape)
        cell = rows[:, None] * self.cells + columns[None, :]
        counts = np.bincount((cell * patterns + codes).ravel(), minlength=self.cells**2 * patterns)
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

    def __call__(self, grey: NDArray[np.uint8]) -> NDArray[np.float32]:
        """The vector of one H x W picture."""
        from skimage.feature import hog

        vector = hog(
            grey,
            orientations=self.orientations,
            pixels_per_cell=(self.cell_px, self.cell_px),
            cells_per_block=(self.block_cells, self.block_cells),
            block_norm="L2-Hys",
        )
        return np.asarray(vector, np.float32)


class _Parameters(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    features: Annotated[Lbp | Hog, Field(discriminator="method")]


class Handcrafted:
    """Handcrafted features of the bundle. Raises ModelError when the artefact is not as its manifest says."""

    provider = "CPU"
    """Where it runs."""

    def __init__(self, artefact: Artefact) -> None:
        self._artefact = artefact
        self._shown = f"models/{artefact.manifest.id}/{artefact.manifest.artefact.name}"
        self._method = parse(artefact.path, _Parameters, self._shown).features
        if vectors.listed(artefact):
            self.check()

    def __call__(self, images: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
        """`features` N x D of `images`, uint8 RGB N x 224 x 224 x 3; raises ModelError when they do not fit."""
        spec = self._artefact.manifest.input
        if images.dtype != np.uint8 or images.ndim != 4 or images.shape[1:] != (spec.height, spec.width, 3):
            raise ModelError(
                f"{self._shown} takes uint8 any x {spec.height} x {spec.width} x 3, found {images.dtype} "
                f"{images.shape}; mend the caller"
            )
        return {OUTPUT: np.stack([self._method(_grey(image)) for image in images])}

    def check(self) -> float:
        """Run the check vector; returns the largest difference, raises ModelError when it is above the tolerance."""
        return vectors.compare(self._artefact, self)


def _grey(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    levels: Any = image.astype(np.float32) @ _GREY
    return np.asarray(np.rint(levels), np.uint8)
