"""Pictures of the same faces in another look: through random filters, under foreign textures. Needs torch.

What stays the same through all of it is shape, and shape is what rendered and real faces share. Random filters are
those of Xu et al. 2021 (arXiv:2007.13003). Everything takes float B x 3 x H x W, 0 to 1.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from neopain.training.network.camera import chosen, uniform

_KERNEL_SIDES = (1, 3, 5, 7)
_LEAST_SPREAD = 1e-4
_TEXTURED = 0.15


def refilter(pixels: Tensor, share: float, rng: torch.Generator) -> Tensor:
    """A share of the pictures mixed with themselves seen through a random filter of all three colours."""
    some = chosen(rng, len(pixels), share)
    if not len(some):
        return pixels
    count, (height, width) = len(some), pixels.shape[2:]
    side = _KERNEL_SIDES[int(torch.randint(len(_KERNEL_SIDES), (1,), generator=rng))]
    kernels = torch.randn(count * 3, 3, side, side, generator=rng) / math.sqrt(3 * side * side)
    old = pixels[some]
    edge = (side // 2,) * 4
    planes = functional.pad(old, edge, mode="replicate").reshape(1, count * 3, height + side - 1, width + side - 1)
    new = functional.conv2d(planes, kernels, groups=count).reshape(old.shape)
    deviation, mean = torch.std_mean(old, (2, 3), keepdim=True)
    new_deviation, new_mean = torch.std_mean(new, (2, 3), keepdim=True)
    new = (new - new_mean) / (new_deviation + _LEAST_SPREAD) * deviation.mean(1, keepdim=True) + mean
    kept = torch.rand(count, 1, 1, 1, generator=rng)
    pixels[some] = (kept * old + (1 - kept) * new).clamp_(0, 1)
    return pixels


def retexture(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """A faint random texture over some pictures: skin, cloth, screen or print that nobody drew."""
    some = chosen(rng, len(pixels), _TEXTURED)
    if not len(some):
        return pixels
    cells = int(torch.randint(8, 56, (1,), generator=rng))
    noise = torch.randn(len(some), 1, cells, cells, generator=rng)
    if torch.rand((), generator=rng) < 0.3:
        noise = torch.sign(noise)
    texture = functional.interpolate(noise, size=pixels.shape[2:], mode="bilinear", align_corners=False)
    pixels[some] += uniform(rng, 0.02, 0.14, len(some), 1, 1, 1) * texture
    return pixels.clamp_(0, 1)
