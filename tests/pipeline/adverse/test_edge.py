import numpy as np
import pytest

import scenes
from neopain.base.data import Frame
from neopain.base.settings import DetectSettings
from neopain.pipeline import track
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


def searches(monkeypatch, finder, times_s, image):
    """How often the edge is searched in `image` at each of the times."""
    counts, rotations = [], []
    monkeypatch.setattr(track, "find_cut", lambda *given: rotations.append(given[2]) or find_cut(*given))
    for index, t_s in enumerate(times_s):
        before = len(rotations)
        assert finder(Frame(t_s, index, image)) is None
        counts.append(len(rotations) - before)
    return counts, rotations


def test_the_edge_is_searched_at_every_second_search_in_all_rotations(monkeypatch):
    times_s = [0.11 * index for index in range(9)]
    counts, rotations = searches(monkeypatch, FaceFinder(scenes.centerface(), SETTINGS), times_s, scenes.empty())
    assert counts == [4, 0, 1, 0, 1, 0, 1, 0, 1]
    assert rotations == [0, 1, 2, 3] * 2


def test_for_two_seconds_after_a_face_was_lost_at_the_edge_it_is_searched_for_there_every_time(monkeypatch):
    finder = FaceFinder(scenes.centerface(), SETTINGS)
    assert is_cut(at_the_left(0.3)[0], finder(Frame(0.0, 0, at_the_left(0.3)[0])))
    counts, _ = searches(monkeypatch, finder, [1.0, 1.11, 1.22, 1.33, 2.5, 2.61, 2.72, 2.83], scenes.empty())
    assert 0 not in counts[:4]
    assert counts[4:].count(0) == 2


def test_after_a_face_was_lost_elsewhere_the_edge_is_searched_at_every_second_search(monkeypatch):
    finder = FaceFinder(scenes.centerface(), SETTINGS)
    assert finder(Frame(0.0, 0, scenes.with_face(side=150))) is not None
    counts, _ = searches(monkeypatch, finder, [1.0, 1.11, 1.22, 1.33], scenes.empty())
    assert [count > 0 for count in counts] in ([True, False] * 2, [False, True] * 2)
