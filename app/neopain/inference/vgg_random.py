"""The four published networks layer by layer, with seeded random weights: for measuring speed without their files.

From the files' own layer tables: VGG-F, VGG-M and VGG-S of Chatfield et al. 2014, VGG-Face of Parkhi et al. 2015.
"""

from __future__ import annotations

import numpy as np

from neopain.inference.matconvnet import (
    SIDE_PX,
    Convolution,
    Description,
    Layer,
    MaxPool,
    Normalisation,
    Rectifier,
    Softmax,
)

_Plan = tuple[tuple[str, tuple[int, ...]], ...]
"""Layers in order. conv: kernel, channels out, stride, pad on all sides, each with a ReLU; pool: size, stride, rows and
columns more below and to the right; norm: nothing.
"""


def _blocks(*groups: tuple[int, int]) -> _Plan:
    """Groups of 3 x 3 convolutions (how many, channels), each with a pool."""
    layers: list[tuple[str, tuple[int, ...]]] = []
    for group, (count, channels) in enumerate(groups, start=1):
        layers += [(f"conv{group}_{index}", (3, channels, 1, 1)) for index in range(1, count + 1)]
        layers.append((f"pool{group}", (2, 2, 0)))
    return tuple(layers)


def _three(channels: int) -> _Plan:
    return tuple((f"conv{index}", (3, channels, 1, 1)) for index in (3, 4, 5))


def _full(size: int, classes: int) -> _Plan:
    return (("fc6", (size, 4096, 1, 0)), ("fc7", (1, 4096, 1, 0)), ("fc8", (1, classes, 1, 0)))


PLANS: dict[str, _Plan] = {
    "vgg-f": (
        *(("conv1", (11, 64, 4, 0)), ("norm1", ()), ("pool1", (3, 2, 1))),
        *(("conv2", (5, 256, 1, 2)), ("norm2", ()), ("pool2", (3, 2, 0))),
        *(*_three(256), ("pool5", (3, 2, 0)), *_full(6, 1000)),
    ),
    "vgg-m": (
        *(("conv1", (7, 96, 2, 0)), ("norm1", ()), ("pool1", (3, 2, 0))),
        *(("conv2", (5, 256, 2, 1)), ("norm2", ()), ("pool2", (3, 2, 1))),
        *(*_three(512), ("pool5", (3, 2, 0)), *_full(6, 1000)),
    ),
    "vgg-s": (
        *(("conv1", (7, 96, 2, 0)), ("norm1", ()), ("pool1", (3, 3, 2))),
        *(("conv2", (5, 256, 1, 0)), ("pool2", (2, 2, 1))),
        *(*_three(512), ("pool5", (3, 3, 1)), *_full(6, 1000)),
    ),
    "vgg-face": (*_blocks((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)), *_full(7, 2622)),
}
FEATURE_LAYER = "relu7"
"""The layer that is measured: the last before the classes."""


def randomly_weighted(network: str, thin: int = 1, seed: int = 0) -> Description:
    """`network` (a key of PLANS) with weights that keep the scale of activations; channels divided by `thin`."""
    rng = np.random.default_rng(seed)
    channels = 3
    layers: list[Layer] = []
    for name, numbers in PLANS[network]:
        if name.startswith("norm"):
            layers.append(Normalisation(name, 5, 2.0, 1e-4, 0.75))
        elif name.startswith("pool"):
            size, stride, more = numbers
            layers.append(MaxPool(name, (size, size), (stride, stride), (0, more, 0, more)))
        else:
            size, out, stride, pad = numbers
            out = max(out // thin, 4)
            filters = rng.standard_normal((size, size, channels, out), np.float32)
            filters *= np.float32((2 / (size * size * channels)) ** 0.5)
            biases = rng.normal(0, 0.1, out).astype(np.float32)
            layers.append(Convolution(name, filters, biases, (stride, stride), (pad, pad, pad, pad)))
            channels = out
            last = name == "fc8"
            layers.append(Softmax("prob") if last else Rectifier(name.replace("conv", "relu").replace("fc", "relu")))
    return Description(tuple(layers), np.full((SIDE_PX, SIDE_PX, 3), 110, np.float32))
