"""The shader lights what it is shown: materials, shadow, infrared, and nothing where nothing is."""

import numpy as np
import pytest

from neopain.synth.geometry.mesh import MOUTH, SKIN
from neopain.synth.render import palette as p
from synth.render.shading import colour, lighting, mesh, paint


def test_each_material_has_its_own_colour():
    skin, mouth, plastic = (colour(mesh(m), paint(), lighting()) for m in (SKIN, MOUTH, p.M_PLASTIC))
    assert skin[0] > skin[1] > skin[2] > 0
    assert mouth[0] > 2 * mouth[1]
    assert mouth.max() < 0.2 * skin.max()  # deep in the mouth
    assert plastic[2] > plastic[1] > plastic[0] > 0


def test_a_garment_covers_the_skin_below_its_edge():
    dressed = colour(mesh(SKIN), paint(GARMENT=9), lighting())
    assert dressed[2] > 2 * dressed[0]


def test_a_lamp_in_shadow_adds_nothing_but_the_red_that_skin_scatters():
    lit, dark, ambient = (
        colour(mesh(SKIN), paint(), light)
        for light in (lighting(shadow=-9.0), lighting(shadow=9.0), lighting(lamp=(0, 0, 0)))
    )
    assert (lit > dark).all()
    assert dark == pytest.approx(ambient)


def test_infrared_light_shows_no_colour():
    grey = colour(mesh(SKIN), paint(INFRARED=1), lighting(ambient=0))
    coloured = colour(mesh(SKIN), paint(), lighting(ambient=0))
    assert np.ptp(grey) < 0.1 * grey.mean()
    assert np.ptp(coloured) > 0.3 * coloured.mean()
