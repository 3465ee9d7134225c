"""What a camera and its place do to a picture of a face: light, colour, focus, grain. Needs torch.

Everything takes float B x 3 x H x W, 0 to 1, and changes a random part of the pictures, each in its own way. The ranges
are far wider than those of any ward: what a network learns despite them it does not owe to the renderer's camera.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

_GREY = 0.35
_CONTRAST = 0.4
_MIXED_COLOURS = 0.3
_CURVED = 0.12
_SHADOWED = 0.12
_POSTERISED = 0.05
_NEGATIVE = 0.03
_SHARPENED = 0.2
_BLURRED = 0.35
_MOVED = 0.12
_COARSE = 0.3
_SPECKLED = 0.1
_SALTED = 0.05
_BLUR_TAPS = 9
_CURVE_KNOTS = 9


def uniform(rng: torch.Generator, low: float, high: float, *shape: int) -> Tensor:
    """Evenly drawn numbers of `shape`."""
    return low + (high - low) * torch.rand(*shape, generator=rng)


def chosen(rng: torch.Generator, count: int, share: float) -> Tensor:
    """Indices of a random `share` of `count`."""
    return torch.nonzero(torch.rand(count, generator=rng) < share).flatten()


def relight(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Gain, gamma, a cast, a smooth field of light, a hard shadow, and the loss of colour."""
    count, _, height, width = pixels.shape
    field = functional.interpolate(
        torch.randn(count, 1, 4, 4, generator=rng), size=(height, width), mode="bicubic", align_corners=False
    )
    gain = 0.25 * torch.randn(count, 1, 1, 1, generator=rng) + 0.07 * torch.randn(count, 3, 1, 1, generator=rng)
    field = torch.exp(gain + uniform(rng, 0.0, 0.35, count, 1, 1, 1) * field)
    gamma = torch.exp(0.25 * torch.randn(count, 1, 1, 1, generator=rng))
    pixels = pixels.clamp(1e-3, 1).pow(gamma) * field
    shadowed = chosen(rng, count, _SHADOWED)
    if len(shadowed):
        pixels[shadowed] *= _shadow(len(shadowed), height, width, rng)
    grey = chosen(rng, count, _GREY)
    pixels[grey] = pixels[grey].mean(1, keepdim=True)
    return pixels.clamp_(0, 1)


def _shadow(count: int, height: int, width: int, rng: torch.Generator) -> Tensor:
    """A straight edge somewhere across the picture, darker behind it."""
    angle, place = uniform(rng, 0, 2 * math.pi, count, 1, 1), uniform(rng, -0.5, 0.5, count, 1, 1)
    across, down = torch.linspace(-1, 1, width), torch.linspace(-1, 1, height)[:, None]
    behind = torch.sigmoid((across * torch.cos(angle) + down * torch.sin(angle) - place) * uniform(rng, 4, 60, 1))
    return (1 - uniform(rng, 0.3, 0.75, count, 1, 1) * behind)[:, None]


