"""What is good about the aim of a camera, and what to change."""

from dataclasses import replace

import pytest

from neopain.base.data import Quality, Reason
from neopain.base.settings import QualitySettings
from neopain.ui.setup.aiming import checks
from ui.fake_monitor import sample

GOOD = Quality(
    brightness=120.0, sharpness=0.5, size_px=160.0, yaw_deg=5.0, pitch_deg=4.0, visible_eyes=1.0, visible_mouth=1.0,
    value=1.0,
)  # fmt: skip
BOX = (100.0, 60.0, 200.0, 180.0)


def wrong(width_px=640, reason=None, box=BOX, **quality):
    found = checks(
        replace(sample(), quality=replace(GOOD, **quality), face_box=box, reason=reason), width_px, QualitySettings()
    )
    return [(check.name, check.advice) for check in found if not check.good]


def test_a_good_face_needs_nothing():
    assert wrong() == []


@pytest.mark.parametrize(
    ("quality", "advice"),
    [
        ({"size_px": 80.0}, ("Distance", "move it closer")),
        ({"width_px": 120}, ("Distance", "move it away")),
        ({"yaw_deg": -40.0}, ("Turn", "see the face from the front")),
        ({"pitch_deg": 40.0}, ("Turn", "see the face from the front")),
        ({"brightness": 40.0}, ("Light", "put a little light on the face")),
        ({"brightness": 225.0}, ("Light", "shade the light")),
        ({"sharpness": 0.26}, ("Sharpness", "wipe and focus the lens")),
        ({"reason": Reason.COVERED}, ("Face", "uncover eyes and mouth")),
    ],
)
def test_each_fault_has_its_advice(quality, advice):
    assert wrong(**quality) == [advice]


@pytest.mark.parametrize("shown", [None, sample(), replace(sample(), quality=GOOD, face_box=None)])
def test_without_a_face_the_camera_is_to_be_pointed_at_it(shown):
    (check,) = checks(shown, 640, QualitySettings())
    assert (check.good, check.advice) == (False, "point it at the face")
