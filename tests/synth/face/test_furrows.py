"""Maps of folds, brows and flush lie where the face has them, alike on both sides and within their range."""

import numpy as np
import pytest

from neopain.synth.face.furrows import DENSITY, FOLDS, HIGH, WIDE, X0, Y1, draw_maps, texel


@pytest.fixture(scope="module")
def maps():
    return draw_maps()


def at(image, x, y):
    col, row = texel(x, y)
    return image[round(row), round(col)]


def fold(maps, name):
    return maps.height[FOLDS.index(name)]


def test_a_place_of_the_plane_has_its_texel():
    assert texel(X0, Y1) == (0, 0)
    assert texel(X0 + 1, Y1 - 0.5) == (DENSITY, pytest.approx(0.5 * DENSITY))


def test_shares_stay_in_their_range_and_every_fold_is_drawn(maps):
    assert maps.height.shape == (len(FOLDS), HIGH, WIDE)
    for share in (maps.brow, maps.flush):
        assert share.shape == (HIGH, WIDE)
        assert 0 <= share.min() < share.max() <= 1
    assert (np.abs(maps.height).max((1, 2)) > 1e-3).all()
    assert np.abs(maps.height).max() < 0.1  # decimetres


@pytest.mark.parametrize(
    ("name", "x", "y"), [("nasolabial", 0.27, -0.52), ("forehead", 0.2, 0.49), ("crow", 0.52, -0.03)]
)
def test_a_groove_is_where_the_face_folds_on_both_sides(maps, name, x, y):
    assert at(fold(maps, name), x, y) < -0.005
    assert at(fold(maps, name), -x, y) < -0.005
    assert abs(at(fold(maps, name), 0.0, -1.1)) < 1e-4


def test_a_cheek_swells_and_reddens_and_a_brow_has_hair(maps):
    assert at(fold(maps, "cheek"), 0.40, -0.40) > 0.03
    assert at(maps.flush, 0.40, -0.45) > 0.9 > 0.3 > at(maps.flush, 0.1, -0.75)
    assert maps.brow[:, WIDE // 2 :][: round(texel(0, 0.05)[1])].max() > 0.3
    assert at(maps.brow, 0.3, -0.4) == 0


def test_both_sides_are_alike_but_for_the_grain(maps):
    for name in set(FOLDS) - {"fine", "chin"}:
        image = fold(maps, name)
        mirrored = image[:, ::-1]  # off by up to a texel, as lines are drawn
        assert np.corrcoef(image.ravel(), mirrored.ravel())[0, 1] > 0.75, name


def test_the_maps_are_always_the_same(maps):
    again = draw_maps()
    assert np.array_equal(again.height, maps.height)
    assert np.array_equal(again.brow, maps.brow)
