"""Random changes of light, colour, focus, grain, filters and texture, as by other cameras. Needs torch.

Every function takes float B x 3 x H x W, 0 to 1, and changes a random part of the pictures, each in its own way. The
ranges are far wider than in any ward, so that the network does not rely on the renderer's camera. What all of them
preserve is shape, which rendered and real faces share. Random filters are those of Xu et al. 2021 (arXiv:2007.13003).
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
_KERNEL_SIDES = (1, 3, 5, 7)
_LEAST_SPREAD = 1e-4
_TEXTURED = 0.15
_CURVE_KNOTS = 9
_INFRARED_CURVE = (0.5, 1.1)  # exponent: below 1 is brighter and flatter
_INFRARED_TINT = (0.65, 1.0)
_INFRARED_GREY = 0.4
_DIM_STOPS = (0.5, 2.5)  # of a picture in sRGB: up to six stops of light
_DIM_NOISE = (0.003, 0.02)


def uniform(rng: torch.Generator, low: float, high: float, *shape: int) -> Tensor:
    """Uniform random numbers of `shape`."""
    return low + (high - low) * torch.rand(*shape, generator=rng)


def chosen(rng: torch.Generator, count: int, share: float) -> Tensor:
    """Indices of a random `share` of `count`."""
    return torch.nonzero(torch.rand(count, generator=rng) < share).flatten()


def relight(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Change gain, gamma, colour cast and smooth illumination; add hard shadows; remove colour."""
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


def night(pixels: Tensor, share: float, rng: torch.Generator) -> Tensor:
    """Show a share of the pictures as cameras do at night: half under infrared light, half with little light.

    Infrared makes skin bright and flat, without colour or, through a colour camera without its filter, in purple. With
    little light the sensor's noise is left over, and what is shown has few levels.
    """
    some = chosen(rng, len(pixels), share)
    infrared = torch.rand(len(some), generator=rng) < 0.5
    lit, dim = some[infrared], some[~infrared]
    if len(lit):
        count = len(lit)
        mix = torch.tensor([0.7, 0.25, 0.05]) + uniform(rng, 0, 0.3, count, 3)
        shown = torch.einsum("nc,nchw->nhw", mix / mix.sum(1, keepdim=True), pixels[lit])[:, None]
        shown = shown.clamp_min(0).pow(uniform(rng, *_INFRARED_CURVE, count, 1, 1, 1))
        tint = uniform(rng, *_INFRARED_TINT, count, 3, 1, 1)
        tint[torch.rand(count, generator=rng) < _INFRARED_GREY] = 1
        pixels[lit] = shown * tint
    if len(dim):
        left = torch.exp2(-uniform(rng, *_DIM_STOPS, len(dim), 1, 1, 1))
        noise = uniform(rng, *_DIM_NOISE, len(dim), 1, 1, 1) * torch.randn(pixels[dim].shape, generator=rng)
        pixels[dim] = (torch.round((pixels[dim] * left + noise).clamp(0, 1) * 255) / 255).to(pixels.dtype)
    return pixels.clamp_(0, 1)


def recolour(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Change contrast, colours and tone curves, as cameras, screens and editing do."""
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
    """Brightness mapped by a random rising curve for each picture."""
    knots = torch.cumsum(torch.rand(len(pixels), _CURVE_KNOTS, generator=rng) + 0.05, 1)
    knots = (knots - knots[:, :1]) / (knots[:, -1:] - knots[:, :1])
    places = pixels.clamp(0, 1).flatten(1) * (_CURVE_KNOTS - 1.001)
    below = places.floor().long()
    low, high = torch.gather(knots, 1, below), torch.gather(knots, 1, below + 1)
    return (low + (high - low) * (places - below)).view_as(pixels)


def focus(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Blur by defocus or motion, sharpen, or reduce the resolution."""
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
    off_line = taps[:, None] * torch.cos(angle) - taps * torch.sin(angle)
    kernels = (1 - off_line.abs()).clamp_min(0) * (along.abs() <= length)
    return kernels / kernels.sum((1, 2), keepdim=True)


def grain(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Add sensor noise; to some pictures also noise that grows with brightness, or dead and bright pixels."""
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


def refilter(pixels: Tensor, share: float, rng: torch.Generator) -> Tensor:
    """Mix a share of the pictures with their own copy through a random filter of all three colours."""
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
    weight = torch.rand(count, 1, 1, 1, generator=rng)
    pixels[some] = (weight * old + (1 - weight) * new).clamp_(0, 1)
    return pixels


def retexture(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Add a faint random texture to some pictures, like skin, cloth, a screen or a print."""
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
