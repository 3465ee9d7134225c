"""Turns linear light into a stored picture: exposure, tone, blur, sensor noise."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from neopain.base.arrays import F32, U8
from neopain.synth.place.scene import Sensor


def gain_for(light: F32, weight: F32, sensor: Sensor) -> float:
    """The exposure that brings the mean over `weight` (H, W) half way from its own level to sensor.exposure."""
    grey = light @ np.array([0.3, 0.55, 0.15], np.float32)
    mean = float((grey * weight).sum() / max(float(weight.sum()), 1e-6))
    # A camera meters the whole scene, so darker skin stays somewhat darker: power 0.7, not 1.
    return float(sensor.exposure / 0.3 * 0.3**0.3 * 0.30 ** (0.7) / max(mean, 1e-4) ** 0.7)


def develop(light: F32, gain: float, sensor: Sensor, rng: Generator) -> U8:
    """uint8 RGB (H, W, 3) of linear light (H, W, 3); `rng` draws this frame's noise only."""
    image = light * np.float32(gain)
    if sensor.warmth or sensor.grey:
        image = image * np.array([1 + sensor.warmth, 1, 1 - sensor.warmth], np.float32)
        if sensor.grey:
            grey = (image @ np.array([0.35, 0.5, 0.15], np.float32))[..., None]
            image = image + (grey - image) * np.float32(sensor.grey)
    if sensor.motion_px >= 1:
        size = int(np.ceil(sensor.motion_px)) | 1
        kernel = np.zeros((size, size), np.float32)
        angle, half = np.radians(sensor.motion_deg), sensor.motion_px / 2
        middle = size // 2
        for s in np.linspace(-half, half, 4 * size):
            col, row = round(middle + s * np.cos(angle)), round(middle + s * np.sin(angle))
            kernel[min(max(row, 0), size - 1), min(max(col, 0), size - 1)] += 1
        image = np.asarray(cv2.filter2D(image, -1, kernel / kernel.sum()), np.float32)
    if sensor.blur_px > 0.2:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), sensor.blur_px), np.float32)
    # Soft shoulder, white at 2.4, then the display's curve.
    image = np.maximum(image, 0)
    image = image * (1 + image / np.float32(2.4**2)) / (1 + image * np.float32(0.55))
    tone = np.clip(image, 0, 1) ** np.float32(1 / 2.2)
    high, wide = tone.shape[:2]
    noise = rng.standard_normal((high, wide, 3), dtype=np.float32)
    if sensor.grey > 0.9:
        noise[...] = noise[..., :1]
    coarse = cv2.resize(rng.standard_normal((high // 2 + 1, wide // 2 + 1, 3), dtype=np.float32), (wide, high))
    amount = np.float32(sensor.noise) * (1.15 - 0.6 * tone)
    tone = tone + amount * (noise * np.float32(0.8) + coarse * np.float32(min(1.0, sensor.grain * 12)))
    return np.asarray(np.clip(tone * 255 + 0.5, 0, 255), np.uint8)


def recompress(image: U8, quality: int) -> U8:
    """The picture after a JPEG of this quality, as a cheap camera stores it."""
    done, data = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        return image
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)[..., ::-1]
