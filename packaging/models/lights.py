"""Daylight pictures as a camera shows them at night: grey, infrared without its filter, or with little light."""

from dataclasses import replace

import numpy as np

from neopain.assemble.pipeline import build_pipeline

_STOPS = 4
_GAMMA = 2.2
_NOISE = 3.0  # standard deviation of a small sensor's noise at that light, levels of 255
_TINT = (1.0, 0.72, 0.95)  # red and blue pixels let more infrared through than green ones


def grey(image, _index):
    """`image` (H x W x 3 RGB) in shades of grey."""
    return np.repeat(_luminance(image), 3, 2).round().astype(np.uint8)


def infrared(image, _index):
    """`image` in the purple of a colour camera under infrared light: skin is bright and has little contrast."""
    bright = 255 * (image @ np.array((0.7, 0.25, 0.05)) / 255) ** 0.7
    return (bright[..., None] * _TINT).round().clip(0, 255).astype(np.uint8)


def dark(image, index):
    """`image` with a sixteenth of the light and the noise of the sensor."""
    rng = np.random.default_rng(index)
    dimmed = image * 2.0 ** (-_STOPS / _GAMMA) + rng.normal(0, _NOISE, image.shape)
    return dimmed.round().clip(0, 255).astype(np.uint8)


def _luminance(image):
    return image @ np.array((0.299, 0.587, 0.114))[:, None]


LIGHTS = {"grey": grey, "infrared": infrared, "dark": dark}


def build_relit(settings, models, light):
    """The pipeline of the bundle in `models`, which sees every frame in this `light`."""
    ready = build_pipeline(settings, models)
    return replace(ready, pipeline=_Relit(ready.pipeline, LIGHTS[light]))


class _Relit:
    """A pipeline that changes the light of what it is given."""

    def __init__(self, pipeline, change):
        self._pipeline, self._change = pipeline, change

    def __getattr__(self, name):
        return getattr(self._pipeline, name)

    def step(self, frame, *more):
        """As Pipeline.step, of the changed frame."""
        return self._pipeline.step(replace(frame, image=self._change(frame.image, frame.index)), *more)
