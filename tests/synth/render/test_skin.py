"""Skin shows what the settings say: no furrow changes nothing, and hair, tape, flush and tears are in their places."""

import numpy as np
import pytest

from neopain.synth.face.furrows import HIGH, WIDE
from neopain.synth.geometry.mesh import SKIN
from neopain.synth.render import palette as p
from synth.render.shading import colour, lighting, mesh, paint

PLAIN = np.zeros((HIGH, WIDE), np.float32)


def skin(plane=(1 / 3, 1 / 3, 0.0), marks=(0, 0, 9, 9, 1, 1), **settings):
    return colour(mesh(SKIN, plane, marks), paint(**settings), lighting())


def test_a_furrow_of_zero_changes_nothing_and_a_groove_darkens_the_front_alone():
    assert np.array_equal(skin(height=PLAIN), skin())
    groove = PLAIN - 0.02
    assert (skin(height=groove) < 0.95 * skin()).all()
    behind = (1 / 3, 1 / 3, -0.6)
    assert np.array_equal(skin(behind, height=groove), skin(behind))
    assert np.array_equal(skin(height=PLAIN + 0.02), skin())  # a swelling is not darker


def test_amounts_of_zero_leave_plain_skin():
    full = PLAIN + 1
    plain = skin()
    assert np.array_equal(skin(brow=full, BROW_AMOUNT=0), plain)
    assert np.array_equal(skin(flush=full, FLUSH=0), plain)
    assert np.array_equal(skin(HAIR_LINE=-9, HAIR_AMOUNT=0), plain)
    assert np.array_equal(skin(decals=[[0.9, 0.9, 0.1, 0.1, 1, 0]]), plain)


def test_a_flush_takes_green_and_blue_from_where_the_map_says():
    red, plain, elsewhere = skin(flush=PLAIN + 1, FLUSH=1), skin(), skin(flush=PLAIN, FLUSH=1)
    ratio = red / plain
    assert ratio[1] < 0.75
    assert ratio[1] < ratio[0]
    assert red[1] < elsewhere[1] < plain[1]


def test_hair_covers_above_its_line_and_brows_where_their_map_is():
    plain = skin()
    assert (skin(HAIR_LINE=-9, HAIR_AMOUNT=1)[:2] < 0.2 * plain[:2]).all()
    assert np.array_equal(skin(HAIR_LINE=2, HAIR_AMOUNT=1), plain)
    assert (skin(brow=PLAIN + 1, BROW_AMOUNT=0.5) < 0.8 * plain).all()


def test_tape_lies_over_the_skin_and_lips_are_red():
    taped = skin(decals=[[1 / 3, 1 / 3, 0.5, 0.5, 1, 0]])
    assert taped[0] == pytest.approx(taped[1], rel=0.1)
    assert taped[2] < 0.5 * taped[0]
    lips = skin(marks=(1, 0, 9, 9, 1, 1))
    assert lips[1] / lips[0] < 0.5 * skin()[1] / skin()[0]


def test_tears_shine_below_the_eyes_and_vernix_is_pale():
    cheek, forehead = (0.35, -0.3, 0.0), (0.35, 0.5, 0.0)
    assert (skin(cheek, TEARS=1) > 1.1 * skin(cheek)).all()
    assert np.array_equal(skin(forehead, TEARS=1), skin(forehead))
    white = skin(VERNIX=1, NOISE_X=0)
    assert white[2] / white[0] >= skin()[2] / skin()[0]


def test_lashes_darken_the_lid_margin_and_infrared_takes_the_colour():
    margin = (0, 0, 0.0, 9, 1, 1)
    assert (skin(marks=margin, LASH=0.8) < 0.5 * skin(marks=margin, LASH=0)).all()
    assert np.array_equal(skin(LASH=0.8), skin(LASH=0))
    assert p.T_SKIN == 0
