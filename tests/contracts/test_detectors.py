"""What holds for every detector."""

import numpy as np
import pytest

import scenes
from neopain.pipeline.detect import HogDetector

DETECTORS = {"centerface": scenes.centerface, "hog": HogDetector}


@pytest.fixture(params=DETECTORS)
def detector(request):
    return DETECTORS[request.param]()


@pytest.mark.parametrize(("width", "height"), [(640, 480), (1280, 720), (321, 243), (480, 640)])
def test_a_face_is_found_where_it_is(detector, width, height):
    picture = np.full((height, width, 3), 100, np.uint8)
    picture = scenes.with_face(width * 0.55, height * 0.45, side=140, onto=picture)
    face = detector.find(picture, 0.5)[0]
    np.testing.assert_allclose(scenes.centre(face.box), (width * 0.55, height * 0.45), atol=35)
    assert 100 < scenes.side_of(face.box) < 260
    assert abs(face.roll_deg) < 10
    assert 0.5 <= face.confidence <= 1.0
    assert face.points.shape == (5, 2)
    left, right, nose, mouth_left, mouth_right = face.points
    assert left[0] < nose[0] < right[0]
    assert max(left[1], right[1]) < nose[1] < min(mouth_left[1], mouth_right[1])
    assert mouth_left[0] < mouth_right[0]


def test_faces_come_best_first_and_one_a_face(detector):
    picture = scenes.with_face(160, 240, side=150, onto=scenes.with_face(480, 240, side=150))
    faces = detector.find(picture, 0.5)
    assert len(faces) == 2
    assert faces[0].confidence >= faces[1].confidence
    assert abs(scenes.centre(faces[0].box)[0] - scenes.centre(faces[1].box)[0]) > 250


@pytest.mark.parametrize("picture", [scenes.empty(0), scenes.empty(128), np.zeros((8, 6, 3), np.uint8)])
def test_where_there_is_no_face_none_is_found(detector, picture):
    assert detector.find(picture, 0.5) == []


def test_more_confidence_asked_for_gives_no_more_faces(detector):
    picture = scenes.with_face(side=150)
    counts = [len(detector.find(picture, least)) for least in (0.3, 0.6, 0.99)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 0


def test_the_same_picture_gives_the_same_faces_and_is_left_as_it_was(detector):
    picture = scenes.with_face(side=150)
    picture.flags.writeable = False
    before = picture.copy()
    first, second = detector.find(picture, 0.5), detector.find(picture, 0.5)
    assert [face.box for face in first] == [face.box for face in second]
    np.testing.assert_array_equal(picture, before)
