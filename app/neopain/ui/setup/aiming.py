"""Whether the camera is well aimed, and what to change: stricter than what can be scored, so that there is room."""

from __future__ import annotations

from dataclasses import dataclass

from neopain.base.data import Quality, Reason, Sample
from neopain.base.settings import QualitySettings
from neopain.ui.text import setup_text as words

_ROOM = 1.5
"""A face of this many times the smallest size that can be scored stays large enough when the infant moves."""
_LARGEST_SHARE = 0.6
"""A face wider than this share of the picture leaves it at the first movement."""
_TURN_SHARE = 0.7
"""Share of the largest turn that can be scored."""
_LIGHT_ROOM = 15.0
"""Grey values between the face and the darkest and brightest that can be scored."""
_SHARP_ROOM = 1.1


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that matters, whether it is good, and in words what to do or that it is."""

    name: str
    good: bool
    advice: str


def checks(sample: Sample | None, width_px: int, settings: QualitySettings) -> tuple[Check, ...]:
    """What is good and what to change of the face in `sample`, in a picture `width_px` wide; the face alone where none
    was found.
    """
    quality = None if sample is None else sample.quality
    if sample is None or quality is None or sample.face_box is None or not width_px:
        return (Check(words.FACE, False, words.NOT_SEEN),)
    covered = sample.reason is Reason.COVERED
    return (
        Check(words.FACE, not covered, words.COVERED if covered else words.SEEN),
        _distance(quality, (sample.face_box[2] - sample.face_box[0]) / width_px, settings),
        _turn(quality, settings),
        _light(quality, settings),
        _check(words.SHARPNESS, quality.sharpness >= _SHARP_ROOM * settings.min_sharpness, words.FOCUS),
    )


def _distance(quality: Quality, share: float, settings: QualitySettings) -> Check:
    if quality.size_px < _ROOM * settings.min_size_px:
        return Check(words.DISTANCE, False, words.CLOSER)
    return _check(words.DISTANCE, share <= _LARGEST_SHARE, words.AWAY)


def _turn(quality: Quality, settings: QualitySettings) -> Check:
    yaw, pitch = abs(quality.yaw_deg) / settings.max_yaw_deg, abs(quality.pitch_deg) / settings.max_pitch_deg
    return _check(words.TURN, max(yaw, pitch) <= _TURN_SHARE, words.FRONT)


def _light(quality: Quality, settings: QualitySettings) -> Check:
    if quality.brightness < settings.min_brightness + _LIGHT_ROOM:
        return Check(words.LIGHT, False, words.LIGHTER)
    return _check(words.LIGHT, quality.brightness <= settings.max_brightness - _LIGHT_ROOM, words.DARKER)


def _check(name: str, good: bool, advice: str) -> Check:
    return Check(name, good, words.GOOD if good else advice)
