"""Backdrops follow from their seed, and lie behind the head with its shadow on them."""

import numpy as np
import pytest

from babies import plain_scene
from neopain.synth.place.backdrop import draw_backdrop, put_behind
from neopain.synth.place.surroundings import BACKDROPS

SHEET = np.array([0.8, 0.7, 0.6], np.float32)
TOWARDS = np.array([[0, 0, 1, 1, 1, 1]], np.float32)


@pytest.mark.parametrize("kind", BACKDROPS)
def test_one_seed_is_one_backdrop(kind):
    first, again, other = (draw_backdrop(seed, SHEET, 96, 128, kind=kind) for seed in (5, 5, 6))
    assert first.shape == (96, 128, 3)
    assert first.dtype == np.float32
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert first.min() >= 0
    assert np.isfinite(first).all()


def test_plain_cloth_has_the_colour_of_the_sheet_under_the_light():
    cloth = draw_backdrop(5, SHEET, 96, 128)
    assert cloth / cloth[..., :1] == pytest.approx(np.broadcast_to(SHEET / SHEET[0], cloth.shape), rel=1e-4)
    red = draw_backdrop(5, SHEET, 96, 128, np.array([2, 1, 0], np.float32))
    assert red == pytest.approx(cloth * (2, 1, 0), rel=1e-5)


def test_the_head_is_left_as_it_is_and_darkens_what_is_near_it():
    tri = np.full((96, 96), -1, np.int32)
    tri[30:60, 30:60] = 4
    light = np.full((96, 96, 3), 0.3, np.float32)
    cloth = np.ones((96, 96, 3), np.float32)
    picture = put_behind(light, tri, plain_scene(), TOWARDS, cloth)
    assert np.array_equal(picture[30:60, 30:60], light[30:60, 30:60])
    assert picture[45, 27].mean() < 0.9 * picture[2, 2].mean()


def test_infrared_light_shows_no_colour_behind_the_head():
    tri = np.full((64, 64), -1, np.int32)
    scenes = (plain_scene(backdrop_seed=3, light=light, backdrop="things") for light in ("visible", "infrared"))
    visible, infrared = (put_behind(np.zeros((64, 64, 3), np.float32), tri, scene, TOWARDS) for scene in scenes)
    assert np.ptp(infrared, axis=-1).max() < 1e-6 < np.ptp(visible, axis=-1).max()
