"""Layers and sizes of the network, shared by training and by the ONNX export, which works without torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Weights = dict[str, NDArray[np.float32]]
"""By name as in `network.Network`: convolutions.N.weight, norms.N.running_mean, hidden.bias and so on."""


class Layer(NamedTuple):
    """A 3 x 3 convolution with norms and ReLU, halved by a max-pool when `pooled`.

    The first `own` outputs are normalised by the picture's own mean and deviation (instance norm), the others by those
    of all faces (batch norm). Differences between cameras or renderers alone are absent from the former (IBN-Net, Pan
    et al. 2018, arXiv:1807.09441).
    """

    inputs: int
    outputs: int
    stride: int
    pooled: bool
    own: int = 0


LAYERS = (
    Layer(3, 32, 2, False, 16),
    Layer(32, 40, 1, True, 20),
    Layer(40, 80, 1, False),
    Layer(80, 80, 1, True),
    Layer(80, 160, 1, False),
    Layer(160, 160, 1, True),
    Layer(160, 240, 1, False),
    Layer(240, 240, 1, False),
)
HIDDEN = 256
PLACE_CHANNELS = 32
WHERE = 192
"""Width of the layer that pose and cover are read from."""
NEAR_LAYER, NEAR_SIDE = 5, 14
"""The finer of the two layers that landmarks are found in, by its index, and its side before it is halved."""
SPOT_CHANNELS = 64
PARTS = (
    *(range(6), range(6, 11), range(11, 17)),  # the jaw's left, the chin, the jaw's right, as the picture shows them
    *(range(17, 20), range(20, 24), range(24, 27)),  # the brows: outer, inner, outer
    *(range(27, 31), range(31, 36), range(36, 42), range(42, 48)),  # bridge and base of the nose, both eyes
    *((48, 49, 59, 60), (53, 54, 55, 64)),  # the corners of the mouth
    *((50, 51, 52, 61, 62, 63), (56, 57, 58, 65, 66, 67)),  # upper and lower lip
)
"""The landmarks of each part of the face that actions are read from."""
DETAIL_CHANNELS = 48
"""Channels read from the finer of the two layers at each part."""
ACTING = 256
"""Width of the layer between everything the network finds in a face and its actions."""
POOLED_COUNT = LAYERS[-1].outputs * 10
"""Mean of the last layer, then its maximum in each of nine overlapping fields."""
ACTION_COUNT = 10
MOST_ODDS = 4.6
"""The log-odds of an action are limited to this distance from 0: probabilities 0.01 and 0.99."""
FEATURE_COUNT = ACTION_COUNT + HIDDEN + POOLED_COUNT
"""The log-odds of the actions, the layer behind the pooled one, then the pooled one itself."""
# iBUG's 68 points in the mirror: the index that takes the place of each.
MIRRORED = (
    *range(16, -1, -1),
    *range(26, 16, -1),
    *range(27, 31),
    *range(35, 30, -1),
    *(45, 44, 43, 42, 47, 46),
    *(39, 38, 37, 36, 41, 40),
    *range(54, 47, -1),
    *range(59, 54, -1),
    *range(64, 59, -1),
    *range(67, 64, -1),
)
POSE_SCALE_DEG = 30.0
NORM_EPSILON = 1e-5
OWN_EPSILON = 1e-3


def part_shares() -> NDArray[np.float32]:
    """The weight of each landmark in each of PARTS, P x 68; every row sums to 1."""
    shares = np.zeros((len(PARTS), 68), np.float32)
    for row, part in zip(shares, PARTS, strict=True):
        row[list(part)] = 1 / len(part)
    return shares


@dataclass(frozen=True, slots=True, eq=False)
class TrainedWeights:
    """Trained weights, the steps and seconds they took, and the training loss at the end."""

    weights: Weights
    steps: int
    seconds: float
    loss: float
