"""The steps from the adult mesh to a baby keep what they should and change what they name."""

import numpy as np
import pytest

from neopain.synth.geometry.derive import distance, fill_face, openness, ring, transfer


def grid(side):
    """A flat square of side x side vertices, (V, 3), and its triangles."""
    x, y = np.meshgrid(np.arange(side, dtype=np.float32), np.arange(side, dtype=np.float32))
    points = np.stack([x, y, 0 * x], -1).reshape(-1, 3)
    a = (np.arange(side - 1)[:, None] * side + np.arange(side - 1)).ravel()
    tris = np.concatenate([np.stack([a, a + 1, a + side], 1), np.stack([a + 1, a + side + 1, a + side], 1)])
    return points, tris.astype(np.int32)


def test_a_movement_grows_with_the_part_that_moves():
    adult = np.random.default_rng(0).uniform(-0.5, 0.5, (1500, 3)).astype(np.float32)
    maps = transfer(adult, adult * np.array([1.2, 0.8, 1.0], np.float32))
    assert maps.mean(0) == pytest.approx(np.diag([1.2, 0.8, 1.0]), abs=0.03)
    assert np.abs(maps - maps.mean(0)).max() < 0.1


def test_the_distance_to_a_line_is_that_to_its_nearest_point():
    points = np.random.default_rng(1).normal(size=(2500, 3)).astype(np.float32)  # more than one block
    line = np.array([[0, 0, 0], [1, 0, 0]], np.float32)
    expected = np.minimum(np.linalg.norm(points, axis=1), np.linalg.norm(points - line[1], axis=1))
    assert distance(points, line) == pytest.approx(expected, abs=1e-5)


def test_a_ring_is_so_many_edges_away():
    points, tris = grid(9)
    corner = np.array([0], np.int32)
    assert ring(tris, corner, 0).tolist() == [0]
    assert ring(tris, corner, 1).tolist() == [1, 9]
    for steps in (2, 4):
        assert points[ring(tris, corner, steps), :2].sum(1).tolist() == [steps] * (steps + 1)


def test_the_bottom_of_a_pit_sees_less_than_open_ground():
    points, tris = grid(21)
    points[:, :2] -= 10
    pit = np.hypot(points[:, 0], points[:, 1]) < 2.5
    points[pit, 2] = -8
    sky = openness(points, tris)
    assert 0 <= sky.min() <= sky.max() <= 1
    edge = np.abs(points[:, :2]).max(1) == 9
    assert sky[edge].min() > 0.9
    assert sky[np.flatnonzero((points[:, :2] == 0).all(1))[0]] < 0.5


def test_the_features_grow_and_the_ears_shrink():
    rng = np.random.default_rng(2)
    baby = rng.uniform([-1.5, -1.5, -2], [1.5, 1.5, 0], (900, 3)).astype(np.float32)
    baby[:2] = (-0.5, 0, 0), (0.5, 0, 0)
    ears = ((np.abs(baby[:, 0]) > 1.2) & (baby[:, 2] < -0.8)).astype(np.float32)
    filled = fill_face(baby, [np.array([0]), np.array([1])], ears)
    assert filled[1, 0] - filled[0, 0] == pytest.approx(1.114, abs=0.01)
    right = (ears > 0) & (baby[:, 0] < 0)
    assert np.ptp(filled[right], axis=0) == pytest.approx(0.78 * np.ptp(baby[right], axis=0), rel=0.1)
    back = (ears == 0) & (baby[:, 2] < -1.3)
    assert np.array_equal(filled[back], baby[back])
