"""Faces and scenes for tests of the generator."""

from dataclasses import replace

import numpy as np

from neopain.synth.face.actions import PAIRED, Expression
from neopain.synth.place.scene import Camera, Lamp, Scene, Sensor


def face(**weights):
    sided = {name: value for name, value in weights.items() if name in PAIRED}
    rest = {name: value for name, value in weights.items() if name not in PAIRED}
    return Expression("awake", left=sided, right=dict(sided), middle=rest)


def plain_scene(**changes):
    lamp = Lamp(np.array([0.3, 0.5, 0.8], np.float32), np.ones(3, np.float32))
    grey = np.full(3, 0.4, np.float32)
    return replace(Scene(Camera(), (lamp,), grey, grey, "visible", Sensor(noise=0, blur_px=0)), **changes)
