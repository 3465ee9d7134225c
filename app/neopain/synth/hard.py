"""Hard pictures: what cameras at real cots show and most renders lack. Each change has a chance of its own.

Cries with open or half-open eyes and brows drawn up, skin without brow hair that swells instead of folding, turned
heads, and infrared, red, dim or hard light. Drawn from generators of their own, so that a picture that is not hard
stays the same.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.random import Generator

from neopain.base.arrays import F32
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import Identity
from neopain.synth.face.kinds import sample_expression
from neopain.synth.place.scene import Camera, Lamp, Scene, Sensor
from neopain.synth.switches import Parts

_WAILS = 0.35  # share of the faces in pain
_WEAK_BROWS = 0.5
_SMOOTH = 0.55
_BARE_BROWS = 0.5
_TURNED = 0.3
_NODDED = 0.2
_LIGHTS = ("red", "infrared", "dim", "side", "as it is")
_LIGHT_ODDS = (0.14, 0.16, 0.12, 0.14, 0.44)
_POOR = 0.35  # share with a cheap or far camera
_GREY = 0.25


def harden(parts: Parts, rng: Generator, baby: Generator) -> Parts:
    """The parts of a hard picture. `rng` is the picture's own generator, `baby` the subject's."""
    infant = _smooth_skin(parts.infant, baby)
    face = _face(parts.face, rng)
    scene = _light(parts.scene, rng)
    return Parts(infant, face, replace(scene, camera=_turn(scene.camera, rng), sensor=_sensor(scene.sensor, rng)))


def _smooth_skin(infant: Identity, baby: Generator) -> Identity:
    """A baby whose skin swells rather than folds, or whose brows have no hair."""
    lines = infant.lines * (baby.uniform(0.2, 0.7) if baby.random() < _SMOOTH else 1.0)
    brows = infant.brow_amount * (baby.uniform(0.0, 0.3) if baby.random() < _BARE_BROWS else 1.0)
    return replace(infant, lines=float(lines), brow_amount=float(brows))


def _face(face: Expression, rng: Generator) -> Expression:
    """The face, or a wail instead of another cry; brows, lips and nose act less together than they were drawn."""
    if face.state != "pain":
        return face
    if rng.random() < _WAILS:
        return sample_expression(rng, kind="wail")
    brow = rng.uniform(0.25, 0.8) if rng.random() < _WEAK_BROWS else 1.0
    gains = {"browDown": brow, "mouthStretch": rng.uniform(0.3, 1.2), "noseSneer": rng.uniform(0.5, 1.2)}
    left, right = ({n: w * gains.get(n, 1.0) for n, w in side.items()} for side in (face.left, face.right))
    return replace(face, left=left, right=right)


def _light(scene: Scene, rng: Generator) -> Scene:
    kind = str(rng.choice(_LIGHTS, p=_LIGHT_ODDS))
    sensor = scene.sensor
    if kind == "red":  # a warming lamp, or a hand before the light
        tint = np.array([1.0, rng.uniform(0.3, 0.7), rng.uniform(0.25, 0.7)], np.float32)
        lamps = tuple(replace(lamp, colour=lamp.colour * tint) for lamp in scene.lamps)
        return replace(scene, lamps=lamps, sky=scene.sky * tint, ground=scene.ground * tint)
    if kind == "infrared":  # a lamp beside the lens, in the dark
        near = np.array([rng.normal(0, 0.4), rng.normal(0.2, 0.4), 1.0], np.float32)
        lamp = Lamp(near / np.linalg.norm(near), np.ones(3, np.float32))
        glow = np.full(3, rng.uniform(0.05, 0.3), np.float32)
        sensor = replace(sensor, grey=1.0, noise=sensor.noise + float(rng.uniform(0, 0.03)))
        return replace(scene, light="infrared", style="none", lamps=(lamp,), sky=glow, ground=glow * 0.6, sensor=sensor)
    if kind == "dim":
        sensor = replace(
            sensor, exposure=0.4 * float(rng.uniform(0.12, 0.45)), noise=sensor.noise + float(rng.uniform(0.0, 0.04))
        )
        return replace(scene, light="dark" if scene.light == "visible" else scene.light, sensor=sensor)
    if kind == "side":  # one lamp or window beside the cot
        angle, height = rng.choice([-1, 1]) * rng.uniform(0.7, 1.5), rng.uniform(-0.4, 0.9)
        flat = np.cos(height)
        where: F32 = np.array([np.sin(angle) * flat, np.sin(height), np.cos(angle) * flat], np.float32)
        low = rng.uniform(0.1, 0.35)
        return replace(
            scene, lamps=(Lamp(where, scene.lamps[0].colour),), sky=scene.lamps[0].colour * np.float32(low),
            ground=scene.lamps[0].colour * np.float32(0.7 * low),
        )  # fmt: skip
    return scene


def _turn(camera: Camera, rng: Generator) -> Camera:
    yaw = rng.choice([-1, 1]) * rng.uniform(18, 50) if rng.random() < _TURNED else camera.yaw_deg
    pitch = rng.choice([-1, 1]) * rng.uniform(12, 34) if rng.random() < _NODDED else camera.pitch_deg
    return replace(camera, yaw_deg=float(yaw), pitch_deg=float(pitch))


def _sensor(sensor: Sensor, rng: Generator) -> Sensor:
    if rng.random() < _GREY:
        sensor = replace(sensor, grey=1.0)
    if rng.random() < _POOR:
        sensor = replace(
            sensor, blur_px=float(rng.uniform(0.6, 2.0)), jpeg=int(rng.uniform(15, 60)),
            noise=sensor.noise + float(rng.uniform(0, 0.03)),
        )  # fmt: skip
    return sensor
