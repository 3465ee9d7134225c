"""Position in the picture: rotation of head and body, pinhole projection, framing."""

from __future__ import annotations

import numpy as np

from neopain.base.arrays import F32
from neopain.synth.place.scene import Camera

PIVOT = np.array([0.0, -0.7, -0.9], np.float32)
"""Where neck and head meet, eye units."""


def rotation(yaw_deg: float, pitch_deg: float, roll_deg: float) -> F32:
    """(3, 3) from head axes to the camera's: x right, y up, z towards the camera."""
    y, p, r = np.radians([yaw_deg, pitch_deg, roll_deg])
    turn = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    nod = np.array([[1, 0, 0], [0, np.cos(p), np.sin(p)], [0, -np.sin(p), np.cos(p)]])
    lean = np.array([[np.cos(r), np.sin(r), 0], [-np.sin(r), np.cos(r), 0], [0, 0, 1]])
    return np.asarray(lean @ turn @ nod, np.float32)


def smooth(low: float, high: float, x: F32) -> F32:
    """0 where x is below `low`, 1 above `high`, smooth between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def project(points: F32, camera: Camera) -> F32:
    """Pinhole at camera.distance before the eyes: (N, 3) x, y (down) in eye units there, and nearness."""
    depth = np.maximum(camera.distance - points[:, 2], 0.5)
    return np.stack([points[:, 0] / depth, -points[:, 1] / depth, points[:, 2]], 1)


def frame_anchor(flat: F32, camera: Camera, high: int, wide: int) -> F32:
    """Scale and origin (3,) that put the projected box vertices `flat` where camera.frame and camera.shift place it."""
    low, up = flat[:, :2].min(0), flat[:, :2].max(0)
    scale = camera.frame * high / float(np.max(up - low))
    middle = (low + up) / 2
    return np.array(
        [scale, (0.5 * wide + camera.shift[0] * high) - middle[0] * scale,
         (0.5 + camera.shift[1]) * high - middle[1] * scale], np.float32,
    )  # fmt: skip


def turn_points(points: F32, share: F32, camera: Camera) -> F32:
    """Points (N, 3) as the camera sees them: share (N,) 1 turns with the head, 0 with the body."""
    head = rotation(camera.yaw_deg, camera.pitch_deg, camera.roll_deg)
    f = camera.body_follows
    lying = camera.body_deg or (camera.yaw_deg * f, camera.pitch_deg * f, camera.roll_deg)
    body = rotation(*lying)
    local = points - PIVOT
    mixed = share[:, None] * (local @ head.T) + (1 - share[:, None]) * (local @ body.T)
    return np.asarray(mixed + PIVOT, np.float32)
