"""Disturbed pictures of a face: moved, badly lit, blurred, compressed, printed. One crop at a time, without torch.

The classifier is fitted and calibrated on such pictures, so that its certainty falls with picture quality, and the card
states its figures on them. These disturbances are independent of the network's augmentation, so that the figures do not
only measure what the network was trained for.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Image
from neopain.pipeline.align import SIDE_PX
from neopain.training.default.truth import F32

Rng = np.random.Generator
_MOST = 3  # disturbances of a picture at the same time


def nudge(rng: Rng) -> NDArray[np.float64]:
    """A small rotation, zoom and shift of the pipeline's crop, 2 x 3, as from a box that changes between frames."""
    matrix = cv2.getRotationMatrix2D(
        (SIDE_PX / 2, SIDE_PX / 2), rng.uniform(-10, 10), float(np.exp(rng.uniform(-0.15, 0.15)))
    )
    return np.column_stack([matrix[:, :2], matrix[:, 2] + rng.uniform(-16, 16, 2)])


def disturb(crop: Image, rng: Rng) -> Image:
    """The crop as a worse camera in another place could have shown it."""
    picture = crop.astype(np.float32) / 255
    for way in rng.permutation(len(_WAYS))[: rng.integers(1, _MOST + 1)]:
        picture = np.clip(_WAYS[way](picture, rng), 0, 1).astype(np.float32)
    return (picture * 255).astype(np.uint8)


def _exposure(x: F32, rng: Rng) -> F32:
    return np.asarray(x ** np.exp(rng.normal(0, 0.4)) * np.exp(rng.normal(0, 0.3)), np.float32)


def _contrast(x: F32, rng: Rng) -> F32:
    return np.asarray((x - x.mean()) * rng.uniform(0.25, 0.8) + rng.uniform(0.25, 0.75), np.float32)


def _colours(x: F32, rng: Rng) -> F32:
    mix = np.eye(3) * rng.uniform(0.4, 1) + rng.dirichlet(np.ones(3), 3) * rng.uniform(0, 0.6)
    return np.asarray(x @ mix.T * rng.uniform(0.7, 1.25, 3), np.float32)


def _grey(x: F32, rng: Rng) -> F32:
    return np.repeat(x.mean(2, keepdims=True), 3, 2)


def _defocus(x: F32, rng: Rng) -> F32:
    radius = rng.uniform(1.5, 5.0)
    places = np.arange(-5, 6)
    disk = (places[:, None] ** 2 + places**2 <= radius * radius).astype(np.float32)
    return np.asarray(cv2.filter2D(x, -1, disk / disk.sum()), np.float32)


def _motion(x: F32, rng: Rng) -> F32:
    side = int(rng.integers(4, 10)) * 2 + 1
    line = np.zeros((side, side), np.float32)
    line[side // 2] = 1
    turn = cv2.getRotationMatrix2D((side // 2, side // 2), rng.uniform(0, 180), 1)
    line = np.asarray(cv2.warpAffine(line, turn, (side, side)), np.float32)
    return np.asarray(cv2.filter2D(x, -1, line / line.sum()), np.float32)


def _noise(x: F32, rng: Rng) -> F32:
    fine = rng.normal(0, rng.uniform(0.02, 0.12), x.shape)
    return np.asarray(x + fine if rng.random() < 0.5 else x * (1 + 2 * fine[..., :1]), np.float32)


def _jpeg(x: F32, rng: Rng) -> F32:
    small = cv2.resize((x * 255).astype(np.uint8), (SIDE_PX // 2, SIDE_PX // 2), interpolation=cv2.INTER_AREA)
    _, packed = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(8, 35))])
    opened = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    return np.asarray(cv2.resize(opened, (SIDE_PX, SIDE_PX)), np.float32) / np.float32(255)


def _coarse(x: F32, rng: Rng) -> F32:
    side = int(rng.integers(30, 64))
    how = cv2.INTER_NEAREST if rng.random() < 0.3 else cv2.INTER_LINEAR
    small = cv2.resize(x, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (SIDE_PX, SIDE_PX), interpolation=how), np.float32)


def _screen(x: F32, rng: Rng) -> F32:
    """Stripes or dots of a screen or a print."""
    across, down = _turned_places(rng)
    period = rng.uniform(5, 20)
    wave = np.sin(2 * math.pi * across / period)
    pattern = wave * np.sin(2 * math.pi * down / period) if rng.random() < 0.5 else wave
    return np.asarray(x + rng.uniform(0.05, 0.2) * pattern[..., None], np.float32)


def _shadow(x: F32, rng: Rng) -> F32:
    across, _ = _turned_places(rng)
    return np.asarray(x * np.where(across > rng.uniform(-50, 50), 1, rng.uniform(0.3, 0.7))[..., None], np.float32)


def _sharp(x: F32, rng: Rng) -> F32:
    soft = cv2.GaussianBlur(x, (0, 0), rng.uniform(1.5, 3.5))
    return np.asarray(x + rng.uniform(0.5, 2.0) * (x - soft), np.float32)


def _turned_places(rng: Rng) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    angle, line = rng.uniform(0, 2 * math.pi), np.arange(SIDE_PX) - SIDE_PX / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return line * cos + line[:, None] * sin, line[:, None] * cos - line * sin


_WAYS: tuple[Callable[[F32, Rng], F32], ...] = (
    *(_exposure, _contrast, _colours, _grey, _defocus, _motion),
    *(_noise, _jpeg, _coarse, _screen, _shadow, _sharp),
)
