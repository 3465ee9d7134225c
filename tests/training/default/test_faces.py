import numpy as np
import pytest

import drawn_faces as drawn
from neopain.base.data import Face
from neopain.base.errors import InputError
from neopain.batch.progress import silent
from neopain.training.default import faces


@pytest.fixture
def detector(known):
    """Makes detectors that know each picture; `lost` ones show them nothing, `before` is found first everywhere."""
    row_of = {faces.read_image(path).tobytes(): row for row, path in enumerate(known.files)}

    def make(lost=(), before=()):
        def detect(image):
            row = row_of[image.tobytes()]
            return [] if row in lost else [*before, drawn.seen(known, row)]

        return detect

    return make


def test_what_the_detector_finds_is_kept(known, detector, tmp_path):
    table = faces.locate_faces(known, detector, "hash", tmp_path, silent)
    assert table.found.all()
    np.testing.assert_array_equal(table.boxes, known.boxes)
    expected = [drawn.seen(known, row).roll_deg for row in range(len(known))]
    np.testing.assert_allclose(table.rolls_deg, expected, rtol=1e-5)


def test_what_it_misses_is_put_where_it_would_have_been_found(known, detector, tmp_path):
    lost = set(range(0, len(known), 3))
    table = faces.locate_faces(known, lambda: detector(lost), "hash", tmp_path, silent)
    assert np.flatnonzero(~table.found).tolist() == sorted(lost)
    side = (known.boxes[:, 2] - known.boxes[:, 0]).mean()
    missed = ~table.found
    assert np.abs(table.boxes - known.boxes)[missed].mean() < 0.04 * side
    expected = np.array([drawn.seen(known, row).roll_deg for row in range(len(known))])
    np.testing.assert_allclose(table.rolls_deg[missed], expected[missed], atol=0.1)


def test_something_else_taken_for_a_face_is_passed_over(known, detector, tmp_path):
    ghost = Face((0, 0, 30, 30), np.full((5, 2), 15, np.float32), 0, 0.99, "ghost")
    table = faces.locate_faces(known, lambda: detector(before=[ghost]), "hash", tmp_path, silent)
    np.testing.assert_array_equal(table.boxes, known.boxes)


def test_pictures_without_faces_are_refused(known, detector, tmp_path):
    with pytest.raises(InputError, match="only 0 of 144 renders show a face"):
        faces.locate_faces(known, lambda: detector(range(len(known))), "hash", tmp_path, silent)


def test_the_same_detector_looks_once(known, detector, tmp_path):
    first = faces.locate_faces(known, detector, "hash", tmp_path, silent)

    def never():
        raise AssertionError("looked again")

    again = faces.locate_faces(known, never, "hash", tmp_path, silent)
    np.testing.assert_array_equal(first.boxes, again.boxes)
    with pytest.raises(AssertionError, match="looked again"):
        faces.locate_faces(known, never, "another", tmp_path, silent)


def test_a_lost_picture_is_named(tmp_path):
    with pytest.raises(InputError, match=r"gone\.jpg is missing"):
        faces.read_image(tmp_path / "gone.jpg")
