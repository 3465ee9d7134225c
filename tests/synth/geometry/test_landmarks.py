"""The 68 points of the head lie where iBUG has them, and the jaw line follows the outline."""

import numpy as np
import pytest

from neopain.synth.geometry.landmarks import face_vertices, jaw_line, ring_indices

MIRROR = [26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 27, 28, 29, 30, 35, 34, 33, 32, 31, 45, 44, 43, 42, 47, 46, 39, 38]


@pytest.fixture(scope="module")
def derived(studio):
    """The vertices of the points and the lid margins, derived again from the stored head."""
    plane, marks = studio.head.plane, studio.head.marks
    skin, lid, lip = (
        np.flatnonzero(of).astype(np.int32) for of in (marks[:, 5] > 0, marks[:, 2] == 0, marks[:, 3] == 0)
    )
    return ring_indices(plane, skin, lid, lip, marks[:, 0])


def circle(radius=100.0, centre=(200.0, 180.0)):
    angle = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    return (np.array(centre) + radius * np.stack([np.cos(angle), np.sin(angle)], 1)).astype(np.float32)


def test_every_point_but_the_jaw_is_a_vertex_and_both_sides_mirror_each_other(studio, derived):
    rings, plane = derived[0], studio.head.plane
    assert (rings[:17] == -1).all()
    assert (rings[17:] >= 0).all()
    points = plane[rings[17:], :2]
    mirrored = plane[rings[MIRROR], :2] * (-1, 1)
    assert np.abs(points[: len(MIRROR)] - mirrored).max() < 0.06


def test_points_are_in_the_order_of_a_face_seen_from_the_front(studio, derived):
    place = studio.head.plane[derived[0]]
    assert (np.diff(place[17:22, 0]) > 0).all()  # a brow from the subject's right to its left
    assert (np.diff(place[27:31, 1]) < 0).all()  # down the nose
    assert place[36, 0] < place[37, 0] < place[38, 0] < place[39, 0]
    assert place[37, 1] > place[41, 1]  # upper lid above lower
    assert (place[[61, 62, 63], 1] > place[[67, 66, 65], 1]).all()
    assert place[48, 0] <= place[60, 0] < place[64, 0] <= place[54, 0]


def test_lid_margins_are_lines_around_the_eye(studio, derived):
    plane = studio.head.plane
    assert derived[1].shape[:2] == (2, 2)
    for eye, side in ((0, -1), (1, 1)):
        upper, lower = plane[derived[1][eye, 0]], plane[derived[1][eye, 1]]
        assert (upper[:, 0] * side > 0).all()
        assert upper[:, 1].mean() > lower[:, 1].mean()


def test_the_face_has_no_ears_and_its_box_has(studio):
    head = studio.head
    face, box = face_vertices(head.plane, head.marks[:, 1], head.marks[:, 5] > 0)
    assert set(face) < set(box)
    assert head.marks[face, 1].max() < 0.3 < head.marks[box, 1].max()


@pytest.mark.parametrize("roll_deg", [0.0, 25.0, -25.0])
def test_the_jaw_runs_along_the_outline_round_the_chin(roll_deg):
    roll = np.radians(roll_deg)
    down = np.array([-np.sin(roll), np.cos(roll)])
    centre = np.array([200.0, 180.0])
    line = jaw_line(
        circle(), roll_deg, (centre + 40 * down).astype(np.float32), (centre - 20 * down).astype(np.float32)
    )
    assert line.shape == (17, 2)
    assert np.linalg.norm(line - centre, axis=1) == pytest.approx(100, abs=12)
    along = (line - centre) @ down
    assert along.argmax() == 8
    across = (line - centre) @ np.array([down[1], -down[0]])
    assert (np.diff(across)[1:-1] > 0).all()  # from the left of the picture to its right
    assert across[0] < -90 < 90 < across[16]
