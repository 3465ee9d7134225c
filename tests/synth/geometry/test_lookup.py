"""Look-ups interpolate between texels and end at the edge of a map."""

import numpy as np
import pytest

from neopain.synth.geometry.lookup import lit_at, noise_at, ramp, texel_at


def test_a_ramp_rises_or_falls_between_its_ends():
    assert [ramp(0.0, 1.0, x) for x in (-1.0, 0.5, 2.0)] == [0, 0.5, 1]
    assert [ramp(1.0, 0.0, x) for x in (-1.0, 0.5, 2.0)] == [1, 0.5, 0]


def test_a_map_is_bilinear_and_zero_outside():
    image = np.arange(12, dtype=np.float32).reshape(3, 4)
    assert texel_at(image, 1.0, 1.0) == 5
    assert texel_at(image, 1.5, 0.5) == pytest.approx((1 + 2 + 5 + 6) / 4)
    assert texel_at(image, -0.1, 0.0) == texel_at(image, 3.0, 0.0) == texel_at(image, 0.0, 2.0) == 0


def test_noise_is_periodic():
    volume = np.random.default_rng(0).normal(size=(8, 8, 8)).astype(np.float32)
    assert noise_at(volume, 3.0, 4.0, 5.0) == pytest.approx(volume[3, 4, 5])
    assert noise_at(volume, 1.3, 2.6, 3.9) == pytest.approx(noise_at(volume, 9.3, -5.4, 11.9), abs=1e-5)


def test_a_place_behind_another_is_dark_and_beyond_the_map_is_lit():
    shadow = np.full((16, 16), 1.0, np.float32)
    basis, scale = np.eye(3, dtype=np.float32), np.array([1, 0, 0], np.float32)
    assert lit_at(shadow, basis, scale, 8.0, 8.0, 0.0) == 0
    assert lit_at(shadow, basis, scale, 8.0, 8.0, 2.0) == pytest.approx(1)
    assert lit_at(shadow, basis, scale, 80.0, 8.0, 0.0) == 1
