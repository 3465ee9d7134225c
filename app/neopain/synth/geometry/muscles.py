"""Movements of a crying face that MakeHuman's face units lack, and corrections of those that deform a baby badly.

All are deltas (V, 3) in the units of HeadModel.mean, placed on the adult template's plane (decimetres).
"""

from __future__ import annotations

import numpy as np

from neopain.base.arrays import F32, I32, Bools
from neopain.synth.geometry.raster import smooth_points

CORNER_X, LOWER_LIP_Y = 0.25, -0.672


def _bump(plane: F32, x: float, y: float, wide: float, high: float) -> F32:
    """Gaussian hill (V,) at (x, y) and its mirror, on the front of the face only."""
    side = np.exp(-((np.abs(plane[:, 0]) - x) ** 2) / (2 * wide**2) - (plane[:, 1] - y) ** 2 / (2 * high**2))
    return np.asarray(side * np.clip((plane[:, 2] + 0.55) / 0.25, 0, 1), np.float32)


def cupped(mean: F32, tongue: Bools) -> F32:
    """A taut, raised tongue with high sides."""
    out = np.zeros_like(mean)
    spot = mean[tongue]
    front = np.clip((spot[:, 2] - spot[:, 2].min()) / np.ptp(spot[:, 2]), 0, 1)
    across = np.abs(spot[:, 0]) / np.abs(spot[:, 0]).max()
    out[tongue, 1] = 0.13 * front**1.5 + 0.07 * across**2
    out[tongue, 2] = -0.05 * front
    return out


def squared(plane: F32, jaw: F32, lip: I32, lip_far: F32, soft: Bools) -> F32:
    """Correction that widens the pointed lower lip of a dropped jaw to a U: the sides of the lip move down as well.

    jaw: the deltas of jawOpen; lip: vertices of the lip line; lip_far (V,) their distance from it; soft (V,): skin
    and lining of the mouth.
    """
    lower = lip[(plane[lip, 1] < LOWER_LIP_Y) & (np.abs(plane[lip, 0]) < 0.96 * CORNER_X)]
    order = lower[np.argsort(np.abs(plane[lower, 0]))]
    side = np.abs(plane[:, 0])
    now = np.interp(side, side[order], jaw[order, 1])
    low, corner = float(jaw[order, 1].min()), float(jaw[lip[np.argmax(plane[lip, 0])], 1])
    wanted = corner + (low - corner) * np.sqrt(1 - np.clip(side / CORNER_X, 0, 1) ** 4)
    lack = np.minimum(0, wanted - now)
    moves = np.clip((jaw[:, 1] / low - 0.3) / 0.4, 0, 1)  # 1 where the jaw carries the skin with it
    near = np.exp(-((lip_far / 0.21) ** 2)) * soft * moves
    out = np.zeros_like(jaw)
    out[:, 1] = 0.7 * lack * near
    out[:, 0] = 0.15 * np.sign(plane[:, 0]) * np.abs(lack) * near
    chin = _bump(plane, 0.0, -0.97, 0.17, 0.10)  # stays visible below the lip
    out[:, 1] -= 0.13 * chin
    out[:, 2] += 0.10 * chin
    return out


def bared(jaw: F32, gums: Bools) -> F32:
    """Gums that show below a raised and above a lowered lip: MakeHuman's lie too far back for a baby."""
    out = np.zeros_like(jaw)
    upper = gums & (np.abs(jaw[:, 1]) < 0.5 * np.abs(jaw[gums, 1]).max())
    lower = gums & ~upper
    out[upper, 1], out[upper, 2] = -0.18, 0.07
    out[lower, 1], out[lower, 2] = 0.07, 0.04
    return out


def pout(plane: F32) -> F32:
    """The mouth before a cry: lower lip out, corners down, chin pushed up under it."""
    out = np.zeros_like(plane)
    lip = _bump(plane, 0.0, -0.745, 0.13, 0.045)
    chin = _bump(plane, 0.0, -0.93, 0.13, 0.07)
    corner = _bump(plane, 0.27, -0.69, 0.07, 0.07)
    middle = _bump(plane, 0.0, -0.665, 0.12, 0.07)
    out[:, 2] = 0.16 * lip + 0.07 * chin - 0.02 * corner
    out[:, 1] = 0.025 * lip + 0.085 * chin - 0.115 * corner + 0.055 * middle
    return out


def brow_bulge(plane: F32) -> F32:
    """Corrugator: the skin between and above the inner brows comes forward and together."""
    out = np.zeros_like(plane)
    hill = _bump(plane, 0.16, 0.165, 0.085, 0.06)
    out[:, 2] = 0.075 * hill + 0.03 * _bump(plane, 0.0, 0.24, 0.10, 0.09)
    out[:, 1] = -0.012 * hill
    out[:, 0] = -0.035 * np.sign(plane[:, 0]) * _bump(plane, 0.19, 0.17, 0.10, 0.06)
    return out


def cheek_bulge(plane: F32) -> F32:
    """The cheek pushed up against the lower lid."""
    out = np.zeros_like(plane)
    ball = _bump(plane, 0.37, -0.33, 0.13, 0.115)
    out[:, 2] = 0.125 * ball
    out[:, 1] = 0.085 * _bump(plane, 0.36, -0.25, 0.14, 0.11)
    out[:, 0] = 0.05 * np.sign(plane[:, 0]) * ball
    return out


def softened(delta: F32, tris: I32, far: F32, rounds: int) -> F32:
    """Deltas averaged over the mesh except near the margin that `far` (V,) is the distance to, to avoid ridges."""
    loose = smooth_points(np.ascontiguousarray(delta, np.float32), tris, rounds)
    share = np.clip((far - 0.03) / 0.12, 0, 1)[:, None]
    return np.asarray(delta * (1 - share) + loose * share, np.float32)
