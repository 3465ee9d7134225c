"""The backdrop: a sheet with folds, a printed pattern, or out-of-focus surroundings."""

from __future__ import annotations

import cv2
import numpy as np

from neopain.base.arrays import F32, I32
from neopain.synth.place.scene import Scene
from neopain.synth.place.surroundings import draw_print, draw_shapes, draw_surroundings, soft_noise


def draw_backdrop(seed: int, sheet: F32, high: int, wide: int, light: F32 | float = 1.0, kind: str = "cloth") -> F32:
    """A linear picture (H, W, 3) of a kind of BACKDROPS, or cloth of colour `sheet`, under `light`."""
    rng = np.random.default_rng([seed, 3])
    if kind not in ("cloth", "print", "things"):
        far = draw_surroundings(rng, kind, high // 2, wide // 2) * np.float32(rng.uniform(0.4, 1.3))
        return np.asarray(cv2.resize(far, (wide, high)) * light, np.float32)
    folds = soft_noise(rng, high, wide, rng.uniform(0.15, 0.5), rng.uniform(0.5, 2.5))
    folds += 0.5 * soft_noise(rng, high, wide, rng.uniform(0.06, 0.15), rng.uniform(0.5, 2.0))
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), rng.uniform(0, 180), 1.45)
    folds = np.asarray(cv2.warpAffine(folds, turn, (wide, high), borderMode=cv2.BORDER_REFLECT_101), np.float32)
    slope = cv2.Sobel(folds, cv2.CV_32F, 1, 1, ksize=3) + 0.5 * (folds - cv2.GaussianBlur(folds, (0, 0), high / 40))
    shade = np.clip(0.62 + 0.16 * folds * rng.uniform(0.2, 0.9) + 0.8 * slope * rng.uniform(0.1, 0.5), 0.12, 1.3)
    colour = np.broadcast_to(sheet, (high, wide, 3)).copy()
    if kind == "print":
        colour = draw_print(rng, colour, high, wide)
    elif kind == "things":
        colour = draw_shapes(rng, colour, high, wide)
    ramp_x, ramp_y = np.meshgrid(np.linspace(-1, 1, wide), np.linspace(-1, 1, high))
    ramp = 1 + 0.35 * rng.normal() * ramp_x * 0.5 + 0.35 * rng.normal() * ramp_y * 0.5
    level = rng.uniform(0.35, 1.1)
    return np.asarray(colour * (shade * np.clip(ramp, 0.2, 2) * level)[..., None] * light, np.float32)


def put_behind(light: F32, tri: I32, scene: Scene, lights: F32, cloth: F32 | None = None) -> F32:
    """Linear light (H, W, 3) with the backdrop where tri < 0, the head's soft shadow on it.

    cloth: a ready backdrop (H, W, 3) under white light instead of one drawn for the scene.
    """
    high, wide = tri.shape
    bright = scene.sky.astype(np.float64)
    for lamp in scene.lamps:
        bright = bright + lamp.colour * max(0.0, float(lamp.direction[2]))
    level = np.asarray(bright * 0.8, np.float32)
    if cloth is None:
        back = draw_backdrop(scene.backdrop_seed, scene.sheet, high, wide, level, scene.backdrop)
    else:
        back = np.asarray(cloth * level, np.float32)
    if scene.light == "infrared":
        back = np.repeat((back @ np.array([0.5, 0.3, 0.2], np.float32))[..., None], 3, 2)
    body = (tri >= 0).astype(np.float32)
    less = cv2.resize(body, (wide // 4, high // 4), interpolation=cv2.INTER_AREA)
    near = cv2.GaussianBlur(less, (0, 0), high / 4 * 0.035)
    push = -lights[0, :2] * np.array([1, -1], np.float32) * np.float32(high / 4 * 0.05)
    move = np.array([[1, 0, push[0]], [0, 1, push[1]]], np.float32)
    far = cv2.warpAffine(cv2.GaussianBlur(less, (0, 0), high / 4 * 0.05), move, (less.shape[1], less.shape[0]))
    shadow = cv2.resize(1 - 0.55 * np.maximum(near, 0.9 * far), (wide, high))
    return np.where(tri[..., None] >= 0, light, back * shadow[..., None]).astype(np.float32)
