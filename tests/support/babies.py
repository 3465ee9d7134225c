"""Faces and scenes for tests of the generator."""

from dataclasses import replace

import numpy as np

from neopain.synth.face.actions import PAIRED, Expression
from neopain.synth.face.draw import Draw
from neopain.synth.place.scene import Camera, Lamp, Scene, Sensor


def face(**weights):
    sided = {name: value for name, value in weights.items() if name in PAIRED}
    rest = {name: value for name, value in weights.items() if name not in PAIRED}
    return Expression("awake", left=sided, right=dict(sided), middle=rest)


def plain_scene(**changes):
    lamp = Lamp(np.array([0.3, 0.5, 0.8], np.float32), np.ones(3, np.float32))
    grey = np.full(3, 0.4, np.float32)
    return replace(Scene(Camera(), (lamp,), grey, grey, "visible", Sensor(noise=0, blur_px=0)), **changes)


def draws(kind, count=80):
    """`count` draws of a kind of face, a function of face.calm or face.distress, before they are finished."""
    drawn = [Draw(np.random.default_rng(seed)) for seed in range(count)]
    for draw in drawn:
        kind(draw)
    return drawn


def weights(kind, name):
    """The weight of the action `name` in each of the draws."""
    return np.array([(draw.pairs | draw.middle).get(name, 0.0) for draw in draws(kind)])
