"""A switch removes its ingredient and nothing else."""

from dataclasses import fields

import numpy as np
import pytest

from neopain.synth import generate as run
from neopain.synth.generate import make_picture
from neopain.synth.switches import SWITCHES, Parts


@pytest.fixture(scope="module")
def drawn(studio):
    """Who, face and scene of many pictures, without rendering them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "render_picture", lambda *parts: None)
        return [Parts(*make_picture(studio, 8, number)[:3]) for number in range(0, 400, 2)]


def same(one, other):
    """Whether parts of a picture are equal; arrays and tuples are the same only if they are one."""
    pairs = [(getattr(a, f.name), getattr(b, f.name)) for a, b in zip(one, other, strict=True) for f in fields(a)]
    return all(x is y or (not isinstance(x, np.ndarray | tuple) and type(x) is type(y) and x == y) for x, y in pairs)


GONE = {
    "furrows": lambda infant, face, scene: infant.lines == 0,
    "flush": lambda infant, face, scene: face.flush == 0,
    "mottling": lambda infant, face, scene: infant.mottle == 0,
    "jaundice": lambda infant, face, scene: infant.jaundice == 0,
    "wetness": lambda infant, face, scene: infant.damp == infant.vernix == face.tears == scene.drool == 0,
    "hair": lambda infant, face, scene: infant.hair_amount == 0,
    "brows": lambda infant, face, scene: infant.brow_amount == 0,
    "teeth": lambda infant, face, scene: infant.teeth == (0, 0),
    "caps": lambda infant, face, scene: scene.cap is None,
    "clothes": lambda infant, face, scene: scene.garment < -5,
    "blankets": lambda infant, face, scene: not scene.swaddle and scene.occluder != "blanket",
    "walls": lambda infant, face, scene: not scene.wall,
    "prongs": lambda infant, face, scene: scene.occluder != "cannula",
    "tubes": lambda infant, face, scene: scene.occluder != "tube",
    "ventilator": lambda infant, face, scene: scene.occluder != "ventilator",
    "pacifiers": lambda infant, face, scene: scene.occluder != "pacifier",
    "eye_shields": lambda infant, face, scene: scene.occluder != "eye_shield",
    "hands": lambda infant, face, scene: scene.occluder != "hand",
    "infrared": lambda infant, face, scene: scene.light != "infrared",
    "low_light": lambda infant, face, scene: scene.light != "dark",
    "overexposure": lambda infant, face, scene: scene.light != "bright",
    "grey": lambda infant, face, scene: scene.sensor.grey == 0,
    "noise": lambda infant, face, scene: scene.sensor.noise == 0,
    "blur": lambda infant, face, scene: scene.sensor.blur_px == 0,
    "motion_blur": lambda infant, face, scene: scene.sensor.motion_px == 0,
    "compression": lambda infant, face, scene: scene.sensor.jpeg == 100,
    "wide_angle": lambda infant, face, scene: scene.camera.distance >= 9,
    "pose": lambda infant, face, scene: abs(scene.camera.yaw_deg) < 19 and abs(scene.camera.roll_deg) <= 10,
    "styles": lambda infant, face, scene: scene.style in ("none", "coloured_light") and scene.odd_skin == 0,
    "backdrops": lambda infant, face, scene: scene.backdrop == "cloth",
}


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_removes_its_ingredient_and_applying_it_twice_changes_nothing(name, drawn):
    stripped = [SWITCHES[name](parts) for parts in drawn]
    assert not all(GONE[name](*parts) for parts in drawn)
    assert all(GONE[name](*parts) for parts in stripped)
    if name != "pose":  # turns back a share of the way each time
        assert all(same(SWITCHES[name](parts), parts) for parts in stripped)
