"""Incubator walls in front of the baby, and styles far from a clean photograph.

The styles preserve the shape of the face and change everything else, so that a network learns the shape.
"""

from __future__ import annotations

import cv2
import numpy as np

from neopain.base.arrays import F32, U8

STYLES = ("none", "odd_skin", "coloured_light", "posterised", "low_res", "screen", "hard", "faded", "painted")
STYLE_ODDS = (0.76, 0.04, 0.04, 0.02, 0.06, 0.015, 0.03, 0.02, 0.015)


def pane(light: F32, seed: int) -> F32:
    """Linear light (H, W, 3) through an incubator's wall: reflections of lamps and windows, haze, edges."""
    rng = np.random.default_rng([seed, 22])
    high, wide = light.shape[:2]
    small = (wide // 3, high // 3)
    layer = np.zeros((small[1], small[0], 3), np.float32)
    for _ in range(int(rng.integers(1, 4))):
        size = (float(rng.uniform(0.05, 0.5) * small[0]), float(rng.uniform(0.03, 0.25) * small[1]))
        middle = (float(rng.uniform(0, small[0])), float(rng.uniform(0, small[1])))
        box = cv2.boxPoints((middle, size, float(rng.normal(0, 25))))
        tint = rng.uniform(0.05, 0.35) * (1 + rng.normal(0, 0.08, 3))
        cv2.fillPoly(layer, [np.round(box).astype(np.int32)], [float(max(t, 0)) for t in tint])
    layer = np.asarray(cv2.GaussianBlur(layer, (0, 0), float(rng.uniform(0.6, 5))), np.float32)
    for _ in range(int(rng.integers(0, 3))):
        ends = [(int(rng.uniform(-0.2, 1.2) * small[0]), int(rng.uniform(-0.2, 1.2) * small[1])) for _ in range(2)]
        cv2.line(layer, ends[0], ends[1], [float(rng.uniform(0.1, 0.6))] * 3, 1, cv2.LINE_AA)
    level = float(light.mean()) / 0.3
    haze = float(rng.uniform(0.0, 0.08))
    mirrored = np.asarray(cv2.resize(layer, (wide, high)), np.float32) * np.float32(level)
    return np.asarray(light * (1 - haze) + mirrored + np.float32(haze * level * 0.4), np.float32)


def restyle(rgb: U8, style: str, seed: int) -> U8:
    """The picture (H, W, 3) in one of STYLES; styles that change skin or lamps leave it unchanged."""
    rng = np.random.default_rng([seed, 23])
    high, wide = rgb.shape[:2]
    if style == "posterised":
        steps = int(rng.integers(6, 12))
        smooth = cv2.bilateralFilter(rgb, 5, 40, 5)
        return np.asarray(np.round(smooth.astype(np.float32) / 255 * steps) / steps * 255, np.uint8)
    if style == "low_res":
        share = float(rng.uniform(0.22, 0.6))
        small = cv2.resize(rgb, (int(wide * share), int(high * share)), interpolation=cv2.INTER_AREA)
        how = (cv2.INTER_NEAREST, cv2.INTER_LINEAR, cv2.INTER_CUBIC)[int(rng.choice(3, p=[0.15, 0.5, 0.35]))]
        return np.asarray(cv2.resize(small, (wide, high), interpolation=how), np.uint8)
    if style == "screen":  # photographed from a screen: lines, colour fringes
        lines = 1 - rng.uniform(0.08, 0.3) * (np.arange(high) % int(rng.integers(2, 4)) == 0)
        shift = int(rng.integers(1, 3))
        out = rgb.astype(np.float32) * lines[:, None, None]
        out[..., 0], out[..., 2] = np.roll(out[..., 0], shift, 1), np.roll(out[..., 2], -shift, 1)
        return np.asarray(np.clip(out, 0, 255), np.uint8)
    if style == "hard":
        gain = float(rng.uniform(1.3, 2.0))
        return np.asarray(np.clip((rgb.astype(np.float32) - 120) * gain + 120 + rng.normal(0, 12), 0, 255), np.uint8)
    if style == "faded":
        tint = rng.uniform(90, 190, 3).astype(np.float32)
        share = float(rng.uniform(0.3, 0.6))
        return np.asarray(rgb.astype(np.float32) * (1 - share) + tint * share, np.uint8)
    if style == "painted":
        smooth = cv2.bilateralFilter(rgb, 7, 60, 7)
        return np.asarray(cv2.medianBlur(smooth, 5), np.uint8)
    return rgb
