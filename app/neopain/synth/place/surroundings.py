"""Prints on the cloth behind a baby, and surroundings: rooms, gardens, people, toys; all in linear RGB."""

from __future__ import annotations

from colorsys import hsv_to_rgb

import cv2
import numpy as np
from numpy.random import Generator

from neopain.base.arrays import F32

BACKDROPS = ("cloth", "print", "things", "room", "outdoor", "people", "blotches")
BACKDROP_ODDS = (0.26, 0.24, 0.13, 0.15, 0.07, 0.10, 0.05)


def soft_noise(rng: Generator, high: int, wide: int, cell: float, stretch: float = 1.0) -> F32:
    """Smooth noise (H, W) of about unit spread; `cell` is its grain over the picture's height."""
    rows, cols = max(2, int(1 / cell)), max(2, int(wide / high / (cell * stretch)))
    small = rng.normal(size=(rows + 1, cols + 1)).astype(np.float32)
    return np.asarray(cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC), np.float32)


def _tint(rng: Generator, vivid: float = 0.5) -> list[float]:
    """A random linear colour; vivid 0..1: how saturated it may be."""
    if rng.random() < 0.35:
        return [float(x) for x in np.clip(rng.uniform(0.03, 0.8) * (1 + rng.normal(0, 0.08, 3)), 0.01, 0.9)]
    r, g, b = hsv_to_rgb(rng.random(), rng.uniform(0.1, 0.3 + 0.65 * vivid), rng.beta(2.0, 1.6))
    return [r**2.2, g**2.2, b**2.2]


def _skin(rng: Generator) -> list[float]:
    r, g, b = hsv_to_rgb(rng.uniform(0.03, 0.09), rng.uniform(0.25, 0.6), rng.uniform(0.25, 0.95))
    return [r**2.2, g**2.2, b**2.2]


def draw_print(rng: Generator, colour: F32, high: int, wide: int) -> F32:
    """Stripes, checks, dots, rings, leaves or toys printed on the cloth `colour` (H, W, 3)."""
    gx, gy = np.meshgrid(np.arange(wide, dtype=np.float32) / high, np.arange(high, dtype=np.float32) / high)
    bend = 0.012 * soft_noise(rng, high, wide, 0.4)
    angle, pitch = rng.uniform(0, np.pi), rng.uniform(0.04, 0.16)
    u = (gx * np.cos(angle) + gy * np.sin(angle) + bend) / pitch
    v = (-gx * np.sin(angle) + gy * np.cos(angle) + bend) / pitch
    form = rng.random()
    if form < 0.28:
        mask = 1 / (1 + np.exp(-14 * (np.sin(2 * np.pi * u) - rng.uniform(-0.5, 0.7))))
    elif form < 0.45:
        mask = 0.5 * (np.sin(2 * np.pi * u) > rng.uniform(-0.3, 0.6)) + 0.5 * (np.sin(2 * np.pi * v) > 0.1)
    elif form < 0.65:
        mask = 1 / (1 + np.exp(-25 * (rng.uniform(0.2, 0.35) - np.hypot(u - np.round(u), v - np.round(v)))))
    elif form < 0.75:
        mask = np.exp(-(((np.hypot(u - np.round(u), v - np.round(v)) - 0.3) / 0.07) ** 2))
    else:
        return _strewn(rng, colour, high, wide)
    other = np.array(_tint(rng, 0.8), np.float32)
    soft = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 1.0)[..., None] * np.float32(rng.uniform(0.4, 1.0))
    return np.asarray(colour * (1 - soft) + other * soft, np.float32)


def _strewn(rng: Generator, colour: F32, high: int, wide: int) -> F32:
    """Leaves, outlines or blots strewn over the cloth."""
    layer = np.ascontiguousarray(colour)
    tints = [_tint(rng, 0.9) for _ in range(int(rng.integers(1, 4)))]
    line = int(rng.integers(1, 4)) if rng.random() < 0.5 else -1
    for _ in range(int(rng.integers(12, 45))):
        at = (int(rng.uniform(0, wide)), int(rng.uniform(0, high)))
        axes = (int(rng.uniform(0.015, 0.09) * high), int(rng.uniform(0.01, 0.05) * high))
        cv2.ellipse(layer, at, axes, float(rng.uniform(0, 180)), 0, 360, tints[int(rng.integers(0, len(tints)))], line)
    return np.asarray(cv2.GaussianBlur(layer, (0, 0), 0.9), np.float32)


