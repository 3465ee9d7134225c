"""Compares the network in 8-bit integers with the one in float: drift and speed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.inference import drift
from neopain.inference.drift import Drift
from neopain.inference.quantize import quantize
from neopain.pipeline.features import VECTOR, FeatureNetwork

_TIMED = 40


@dataclass(frozen=True, slots=True)
class Comparison:
    """The drift of the integer network's features, and milliseconds per face of both networks."""

    drift: Drift
    float_ms: float
    integer_ms: float

    @property
    def small(self) -> bool:
        """Whether the drift is within the limits under which integers are published."""
        return self.drift.cosine_worst >= drift.LEAST_COSINE and self.drift.rank_worst >= drift.LEAST_RANK

    def figures(self) -> dict[str, float]:
        """The figures by name, for the card."""
        return {
            "float_ms_a_face": self.float_ms,
            "int8_ms_a_face": self.integer_ms,
            "int8_cosine_mean": self.drift.cosine_mean,
            "int8_cosine_worst": self.drift.cosine_worst,
            "int8_rank_worst": self.drift.rank_worst,
        }


def write(source: Path, faces: NDArray[np.uint8], target: Path) -> None:
    """Write the network `source` in integers to `target`; ranges from `faces`, uint8 N x 224 x 224 x 3."""
    quantize(source, VECTOR, faces, target)


def compare(floats: FeatureNetwork, integers: FeatureNetwork, faces: NDArray[np.uint8]) -> Comparison:
    """Both networks on `faces`, one at a time, both ways as with a photo; timed one way, as with a film's picture."""
    wanted = np.concatenate([floats(face[None])[VECTOR] for face in faces])
    found = np.concatenate([integers(face[None])[VECTOR] for face in faces])
    return Comparison(drift.measure(wanted, found), _milliseconds(floats, faces), _milliseconds(integers, faces))


def _milliseconds(run: FeatureNetwork, faces: NDArray[np.uint8]) -> float:
    """The median time of one face."""
    spent, one_way = [], np.array([False])
    for k in range(_TIMED):
        began = time.perf_counter()
        run(faces[k % len(faces)][None], one_way)
        spent.append(time.perf_counter() - began)
    return float(np.median(spent) * 1e3)
