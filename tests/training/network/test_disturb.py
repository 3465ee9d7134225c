import numpy as np
import pytest

from neopain.pipeline.align import SIDE_PX
from neopain.training.network import disturb


@pytest.fixture(scope="module")
def crop():
    """A face-like picture: a bright oval with dark spots on a darker ground, in colour."""
    y, x = np.mgrid[:SIDE_PX, :SIDE_PX] / SIDE_PX * 2 - 1
    picture = np.where((x**2 + (y / 1.2) ** 2 < 0.6)[..., None], (200, 150, 120), (60, 80, 100)).astype(float)
    for cx, cy in ((-0.3, -0.2), (0.3, -0.2), (0, 0.4)):
        picture[(x - cx) ** 2 + (y - cy) ** 2 < 0.02] = 30
    return picture.astype(np.uint8)


@pytest.mark.parametrize("way", disturb._WAYS, ids=lambda way: way.__name__)
def test_every_way_changes_the_picture_and_leaves_the_face(way, crop):
    rng = np.random.default_rng(3)
    plain = crop.astype(np.float32) / 255
    alike = []
    for _ in range(6):
        other = np.clip(way(plain.copy(), rng), 0, 1)
        assert other.shape == plain.shape
        assert other.dtype == np.float32
        assert np.isfinite(other).all()
        assert np.abs(other - plain).mean() > 1e-3
        alike.append(np.corrcoef(other.mean(2).ravel(), plain.mean(2).ravel())[0, 1])
    assert np.median(alike) > 0.6


def test_the_same_draw_gives_the_same_picture(crop):
    one, other = (disturb.disturb(crop, np.random.default_rng(4)) for _ in range(2))
    np.testing.assert_array_equal(one, other)
    assert one.dtype == np.uint8
    assert not np.array_equal(one, disturb.disturb(crop, np.random.default_rng(5)))
    assert not np.array_equal(one, crop)


def test_a_nudge_keeps_the_middle_near_the_middle():
    rng = np.random.default_rng(6)
    middle = np.array([SIDE_PX / 2, SIDE_PX / 2, 1])
    moved = np.stack([disturb.nudge(rng) @ middle for _ in range(200)]) - SIDE_PX / 2
    assert np.abs(moved).max() <= 16
    assert np.abs(moved).mean() > 4
    sizes = [np.sqrt(np.linalg.det(disturb.nudge(rng)[:, :2])) for _ in range(200)]
    assert 0.85 < min(sizes) < 0.93
    assert 1.07 < max(sizes) < 1.17
