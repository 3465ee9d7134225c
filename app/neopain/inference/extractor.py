"""Opens feature extractors: a network in an ONNX file, or handcrafted features described by a file of parameters."""

from __future__ import annotations

from typing import Protocol

from neopain.base.arrays import F32, U8, Bools
from neopain.inference import handcrafted
from neopain.inference.onnx import Network
from neopain.inference.store import Artefact


class Extractor(Protocol):
    """Returns outputs by name, `features` (float32 N x D) among them, for uint8 RGB N x 224 x 224 x 3.

    `mirrored`, N, says which pictures are looked at in the mirror; without it the outputs are the means of both ways.
    Extractors that know one way only look at each picture as it is.
    """

    @property
    def provider(self) -> str:
        """The active provider: "CUDA" or "CPU"."""

    def __call__(self, images: U8, mirrored: Bools | None = None) -> dict[str, F32]:
        """Run it; raises ModelError when `images` do not fit."""

    def check(self) -> float:
        """Run the check vector; returns the largest difference, raises ModelError when it is above the tolerance."""


def open_extractor(artefact: Artefact, threads: int) -> Extractor:
    """The extractor in `artefact`, its check vector verified; raises ModelError."""
    if artefact.path.suffix == handcrafted.SUFFIX:
        return handcrafted.Handcrafted(artefact)
    return Network(artefact, threads)
