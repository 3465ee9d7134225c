"""Eyes, mouth, gums and props have their colours, and change with gaze, depth and teeth."""

import numpy as np
import pytest

from neopain.synth.geometry.mesh import EYE_L, EYE_R, GUM, MOUTH, SOCKET, TONGUE
from neopain.synth.render import palette as p
from synth.render.shading import colour, lighting, mesh, paint


def eyes(gaze):
    """Both eyeballs one unit behind the wall, looking in the direction `gaze`."""
    table = np.zeros((2, 8), np.float32)
    table[:, :3], table[:, 3], table[:, 4:7] = (1 / 3, 1 / 3, -1), 1, np.array(gaze) / np.linalg.norm(gaze)
    return table


def surface(material, plane=(1 / 3, 1 / 3, 0.0), marks=(0, 0, 9, 9, 1, 1), **settings):
    return colour(mesh(material, plane, marks), paint(**settings), lighting(lamp=(0, 0, 0)))


@pytest.mark.parametrize("eye", [EYE_L, EYE_R])
def test_an_eye_shows_pupil_iris_and_white_as_it_looks_away(eye):
    ahead, beside, away = (
        surface(eye, eyes=eyes(gaze), IRIS=0.5, PUPIL=0.18) for gaze in ((0, 0, 1), (0.35, 0, 1), (1, 0, 0))
    )
    assert ahead.max() < 0.1 * away.max()
    assert beside[1] > 1.5 * beside[0]  # the green iris
    assert away[0] == pytest.approx(away[1], rel=0.15)
    shaded = surface(eye, marks=(0, 0, 0.0, 9, 1, 1), eyes=eyes((1, 0, 0)), IRIS=0.5, PUPIL=0.18)
    assert (shaded < 0.7 * away).all()  # at the lid


def test_the_mouth_darkens_with_its_depth_and_the_tongue_towards_its_root():
    rim, deep = (surface(MOUTH, marks=(0, 0, 9, depth, 1, 1)) for depth in (0.0, 1.0))
    assert (deep < 0.3 * rim).all()
    tip, root = (surface(TONGUE, plane=(0, -0.7, z)) for z in (0.4, -0.4))
    assert (root < 0.8 * tip).all()


def test_teeth_are_white_and_only_where_there_are_any():
    place = (0.037, -0.65, 0.1)
    gum, tooth = (surface(GUM, place, TEETH_UP=reach) for reach in (0.0, 0.2))
    assert gum[0] > 2 * gum[1]
    assert tooth[1] > 2 * gum[1]
    assert np.array_equal(surface(GUM, place, TEETH_LOW=0.2), gum)  # this is the upper row
    assert np.array_equal(surface(GUM, (0.3, -0.65, 0.1), TEETH_UP=0.2), surface(GUM, (0.3, -0.65, 0.1)))


def test_a_prop_has_the_colour_of_its_material_and_a_socket_that_of_the_lips():
    plastic = surface(p.M_PLASTIC)
    assert plastic / plastic[0] == pytest.approx([1, 1.5, 2], rel=0.02)
    assert surface(p.M_CAP).max() == 0  # the table has no colour for it
    lips = surface(SOCKET)
    assert lips[0] > 4 * lips[1]
