"""Makes every batch of faces look as if another camera had taken it: moved, lit, blurred, covered anew. Needs torch."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from neopain.training.network import SIDE_PX

_ROTATION_DEG = 18.0
_LOG_SCALE = 0.22
_SHIFT = 0.14
_GREY = 0.35
_BLURRED = 0.35
_COARSE = 0.25
_BOXED = 0.4
_AIMED = 0.35
_BLUR_TAPS = 9
# iBUG's 68 points in the mirror: who takes whose place.
_MIRRORED = [
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
]
_REGIONS = (slice(36, 48), slice(48, 68))  # eyes, mouth


@dataclass(slots=True)
class Batch:
    """Faces and what is true of them, B in all.

    `pixels` are float B x 3 x H x W, 0 to 255; `points` B x 68 x 2 with -1 and 1 at the edges of the pipeline's crop;
    `visible` B x 2 (eyes, mouth) and `actions` B x 10, `pain` B are 0 to 1; `pose` B x 2 degrees; `states` B indices.
    """

    pixels: Tensor
    points: Tensor
    actions: Tensor
    pain: Tensor
    states: Tensor
    visible: Tensor
    pose: Tensor


def augment(batch: Batch, margin: float, rng: torch.Generator) -> Batch:
    """A changed copy of `batch`, whose pixels show `margin` times the pipeline's crop, at the network's size."""
    moved = move(batch, margin, rng)
    pixels = moved.pixels.div_(255)
    pixels = _blur(_relight(pixels, rng), rng)
    pixels, visible = _cover(pixels, moved, rng)
    count = len(pixels)
    noise = 0.06 * torch.rand(count, 1, 1, 1, generator=rng).square()
    pixels = pixels.add_(noise * torch.randn(pixels.shape, generator=rng)).clamp_(0, 1).mul_(255)
    return Batch(pixels, moved.points, moved.actions, moved.pain, moved.states, visible, moved.pose)


def _uniform(rng: torch.Generator, low: float, high: float, *shape: int) -> Tensor:
    return low + (high - low) * torch.rand(*shape, generator=rng)


def _chosen(rng: torch.Generator, count: int, share: float) -> Tensor:
    return torch.nonzero(torch.rand(count, generator=rng) < share).flatten()


def move(batch: Batch, margin: float, rng: torch.Generator) -> Batch:
    """`batch` rotated, scaled, shifted and mirrored, points and pose with it, cut to the network's size."""
    count = len(batch.pixels)
    angle = _uniform(rng, -math.radians(_ROTATION_DEG), math.radians(_ROTATION_DEG), count)
    scale = torch.exp(_uniform(rng, -_LOG_SCALE, _LOG_SCALE, count))
    mirrored = torch.rand(count, generator=rng) < 0.5
    side = torch.where(mirrored, -1.0, 1.0)
    cos, sin = scale * torch.cos(angle), scale * torch.sin(angle)
    linear = torch.stack([torch.stack([cos * side, -sin], 1), torch.stack([sin * side, cos], 1)], 1)
    shift = _uniform(rng, -2 * _SHIFT, 2 * _SHIFT, count, 2)
    # Maps places of the new picture to places of the old crop.
    to_crop = torch.cat([linear, shift[:, :, None]], 2)
    grid = functional.affine_grid(to_crop / margin, [count, 3, SIDE_PX, SIDE_PX], align_corners=False)
    pixels = functional.grid_sample(batch.pixels, grid, padding_mode="border", align_corners=False)
    points = (batch.points - shift[:, None]) @ torch.linalg.inv(linear).transpose(1, 2)
    points = torch.where(mirrored[:, None, None], points[:, _MIRRORED], points)
    pose = batch.pose * torch.stack([side, torch.ones(count)], 1)
    return Batch(pixels, points, batch.actions, batch.pain, batch.states, batch.visible, pose)


