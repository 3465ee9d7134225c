from dataclasses import replace

import numpy as np
import pytest

import scenes
from neopain.base.data import Face
from neopain.pipeline.turn import detect_close, eye_to_mouth, find_turned


class OneFace:
    """A detector that finds one face at a fixed place, whatever it is shown."""

    def __init__(self):
        points = np.array([(30, 30), (50, 30), (40, 40), (32, 50), (48, 50)], np.float32)
        self.face = Face((20.0, 10.0, 60.0, 70.0), points, 5.0, 0.9, "drawn")

    def find(self, image, least):
        self.image = image
        return [self.face]


@pytest.mark.parametrize("quarter", range(4))
def test_a_place_in_the_turned_picture_is_the_same_place_in_the_picture(quarter):
    image = np.random.default_rng(0).integers(0, 256, (120, 200, 3), np.uint8)
    detector = OneFace()
    (face,) = find_turned(detector, image, quarter, 0.5)
    assert face.roll_deg == pytest.approx((5.0 + 90.0 * quarter + 180.0) % 360.0 - 180.0)
    for there, here in zip(detector.face.points, face.points, strict=True):
        shown = detector.image[int(there[1]), int(there[0])]
        # A pixel's own corner may turn to another corner of it.
        x, y = here
        around = [image[int(y - dy), int(x - dx)] for dx in (0, 1) for dy in (0, 1)]
        assert any((pixel == shown).all() for pixel in around)
    sides = (face.box[2] - face.box[0], face.box[3] - face.box[1])
    assert sides == ((40.0, 60.0) if quarter % 2 == 0 else (60.0, 40.0))


@pytest.mark.parametrize("quarter", range(4))
def test_a_face_lying_on_its_side_is_found_in_its_quarter(quarter):
    picture = scenes.with_face(400, 200, roll_deg=90 * quarter, side=160)
    face = find_turned(scenes.centerface(), picture, quarter, 0.5)[0]
    np.testing.assert_allclose(scenes.centre(face.box), (400, 200), atol=12)
    assert abs((face.roll_deg - 90 * quarter + 180) % 360 - 180) < 8
    along = face.points[1] - face.points[0]
    upward = face.points[:2].mean(0) - face.points[3:].mean(0)
    assert along[0] * upward[1] - along[1] * upward[0] < 0  # not mirrored


@pytest.mark.parametrize("roll_deg", range(-180, 180, 30))
def test_detection_close_up_corrects_a_rough_guess(roll_deg):
    picture = scenes.with_face(350, 230, roll_deg=roll_deg, side=150)
    guess = Face((290.0, 180.0, 430.0, 320.0), np.zeros((5, 2), np.float32), roll_deg + 20.0, 0.5, "guess")
    face = detect_close(scenes.centerface(), picture, guess, 0.5)
    np.testing.assert_allclose(scenes.centre(face.box), (350, 230), atol=10)
    assert scenes.side_of(face.box) == pytest.approx(150, rel=0.15)
    assert abs((face.roll_deg - roll_deg + 180) % 360 - 180) < 12
    tall = face.box[3] - face.box[1] > face.box[2] - face.box[0]
    assert tall == (abs(abs(face.roll_deg) - 90) > 45)


def test_detection_close_up_finds_no_face_where_there_is_none():
    guess = Face((100.0, 100.0, 200.0, 200.0), np.zeros((5, 2), np.float32), 0.0, 0.5, "guess")
    assert detect_close(scenes.centerface(), scenes.empty(), guess, 0.5) is None


def test_only_the_wide_search_finds_a_face_two_sides_away():
    picture = scenes.with_face(350, 240, side=110)
    guess = Face((120.0, 185.0, 230.0, 295.0), np.zeros((5, 2), np.float32), 0.0, 0.5, "guess")
    guess = replace(guess, box=(160.0, 185.0, 270.0, 295.0))
    assert detect_close(scenes.centerface(), picture, guess, 0.5) is None
    wide = detect_close(scenes.centerface(), picture, guess, 0.5, wide=True)
    np.testing.assert_allclose(scenes.centre(wide.box), (350, 240), atol=12)


@pytest.mark.parametrize("roll_deg", range(0, 360, 30))
def test_only_the_right_roll_has_the_mouth_below_the_eyes(roll_deg):
    picture = scenes.with_face(350, 230, roll_deg=roll_deg, side=150)
    half = 75.0
    true = Face((350 - half, 230 - half, 350 + half, 230 + half), np.zeros((5, 2), np.float32), roll_deg, 1.0, "drawn")
    face = detect_close(scenes.centerface(), picture, true, 0.5)
    assert 0.33 < eye_to_mouth(face) < 0.43
    for wrong_deg in (90, 180, 270):
        assert eye_to_mouth(replace(face, roll_deg=roll_deg + wrong_deg)) < 0.15
