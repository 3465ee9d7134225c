"""Augmentation: every batch of faces is moved, covered, relit and blurred as by another camera. Needs torch."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from neopain.training.default.settings import AugmentSettings
from neopain.training.network import camera
from neopain.training.network.camera import chosen, uniform
from neopain.training.network.weights import MIRRORED

_ROTATION_DEG = 22.0
_LOG_SCALE = 0.25
_LOG_ASPECT = 0.1
_SHIFT = 0.16
_BOXED = 0.4
_AIMED = 0.35
_REGIONS = (slice(36, 48), slice(48, 68))  # eyes, mouth


@dataclass(slots=True)
class Batch:
    """B faces and their labels.

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


def augment(batch: Batch, margin: float, settings: AugmentSettings, side_px: int, rng: torch.Generator) -> Batch:
    """An augmented copy of `batch`, `side_px` wide and high; its pixels show `margin` times the pipeline's crop."""
    moved = move_faces(batch, margin, settings.reach, side_px, rng)
    pixels = moved.pixels.div_(255)
    pixels, visible = _cover(pixels, moved, settings.patched, rng)
    pixels = camera.relight(pixels, rng)
    if settings.refiltered:
        pixels = camera.refilter(pixels, settings.refiltered, rng)
    if settings.harsh:
        pixels = camera.retexture(camera.recolour(pixels, rng), rng)
    if settings.night:
        pixels = camera.night(pixels, settings.night, rng)
    pixels = camera.grain(camera.focus(pixels, rng), rng).mul_(255)
    return Batch(pixels, moved.points, moved.actions, moved.pain, moved.states, visible, moved.pose)


def move_faces(batch: Batch, margin: float, reach: float, side_px: int, rng: torch.Generator) -> Batch:
    """`batch` rotated, scaled, shifted and mirrored, points and pose with it, cut to `side_px` x `side_px`.

    `reach` is the share of the full ranges that is used, 0 to 1.
    """
    count = len(batch.pixels)
    angle = reach * uniform(rng, -math.radians(_ROTATION_DEG), math.radians(_ROTATION_DEG), count)
    scale = torch.exp(reach * uniform(rng, -_LOG_SCALE, _LOG_SCALE, count))
    mirrored = torch.rand(count, generator=rng) < 0.5
    side = torch.where(mirrored, -1.0, 1.0)
    wide = torch.exp(reach * uniform(rng, -_LOG_ASPECT, _LOG_ASPECT, count))
    cos, sin = scale * torch.cos(angle), scale * torch.sin(angle)
    linear = torch.stack(
        [torch.stack([cos * side * wide, -sin / wide], 1), torch.stack([sin * side * wide, cos / wide], 1)], 1
    )
    shift = reach * uniform(rng, -2 * _SHIFT, 2 * _SHIFT, count, 2)
    # Maps places of the new picture to places of the old crop.
    to_crop = torch.cat([linear, shift[:, :, None]], 2)
    grid = functional.affine_grid(to_crop / margin, [count, 3, side_px, side_px], align_corners=False)
    pixels = functional.grid_sample(batch.pixels, grid, padding_mode="border", align_corners=False)
    points = (batch.points - shift[:, None]) @ torch.linalg.inv(linear).transpose(1, 2)
    points = torch.where(mirrored[:, None, None], points[:, MIRRORED], points)
    pose = batch.pose * torch.stack([side, torch.ones(count)], 1)
    return Batch(pixels, points, batch.actions, batch.pain, batch.states, batch.visible, pose)


def _cover(pixels: Tensor, batch: Batch, patched: float, rng: torch.Generator) -> tuple[Tensor, Tensor]:
    """The pixels with a box over some faces, and the share of eyes and mouth that stays visible.

    A share `patched` of the boxes shows a part of another picture of the batch; the others have one colour.
    """
    count, side_px = len(pixels), pixels.shape[3]
    centre = uniform(rng, -0.9, 0.9, count, 2)
    half = uniform(rng, 0.08, 0.45, count, 2)
    aimed = chosen(rng, count, _AIMED)  # at eyes or mouth, so that the network learns to report what is hidden
    regions = torch.stack([torch.stack(torch.aminmax(batch.points[:, part], dim=1)) for part in _REGIONS])
    low, high = regions[torch.randint(len(_REGIONS), (len(aimed),), generator=rng), :, aimed].unbind(1)
    centre[aimed] = (low + high) / 2 + uniform(rng, -0.1, 0.1, len(aimed), 2)
    half[aimed] = (high - low) / 2 * uniform(rng, 0.6, 1.6, len(aimed), 2) + 0.05
    half[torch.rand(count, generator=rng) >= _BOXED] = -1
    colour = uniform(rng, 0.05, 0.95, count, 1, 1, 1) + uniform(rng, -0.12, 0.12, count, 3, 1, 1)
    foreign = torch.rand(count, 1, 1, 1, generator=rng) < patched
    elsewhere = pixels.roll((1, side_px // 2, side_px // 2), (0, 2, 3))
    filling = torch.where(foreign, elsewhere, colour)
    places = (torch.arange(side_px) + 0.5) * 2 / side_px - 1
    across = (places - centre[:, :1]).abs() < half[:, :1]
    down = (places - centre[:, 1:]).abs() < half[:, 1:]
    pixels = torch.where((down[:, :, None] & across[:, None, :])[:, None], filling, pixels)
    boxed = ((batch.points - centre[:, None]).abs() < half[:, None]).all(2)
    shown = ((batch.points.abs() < 1).all(2) & ~boxed).float()
    share = torch.stack([shown[:, region].mean(1) for region in _REGIONS], 1)
    return pixels, torch.minimum(batch.visible, share)
