"""The cot of a film: a mattress with a wrinkled sheet, clear walls around it, a lead across it; and the blanket."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from neopain.base.arrays import F32
from neopain.synth.place.props import Piece, grid_tris
from neopain.synth.place.surroundings import soft_noise


def _cloth_light(rng: Generator, high: int, wide: int, from_left: float) -> F32:
    """Light (H, W), about 1, on a sheet pulled flat: long soft wrinkles, lit from above and one side."""
    warp_x = soft_noise(rng, high, wide, 0.35) * 0.05 * high
    warp_y = soft_noise(rng, high, wide, 0.35) * 0.05 * high
    gx, gy = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    height = np.zeros((high, wide), np.float32)
    for cell, stretch, tall, crease in ((0.45, 1.4, 1.0, 0.25), (0.20, 2.2, 0.55, 0.5), (0.09, 3.0, 0.16, 0.3)):
        layer = soft_noise(rng, high, wide, cell, stretch)
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), float(rng.uniform(-35, 35)), 1.3)
        layer = np.asarray(cv2.warpAffine(layer, turn, (wide, high), borderMode=cv2.BORDER_REFLECT_101), np.float32)
        bent = cv2.remap(layer, gx + warp_x, gy + warp_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
        shape = (1 - crease) * bent + crease * 1.4 * (1 - np.sqrt(bent**2 + 0.02))
        height += np.float32(tall * cell * 0.075 * high) * shape.astype(np.float32)
    height = np.asarray(cv2.GaussianBlur(height, (0, 0), 0.004 * high), np.float32)
    dx = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3) / 8
    dy = cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3) / 8
    lit = (0.45 * from_left * dx + 0.5 * dy + 0.74) / np.sqrt(dx**2 + dy**2 + 1) / 0.74
    weave = rng.normal(size=(high, wide)).astype(np.float32)
    weave = cv2.GaussianBlur(weave, (0, 0), 0.8) * 0.02
    return np.asarray(np.clip(lit, 0.45, 1.25) + weave, np.float32)


def draw_cot(seed: int, sheet: F32, high: int, wide: int) -> F32:
    """The cot seen from above, linear (H, W, 3) under white light; the same for the same seed."""
    rng = np.random.default_rng([seed, 13])
    cloth = sheet * _cloth_light(rng, high, wide, -1.0)[..., None]
    dots = _print(high, wide, 0.075)
    cloth = cloth * (1 - 0.28 * dots[..., None] * np.array([0.9, 0.45, 0.15], np.float32))
    bed = np.zeros((high, wide), np.uint8)
    left, right, top, round_px = int(0.055 * wide), int(0.945 * wide), int(0.06 * high), int(0.10 * high)
    cv2.rectangle(bed, (left + round_px, top), (right - round_px, 2 * high), 255, -1)
    cv2.rectangle(bed, (left, top + round_px), (right, 2 * high), 255, -1)
    for x in (left + round_px, right - round_px):
        cv2.circle(bed, (x, top + round_px), round_px, 255, -1)
    share = bed.astype(np.float32) / 255
    inside, rim = (cv2.GaussianBlur(share, (0, 0), width * high)[..., None] for width in (0.004, 0.03))
    ramp = np.linspace(0.42, 0.26, high, dtype=np.float32)[:, None, None]
    wall = ramp * np.array([0.80, 0.92, 1.0], np.float32) * (0.7 + 0.5 * rim)
    for k, offset in enumerate((0.018, 0.034)):  # two bright edges of clear plastic
        wider = cv2.dilate(bed, np.ones((3, 3), np.uint8), iterations=int(offset * high))
        edge = cv2.Canny(wider, 50, 150).astype(np.float32) / 255
        wall = wall + (0.45 - 0.2 * k) * cv2.GaussianBlur(edge, (0, 0), 0.003 * high)[..., None]
    picture = wall * (1 - inside) + cloth * (0.55 + 0.45 * np.clip((rim - 0.5) * 2, 0, 1)) * inside
    picture = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), 0.0016 * high)
    return np.asarray(_lead(picture, high, wide), np.float32)


def _print(high: int, wide: int, pitch: float) -> F32:
    """Small soft dots (H, W) 0..1, every second row shifted; pitch over the height."""
    gx, gy = np.meshgrid(np.arange(wide) / high / pitch, np.arange(high) / high / pitch)
    row = np.round(gy)
    u = gx + 0.5 * (row % 2)
    far = np.hypot(u - np.round(u), gy - row)
    return (1 / (1 + np.exp(np.clip((far - 0.13) * 60, -30, 30)))).astype(np.float32)


def _lead(picture: NDArray[np.floating], high: int, wide: int) -> NDArray[np.floating]:
    """A thin monitor lead across the sheet, with its shadow."""
    t = np.linspace(0, 1, 120)
    knots = np.array([(0.96, 0.22), (0.80, 0.34), (0.93, 0.62), (0.74, 0.90)])
    power = np.stack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3], 1)
    x, y = (power @ knots).T * np.array([[wide], [high]])
    path = np.round(np.stack([x, y], 1) * 16).astype(np.int32)
    thick = max(1, round(0.006 * high))
    shadow, lead, shine = (np.zeros((high, wide), np.uint8) for _ in range(3))
    below = path + np.array([int(0.006 * high * 16), int(0.008 * high * 16)])
    cv2.polylines(shadow, [below], False, 255, thick + 1, cv2.LINE_AA, 4)
    cv2.polylines(lead, [path], False, 255, thick, cv2.LINE_AA, 4)
    cv2.polylines(shine, [path - 10], False, 255, 1, cv2.LINE_AA, 4)
    dark = cv2.GaussianBlur(shadow.astype(np.float32) / 255, (0, 0), 0.004 * high)[..., None]
    body, light = (m.astype(np.float32)[..., None] / 255 for m in (lead, shine))
    out = picture * (1 - 0.45 * dark)
    out = out * (1 - body) + body * np.array([0.30, 0.42, 0.50], np.float32)
    return out + 0.25 * light * body


def quilt(seed: int, top: float, chest: float, material: int, chin: float = -9.0, nose: float = 0.0) -> Piece:
    """A blanket over the lying body from `top` (eye units above the eyes) down, `chest` high in the middle.

    The part above the height `chin` is lifted over a face whose nose reaches forward to `nose`.
    """
    rng = np.random.default_rng([seed, 14])
    rows, cols = 100, 140
    across, down = np.meshgrid(np.linspace(-1, 1, cols), np.linspace(0, 1, rows))
    phase = rng.uniform(0, 6.28, 8)
    x, length = across * 5.2, 7.5 + max(0.0, top - chin if chin > -9 else 0.0)
    edge = 0.10 * np.sin(1.3 * x + phase[0]) + 0.04 * np.sin(3.4 * x + phase[1]) - 0.05 * x**2 / 4
    y = top + edge - down * length
    body = np.exp(-((x / 3.0) ** 4))
    z = -1.75 + (chest + 1.95) * body
    if chin > -9:
        over = 1 / (1 + np.exp(-np.clip((y - chin + 0.35) * 6, -30, 30)))
        head = np.sqrt(np.clip(1 - (x / 2.2) ** 2 - ((y + 0.2) / 3.0) ** 2, 0, 1))
        z = z * (1 - over) + over * (-1.75 + (nose + 1.95) * head)
    side = np.abs(x) - 1.5
    z += 0.10 * np.exp(-((side / 0.8) ** 2)) * np.sin(4.2 * y + 2.0 * x + phase[2])
    z += 0.06 * np.sin(2.1 * x + 1.4 * y + phase[3]) + 0.035 * np.sin(5.3 * x - 2.2 * y + phase[4])
    z += 0.10 * np.exp(-((down * length / 0.16) ** 2))  # the hem, folded over
    z -= 0.05 * np.exp(-(((down * length - 0.42) / 0.06) ** 2))
    points = np.stack([x, y, z], -1).reshape(-1, 3).astype(np.float32)
    flat = np.stack([0 * x, 0.5 * x, 0.5 * y], -1).reshape(-1, 3).astype(np.float32)
    return Piece(points, grid_tris(rows, cols, False)[:, ::-1].copy(), material, flat, False)