def recolour(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Other contrast, colours, tone curves: what cameras, screens and editing make of the same light."""
    count = len(pixels)
    some = chosen(rng, count, _CONTRAST)
    if len(some):
        mean = pixels[some].mean((1, 2, 3), keepdim=True)
        stretch = torch.exp(uniform(rng, -1.2, 0.6, len(some), 1, 1, 1))
        pixels[some] = (pixels[some] - mean) * stretch + mean + 0.12 * torch.randn(len(some), 1, 1, 1, generator=rng)
    some = chosen(rng, count, _MIXED_COLOURS)
    if len(some):
        mix = torch.eye(3) + 0.25 * torch.randn(len(some), 3, 3, generator=rng)
        mix = mix / mix.sum(2, keepdim=True).clamp_min(0.3)
        pixels[some] = torch.einsum("nij,njhw->nihw", mix, pixels[some])
    some = chosen(rng, count, _CURVED)
    if len(some):
        pixels[some] = _curved(pixels[some], rng)
    some = chosen(rng, count, _POSTERISED)
    if len(some):
        steps = torch.randint(4, 12, (len(some), 1, 1, 1), generator=rng)
        pixels[some] = torch.round(pixels[some] * steps) / steps
    some = chosen(rng, count, _NEGATIVE)
    pixels[some] = 1 - pixels[some]
    return pixels.clamp_(0, 1)


def _curved(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Brightness through a rising curve of its own for each picture."""
    knots = torch.cumsum(torch.rand(len(pixels), _CURVE_KNOTS, generator=rng) + 0.05, 1)
    knots = (knots - knots[:, :1]) / (knots[:, -1:] - knots[:, :1])
    places = pixels.clamp(0, 1).flatten(1) * (_CURVE_KNOTS - 1.001)
    below = places.floor().long()
    low, high = torch.gather(knots, 1, below), torch.gather(knots, 1, below + 1)
    return (low + (high - low) * (places - below)).view_as(pixels)


def focus(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Out of focus, moving, sharpened, or seen from far away by a coarse camera."""
    count, _, height, width = pixels.shape
    some = chosen(rng, count, _SHARPENED)
    if len(some):
        soft = functional.avg_pool2d(functional.pad(pixels[some], (2, 2, 2, 2), mode="replicate"), 5, 1)
        pixels[some] += uniform(rng, -0.7, 2.0, len(some), 1, 1, 1) * (pixels[some] - soft)
        pixels.clamp_(0, 1)
    some = chosen(rng, count, _BLURRED)
    if len(some):
        taps = torch.arange(_BLUR_TAPS) - _BLUR_TAPS // 2
        lines = torch.exp(-0.5 * (taps / uniform(rng, 0.4, 2.4, len(some), 1)).square())
        lines = lines / lines.sum(1, keepdim=True)
        pixels[some] = filtered(filtered(pixels[some], lines[:, :, None]), lines[:, None])
    some = chosen(rng, count, _MOVED)
    if len(some):
        pixels[some] = filtered(pixels[some], _streaks(len(some), rng))
    some = chosen(rng, count, _COARSE)
    if len(some):
        size = int(torch.randint(28, 96, (1,), generator=rng))
        small = functional.interpolate(pixels[some], size=(size, size), mode="bilinear", antialias=True)
        how = "nearest" if torch.rand((), generator=rng) < 0.25 else "bilinear"
        pixels[some] = functional.interpolate(small, size=(height, width), mode=how)
    return pixels


def filtered(pixels: Tensor, kernels: Tensor) -> Tensor:
    """Every picture B x 3 x H x W through its own kernel, B x rows x columns (odd numbers)."""
    count, channels, height, width = pixels.shape
    rows, columns = kernels.shape[1:]
    edge = (columns // 2, columns // 2, rows // 2, rows // 2)
    planes = functional.pad(pixels.reshape(1, -1, height, width), edge, mode="replicate")
    kernels = kernels.repeat_interleave(channels, 0)[:, None]
    return functional.conv2d(planes, kernels, groups=count * channels).reshape(pixels.shape)


def _streaks(count: int, rng: torch.Generator) -> Tensor:
    """Kernels of a line of random direction and length: motion during the exposure."""
    angle, length = uniform(rng, 0, math.pi, count, 1, 1), uniform(rng, 1.0, _BLUR_TAPS / 2, count, 1, 1)
    taps = (torch.arange(_BLUR_TAPS) - _BLUR_TAPS // 2).float()
    along = taps * torch.cos(angle) + taps[:, None] * torch.sin(angle)
    beside = taps[:, None] * torch.cos(angle) - taps * torch.sin(angle)
    kernels = (1 - beside.abs()).clamp_min(0) * (along.abs() <= length)
    return kernels / kernels.sum((1, 2), keepdim=True)


def grain(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """The sensor's noise; on some pictures also noise that grows with the light, or dead and bright pixels."""
    count, _, height, width = pixels.shape
    level = 0.1 * torch.rand(count, 1, 1, 1, generator=rng).square()
    pixels = pixels + level * torch.randn(pixels.shape, generator=rng)
    some = chosen(rng, count, _SPECKLED)
    if len(some):
        pixels[some] *= 1 + uniform(rng, 0.05, 0.25, len(some), 1, 1, 1) * torch.randn(
            len(some), 1, height, width, generator=rng
        )
    some = chosen(rng, count, _SALTED)
    if len(some):
        draw = torch.rand(len(some), 1, height, width, generator=rng).expand(-1, 3, -1, -1)
        share = uniform(rng, 0.002, 0.04, len(some), 1, 1, 1)
        salted = torch.where(draw < share / 2, 0.0, torch.where(draw > 1 - share / 2, 1.0, pixels[some]))
        pixels[some] = salted
    return pixels.clamp_(0, 1)
