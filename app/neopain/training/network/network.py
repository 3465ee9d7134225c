"""The network that is trained: a small VGG with a head for each label of the renders. Needs torch.

3 x 3 convolutions on 112 x 112 pixels. The features are the log-odds of the actions, the last convolution, pooled, and
the layer behind it. The pooled layer is best for fitting a classifier on real faces; the layer behind it keeps only
what the labels of the renders need, so it is more robust against changes of light, focus and style; the actions are
read from each part of the face separately.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from neopain.training.default.settings import NetworkSettings
from neopain.training.network.weights import (
    ACTING,
    ACTION_COUNT,
    DETAIL_CHANNELS,
    HIDDEN,
    LAYERS,
    MOST_ODDS,
    NEAR_LAYER,
    NEAR_SIDE,
    OWN_EPSILON,
    PARTS,
    PLACE_CHANNELS,
    POOLED_COUNT,
    POSE_SCALE_DEG,
    SPOT_CHANNELS,
    WHERE,
    Weights,
    part_shares,
)

SIDE_PX = 112
STATE_COUNT = 8
DROPOUT = 0.2
_SPOT_GAIN = 3.0  # maps that start less uniform are learnt faster


class NetworkAnswers(NamedTuple):
    """The network's outputs for B faces.

    `features` B x FEATURE_COUNT (log-odds of the actions, the layer behind, then the pooled one); `actions` B x 10,
    `visible` B x 2 are 0 to 1; `pain` B and `states` B x 8 are logits; `points` B x 68 x 2 with -1 and 1 at the crop's
    edges; `pose` B x 2 degrees.
    """

    features: Tensor
    actions: Tensor
    pain: Tensor
    states: Tensor
    points: Tensor
    visible: Tensor
    pose: Tensor

    @classmethod
    def of(
        cls,
        odds: Tensor,
        behind: Tensor,
        pooled: Tensor,
        hidden_heads: tuple[Tensor, Tensor],
        points: Tensor,
        place_heads: tuple[Tensor, Tensor],
    ) -> NetworkAnswers:
        """From what the last layers give: `odds` of the actions, float; the two parts of the vector; pain B x 1 and
        states; points B x 136; logits of what is visible, and pose in units of POSE_SCALE_DEG.
        """
        pain, states = hidden_heads
        visible, pose = place_heads
        return cls(
            torch.cat([odds.clamp(-MOST_ODDS, MOST_ODDS), behind.float(), pooled.float()], 1),
            torch.sigmoid(odds),
            pain.float()[:, 0],
            states.float(),
            points.reshape(-1, 68, 2),
            torch.sigmoid(visible.float()),
            pose.float() * POSE_SCALE_DEG,
        )


class Network(nn.Module):  # type: ignore[misc]
    """Takes float B x 3 x 112 x 112, 0 to 255.

    A landmark is the centre of gravity of its probability map (soft-argmax), found in two layers, plus an offset from
    the whole face. Actions are read from the hidden layer, the places and the landmarks, and from the finer layer at
    each part of the face: averaged with the maps of the part's landmarks as weights.
    """

    side_px = SIDE_PX

    def __init__(self) -> None:
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
        self.pain = nn.Linear(HIDDEN, 1)
        self.states = nn.Linear(HIDDEN, STATE_COUNT)
        self.places = nn.Conv2d(width, PLACE_CHANNELS, 1)
        self.where = nn.Linear(PLACE_CHANNELS * 49, WHERE)
        self.near = nn.Conv2d(LAYERS[NEAR_LAYER].outputs, SPOT_CHANNELS, 1)
        self.far = nn.Conv2d(width, SPOT_CHANNELS, 1)
        self.around = nn.Conv2d(SPOT_CHANNELS, SPOT_CHANNELS, 3, padding=1)
        self.spots = nn.Conv2d(SPOT_CHANNELS, 68, 1)
        self.points = nn.Linear(WHERE, 136)
        self.details = nn.Conv2d(LAYERS[NEAR_LAYER].outputs, DETAIL_CHANNELS, 1)
        self.register_buffer("parts", torch.from_numpy(part_shares()), persistent=False)
        self.acting = nn.Linear(HIDDEN + WHERE + 136 + len(PARTS) * DETAIL_CHANNELS, ACTING)
        self.actions = nn.Linear(ACTING, ACTION_COUNT)
        self.pose = nn.Linear(WHERE, 2)
        self.visible = nn.Linear(WHERE, 2)
        self.dropout = nn.Dropout(DROPOUT)
        with torch.no_grad():
            self.spots.weight.mul_(_SPOT_GAIN)
            self.points.weight.mul_(0.1)
            self.points.bias.zero_()

    def forward(self, pixels: Tensor) -> NetworkAnswers:
        """Outputs for B faces."""
        x = standardise(pixels).contiguous(memory_format=torch.channels_last)
        for index, (layer, convolution, norm) in enumerate(zip(LAYERS, self.convolutions, self.norms, strict=True)):
            x = convolution(x)
            if layer.own:
                x = torch.cat([self.owns[str(index)](x[:, : layer.own]), norm(x[:, layer.own :])], 1)
            else:
                x = norm(x)
            x = functional.relu(x)
            if index == NEAR_LAYER:
                near = x
            if layer.pooled:
                x = functional.max_pool2d(x, 2)
        grid = functional.max_pool2d(x, 3, 2)
        pooled = torch.cat([x.mean((2, 3)), grid.flatten(1)], 1)
        behind = functional.relu(self.hidden(self.dropout(pooled)))
        hidden = self.dropout(behind)
        where = functional.relu(self.where(functional.relu(self.places(x)).flatten(1)))
        shares = self._shares(near, x)
        points = _centres(shares) + self.points(where).float()
        # Detached, so that the loss of the actions does not change the landmarks.
        details = self._details(near, shares.detach())
        known = torch.cat([hidden, where, points.detach().to(hidden.dtype), details], 1)
        odds = self.actions(functional.relu(self.acting(known))).float()
        heads, placed = (self.pain(hidden), self.states(hidden)), (self.visible(where), self.pose(where))
        return NetworkAnswers.of(odds, behind, pooled, heads, points, placed)

    def groups(self, settings: NetworkSettings) -> list[dict[str, Any]]:
        """Parameters for the optimiser, all at the full rate."""
        return [{"params": list(self.parameters()), "share": 1.0, "weight_decay": settings.weight_decay}]

    def pull(self) -> Tensor:
        """No loss (scalar): these weights start from random numbers."""
        return torch.zeros(())

    def _shares(self, near: Tensor, far: Tensor) -> Tensor:
        """Probability map of each landmark's place, B x 68 x 196; each map sums to 1."""
        both = self.near(near) + functional.interpolate(self.far(far), scale_factor=2)
        maps = self.spots(functional.relu(self.around(functional.relu(both)))).float()
        return torch.as_tensor(maps.flatten(2).softmax(2))

    def _details(self, near: Tensor, shares: Tensor) -> Tensor:
        """The finer layer averaged at each part of the face, B x (P x DETAIL_CHANNELS)."""
        detail = functional.relu(self.details(near)).flatten(2)
        return torch.as_tensor(torch.bmm(self.parts @ shares, detail.transpose(1, 2))).flatten(1)


def _centres(shares: Tensor) -> Tensor:
    """Centres of gravity of maps B x 68 x 196: B x 136, x and y in turn, -1 and 1 at the edges."""
    maps = shares.view(-1, 68, NEAR_SIDE, NEAR_SIDE)
    centres = (torch.arange(NEAR_SIDE) + 0.5) * 2 / NEAR_SIDE - 1
    return torch.stack([maps.sum(2) @ centres, maps.sum(3) @ centres], 2).flatten(1)


def standardise(pixels: Tensor) -> Tensor:
    """Each picture minus its mean, divided by its standard deviation: both depend on the camera, not on the face."""
    variance, mean = torch.var_mean(pixels, (1, 2, 3), correction=0, keepdim=True)
    return (pixels - mean) / (variance + 1).sqrt()


def mixed_precision() -> torch.autocast:
    """Lets layers compute in bfloat16 where the processor has it; emulated, a step takes nine times as long."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.backends.cpu.get_cpu_capability() == "AVX512")


def weights_of(state: dict[str, Tensor]) -> Weights:
    """The weights in a network's state as numpy arrays, for code without torch."""
    return {
        name: value.detach().float().numpy().copy()
        for name, value in state.items()
        if not name.endswith("num_batches_tracked")
    }
