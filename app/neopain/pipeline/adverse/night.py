"""What a detector is shown of a picture without colour or with little light, since it has learnt from daylight.

A picture by day is shown as it is. One of a single colour (grey, or the purple of infrared light on a sensor without a
filter) or with little light is shown with its levels spread and its middle lifted, then with its contrast evened out
from place to place, and as it is. Only the detector sees these: what is scored stays as the camera gave it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Image

_THUMB_PX = 32  # colour and light are judged at this size: there is no noise left
_ONE_COLOUR = 0.04  # mean range of the channels, white balanced, over the mean level, below which it is one colour
_DARK_LEVEL = 80  # dark: the brightest part is below this level
_BLACK_LEVEL = 35  # no face is judged below this mean level (base.settings:QualitySettings.min_brightness)
_BRIGHTEST = 98.0  # the percentile of the thumbnail that counts as the brightest part
_ENDS = (0.01, 0.99)  # these shares of the pixels become black and white
_MIDDLE = 0.45  # what the median becomes, 0 to 1
_LEAST_MIDDLE = 0.02  # a median below this is lifted no further: there is noise alone
_CLIP = 4.0  # CLAHE's limit of contrast
_TILES = (2, 2)  # and its tiles
_SHARE = 0.8  # of the confidence asked for by day: a detector that has learnt from colours is less sure without
_SMOOTH_PX = 0.8  # standard deviation of the Gaussian that takes off the noise of a dark picture


def looks(picture: Image) -> Iterator[tuple[Image, float]]:
    """The pictures (H x W x 3) in which to look for a face one after the other, until one is found; by day `picture`.

    With each, the share of the confidence asked for that is enough in it. What has colours is seen as it is first.
    """
    one_colour, dark = is_one_colour(picture), is_dark(picture)
    if not one_colour:
        yield picture, 1.0
    if one_colour or dark:
        shown = _grey(picture) if one_colour else picture
        yield _coloured(_lifted(shown)), _SHARE
        yield _coloured(_evened(_smoothed(shown) if dark else shown)), _SHARE
    if one_colour:
        yield picture, 1.0


def film_looks(picture: Image) -> Iterator[tuple[Image, float]]:
    """As `looks`; a picture so dark that no face in it could be judged is shown as it is alone."""
    return iter([(picture, 1.0)]) if _brightest(picture) < _BLACK_LEVEL else looks(picture)


def is_one_colour(picture: Image) -> bool:
    """Whether `picture` has shades of one colour alone, whichever that is."""
    thumb = _thumb(picture)
    means = thumb.mean(axis=(0, 1))
    level = float(means.mean())
    balanced = thumb * (level / np.maximum(means, 1.0))
    return float(np.ptp(balanced, axis=2).mean()) < _ONE_COLOUR * max(level, 1.0)


def is_dark(picture: Image) -> bool:
    """Whether even the brightest parts of `picture` have little light."""
    return _brightest(picture) < _DARK_LEVEL


def _brightest(picture: Image) -> float:
    return float(np.percentile(_thumb(picture).mean(axis=2), _BRIGHTEST))


def _thumb(picture: Image) -> NDArray[np.float32]:
    return cv2.resize(picture, (_THUMB_PX, _THUMB_PX), interpolation=cv2.INTER_AREA).astype(np.float32)


def _grey(picture: Image) -> Image:
    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)


def _coloured(picture: Image) -> Image:
    """`picture` with three channels, whether it has three or one."""
    if picture.ndim == 3:
        return picture
    return cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB).astype(np.uint8, copy=False)


def _smoothed(picture: Image) -> Image:
    return cv2.GaussianBlur(picture, (0, 0), _SMOOTH_PX).astype(np.uint8, copy=False)


def _lifted(picture: Image) -> Image:
    """`picture` with its levels spread over the whole range and its median at `_MIDDLE`; colours keep their ratio."""
    low, middle, high = _levels(_luminance(picture))
    spread = np.clip((np.arange(256) - low) / max(high - low, 1), 0.0, 1.0)
    exponent = math.log(_MIDDLE) / math.log(min(max(float(spread[middle]), _LEAST_MIDDLE), 1.0 - _LEAST_MIDDLE))
    return cv2.LUT(picture, np.round(255.0 * spread**exponent).astype(np.uint8)).astype(np.uint8, copy=False)


def _evened(picture: Image) -> Image:
    """`picture` with its contrast evened out from place to place; colours keep their ratio."""
    grey = _luminance(picture)
    low, _, high = _levels(grey)
    spread = np.clip((np.arange(256) - low) * (255.0 / max(high - low, 1)), 0, 255).round().astype(np.uint8)
    even = cv2.createCLAHE(_CLIP, _TILES).apply(cv2.LUT(grey, spread)).astype(np.uint8, copy=False)
    if picture.ndim == 2:
        return even
    gain = (even.astype(np.float32) + 1.0) / (grey.astype(np.float32) + 1.0)
    return np.clip(picture * gain[..., None], 0, 255).round().astype(np.uint8)


def _luminance(picture: Image) -> Image:
    return picture if picture.ndim == 2 else _grey(picture)


def _levels(grey: Image) -> tuple[int, int, int]:
    """The levels below which `_ENDS[0]`, half and `_ENDS[1]` of the pixels lie."""
    below = np.cumsum(np.bincount(grey.ravel(), minlength=256)) / grey.size
    low, middle, high = np.searchsorted(below, (_ENDS[0], 0.5, _ENDS[1])).tolist()
    return low, middle, high
