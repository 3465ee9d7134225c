"""The outputs of the networks for a crop: the feature vector and, optionally, landmarks, actions, cover and pose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Crop, Features, Points

VECTOR = "features"
"""The output that every network has, float32 N x D; the others are optional."""


_TURNS_A_FRAME = math.sqrt(20)


def looks_in_mirror(index: int) -> bool:
    """Whether a film's frame of that index is looked at in the mirror: one look a frame, and both ways in the trend.

    The multiples of an irrational number spread evenly over the circle, also those of each second, third ... frame.
    This one nearly alternates, and keeps the share of either way in the trend near a half where few frames are scored:
    of 30 a second, between 0.32 and 0.68 whether each is scored or each eighth. The golden ratio lets it reach 0.84.
    """
    return index * _TURNS_A_FRAME % 1 < 0.5


class FeatureNetwork(Protocol):
    """A network: outputs by name for uint8 RGB N x 224 x 224 x 3.

    `mirrored`, N, says which pictures are looked at in the mirror; without it the outputs are the means of both ways.
    """

    def __call__(
        self, images: NDArray[np.uint8], mirrored: NDArray[np.bool_] | None = None
    ) -> dict[str, NDArray[np.float32]]:
        """Run it."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """All network outputs for a crop: `visible` (eyes, mouth; 0 to 1) and `pose` (yaw, pitch; degrees), if known."""

    features: Features
    visible: tuple[float, float] | None
    pose: tuple[float, float] | None

    @property
    def finite(self) -> bool:
        """Whether every number is: no limit holds for one that is not. The vector is the classifier's to refuse."""
        landmarks = self.features.landmarks
        rest = (self.features.actions or (), self.visible or (), self.pose or ())
        return all(map(math.isfinite, chain(*rest))) and (landmarks is None or bool(np.isfinite(landmarks).all()))


class FeatureExtractor:
    """Runs the feature networks of the bundle, one or several, and joins their vectors in the order given."""

    def __init__(self, networks: Sequence[FeatureNetwork]) -> None:
        self._networks = tuple(networks)

    def __call__(self, crops: Sequence[Crop], mirrored: Sequence[bool] | None = None) -> list[Reading]:
        """The reading of each of one or more crops, in one run of each network.

        `mirrored` says which crops are looked at in the mirror; without it each is looked at both ways.
        """
        images = np.stack([crop.image for crop in crops])
        flags = None if mirrored is None else np.array(mirrored, np.bool_)
        outputs = [network(images, flags) for network in self._networks]
        return [_reading(crop, [_row(output, index) for output in outputs]) for index, crop in enumerate(crops)]


def _row(output: dict[str, NDArray[np.float32]], index: int) -> dict[str, NDArray[np.float32]]:
    return {name: value[index] for name, value in output.items()}


def _reading(crop: Crop, outputs: Sequence[dict[str, NDArray[np.float32]]]) -> Reading:
    """The outputs of the networks for one crop. Optional outputs come from the first network that has them."""
    vector = np.concatenate([output[VECTOR] for output in outputs]).astype(np.float32, copy=False)
    extra = {name: value for output in reversed(outputs) for name, value in output.items()}
    landmarks, actions = extra.get("landmarks"), extra.get("actions")
    visible, pose = extra.get("visible"), extra.get("pose")
    features = Features(
        vector,
        None if landmarks is None else to_frame(landmarks, crop.matrix),
        None if actions is None else tuple(float(value) for value in actions),
    )
    return Reading(
        features,
        None if visible is None else (float(visible[0]), float(visible[1])),
        None if pose is None else (float(pose[0]), float(pose[1])),
    )


def to_frame(points: Points, matrix: NDArray[np.float64]) -> Points:
    """`points` (N x 2, crop pixels) in frame pixels, for a crop made by `matrix`."""
    return np.linalg.solve(matrix[:, :2], (points - matrix[:, 2]).T).T.astype(np.float32)
