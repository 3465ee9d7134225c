"""Ingredients of a picture that an ablation can leave out, by name.

A picture without an ingredient has the same seed: the same baby, face and scene otherwise. Ingredients that only a
share of the pictures has are columns of the truth table too (truth.SCHEMA), so rows can be chosen instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from typing import Any, NamedTuple

import numpy as np

from neopain.base.errors import InputError
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import Identity
from neopain.synth.place.scene import Lamp, Scene


class Parts(NamedTuple):
    """What a picture is rendered from."""

    infant: Identity
    face: Expression
    scene: Scene


Switch = Callable[[Parts], Parts]


def _identity(**changes: Any) -> Switch:
    return lambda parts: parts._replace(infant=replace(parts.infant, **changes))


def _face(**changes: Any) -> Switch:
    return lambda parts: parts._replace(face=replace(parts.face, **changes))


def _scene(**changes: Any) -> Switch:
    return lambda parts: parts._replace(scene=replace(parts.scene, **changes))


def _sensor(**changes: Any) -> Switch:
    return lambda parts: _scene(sensor=replace(parts.scene.sensor, **changes))(parts)


def _only_if(holds: Callable[[Scene], bool], switch: Switch) -> Switch:
    return lambda parts: switch(parts) if holds(parts.scene) else parts


def _occluder(name: str) -> Switch:
    return _only_if(lambda scene: scene.occluder == name, _scene(occluder="none"))


def _light(name: str, *switches: Switch) -> Switch:
    """Make the light called `name` visible light, and apply `switches` as well."""
    return _only_if(lambda scene: scene.light == name, _all(_scene(light="visible"), *switches))


def _all(*switches: Switch) -> Switch:
    return lambda parts: reduce(lambda done, switch: switch(done), switches, parts)


def _white_light(parts: Parts) -> Parts:
    lamp = Lamp(np.array([0.35, 0.6, 0.72], np.float32), np.ones(3, np.float32))
    sky = np.full(3, 0.4, np.float32)
    return _scene(lamps=(lamp,), sky=sky, ground=sky * 0.7)(parts)


def _wide_angle(parts: Parts) -> Parts:
    camera = parts.scene.camera
    return _scene(camera=replace(camera, distance=max(camera.distance, 9.0)))(parts)


def _pose(parts: Parts) -> Parts:
    c = parts.scene.camera
    mild = replace(c, yaw_deg=c.yaw_deg * 0.25, pitch_deg=c.pitch_deg * 0.25, roll_deg=c.roll_deg * 0.25)
    return _scene(camera=mild)(parts)


_STYLES = ("odd_skin", "posterised", "low_res", "screen", "hard", "faded", "painted")
SWITCHES: dict[str, Switch] = {
    "furrows": _identity(lines=0.0),
    "flush": _face(flush=0.0),
    "mottling": _identity(mottle=0.0),
    "jaundice": _identity(jaundice=0.0),
    "wetness": _all(_identity(damp=0.0, vernix=0.0), _face(tears=0.0), _scene(drool=0.0)),
    "hair": _identity(hair_amount=0.0),
    "brows": _identity(brow_amount=0.0),
    "teeth": _identity(teeth=(0.0, 0.0)),
    "caps": _scene(cap=None),
    "clothes": _scene(garment=-9.0),
    "blankets": _all(_scene(swaddle=False), _occluder("blanket")),
    "walls": _scene(wall=False),
    "prongs": _occluder("cannula"),
    "tubes": _occluder("tube"),
    "ventilator": _occluder("ventilator"),
    "pacifiers": _occluder("pacifier"),
    "eye_shields": _occluder("eye_shield"),
    "hands": _occluder("hand"),
    "infrared": _light("infrared", _white_light, _sensor(grey=0.0)),
    "low_light": _light("dark", _sensor(exposure=0.4, noise=0.015)),
    "overexposure": _light("bright", _sensor(exposure=0.4)),
    "grey": _sensor(grey=0.0),
    "noise": _sensor(noise=0.0),
    "blur": _sensor(blur_px=0.0),
    "motion_blur": _sensor(motion_px=0.0),
    "compression": _sensor(jpeg=100),
    "wide_angle": _wide_angle,
    "pose": _pose,
    "styles": _only_if(lambda scene: scene.style in _STYLES, _scene(style="none", odd_skin=0.0)),
    "backdrops": _scene(backdrop="cloth"),
}
"""Name of an ingredient → the function that removes it."""


def check(names: Iterable[str]) -> tuple[str, ...]:
    """The names in the order of SWITCHES, each once. Raises InputError for an unknown one."""
    wanted = set(names)
    unknown = sorted(wanted - set(SWITCHES))
    if unknown:
        raise InputError(f"{unknown[0]} is no ingredient that can be left out; there are {', '.join(SWITCHES)}")
    return tuple(name for name in SWITCHES if name in wanted)


def strip(parts: Parts, without: Iterable[str]) -> Parts:
    """The parts of a picture without the named ingredients."""
    return _all(*(SWITCHES[name] for name in without))(parts)
