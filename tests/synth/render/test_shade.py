"""The shader lights what it is shown: materials, shadow, infrared, and nothing where nothing is."""

import numpy as np
import pytest

from neopain.synth.geometry.mesh import MOUTH, SKIN
from neopain.synth.render import palette as p
from neopain.synth.render.shade import Lighting, Mesh, Paint, shade

HIGH, WIDE = 4, 6


def mesh(material):
    """A wall that faces the camera, one triangle at every pixel but those of the last column."""
    tri = np.zeros((HIGH, WIDE), np.int32)
    tri[:, -1] = -1
    points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)
    marks = np.tile(np.array([0, 0, 9, 9, 1, 1], np.float32), (3, 1))
    none = np.zeros((1, 3), np.float32)
    return Mesh(
        tri, np.full((HIGH, WIDE, 2), 1 / 3, np.float32), np.array([[0, 1, 2]], np.int32),
        np.array([material], np.uint8), points, np.tile(np.array([0, 0, 1], np.float32), (3, 1)), points, marks,
        none, none,
    )  # fmt: skip


def paint(**settings):
    face = np.zeros(24, np.float32)
    face[p.GARMENT], face[p.HAIR_LINE], face[p.PALE_MOUTH] = -9, 9, 2.6
    for name, value in settings.items():
        face[getattr(p, name)] = value
    tints = np.zeros((11, 3), np.float32)
    tints[p.T_SKIN], tints[p.T_MOUTH], tints[p.T_GARMENT] = (0.8, 0.5, 0.4), (0.4, 0.1, 0.1), (0.1, 0.2, 0.9)
    stuff = np.zeros((7, 8), np.float32)
    stuff[p.M_PLASTIC - p.FIRST_PROP, :3] = 0.2, 0.3, 0.4
    flat = np.zeros((4, 4), np.float32)
    volume = np.zeros((8, 8, 8), np.float32)
    return Paint(
        flat, flat, flat, volume, face, tints, stuff, np.ones((2, 8), np.float32), np.zeros((0, 6), np.float32)
    )


def lighting(lamp=(1.0, 1.0, 1.0), ambient=0.5, shadow=None):
    lights = np.array([[0, 0, 1, *lamp]], np.float32)
    count = 0 if shadow is None else 1
    maps = np.full((count, 64, 64), 0 if shadow is None else shadow, np.float32)
    bases = np.zeros((count, 3, 3), np.float32) + np.eye(3, dtype=np.float32)
    scale = np.tile(np.array([1, 32, 32], np.float32), (count, 1))
    return Lighting(lights, bases, maps, scale, np.full((2, 3), ambient, np.float32))


def colour(found):
    assert (found[:, -1] == 0).all()
    assert np.ptp(found[:, :-1], axis=(0, 1)) == pytest.approx(0)
    return found[0, 0]


def test_each_material_has_its_own_colour():
    skin, mouth, plastic = (colour(shade(mesh(m), paint(), lighting())) for m in (SKIN, MOUTH, p.M_PLASTIC))
    assert skin[0] > skin[1] > skin[2] > 0
    assert mouth[0] > 2 * mouth[1]
    assert mouth.max() < 0.2 * skin.max()  # deep in the mouth
    assert plastic[2] > plastic[1] > plastic[0] > 0


def test_a_garment_covers_the_skin_below_its_edge():
    dressed = colour(shade(mesh(SKIN), paint(GARMENT=9), lighting()))
    assert dressed[2] > 2 * dressed[0]


def test_a_lamp_in_shadow_adds_nothing_but_the_red_that_skin_scatters():
    lit, dark, ambient = (
        colour(shade(mesh(SKIN), paint(), light))
        for light in (lighting(shadow=-9.0), lighting(shadow=9.0), lighting(lamp=(0, 0, 0)))
    )
    assert (lit > dark).all()
    assert dark == pytest.approx(ambient)


def test_infrared_light_shows_no_colour():
    found = colour(shade(mesh(SKIN), paint(INFRARED=1), lighting(ambient=0)))
    bright = colour(shade(mesh(SKIN), paint(), lighting(ambient=0)))
    assert np.ptp(found) < 0.1 * found.mean()
    assert np.ptp(bright) > 0.3 * bright.mean()
