"""Scenes follow from their seed; cap and clothes belong to the subject, light and camera to the picture."""

from dataclasses import replace

import numpy as np
import pytest

from babies import face
from neopain.synth.place.scene import LIGHTS, OCCLUDERS, pick_cloth, sample_camera, sample_scene


def scene(seed, outfit=0, expression=None):
    return sample_scene(np.random.default_rng(seed), expression or face(), np.random.default_rng(outfit))


@pytest.fixture(scope="module")
def scenes():
    return [scene(seed, seed) for seed in range(300)]


def test_one_seed_is_one_scene_and_the_outfit_stays_the_same():
    first, again, other = scene(3, 7), scene(3, 7), scene(4, 7)
    assert first.camera == again.camera
    assert first.sensor == again.sensor
    assert np.array_equal(first.sheet, again.sheet)
    assert first.camera != other.camera
    assert (first.cap, first.garment) == (other.cap, other.garment)
    assert np.array_equal(first.cloth, other.cloth)
    assert not np.array_equal(first.cloth, scene(3, 8).cloth)


def test_all_lights_and_occluders_come_and_colours_stay_colours(scenes):
    assert {one.light for one in scenes} == set(LIGHTS)
    assert {one.occluder for one in scenes} == set(OCCLUDERS)
    for one in scenes:
        assert all(0 <= colour.min() <= colour.max() <= 1 for colour in (one.cloth, one.sheet, one.cap_tint))
        assert 0 <= one.sensor.grey <= 1
        assert all(np.linalg.norm(lamp.direction) == pytest.approx(1, abs=1e-3) for lamp in one.lamps)


def test_infrared_is_one_white_lamp_at_the_camera_and_a_grey_picture(scenes):
    infrared = [one for one in scenes if one.light == "infrared"]
    for one in infrared:
        (lamp,) = one.lamps
        assert lamp.colour.tolist() == [1, 1, 1]
        assert lamp.direction[2] > 0.6
        assert one.sensor.grey == 1.0
        assert one.style == "none"


def test_the_dark_is_darker_and_the_bright_brighter(scenes):
    exposure = {light: np.mean([one.sensor.exposure for one in scenes if one.light == light]) for light in LIGHTS}
    assert exposure["dark"] < 0.5 * exposure["visible"] < 0.5 * exposure["bright"]


def test_a_head_thrown_back_pitches_the_camera_within_its_limit():
    thrown = replace(face(), pitch_deg=20.0)
    level, back = scene(3).camera, scene(3, expression=thrown).camera
    assert back.pitch_deg == pytest.approx(min(40.0, level.pitch_deg + 20))
    assert replace(back, pitch_deg=level.pitch_deg) == level


def test_cameras_stay_in_front_of_the_face():
    rng = np.random.default_rng(1)
    cameras = [sample_camera(rng) for _ in range(300)]
    assert max(abs(one.yaw_deg) for one in cameras) <= 75
    assert 0.05 < np.mean([abs(one.yaw_deg) > 40 for one in cameras]) < 0.2
    assert all(5 <= one.distance <= 15 and 0.5 <= one.frame <= 0.62 for one in cameras)


def test_cloth_has_any_colour_within_the_range():
    rng = np.random.default_rng(2)
    colours = np.array([pick_cloth(rng) for _ in range(200)])
    assert 0 < colours.min() < colours.max() < 1
    assert colours.std(0).min() > 0.1
