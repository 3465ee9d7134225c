"""The outputs of the networks for a crop: the feature vector and, optionally, landmarks, actions, cover and pose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Crop, Features, Points

VECTOR = "features"
"""The output that every network has, float32 N x D; the others are optional."""
Outputs = dict[str, NDArray[np.float32]]
FRESH_S = 0.075
"""For so long a network's outputs stand for the face that is followed: two frames at 30 a second, one at 15."""
_Way = bool | None
"""Whether a network looks at a crop in the mirror; None where it does not look at it."""


class Shot(NamedTuple):
    """When a crop of a film was taken, and in which presence of a face that is followed without a break."""

    t_s: float
    presence: int


class FeatureNetwork(Protocol):
    """A network: outputs by name for uint8 RGB N x 224 x 224 x 3.

    `mirrored`, N, says which pictures are looked at in the mirror; without it the outputs are the means of both ways.
    """

    def __call__(self, images: NDArray[np.uint8], mirrored: NDArray[np.bool_] | None = None) -> Outputs:
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
    """Runs the feature networks of the bundle, one or several, and joins their vectors in the order given.

    Of a film the networks take turns: each frame is looked at by the one whose last look is the oldest, and the outputs
    of the others are those of their last look, at most `FRESH_S` before. A network looks at its frames as they are and
    mirrored in turns. Which network looks, and which way, follows from the shots alone.
    """

    def __init__(self, networks: Sequence[FeatureNetwork]) -> None:
        self._networks = tuple(_TakesTurns(network) for network in networks)

    def __call__(self, crops: Sequence[Crop], shots: Sequence[Shot] | None = None) -> list[Reading]:
        """The reading of each of one or more crops; all that a network looks at, it looks at in one run.

        `shots` says of what moments of a film the crops are, in order of time. Without it they are photos, which every
        network looks at both ways.
        """
        if shots is None:
            outputs = [network.both_ways(crops) for network in self._networks]
        else:
            turns = zip(*map(self._turn, shots), strict=True)
            outputs = [network.look(crops, ways) for network, ways in zip(self._networks, turns, strict=True)]
        return [_reading(each) for each in zip(*outputs, strict=True)]

    def _turn(self, shot: Shot) -> list[_Way]:
        """How each network looks at `shot`: those do whose last look cannot stand for it, or else the oldest."""
        due = [network for network in self._networks if not network.stands_for(shot)]
        due = due or [min(self._networks, key=lambda network: network.seen_s)]
        return [network.turn(shot) if network in due else None for network in self._networks]


class _TakesTurns:
    """A network, and its last look at a film."""

    def __init__(self, network: FeatureNetwork) -> None:
        self._network = network
        self._seen: Shot | None = None
        self._in_mirror = False
        self._last: Outputs = {}

    @property
    def seen_s(self) -> float:
        """When it last looked."""
        return -math.inf if self._seen is None else self._seen.t_s

    def stands_for(self, shot: Shot) -> bool:
        """Whether what it saw last may stand for what it would see in `shot`."""
        seen = self._seen
        return seen is not None and seen.presence == shot.presence and 0.0 <= shot.t_s - seen.t_s <= FRESH_S

    def turn(self, shot: Shot) -> _Way:
        """Take a turn: the other way than last time in this presence, of which the first look is plain."""
        follows = self._seen is not None and self._seen.presence == shot.presence
        self._seen, self._in_mirror = shot, follows and not self._in_mirror
        return self._in_mirror

    def both_ways(self, crops: Sequence[Crop]) -> list[Outputs]:
        """Its outputs for each of `crops`, the means of both ways."""
        return self._run(crops, None)

    def look(self, crops: Sequence[Crop], ways: Sequence[_Way]) -> list[Outputs]:
        """Look at each of `crops` in its way; the newest outputs at each."""
        looked = [crop for crop, way in zip(crops, ways, strict=True) if way is not None]
        fresh = iter(self._run(looked, [way for way in ways if way is not None]) if looked else ())
        outputs = []
        for way in ways:
            self._last = self._last if way is None else next(fresh)
            outputs.append(self._last)
        return outputs

    def _run(self, crops: Sequence[Crop], mirrored: Sequence[bool] | None) -> list[Outputs]:
        flags = None if mirrored is None else np.array(mirrored, np.bool_)
        outputs = self._network(np.stack([crop.image for crop in crops]), flags)
        return [_of_crop(crop, {name: value[row] for name, value in outputs.items()}) for row, crop in enumerate(crops)]


def _of_crop(crop: Crop, outputs: Outputs) -> Outputs:
    """A network's outputs for one crop, landmarks in frame pixels: they stay in their place until the next look."""
    landmarks = outputs.get("landmarks")
    return outputs if landmarks is None else {**outputs, "landmarks": to_frame(landmarks, crop.matrix)}


def _reading(outputs: Sequence[Outputs]) -> Reading:
    """The outputs of the networks for one crop. Optional outputs come from the first network that has them."""
    vector = np.concatenate([output[VECTOR] for output in outputs]).astype(np.float32, copy=False)
    extra = {name: value for output in reversed(outputs) for name, value in output.items()}
    landmarks, actions = extra.get("landmarks"), extra.get("actions")
    visible, pose = extra.get("visible"), extra.get("pose")
    features = Features(vector, landmarks, None if actions is None else tuple(float(value) for value in actions))
    return Reading(
        features,
        None if visible is None else (float(visible[0]), float(visible[1])),
        None if pose is None else (float(pose[0]), float(pose[1])),
    )


def to_frame(points: Points, matrix: NDArray[np.float64]) -> Points:
    """`points` (N x 2, crop pixels) in frame pixels, for a crop made by `matrix`."""
    return np.linalg.solve(matrix[:, :2], (points - matrix[:, 2]).T).T.astype(np.float32)
