"""The shape of the network and its numbers: for those who train it, and those who write it as ONNX without torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Weights = dict[str, NDArray[np.float32]]
"""By name as in `network.Network`: convolutions.N.weight, norms.N.running_mean, hidden.bias and so on."""


class Layer(NamedTuple):
    """A 3 x 3 convolution with batch norm and ReLU, halved by a max-pool when `pooled`."""

    inputs: int
    outputs: int
    stride: int
    pooled: bool


LAYERS = (
    Layer(3, 24, 2, False),
    Layer(24, 32, 1, True),
    Layer(32, 64, 1, False),
    Layer(64, 64, 1, True),
    Layer(64, 128, 1, False),
    Layer(128, 128, 1, True),
    Layer(128, 192, 1, False),
    Layer(192, 192, 1, False),
)
HIDDEN = 256
POINT_CHANNELS = 24
FEATURE_COUNT = LAYERS[-1].outputs * 10
"""Mean of the last layer, then its maximum in each of nine overlapping fields."""
POSE_SCALE_DEG = 30.0
NORM_EPSILON = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Trained weights, the steps and seconds they took, and the training loss at the end."""

    weights: Weights
    steps: int
    seconds: float
    loss: float
