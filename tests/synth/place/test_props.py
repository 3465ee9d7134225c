"""Props have the size, place and material they are asked for."""

import numpy as np
import pytest

from neopain.synth.geometry.raster import vertex_normals
from neopain.synth.place.props import ball, cloth_sheet, grid_tris, hand, on_face, pacifier, shell, tube


def flat_skin(side=15):
    """A square of skin on the plane z = 0, facing the front: points, triangles."""
    x, y = np.meshgrid(np.linspace(-1, 1, side), np.linspace(-1, 1, side))
    points = np.stack([x, y, 0 * x], -1).reshape(-1, 3).astype(np.float32)
    return points, grid_tris(side, side, False)


def test_a_grid_has_two_triangles_a_cell_and_closes_on_request():
    assert len(grid_tris(3, 4, False)) == 2 * 2 * 3
    closed = grid_tris(3, 4, True)
    assert len(closed) == 2 * 2 * 4
    assert {3, 0} <= set(closed[6])  # the last column joins the first
    assert (vertex_normals(*flat_skin())[:, 2] > 0.99).all()


def test_a_tube_is_as_wide_as_its_radius_all_along():
    path = np.array([[0, 0, 0], [1, 0, 0], [2, 0, 0]], np.float32)
    piece = tube(path, np.full(3, 0.1, np.float32), 9)
    assert piece.material == 9
    assert np.hypot(piece.points[:, 1], piece.points[:, 2]) == pytest.approx(0.1, abs=1e-5)
    assert (piece.points[:, 0].min(), piece.points[:, 0].max()) == pytest.approx((0, 2), abs=1e-5)


def test_a_ball_has_its_axes_and_faces_outwards():
    centre = np.array([1, 2, 3], np.float32)
    piece = ball(centre, np.diag([0.3, 0.2, 0.1]).astype(np.float32), 9)
    # its poles are on z and its sides on x and y, up to the width of a facet
    assert np.abs(piece.points - centre).max(0) == pytest.approx([0.3, 0.2, 0.1], rel=0.02)
    outwards = vertex_normals(piece.points, piece.tris)
    assert ((piece.points - centre) * outwards).sum(1).mean() > 0.05


def test_a_place_on_the_face_is_above_the_nearest_skin():
    points, _ = flat_skin()
    skin = np.arange(len(points), dtype=np.int32)
    places = on_face(points, points, skin, np.array([[0.5, -0.3], [0.0, 0.0]], np.float32), 0.25)
    assert places[:, :2] == pytest.approx(np.array([[0.5, -0.3], [0.0, 0.0]]), abs=0.08)
    assert places[:, 2] == pytest.approx([0.25, 0.25])


def test_a_shell_lies_in_front_of_the_skin_where_it_is_wanted():
    points, tris = flat_skin()
    piece = shell(points, points, tris, 0.1, points[:, 1] * 2, 9)
    assert piece.points[:, 2] == pytest.approx(0.1, abs=1e-4)
    assert piece.points[:, 1].min() > -0.5  # the half below is left out but for the row that is cut
    assert piece.cut is not None
    assert piece.with_head


def test_a_hand_reaches_its_place_and_grows_with_its_size():
    at = np.array([0.3, -0.7, 0.8], np.float32)
    small, large = (hand(np.random.default_rng(1), at, size, 9) for size in (1.0, 2.0))
    assert len(small) == len(large) == 1 + 2 * 4 + 2  # palm, fingers with tips, thumb, wrist
    assert np.linalg.norm(small[0].points.mean(0) - at) < 0.6
    assert np.ptp(large[0].points, axis=0) == pytest.approx(2 * np.ptp(small[0].points, axis=0), rel=1e-4)


def test_a_pacifier_is_in_front_of_the_mouth_with_its_knob_outermost():
    shield, knob = pacifier(np.array([0, -0.6, 1.0], np.float32), 9, 13)
    assert (shield.material, knob.material) == (9, 13)
    assert shield.points[:, 2].min() > 1.0
    assert knob.points[:, 2].max() > shield.points[:, 2].max()


def test_a_sheet_reaches_from_its_bottom_to_its_top():
    sheet = cloth_sheet(np.random.default_rng(2), -5.0, -0.5, 0.0, 9, 0.7)
    middle = sheet.points[np.abs(sheet.points[:, 0]) < 0.1]
    assert middle[:, 1].max() == pytest.approx(-0.5, abs=0.13)
    assert middle[:, 1].min() == pytest.approx(-5.0, abs=0.01)
    farther = cloth_sheet(np.random.default_rng(2), -5.0, -0.5, 0.0, 9, 1.7)
    assert farther.points[:, 2].max() > sheet.points[:, 2].max() + 0.9
