"""Whether a face can be judged: light, sharpness, size, turn and cover, and the first reason why it cannot.

Sharpness is the energy of fine structure over that of coarse structure, in the middle of the crop: the variance of a
difference of Gaussians of 1 and 2 pixels over that of 2 and 4 pixels. Blur takes the fine structure first, whatever
the face: smooth skin has little of both. It does not depend on contrast, is 0 for a plain, and noise is taken off both.
The pixels are those of the frame for a small face, so that the picture's resolution is no blur, and a fixed share of a
large one.
"""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Crop, Face, Image, Points, Quality, Reason
from neopain.base.settings import QualitySettings

_SIDE_PX = 112  # brightness is measured at this size
_FACE = slice(14, 98)  # the middle of it: the face without most of the background

_FINEST_PX, _COARSEST_PX = 168, 32  # sides of the crop at which sharpness is measured
_OF_FRAME = 0.72  # that side over the crop's side in frame pixels: finer there is only the lens and the coding
_EDGE = 11  # this part of the side is left out at each edge
_FINE_PX, _MIDDLE_PX, _COARSE_PX = 1.0, 2.0, 4.0  # standard deviations of the Gaussians
_HIGH_NOISE = 0.76  # share of the variance of white noise that the finest Gaussian takes off
_FINE_NOISE, _COARSE_NOISE = 0.06, 0.015  # share of it within the fine and the coarse structure, after levelling
_NORMAL = 1.4826  # makes the median of absolute values a standard deviation where they are normally distributed
_LEAST, _LEAST_OF_NOISE = 0.3, 0.03  # coarse structure below this, or this share of the noise, is none to speak of

# Fitted on 311 renders of known pose: the yaw agrees with r = 0.98, the pitch, which five points hardly show, with 0.7.
_NOSE_DEPTH = 0.5  # how far the nose tip stands out before the plane of eyes and mouth, in distances between the eyes
_NOSE_DROP = 0.58  # where between eye line and mouth line the nose tip is when the head is level, 0 to 1
_NOSE_RISE = 3.5  # tangent of the pitch for a nose tip that rose by the whole of that distance


def measure(crop: Crop, face: Face, settings: QualitySettings) -> Quality:
    """The quality of one crop; pose estimated from the face's five points, everything taken as uncovered."""
    grey: Image = cv2.cvtColor(crop.image, cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)
    middle = cv2.resize(grey, (_SIDE_PX, _SIDE_PX), interpolation=cv2.INTER_AREA)[_FACE, _FACE].astype(np.float32)
    size_px = min(face.box[2] - face.box[0], face.box[3] - face.box[1])
    pose = _pose(face.points, face.roll_deg)
    quality = Quality(float(middle.mean()), _sharpness(grey, crop.matrix), size_px, *pose, 1.0, 1.0, 0.0)
    return replace(quality, value=_value(quality, settings))


def refine(
    quality: Quality, settings: QualitySettings, pose: tuple[float, float] | None, visible: tuple[float, float] | None
) -> Quality:
    """`quality` with a network's estimate of `pose` (yaw, pitch; degrees) and `visible` (eyes, mouth), where given."""
    if pose is not None:
        quality = replace(quality, yaw_deg=pose[0], pitch_deg=pose[1])
    if visible is not None:
        quality = replace(quality, visible_eyes=visible[0], visible_mouth=visible[1])
    return replace(quality, value=_value(quality, settings))


def judge(quality: Quality, settings: QualitySettings) -> Reason | None:
    """The first reason why a face of that quality cannot be judged, or None."""
    failed = {
        Reason.TOO_DARK: quality.brightness < settings.min_brightness,
        Reason.TOO_BRIGHT: quality.brightness > settings.max_brightness,
        Reason.TOO_SMALL: quality.size_px < settings.min_size_px,
        Reason.BLURRED: quality.sharpness < settings.min_sharpness,
        Reason.TURNED: abs(quality.yaw_deg) > settings.max_yaw_deg or abs(quality.pitch_deg) > settings.max_pitch_deg,
        Reason.COVERED: min(quality.visible_eyes, quality.visible_mouth) < settings.min_visible,
    }
    return next((reason for reason, holds in failed.items() if holds), None)


