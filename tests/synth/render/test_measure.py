"""Landmarks turn with the picture, and what an occluder hides is counted by region."""

import numpy as np
import pytest

from neopain.synth.geometry.raster import rasterize
from neopain.synth.render.measure import covered, landmarks

MOUTH_TAPE = [0.0, -0.69, 0.6, 0.25, 1.0, 0.0]


@pytest.fixture(scope="module")
def flat_face(studio):
    """The head's plane as a picture: place and nearness of its vertices, and the triangle at each pixel."""
    head = studio.head
    xyz = np.stack([100 + 60 * head.plane[:, 0], 80 - 60 * head.plane[:, 1], head.plane[:, 2]], 1).astype(np.float32)
    none = np.zeros(len(xyz), np.float32)
    tri, _, _ = rasterize(xyz, head.tris, none, np.zeros(len(head.tris), np.uint8), 180, 200)
    return xyz, tri


def no_tape():
    return np.zeros((0, 6), np.float32)


def test_a_bare_face_is_not_covered(studio, flat_face):
    assert covered(studio.head, *flat_face, no_tape()) == (0, 0)


def test_tape_over_the_mouth_hides_the_mouth_alone(studio, flat_face):
    eyes, mouth = covered(studio.head, *flat_face, np.array([MOUTH_TAPE], np.float32))
    assert eyes == 0
    assert mouth > 0.95


def test_a_thing_in_front_hides_where_it_is(studio, flat_face):
    xyz, tri = flat_face
    hidden = tri.copy()
    hidden[:95] = len(studio.head.tris)  # the upper half, with the eyes
    eyes, mouth = covered(studio.head, xyz, hidden, no_tape())
    assert eyes == pytest.approx(1)
    assert mouth == 0
    nothing = np.full_like(tri, -1)
    assert covered(studio.head, xyz, nothing, no_tape()) == (0, 0)


def test_landmarks_are_the_vertices_and_turn_with_them(studio, flat_face):
    flat = flat_face[0][:, :2]
    level = landmarks(studio, flat)
    assert level.shape == (68, 2)
    assert np.array_equal(level[17:], flat[studio.head.rings[17:]])
    assert level[8, 1] > level[57, 1]  # the chin is below the mouth
    turn = np.array([[np.cos(0.4), np.sin(0.4)], [-np.sin(0.4), np.cos(0.4)]], np.float32)
    turned = landmarks(studio, flat @ turn)
    assert turned[17:] == pytest.approx(level[17:] @ turn, abs=1e-2)
    assert turned[:17] == pytest.approx(level[:17] @ turn, abs=6)
