"""Ingredients of a picture that an ablation can leave out, by name.

A picture without an ingredient has the same seed: the same baby, face and scene otherwise. Ingredients that only a
share of the pictures has are columns of the truth table too (truth.SCHEMA), so rows can be chosen instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from neopain.base.errors import InputError
from neopain.synth.face.actions import Expression
from neopain.synth.face.identity import Identity
from neopain.synth.place.scene import Lamp, Scene

_Parts = tuple[Identity, Expression, Scene]


def _identity(**changes: object) -> Callable[[_Parts], _Parts]:
    return lambda parts: (replace(parts[0], **changes), parts[1], parts[2])  # type: ignore[arg-type]


def _face(**changes: object) -> Callable[[_Parts], _Parts]:
    return lambda parts: (parts[0], replace(parts[1], **changes), parts[2])  # type: ignore[arg-type]


def _scene(**changes: object) -> Callable[[_Parts], _Parts]:
    return lambda parts: (parts[0], parts[1], replace(parts[2], **changes))  # type: ignore[arg-type]


def _sensor(**changes: object) -> Callable[[_Parts], _Parts]:
    return lambda p: (p[0], p[1], replace(p[2], sensor=replace(p[2].sensor, **changes)))  # type: ignore[arg-type]


def _occluder(name: str) -> Callable[[_Parts], _Parts]:
    return lambda p: (p[0], p[1], replace(p[2], occluder="none")) if p[2].occluder == name else p


def _style(names: tuple[str, ...]) -> Callable[[_Parts], _Parts]:
    return lambda p: (p[0], p[1], replace(p[2], style="none", odd_skin=0.0)) if p[2].style in names else p


def _blankets(parts: _Parts) -> _Parts:
    who, face, scene = parts
    return who, face, replace(scene, swaddle=False, occluder="none" if scene.occluder == "blanket" else scene.occluder)


def _wet(parts: _Parts) -> _Parts:
    who, face, scene = parts
    return replace(who, damp=0.0, vernix=0.0), replace(face, tears=0.0), replace(scene, drool=0.0)


def _infrared(parts: _Parts) -> _Parts:
    who, face, scene = parts
    if scene.light != "infrared":
        return parts
    lamp = Lamp(np.array([0.35, 0.6, 0.72], np.float32), np.ones(3, np.float32))
    sky = np.full(3, 0.4, np.float32)
    sensor = replace(scene.sensor, grey=0.0)
    return who, face, replace(scene, light="visible", lamps=(lamp,), sky=sky, ground=sky * 0.7, sensor=sensor)


def _low_light(parts: _Parts) -> _Parts:
    who, face, scene = parts
    if scene.light != "dark":
        return parts
    return who, face, replace(scene, light="visible", sensor=replace(scene.sensor, exposure=0.4, noise=0.015))


def _overexposure(parts: _Parts) -> _Parts:
    who, face, scene = parts
    if scene.light != "bright":
        return parts
    return who, face, replace(scene, light="visible", sensor=replace(scene.sensor, exposure=0.4))


def _wide_angle(parts: _Parts) -> _Parts:
    who, face, scene = parts
    return who, face, replace(scene, camera=replace(scene.camera, distance=max(scene.camera.distance, 9.0)))


def _pose(parts: _Parts) -> _Parts:
    who, face, scene = parts
    c = scene.camera
    mild = replace(c, yaw_deg=c.yaw_deg * 0.25, pitch_deg=c.pitch_deg * 0.25, roll_deg=c.roll_deg * 0.25)
    return who, face, replace(scene, camera=mild)


SWITCHES: dict[str, Callable[[_Parts], _Parts]] = {
    "furrows": _identity(lines=0.0),
    "flush": _face(flush=0.0),
    "mottling": _identity(mottle=0.0),
    "jaundice": _identity(jaundice=0.0),
    "wetness": _wet,
    "hair": _identity(hair_amount=0.0),
    "brows": _identity(brow_amount=0.0),
    "teeth": _identity(teeth=(0.0, 0.0)),
    "caps": _scene(cap=None),
    "clothes": _scene(garment=-9.0),
    "blankets": _blankets,
    "walls": _scene(wall=False),
    "prongs": _occluder("cannula"),
    "tubes": _occluder("tube"),
    "ventilator": _occluder("ventilator"),
    "pacifiers": _occluder("pacifier"),
    "eye_shields": _occluder("eye_shield"),
    "hands": _occluder("hand"),
    "infrared": _infrared,
    "low_light": _low_light,
    "overexposure": _overexposure,
    "grey": _sensor(grey=0.0),
    "noise": _sensor(noise=0.0),
    "blur": _sensor(blur_px=0.0),
    "motion_blur": _sensor(motion_px=0.0),
    "compression": _sensor(jpeg=100),
    "wide_angle": _wide_angle,
    "pose": _pose,
    "styles": _style(("odd_skin", "posterised", "low_res", "screen", "hard", "faded", "painted")),
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


def strip(who: Identity, face: Expression, scene: Scene, without: Iterable[str]) -> _Parts:
    """The parts of a picture without the named ingredients."""
    parts = (who, face, scene)
    for name in without:
        parts = SWITCHES[name](parts)
    return parts