def why_no_face(image: Image, settings: QualitySettings) -> Reason:
    """Why no face was found in `image`: too little light, too much, or neither."""
    brightness = float(image[::8, ::8].mean())
    if brightness < settings.min_brightness:
        return Reason.TOO_DARK
    return Reason.TOO_BRIGHT if brightness > settings.max_brightness else Reason.NO_FACE


def _sharpness(crop: Image, matrix: NDArray[np.float64]) -> float:
    in_frame_px = len(crop) / math.hypot(matrix[0, 0], matrix[0, 1])
    side = round(min(max(_OF_FRAME * in_frame_px, _COARSEST_PX), _FINEST_PX))
    grey = cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA)
    edge = side // _EDGE
    face = grey[edge:-edge, edge:-edge].astype(np.float32)
    fine = cv2.GaussianBlur(face, (0, 0), _FINE_PX)
    middle = cv2.GaussianBlur(fine, (0, 0), math.sqrt(_MIDDLE_PX**2 - _FINE_PX**2))
    half = cv2.resize(middle, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)  # a quarter of the work
    coarse = cv2.GaussianBlur(half, (0, 0), math.sqrt(_COARSE_PX**2 - _MIDDLE_PX**2) / 2)
    # Most of a face is smooth: the median there is noise, not structure.
    noise = (_NORMAL * float(np.median(np.abs((face - fine)[::3, ::3])))) ** 2 / _HIGH_NOISE
    fine_energy = _variance(fine - middle) - _FINE_NOISE * noise
    coarse_energy = _variance(half - coarse) - _COARSE_NOISE * noise
    return max(fine_energy, 0.0) / (max(coarse_energy, 0.0) + _LEAST + _LEAST_OF_NOISE * noise)


def _variance(structure: Points) -> float:
    return float(cv2.meanStdDev(structure)[1][0, 0]) ** 2


def _pose(points: Points, roll_deg: float) -> tuple[float, float]:
    """Yaw and pitch in degrees from the five points; yaw > 0 is turned to the image's right, pitch > 0 raised."""
    cos, sin = math.cos(math.radians(roll_deg)), math.sin(math.radians(roll_deg))
    level = points.astype(np.float64) @ np.array([[cos, -sin], [sin, cos]])
    eyes, nose, mouth = level[:2].mean(axis=0), level[2], level[3:].mean(axis=0)
    apart, drop = max(float(level[1, 0] - level[0, 0]), 1e-3), max(float(mouth[1] - eyes[1]), 1e-3)
    yaw = math.atan(float(nose[0] - (eyes[0] + mouth[0]) / 2) / apart / _NOSE_DEPTH)
    pitch = math.atan((_NOSE_DROP - float(nose[1] - eyes[1]) / drop) * _NOSE_RISE)
    return math.degrees(yaw), math.degrees(pitch)


def _value(quality: Quality, settings: QualitySettings) -> float:
    """The worst of all margins to the limits: 0 at a limit or beyond, 1 well inside them all."""
    margins = (
        (quality.brightness - settings.min_brightness, 40.0),
        (settings.max_brightness - quality.brightness, 25.0),
        (quality.size_px - settings.min_size_px, settings.min_size_px),
        (quality.sharpness - settings.min_sharpness, 0.4 * settings.min_sharpness),
        (settings.max_yaw_deg - abs(quality.yaw_deg), settings.max_yaw_deg / 2.0),
        (settings.max_pitch_deg - abs(quality.pitch_deg), settings.max_pitch_deg / 2.0),
        (min(quality.visible_eyes, quality.visible_mouth) - settings.min_visible, (1.0 - settings.min_visible) / 2.0),
    )
    return min(1.0, *(max(0.0, inside / comfortable if comfortable else 1.0) for inside, comfortable in margins))