def _relight(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Gain, gamma, a cast, a smooth field of light, and the loss of colour."""
    count = len(pixels)
    field = functional.interpolate(
        torch.randn(count, 1, 4, 4, generator=rng), size=(SIDE_PX, SIDE_PX), mode="bicubic", align_corners=False
    )
    gain = 0.25 * torch.randn(count, 1, 1, 1, generator=rng) + 0.07 * torch.randn(count, 3, 1, 1, generator=rng)
    field = torch.exp(gain + _uniform(rng, 0.0, 0.35, count, 1, 1, 1) * field)
    gamma = torch.exp(0.25 * torch.randn(count, 1, 1, 1, generator=rng))
    pixels = pixels.clamp(1e-3, 1).pow(gamma) * field
    grey = _chosen(rng, count, _GREY)
    pixels[grey] = pixels[grey].mean(1, keepdim=True)
    return pixels.clamp_(0, 1)


def _blur(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Out of focus, or seen from far away by a coarse camera."""
    _, _, height, width = pixels.shape
    blurred = _chosen(rng, len(pixels), _BLURRED)
    if len(blurred):
        sigma = _uniform(rng, 0.4, 2.0, len(blurred), 1)
        taps = torch.arange(_BLUR_TAPS) - _BLUR_TAPS // 2
        kernel = torch.exp(-0.5 * (taps / sigma).square())
        kernel = (kernel / kernel.sum(1, keepdim=True)).repeat_interleave(3, 0)
        planes = pixels[blurred].reshape(1, -1, height, width)
        half = _BLUR_TAPS // 2
        for shape, pad in (((-1, 1, 1, _BLUR_TAPS), (half, half, 0, 0)), ((-1, 1, _BLUR_TAPS, 1), (0, 0, half, half))):
            planes = functional.pad(planes, pad, mode="replicate")
            planes = functional.conv2d(planes, kernel.reshape(shape), groups=planes.shape[1])
        pixels[blurred] = planes.reshape(-1, 3, height, width)
    coarse = _chosen(rng, len(pixels), _COARSE)
    if len(coarse):
        size = int(torch.randint(32, 96, (1,), generator=rng))
        small = functional.interpolate(pixels[coarse], size=(size, size), mode="bilinear", antialias=True)
        pixels[coarse] = functional.interpolate(small, size=(height, width), mode="bilinear", align_corners=False)
    return pixels


def _cover(pixels: Tensor, batch: Batch, rng: torch.Generator) -> tuple[Tensor, Tensor]:
    """Lay a plain box over some faces; gives the pixels and what is left visible of eyes and mouth."""
    count = len(pixels)
    centre = _uniform(rng, -0.9, 0.9, count, 2)
    half = _uniform(rng, 0.08, 0.45, count, 2)
    aimed = _chosen(rng, count, _AIMED)  # at the eyes or at the mouth, so that the network learns to say what is hidden
    regions = torch.stack([torch.stack(torch.aminmax(batch.points[:, part], dim=1)) for part in _REGIONS])
    low, high = regions[torch.randint(len(_REGIONS), (len(aimed),), generator=rng), :, aimed].unbind(1)
    centre[aimed] = (low + high) / 2 + _uniform(rng, -0.1, 0.1, len(aimed), 2)
    half[aimed] = (high - low) / 2 * _uniform(rng, 0.6, 1.6, len(aimed), 2) + 0.05
    half[torch.rand(count, generator=rng) >= _BOXED] = -1
    colour = _uniform(rng, 0.05, 0.95, count, 1, 1, 1) + _uniform(rng, -0.12, 0.12, count, 3, 1, 1)
    places = (torch.arange(SIDE_PX) + 0.5) * 2 / SIDE_PX - 1
    across = (places - centre[:, :1]).abs() < half[:, :1]
    down = (places - centre[:, 1:]).abs() < half[:, 1:]
    pixels = torch.where((down[:, :, None] & across[:, None, :])[:, None], colour, pixels)
    boxed = ((batch.points - centre[:, None]).abs() < half[:, None]).all(2)
    shown = ((batch.points.abs() < 1).all(2) & ~boxed).float()
    share = torch.stack([shown[:, region].mean(1) for region in _REGIONS], 1)
    return pixels, torch.minimum(batch.visible, share)
