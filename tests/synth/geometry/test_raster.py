"""The nearest triangle wins, a cut is a hole, and normals and gradients are those of a known plane."""

import numpy as np
import pytest

from neopain.synth.geometry.raster import light_basis, rasterize, smooth_points, surface_gradients, vertex_normals

SQUARE = np.array([[0, 0, 0], [8, 0, 0], [8, 8, 0], [0, 8, 0]], np.float32)
TRIS = np.array([[0, 1, 2], [0, 2, 3]], np.int32)


def test_a_nearer_triangle_hides_another_and_shows_through_a_hole():
    points = np.concatenate([SQUARE, SQUARE + np.array([0, 0, 1], np.float32)])
    tris = np.concatenate([TRIS, TRIS + 4]).astype(np.int32)
    cut = np.concatenate([np.zeros(4), points[4:, 0] - 4]).astype(np.float32)
    tri, weights, near = rasterize(points, tris, cut, np.array([0, 0, 1, 1], np.uint8), 8, 8)
    assert (tri[:, 5:] >= 2).all()
    assert (tri[:, :3] < 2).all()
    assert (tri[:, :3] >= 0).all()
    assert near[0, 7] == 1
    row, col = 2, 6
    corners = points[tris[tri[row, col]]]
    b, c = weights[row, col]
    assert ((1 - b - c) * corners[0] + b * corners[1] + c * corners[2])[:2] == pytest.approx((col + 0.5, row + 0.5))


def test_a_plane_has_one_normal_and_the_gradients_of_its_map():
    tilted = SQUARE + np.stack([0 * SQUARE[:, 0], 0 * SQUARE[:, 0], SQUARE[:, 0]], 1)
    normals = vertex_normals(tilted, TRIS)
    assert normals == pytest.approx(np.tile([-(0.5**0.5), 0, 0.5**0.5], (4, 1)), abs=1e-5)
    gu, gv = surface_gradients(tilted, SQUARE, TRIS)
    assert gu == pytest.approx(np.tile([0.5, 0, 0.5], (2, 1)), abs=1e-5)
    assert gv == pytest.approx(np.tile([0, 1, 0], (2, 1)), abs=1e-5)


def test_smoothing_pulls_a_spike_down_and_a_light_has_a_right_angled_basis():
    spike = SQUARE.copy()
    spike[0, 2] = 6
    smooth = smooth_points(spike, TRIS, 1)[:, 2]  # each is the mean of its neighbours
    assert smooth[0] == 0
    assert (smooth[1:] > 0).all()
    assert smooth.max() < 6
    basis = light_basis(np.array([0.3, 0.9, 0.2], np.float32))
    assert basis @ basis.T == pytest.approx(np.eye(3), abs=1e-6)
    assert basis[2] @ np.array([0.3, 0.9, 0.2]) > 0
