"""Styles and panes follow from their seed and keep size and range of a picture."""

import numpy as np
import pytest

from neopain.synth.place.style import STYLE_ODDS, STYLES, pane, restyle


@pytest.fixture(scope="module")
def picture():
    x, y = np.meshgrid(np.linspace(0, 1, 96), np.linspace(0, 1, 80))
    noise = np.random.default_rng(0).normal(0, 0.05, (80, 96, 3))
    return np.uint8(np.clip(np.stack([x, y, 1 - x], -1) + noise, 0, 1) * 255)


@pytest.mark.parametrize("style", STYLES)
def test_one_seed_is_one_picture(picture, style):
    before = picture.copy()
    first, again = restyle(picture, style, 4), restyle(picture, style, 4)
    assert first.shape == picture.shape
    assert first.dtype == np.uint8
    assert np.array_equal(first, again)
    assert np.array_equal(picture, before)
    of_skin_and_light = style in ("none", "odd_skin", "coloured_light")  # done before the picture is developed
    assert np.array_equal(first, picture) == of_skin_and_light


def test_each_style_does_what_it_is_called(picture):
    assert len(np.unique(restyle(picture, "posterised", 1))) <= 13
    assert restyle(picture, "faded", 1).std() < 0.75 * picture.std()
    assert restyle(picture, "hard", 1).std() > 1.1 * picture.std()
    for style in ("low_res", "painted"):
        assert (
            np.abs(np.diff(restyle(picture, style, 1).astype(int), axis=1)).mean()
            < np.abs(np.diff(picture.astype(int), axis=1)).mean()
        )


def test_the_odds_are_of_all_styles():
    assert len(STYLE_ODDS) == len(STYLES)
    assert sum(STYLE_ODDS) == pytest.approx(1)


def test_a_wall_adds_reflections_and_hides_little():
    light = np.full((90, 120, 3), 0.3, np.float32)
    panes = [pane(light, seed) for seed in range(12)]
    assert np.array_equal(panes[3], pane(light, 3))
    assert not np.array_equal(panes[3], panes[4])
    for one in panes:
        assert one.shape == light.shape
        assert one.min() >= 0.3 * 0.92
        assert np.ptp(one) > 0.005
