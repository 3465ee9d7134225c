"""Prints and surroundings follow from their generator and stay within the range of light."""

import numpy as np
import pytest

from neopain.synth.place.surroundings import (
    BACKDROP_ODDS,
    BACKDROPS,
    draw_print,
    draw_shapes,
    draw_surroundings,
    soft_noise,
)

CLOTH = np.full((80, 100, 3), 0.5, np.float32)


def rng(seed=0):
    return np.random.default_rng(seed)


def test_noise_has_unit_spread_and_the_grain_it_is_asked_for():
    fine, coarse = soft_noise(rng(), 200, 200, 0.02), soft_noise(rng(), 200, 200, 0.2)
    assert fine.shape == (200, 200)
    assert abs(fine.mean()) < 0.1
    assert 0.5 < fine.std() < 1.2
    assert np.abs(np.diff(coarse, axis=0)).mean() < 0.3 * np.abs(np.diff(fine, axis=0)).mean()
    across = soft_noise(rng(), 200, 200, 0.05, 4.0)
    assert np.abs(np.diff(across, axis=1)).mean() < 0.5 * np.abs(np.diff(across, axis=0)).mean()


@pytest.mark.parametrize("draw", [draw_print, draw_shapes])
def test_what_is_drawn_on_cloth_leaves_the_cloth_and_some_of_it_free(draw):
    free = 0.0
    for seed in range(25):
        picture = draw(rng(seed), CLOTH.copy(), 80, 100)
        assert np.array_equal(picture, draw(rng(seed), CLOTH.copy(), 80, 100))
        assert picture.shape == CLOTH.shape
        assert 0 <= picture.min() <= picture.max() <= 1
        assert np.ptp(picture) > 0.01
        free += (np.abs(picture - 0.5) < 0.01).all(-1).mean()
    assert free / 25 > 0.15


@pytest.mark.parametrize("kind", BACKDROPS[3:])
def test_surroundings_follow_from_their_seed(kind):
    first, again, other = (
        draw_surroundings(rng(1), kind, 60, 80),
        draw_surroundings(rng(1), kind, 60, 80),
        draw_surroundings(rng(2), kind, 60, 80),
    )
    assert first.shape == (60, 80, 3)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert 0 <= first.min() <= first.max() < 2


def test_the_odds_are_of_all_backdrops():
    assert len(BACKDROP_ODDS) == len(BACKDROPS)
    assert sum(BACKDROP_ODDS) == pytest.approx(1)
