"""A wall of one material in the light of one lamp, for tests of the shader."""

import numpy as np
import pytest

from neopain.synth.render import palette as p
from neopain.synth.render.shade import Lighting, Mesh, Paint, shade

HIGH, WIDE = 4, 6
FLAT = np.zeros((4, 4), np.float32)
"""A map that is 0 everywhere, also outside of it."""


def mesh(material, plane=(1 / 3, 1 / 3, 0.0), marks=(0, 0, 9, 9, 1, 1)):
    """A wall that faces the camera at (1/3, 1/3, 0), one triangle at every pixel but those of the last column.

    plane (3,): its place on the template's plane; marks (6,) as HeadModel.marks.
    """
    tri = np.zeros((HIGH, WIDE), np.int32)
    tri[:, -1] = -1
    points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)
    marks = np.tile(np.array(marks, np.float32), (3, 1))
    plane = np.tile(np.array(plane, np.float32), (3, 1))
    none = np.zeros((1, 3), np.float32)
    return Mesh(
        tri, np.full((HIGH, WIDE, 2), 1 / 3, np.float32), np.array([[0, 1, 2]], np.int32),
        np.array([material], np.uint8), points, np.tile(np.array([0, 0, 1], np.float32), (3, 1)), plane, marks,
        none, none,
    )  # fmt: skip


def paint(height=FLAT, brow=FLAT, flush=FLAT, eyes=None, decals=(), **settings):
    """Plain skin without hair or garment; `settings` by their names in palette, maps as in furrows.FaceMaps."""
    face = np.zeros(24, np.float32)
    face[p.GARMENT], face[p.HAIR_LINE], face[p.PALE_MOUTH] = -9, 9, 2.6
    for name, value in settings.items():
        face[getattr(p, name)] = value
    tints = np.zeros((11, 3), np.float32)
    tints[p.T_SKIN], tints[p.T_MOUTH], tints[p.T_GARMENT] = (0.8, 0.5, 0.4), (0.4, 0.1, 0.1), (0.1, 0.2, 0.9)
    tints[p.T_HAIR], tints[p.T_TAPE], tints[p.T_LIP] = (0.0, 0.0, 0.1), (0.5, 0.5, 0.1), (0.7, 0.1, 0.1)
    tints[p.T_SCLERA], tints[p.T_IRIS], tints[p.T_TONGUE] = (0.6, 0.6, 0.6), (0.1, 0.3, 0.1), (0.5, 0.2, 0.2)
    tints[p.T_GUM] = (0.6, 0.2, 0.2)
    materials = np.zeros((7, 8), np.float32)
    materials[p.M_PLASTIC - p.FIRST_PROP, :3] = 0.2, 0.3, 0.4
    volume = np.zeros((8, 8, 8), np.float32)
    eyes = np.ones((2, 8), np.float32) if eyes is None else eyes
    decals = np.array(decals, np.float32).reshape(-1, 6)
    return Paint(height, brow, flush, volume, face, tints, materials, eyes, decals)


def lighting(lamp=(1.0, 1.0, 1.0), ambient=0.5, shadow=None):
    lights = np.array([[0, 0, 1, *lamp]], np.float32)
    count = 0 if shadow is None else 1
    maps = np.full((count, 64, 64), 0 if shadow is None else shadow, np.float32)
    bases = np.zeros((count, 3, 3), np.float32) + np.eye(3, dtype=np.float32)
    scale = np.tile(np.array([1, 32, 32], np.float32), (count, 1))
    return Lighting(lights, bases, maps, scale, np.full((2, 3), ambient, np.float32))


def colour(mesh, paint, lighting):
    """The linear colour (3,) of the wall, the same at every pixel of it."""
    picture = shade(mesh, paint, lighting)
    assert (picture[:, -1] == 0).all()
    assert np.ptp(picture[:, :-1], axis=(0, 1)) == pytest.approx(0)
    return picture[0, 0]
