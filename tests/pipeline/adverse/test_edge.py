import numpy as np
import pytest

import scenes
from neopain.base.data import Frame
from neopain.base.settings import DetectSettings
from neopain.pipeline.adverse.edge import find_cut, is_cut
from neopain.pipeline.track import FaceFinder
from neopain.pipeline.turn import confirm, find_turned

SETTINGS = DetectSettings()
SIDE = 200


def at_the_left(share, roll_deg=0, y=240):
    """A picture with a face of which `share` is beyond the left edge, and the middle of that face."""
    x = (0.5 - share) * SIDE
    return scenes.with_face(x, y, roll_deg, SIDE), (x, y)


def test_a_face_that_is_not_confirmed_at_the_edge_is_with_a_margin():
    image, middle = at_the_left(0.4)
    rough = find_turned(scenes.centerface(), image, 0, 0.3)
    assert [confirm(scenes.centerface(), image, face, 0.5) for face in rough] == [None]
    (face,) = find_cut(scenes.centerface(), image, 0, 0.3, 0.5)
    assert np.linalg.norm(scenes.centre(face.box) - middle) < 0.25 * SIDE
    assert np.abs(face.points.mean(axis=0) - middle).max() < 0.3 * SIDE
    assert is_cut(image, face)


def test_a_face_in_the_middle_is_none_of_the_cut_off_ones():
    image = scenes.with_face(side=SIDE)
    (face,) = scenes.centerface().find(image, 0.5)
    assert not is_cut(image, face)
    assert find_cut(scenes.centerface(), image, 0, 0.3, 0.5) == []


@pytest.mark.parametrize("detector", [scenes.centerface, scenes.by_night])
def test_a_film_follows_a_face_that_the_edge_cuts_off(detector):
    finder = FaceFinder(detector(), SETTINGS)
    image, middle = at_the_left(0.35)
    faces = [finder(Frame(i / 15, i, image)) for i in range(30)]
    assert all(face is not None for face in faces)
    assert max(np.linalg.norm(scenes.centre(face.box) - middle) for face in faces) < 0.3 * SIDE


@pytest.mark.parametrize("light", ["grey", "infrared", "dark"])
def test_the_edge_costs_no_face_at_night(light):
    image, middle = at_the_left(0.3)
    face = FaceFinder(scenes.by_night(), SETTINGS)(Frame(0.0, 0, scenes.lights()[light](image, 0)))
    assert np.linalg.norm(scenes.centre(face.box) - middle) < 0.3 * SIDE


def test_a_rolled_face_at_the_edge_is_found_too():
    image, middle = at_the_left(0.4, roll_deg=90)
    face = FaceFinder(scenes.centerface(), SETTINGS)(Frame(0.0, 0, image))
    assert abs(face.roll_deg - 90) < 20
    assert np.linalg.norm(scenes.centre(face.box) - middle) < 0.3 * SIDE
