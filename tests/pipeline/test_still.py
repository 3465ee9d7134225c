import cv2
import numpy as np
import pytest

import scenes
import tiny
from neopain.base.data import Frame
from neopain.base.settings import Settings
from neopain.pipeline.still import LARGEST_PX, StillFinder

FACE = tiny.face_picture()
SIDE = FACE.shape[0]


@pytest.fixture(scope="module")
def find():
    finder = StillFinder(scenes.centerface().at(LARGEST_PX), Settings().detect)
    return lambda image: finder(Frame(0.0, 0, np.ascontiguousarray(image), alone=True))


def resized(image, side):
    return cv2.resize(image, (side, side), interpolation=cv2.INTER_AREA)


def off(face, x, y):
    """How far the middle of `face` is from where it should be, in sides of its box."""
    return np.linalg.norm(scenes.centre(face.box) - (x, y)) / scenes.side_of(face.box)


@pytest.mark.parametrize("side", [48, 64, 160, 900])
@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_a_picture_of_a_face_of_any_size_and_turn(find, side, quarter):
    face = find(np.rot90(resized(FACE, side), -quarter))
    x, y = (value / SIDE - 0.5 for value in scenes.FACE_CENTRE)
    x, y = [(x, y), (-y, x), (-x, -y), (y, -x)][quarter]
    assert face is not None
    assert off(face, (x + 0.5) * side, (y + 0.5) * side) < 0.2
    assert abs((face.roll_deg - 90 * quarter + 180) % 360 - 180) < 15


@pytest.mark.parametrize("side", [0, 60, 400])
def test_a_face_that_is_cut_off_at_all_sides(find, side):
    x, y = (round(value) for value in scenes.FACE_CENTRE)
    half = round(scenes.FACE_SIDE * 0.3)  # without a margin around the picture this is not found
    cut = FACE[y - half : y + half, x - half : x + half]
    face = find(resized(cut, side) if side else cut)
    assert face is not None
    assert off(face, *[(side or 2 * half) / 2] * 2) < 0.2


@pytest.mark.parametrize(("width", "side"), [(640, 70), (1600, 120), (3000, 1200)])
def test_a_face_in_a_room(find, width, side):
    room = np.full((width * 3 // 4, width, 3), scenes.GREY, np.uint8)
    face = find(scenes.with_face(width * 0.7, width * 0.3, 30, side, onto=room))
    assert face is not None
    assert off(face, width * 0.7, width * 0.3) < 0.2
    assert face.roll_deg == pytest.approx(30, abs=15)


@pytest.mark.parametrize("other", [90, 120, 165])
def test_of_two_faces_the_larger(find, other):
    both = scenes.with_face(480, 240, side=200, onto=scenes.with_face(160, 240, side=other))
    assert off(find(both), 480, 240) < 0.2


def test_without_a_face_none_is_found(find):
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 256, (240, 320, 3), np.uint8)
    cloth = cv2.GaussianBlur(noise, (0, 0), 6) * 3
    for image in (scenes.empty(), noise, cloth, np.zeros((1, 1, 3), np.uint8), np.full((7, 900, 3), 90, np.uint8)):
        assert find(image) is None


def test_a_face_that_fills_the_picture_is_found_without_looking_at_larger_sizes():
    """A photo of a face costs four small looks and the confirmation: most photos are such ones."""

    class Shown:
        def find(self, image, least):
            sizes.append(image.shape[:2])
            return detector.find(image, least)

    sizes, detector = [], scenes.centerface().at(LARGEST_PX)
    assert StillFinder(Shown(), Settings().detect)(Frame(0.0, 0, FACE, alone=True)) is not None
    assert sizes[:4] == [(56 + 2 * 56,) * 2] * 4
    assert set(sizes[4:]) == {(192, 192)}
    assert len(sizes) <= 6


def test_the_same_picture_gives_the_same_face(find):
    one, _, other = find(FACE), find(scenes.with_face()), find(FACE)
    assert one.box == other.box
