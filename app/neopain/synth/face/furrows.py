"""Folds of the skin as height maps on the frontal plane of the adult template, one channel per fold.

The maps are drawn once; a picture sums them with the weights of its expression (actions.fold_weights), and tilts the
normals by the slope. Coordinates are decimetres from the point between the eyes, as in HeadModel.plane.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from neopain.base.arrays import F32

Curve = tuple[tuple[float, float], ...]

DENSITY = 150  # texels a decimetre
X0, X1, Y0, Y1 = -1.0, 1.0, -1.25, 0.95
WIDE, HIGH = int((X1 - X0) * DENSITY), int((Y1 - Y0) * DENSITY)

FOLDS = (
    "nasolabial", "glabella", "nose_root", "crow", "under_eye", "lid_fold", "forehead", "chin", "brow_ridge",
    "mouth_corner", "philtrum", "fine", "lid_squeeze", "cheek",
)  # fmt: skip

# (curve on the subject's left, half width of the groove in decimetres, depth); every curve is mirrored.
_GROOVES: dict[str, tuple[tuple[Curve, float, float], ...]] = {
    "nasolabial": (
        (((0.16, -0.36), (0.205, -0.43), (0.27, -0.52), (0.325, -0.61), (0.345, -0.68)), 0.030, 0.95),
        (((0.15, -0.33), (0.19, -0.40), (0.25, -0.49)), 0.014, 0.5),
    ),
    "glabella": (
        (((0.045, 0.08), (0.05, 0.17), (0.06, 0.27)), 0.016, 0.8),
        (((0.10, 0.12), (0.105, 0.19), (0.13, 0.25)), 0.014, 0.5),
    ),
    "nose_root": (
        (((0.0, 0.035), (0.06, 0.03), (0.10, 0.0)), 0.012, 0.8),
        (((0.0, -0.03), (0.06, -0.04), (0.10, -0.07)), 0.011, 0.6),
        (((0.0, 0.09), (0.05, 0.09)), 0.011, 0.4),
    ),
    "crow": (
        (((0.47, 0.01), (0.52, 0.04), (0.56, 0.09)), 0.011, 0.6),
        (((0.47, -0.02), (0.52, -0.03), (0.565, -0.035)), 0.011, 0.5),
        (((0.46, -0.05), (0.52, -0.09), (0.56, -0.13)), 0.011, 0.6),
    ),
    "under_eye": (
        (((0.14, -0.07), (0.21, -0.125), (0.31, -0.15), (0.40, -0.125), (0.47, -0.07)), 0.015, 0.9),
        (((0.15, -0.10), (0.23, -0.19), (0.33, -0.23), (0.44, -0.20)), 0.018, 0.5),
    ),
    "lid_fold": ((((0.17, 0.035), (0.23, 0.085), (0.31, 0.11), (0.39, 0.09), (0.46, 0.03)), 0.011, 0.8),),
    "forehead": (
        (((0.0, 0.36), (0.2, 0.385), (0.4, 0.36)), 0.016, 0.7),
        (((0.0, 0.46), (0.2, 0.49), (0.42, 0.46)), 0.016, 0.8),
        (((0.0, 0.56), (0.2, 0.585), (0.38, 0.56)), 0.016, 0.5),
    ),
    "mouth_corner": (
        (((0.37, -0.62), (0.41, -0.69), (0.405, -0.77), (0.36, -0.85)), 0.018, 0.8),
        (((0.0, -0.855), (0.09, -0.85), (0.17, -0.88)), 0.020, 0.7),
    ),
    "philtrum": ((((0.0, -0.51), (0.0, -0.59)), 0.022, 0.5),),
    "lid_squeeze": (
        (((0.20, 0.02), (0.17, 0.06)), 0.007, 0.5),
        (((0.25, 0.03), (0.24, 0.09)), 0.007, 0.4),
        (((0.37, 0.03), (0.39, 0.09)), 0.007, 0.4),
        (((0.42, 0.02), (0.46, 0.06)), 0.007, 0.5),
        (((0.22, -0.05), (0.19, -0.09)), 0.007, 0.4),
        (((0.40, -0.05), (0.43, -0.09)), 0.007, 0.4),
    ),
}
# Soft swellings: (x, y, sigma x, sigma y, height), mirrored.
_SWELLINGS: dict[str, tuple[tuple[float, float, float, float, float], ...]] = {
    "glabella": ((0.0, 0.17, 0.05, 0.07, 0.8), (0.19, 0.17, 0.06, 0.05, 0.9)),
    "brow_ridge": ((0.16, 0.20, 0.09, 0.045, 1.0), (0.34, 0.22, 0.10, 0.05, 0.9)),
    "nasolabial": ((0.31, -0.44, 0.09, 0.08, 0.8),),
    "cheek": ((0.40, -0.40, 0.13, 0.12, 1.4),),
    "under_eye": ((0.31, -0.105, 0.11, 0.025, 0.7),),
    "mouth_corner": ((0.46, -0.72, 0.05, 0.09, 0.5),),
}


@dataclass(frozen=True)
class FaceMaps:
    """Maps over the frontal plane, HIGH x WIDE texels, row 0 at the forehead."""

    height: F32
    """(len(FOLDS), HIGH, WIDE) in decimetres at weight 1."""
    brow: F32
    """(HIGH, WIDE) share of brow hair 0..1."""
    flush: F32
    """(HIGH, WIDE) how strongly the skin reddens, 0..1."""


def texel(x: float, y: float) -> tuple[float, float]:
    """Column and row of a place on the plane."""
    return (x - X0) * DENSITY, (Y1 - y) * DENSITY


def _line(curve: Curve, width: float) -> F32:
    """A soft line (HIGH, WIDE), 1 on the curve and its mirror, fading at its ends."""
    spots = np.array(curve, np.float64)
    steps = np.linspace(0, len(spots) - 1, 24)
    dense = np.stack([np.interp(steps, np.arange(len(spots)), spots[:, k]) for k in (0, 1)], 1)
    image = np.zeros((HIGH, WIDE), np.float32)
    for side in (1.0, -1.0):
        path = np.stack([(dense[:, 0] * side - X0) * DENSITY, (Y1 - dense[:, 1]) * DENSITY], 1)
        for k in range(len(path) - 1):
            fade = float(np.sin(np.pi * (0.08 + 0.84 * (k + 0.5) / (len(path) - 1))))
            ends = [tuple(int(v) for v in np.round(path[i] * 16)) for i in (k, k + 1)]
            stroke = np.zeros((HIGH, WIDE), np.uint8)
            cv2.line(stroke, ends[0], ends[1], 255, 1, cv2.LINE_AA, 4)
            np.maximum(image, stroke.astype(np.float32) / 255 * fade, out=image)
    soft = cv2.GaussianBlur(image, (0, 0), width * DENSITY)
    return np.asarray(soft / max(float(soft.max()), 1e-6), np.float32)


def draw_maps() -> FaceMaps:
    """All maps, always the same; drawing them takes about a second."""
    rng = np.random.default_rng(77)
    xs = (np.arange(WIDE) + 0.5) / DENSITY + X0
    ys = Y1 - (np.arange(HIGH) + 0.5) / DENSITY
    gx, gy = np.meshgrid(xs, ys)

    def blob(x: float, y: float, sx: float, sy: float) -> F32:
        left = np.exp(-((gx - x) ** 2) / (2 * sx**2) - (gy - y) ** 2 / (2 * sy**2))
        right = np.exp(-((gx + x) ** 2) / (2 * sx**2) - (gy - y) ** 2 / (2 * sy**2))
        return np.maximum(left, right).astype(np.float32)

    height = np.zeros((len(FOLDS), HIGH, WIDE), np.float32)
    for name, grooves in _GROOVES.items():
        for curve, width, depth in grooves:
            height[FOLDS.index(name)] -= depth * 0.034 * _line(curve, width)
    for name, swellings in _SWELLINGS.items():
        for x, y, sx, sy, tall in swellings:
            height[FOLDS.index(name)] += tall * 0.030 * blob(x, y, sx, sy)
    grain = cv2.GaussianBlur(rng.normal(size=(HIGH, WIDE)).astype(np.float32), (0, 0), 2.2)
    dimples = cv2.GaussianBlur(rng.normal(size=(HIGH, WIDE)).astype(np.float32), (0, 0), 4.5)
    height[FOLDS.index("fine")] = 0.0016 * grain / grain.std()
    height[FOLDS.index("chin")] = 0.010 * dimples / dimples.std() * blob(0.0, -0.93, 0.13, 0.08)

    brow = np.zeros((HIGH, WIDE), np.uint8)
    for _ in range(420):
        along = rng.uniform(0, 1)
        arch = 0.155 + 0.075 * np.sin(np.pi * min(1.0, along * 1.25 + 0.05)) - 0.015 * along
        x, y = 0.12 + 0.35 * along, arch + rng.normal(0, 0.014)
        lean = np.radians(62 - 62 * along + rng.normal(0, 10))
        size = rng.uniform(0.03, 0.055)
        for side in (1, -1):
            a = texel(side * x, y)
            b = texel(side * (x + size * np.cos(lean)), y + size * np.sin(lean) * 0.7)
            tone = int(90 * (1 - 0.6 * along))
            layer = np.zeros_like(brow)
            ends = [tuple(round(v * 16) for v in e) for e in (a, b)]
            cv2.line(layer, ends[0], ends[1], tone, 1, cv2.LINE_AA, 4)
            brow = np.asarray(cv2.add(brow, layer), np.uint8)
    soft_brow = cv2.GaussianBlur(brow.astype(np.float32) / 255, (0, 0), 0.9)
    flush = np.clip(
        blob(0.40, -0.45, 0.17, 0.15) + 0.7 * blob(0.0, -0.38, 0.08, 0.06) + 0.6 * blob(0.0, -0.95, 0.15, 0.08)
        + 0.5 * blob(0.30, 0.02, 0.16, 0.09) + 0.45 * blob(0.0, 0.2, 0.10, 0.10) + 0.25 * blob(0.0, 0.45, 0.5, 0.2),
        0, 1,
    )  # fmt: skip
    return FaceMaps(height, np.asarray(soft_brow, np.float32), np.asarray(flush, np.float32))
