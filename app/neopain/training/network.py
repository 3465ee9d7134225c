"""The network that is trained: a small VGG with heads for all that the renders know of a face. Needs torch.

3 x 3 convolutions on 112 x 112 pixels. The features are its last convolution, pooled, and the layer behind it. The
pooled layer serves those best who fit a classifier on real faces; the layer behind it has forgotten what renders do not
ask for, and so stands changed light, focus and style better.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from neopain.training.weights import (
    HIDDEN,
    LAYERS,
    OWN_EPSILON,
    PLACE_CHANNELS,
    POOLED_COUNT,
    POSE_SCALE_DEG,
    WHERE,
    Weights,
)

SIDE_PX = 112
STATE_COUNT = 8
_DROPOUT = 0.2


class Answers(NamedTuple):
    """What the network says of B faces.

    `features` B x FEATURE_COUNT (the layer behind, then the pooled one); `actions` B x 10, `visible` B x 2 are 0 to 1;
    `pain` B and `states` B x 8 are logits; `points` B x 68 x 2 with -1 and 1 at the crop's edges; `pose` B x 2 degrees.
    """

    features: Tensor
    actions: Tensor
    pain: Tensor
    states: Tensor
    points: Tensor
    visible: Tensor
    pose: Tensor


class Network(nn.Module):  # type: ignore[misc]
    """Takes float B x 3 x 112 x 112, 0 to 255; `mean_points` 68 x 2 is what it says before it has learnt anything."""

    def __init__(self, mean_points: NDArray[np.float32]) -> None:
        super().__init__()
        self.convolutions = nn.ModuleList(
            nn.Conv2d(layer.inputs, layer.outputs, 3, layer.stride, 1, bias=False) for layer in LAYERS
        )
        self.norms = nn.ModuleList(nn.BatchNorm2d(layer.outputs - layer.own) for layer in LAYERS)
        self.owns = nn.ModuleDict(
            {
                str(k): nn.InstanceNorm2d(layer.own, OWN_EPSILON, affine=True)
                for k, layer in enumerate(LAYERS)
                if layer.own
            }
        )
        width = LAYERS[-1].outputs
        self.hidden = nn.Linear(POOLED_COUNT, HIDDEN)
        self.actions = nn.Linear(HIDDEN, 10)
        self.pain = nn.Linear(HIDDEN, 1)
        self.states = nn.Linear(HIDDEN, STATE_COUNT)
        self.places = nn.Conv2d(width, PLACE_CHANNELS, 1)
        self.where = nn.Linear(PLACE_CHANNELS * 49, WHERE)
        self.points = nn.Linear(WHERE, 136)
        self.pose = nn.Linear(WHERE, 2)
        self.visible = nn.Linear(WHERE, 2)
        self.dropout = nn.Dropout(_DROPOUT)
        with torch.no_grad():
            self.points.weight.mul_(0.1)
            self.points.bias.copy_(torch.from_numpy(mean_points.reshape(-1)))

    def forward(self, pixels: Tensor) -> Answers:
        """Answers for B faces."""
        x = standardise(pixels).contiguous(memory_format=torch.channels_last)
        for index, (layer, convolution, norm) in enumerate(zip(LAYERS, self.convolutions, self.norms, strict=True)):
            x = convolution(x)
            if layer.own:
                x = torch.cat([self.owns[str(index)](x[:, : layer.own]), norm(x[:, layer.own :])], 1)
            else:
                x = norm(x)
            x = functional.relu(x)
            if layer.pooled:
                x = functional.max_pool2d(x, 2)
        grid = functional.max_pool2d(x, 3, 2)
        pooled = torch.cat([x.mean((2, 3)), grid.flatten(1)], 1)
        behind = functional.relu(self.hidden(self.dropout(pooled)))
        hidden = self.dropout(behind)
        where = functional.relu(self.where(functional.relu(self.places(x)).flatten(1)))
        return Answers(
            torch.cat([behind, pooled], 1).float(),
            torch.sigmoid(self.actions(hidden).float()),
            self.pain(hidden).float()[:, 0],
            self.states(hidden).float(),
            self.points(where).float().reshape(-1, 68, 2),
            torch.sigmoid(self.visible(where).float()),
            self.pose(where).float() * POSE_SCALE_DEG,
        )


def standardise(pixels: Tensor) -> Tensor:
    """Each picture less its mean, over its standard deviation: both are the camera's, not the face's."""
    variance, mean = torch.var_mean(pixels, (1, 2, 3), correction=0, keepdim=True)
    return (pixels - mean) / (variance + 1).sqrt()


def weights_of(state: dict[str, Tensor]) -> Weights:
    """The numbers of a network's state as numpy arrays, for those who know no torch."""
    return {
        name: value.detach().float().numpy().copy()
        for name, value in state.items()
        if not name.endswith("num_batches_tracked")
    }