def draw_shapes(rng: Generator, colour: F32, high: int, wide: int) -> F32:
    """Out-of-focus shapes: an incubator's wall, a rail, a tube, a towel, toys."""
    layer = np.ascontiguousarray(colour)
    for _ in range(int(rng.integers(1, 7))):
        middle = (int(rng.uniform(0, wide)), int(rng.uniform(0, high)))
        form = rng.random()
        if form < 0.4:
            size = (float(rng.uniform(0.1, 0.9) * wide), float(rng.uniform(0.03, 0.4) * high))
            box = cv2.boxPoints((middle, size, float(rng.uniform(0, 180))))
            cv2.fillPoly(layer, [np.round(box).astype(np.int32)], _tint(rng))
        elif form < 0.65:
            end = (int(rng.uniform(0, wide)), int(rng.uniform(0, high)))
            cv2.line(layer, middle, end, _tint(rng), int(rng.uniform(0.01, 0.06) * high) + 1)
        else:
            cv2.circle(layer, middle, int(rng.uniform(0.02, 0.16) * high), _tint(rng, 1.0), -1)
    return np.asarray(cv2.GaussianBlur(layer, (0, 0), float(rng.uniform(0.004, 0.03)) * high), np.float32)


def draw_surroundings(rng: Generator, kind: str, high: int, wide: int) -> F32:
    """A room, a garden, people or mere blotches, (H, W, 3), out of focus."""
    layer = np.zeros((high, wide, 3), np.float32)
    if kind == "blotches":
        for k in range(3):
            layer[..., k] = 0.3 + 0.22 * soft_noise(rng, high, wide, rng.uniform(0.1, 0.5))
        return np.clip(layer, 0.01, 0.9)
    if kind == "outdoor":
        sky, ground = (0.35, 0.5, 0.8), (0.07, 0.16, 0.03)
        layer[:] = ground if rng.random() < 0.6 else sky
        leaves = soft_noise(rng, high, wide, rng.uniform(0.03, 0.12))[..., None]
        tone = np.array(_tint(rng) if rng.random() < 0.3 else (0.06, 0.2, 0.03), np.float32)
        layer = layer + np.clip(leaves, 0, 2) * tone * np.float32(rng.uniform(0.5, 2.0))
        if rng.random() < 0.5:
            cut = int(rng.uniform(0.1, 0.6) * high)
            layer[:cut] = 0.6 * np.array(sky, np.float32) + 0.4 * layer[:cut]
    else:
        layer[:] = _tint(rng, 0.3)
        cv2.rectangle(layer, (0, int(rng.uniform(0.4, 1.1) * high)), (wide, high), _tint(rng), -1)
        for _ in range(int(rng.integers(2, 9))):
            x, y = rng.uniform(-0.2, 1.0) * wide, rng.uniform(-0.2, 0.8) * high
            w, h = rng.uniform(0.06, 0.6) * wide, rng.uniform(0.06, 0.7) * high
            cv2.rectangle(layer, (int(x), int(y)), (int(x + w), int(y + h)), _tint(rng), -1)
        if rng.random() < 0.3:  # a window
            x, y = rng.uniform(0, 0.8) * wide, rng.uniform(0, 0.4) * high
            cv2.rectangle(layer, (int(x), int(y)), (int(x + 0.25 * wide), int(y + 0.4 * high)), [1.3, 1.35, 1.4], -1)
    if kind == "people":
        _people(rng, layer, high, wide)
    return np.asarray(cv2.GaussianBlur(layer, (0, 0), float(rng.uniform(0.006, 0.045)) * high), np.float32)


def _people(rng: Generator, layer: F32, high: int, wide: int) -> None:
    """An adult's chest, arms and hands round the baby."""
    skin, shirt = _skin(rng), _tint(rng, 0.8)
    side = float(rng.choice([0.0, 1.0]))
    at = (int((side * 0.8 + 0.1) * wide), int(rng.uniform(0.4, 1.0) * high))
    cv2.ellipse(layer, at, (int(rng.uniform(0.3, 0.6) * wide), int(rng.uniform(0.5, 0.9) * high)), 0, 0, 360, shirt, -1)
    for _ in range(int(rng.integers(1, 4))):
        a = (int(rng.uniform(-0.1, 1.1) * wide), int(rng.uniform(0.3, 1.1) * high))
        b = (int(rng.uniform(0.1, 0.9) * wide), int(rng.uniform(0.5, 1.1) * high))
        cv2.line(layer, a, b, skin, int(rng.uniform(0.08, 0.2) * high), cv2.LINE_AA)
    if rng.random() < 0.4:  # a face beside the baby's, far out of focus
        spot = (int(rng.uniform(-0.05, 1.05) * wide), int(rng.uniform(-0.05, 0.25) * high))
        cv2.ellipse(layer, spot, (int(0.2 * wide), int(0.26 * high)), 0, 0, 360, skin, -1)
