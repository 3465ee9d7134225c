"""A switch removes its ingredient and nothing else."""

from dataclasses import fields

import numpy as np
import pytest

from neopain.synth import generate as run
from neopain.synth.generate import make
from neopain.synth.switches import SWITCHES


@pytest.fixture(scope="module")
def drawn(studio):
    """Who, face and scene of many pictures, without rendering them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "take", lambda *parts: None)
        return [make(studio, 8, number)[:3] for number in range(0, 400, 2)]


def same(one, other):
    """Whether parts of a picture are equal; arrays and tuples are the same only if they are one."""
    pairs = [(getattr(a, f.name), getattr(b, f.name)) for a, b in zip(one, other, strict=True) for f in fields(a)]
    return all(x is y or (not isinstance(x, np.ndarray | tuple) and type(x) is type(y) and x == y) for x, y in pairs)


GONE = {
    "furrows": lambda who, face, scene: who.lines == 0,
    "flush": lambda who, face, scene: face.flush == 0,
    "mottling": lambda who, face, scene: who.mottle == 0,
    "jaundice": lambda who, face, scene: who.jaundice == 0,
    "wetness": lambda who, face, scene: who.damp == who.vernix == face.tears == scene.drool == 0,
    "hair": lambda who, face, scene: who.hair_amount == 0,
    "brows": lambda who, face, scene: who.brow_amount == 0,
    "teeth": lambda who, face, scene: who.teeth == (0, 0),
    "caps": lambda who, face, scene: scene.cap is None,
    "clothes": lambda who, face, scene: scene.garment < -5,
    "blankets": lambda who, face, scene: not scene.swaddle and scene.occluder != "blanket",
    "walls": lambda who, face, scene: not scene.wall,
    "prongs": lambda who, face, scene: scene.occluder != "cannula",
    "tubes": lambda who, face, scene: scene.occluder != "tube",
    "ventilator": lambda who, face, scene: scene.occluder != "ventilator",
    "pacifiers": lambda who, face, scene: scene.occluder != "pacifier",
    "eye_shields": lambda who, face, scene: scene.occluder != "eye_shield",
    "hands": lambda who, face, scene: scene.occluder != "hand",
    "infrared": lambda who, face, scene: scene.light != "infrared",
    "low_light": lambda who, face, scene: scene.light != "dark",
    "overexposure": lambda who, face, scene: scene.light != "bright",
    "grey": lambda who, face, scene: scene.sensor.grey == 0,
    "noise": lambda who, face, scene: scene.sensor.noise == 0,
    "blur": lambda who, face, scene: scene.sensor.blur_px == 0,
    "motion_blur": lambda who, face, scene: scene.sensor.motion_px == 0,
    "compression": lambda who, face, scene: scene.sensor.jpeg == 100,
    "wide_angle": lambda who, face, scene: scene.camera.distance >= 9,
    "pose": lambda who, face, scene: abs(scene.camera.yaw_deg) < 19 and abs(scene.camera.roll_deg) <= 10,
    "styles": lambda who, face, scene: scene.style in ("none", "coloured_light") and scene.odd_skin == 0,
    "backdrops": lambda who, face, scene: scene.backdrop == "cloth",
}


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_takes_out_its_ingredient_and_twice_is_once(name, drawn):
    stripped = [SWITCHES[name](parts) for parts in drawn]
    assert not all(GONE[name](*parts) for parts in drawn)
    assert all(GONE[name](*parts) for parts in stripped)
    if name != "pose":  # turns back a share of the way each time
        assert all(same(SWITCHES[name](parts), parts) for parts in stripped)
