"""Exposure and noise of a picture follow the sensor."""

from dataclasses import replace

import numpy as np

from babies import face, plain_scene
from neopain.synth.face.identity import sample_identity
from neopain.synth.place.scene import Sensor
from neopain.synth.render.picture import render_picture


def test_the_dark_is_dark_and_noise_is_the_frames_own(studio):
    infant, scene = sample_identity(studio.head, 14), plain_scene()
    light = render_picture(studio, infant, face(), scene, (96, 96), np.random.default_rng(0)).rgb
    dim = replace(scene, sensor=Sensor(exposure=0.03, noise=0.02))
    first, second = (
        render_picture(studio, infant, face(), dim, (96, 96), np.random.default_rng(k)).rgb for k in (1, 2)
    )
    assert first.mean() < 0.5 * light.mean()
    assert not np.array_equal(first, second)
