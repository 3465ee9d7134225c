"""A picture follows from its parts: one seed is one picture, and closing the lids hides the iris."""

from dataclasses import replace

import numpy as np
import pytest

from babies import face, plain_scene
from neopain.synth.face.identity import sample_identity
from neopain.synth.render.picture import OVERSAMPLE, FixedView, render_picture

SIZE = (96, 96)


@pytest.fixture(scope="module")
def infant(studio):
    return sample_identity(studio.head, 14)


def picture(studio, infant, expression=None, scene=None, seed=0, fixed=None):
    return render_picture(
        studio, infant, expression or face(), scene or plain_scene(), SIZE, np.random.default_rng(seed), fixed
    )


def test_one_seed_is_one_picture(studio, infant):
    scene = plain_scene()
    noisy = replace(scene, sensor=replace(scene.sensor, noise=0.02))
    first, again, other = (picture(studio, infant, scene=noisy, seed=seed).rgb for seed in (1, 1, 2))
    assert first.shape == (*SIZE, 3)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_more_closure_shows_less_iris(studio, infant):
    marked = replace(infant, iris=np.array([0.0, 1.0, 0.0], np.float32))  # green, as nothing else is
    shown = []
    for blink in (0.0, 0.4, 0.7, 1.0):
        rgb = render_picture(
            studio, marked, face(eyeBlink=blink), plain_scene(), (192, 192), np.random.default_rng(0)
        ).rgb.astype(int)
        shown.append(int((rgb[..., 1] > rgb[..., 0] + 15).sum()))
    assert shown[0] > shown[1] > shown[2] > shown[3] == 0


def test_an_open_jaw_lowers_the_lip_and_a_turn_moves_the_nose(studio, infant):
    shut, opened = (picture(studio, infant, face(jawOpen=jaw)).landmarks for jaw in (0.0, 1.0))
    assert opened[66, 1] - opened[62, 1] > shut[66, 1] - shut[62, 1] + 4
    scene = plain_scene()
    turned = picture(studio, infant, scene=replace(scene, camera=replace(scene.camera, yaw_deg=40.0)))
    middle = (turned.box[0] + turned.box[2]) / 2
    level = picture(studio, infant)
    assert abs(level.landmarks[30, 0] - (level.box[0] + level.box[2]) / 2) < 4
    assert turned.landmarks[30, 0] > middle + 5


def test_a_film_holds_camera_exposure_and_backdrop(studio, infant):
    first = picture(studio, infant)
    side = int(SIZE[0] * OVERSAMPLE)
    fixed = FixedView(first.anchor, 0.5 * first.gain, np.zeros((side, side, 3), np.float32))
    frame = picture(studio, infant, face(jawOpen=1.0), fixed=fixed)
    assert frame.gain == 0.5 * first.gain
    assert np.array_equal(frame.anchor, first.anchor)
    assert frame.rgb[:3, :3].max() == 0  # the black backdrop
    assert frame.rgb.mean() < first.rgb.mean()
    assert frame.landmarks[30] == pytest.approx(first.landmarks[30], abs=0.5)


def test_a_lamp_on_one_side_lights_that_side(studio, infant):
    scene = plain_scene(sky=np.full(3, 0.1, np.float32), ground=np.full(3, 0.1, np.float32))
    lamp = replace(scene.lamps[0], direction=np.array([0.95, 0.0, 0.31], np.float32))
    rgb = picture(studio, infant, scene=replace(scene, lamps=(lamp,))).rgb.astype(float)
    assert rgb[40:60, 58:66].mean() > 1.3 * rgb[40:60, 30:38].mean()
