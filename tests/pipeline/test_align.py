import cv2
import numpy as np
import pytest

import scenes
from neopain.base.data import Face
from neopain.pipeline.align import MARGIN, SIDE_PX, align, crop_matrix, cut_out

POINTS = np.zeros((5, 2), np.float32)


def mapped(matrix, points):
    return np.asarray(points, float) @ matrix[:, :2].T + matrix[:, 2]


@pytest.mark.parametrize("roll_deg", [-170, -90, -30, 0, 45, 90, 180])
def test_the_box_centre_is_the_crop_centre_and_its_longer_side_fills_it_but_for_the_margin(roll_deg):
    matrix = crop_matrix((100.0, 50.0, 180.0, 150.0), roll_deg)
    np.testing.assert_allclose(mapped(matrix, [(140, 100)]), [(SIDE_PX / 2, SIDE_PX / 2)])
    assert np.hypot(*matrix[0, :2]) * 100 * MARGIN == pytest.approx(SIDE_PX)
    along = np.array([np.cos(np.radians(roll_deg)), np.sin(np.radians(roll_deg))])
    right = mapped(matrix, [140 + 10 * along[0], 100 + 10 * along[1]])
    assert right[0] > SIDE_PX / 2  # the face's own right-hand direction is level in the crop, and not mirrored
    assert right[1] == pytest.approx(SIDE_PX / 2)
    assert np.linalg.det(matrix[:, :2]) > 0


def test_other_sizes_and_margins_show_the_same_middle():
    box = (100.0, 50.0, 180.0, 150.0)
    small, wide = crop_matrix(box, 20.0), crop_matrix(box, 20.0, side_px=112, margin=2 * MARGIN)
    np.testing.assert_allclose(mapped(small, [(150, 90)]) - 112, 4 * (mapped(wide, [(150, 90)]) - 56))


@pytest.mark.parametrize("side", [60.0, 160.0, 400.0])  # grown, hardly changed, shrunk
@pytest.mark.parametrize("roll_deg", [0, 35, 90, -120])
def test_a_mark_in_the_frame_is_where_the_matrix_says(side, roll_deg):
    image = np.zeros((700, 800, 3), np.uint8)
    box = (400 - side / 2, 350 - side / 2, 400 + side / 2, 350 + side / 2)
    mark = (400 + 0.3 * side, 350 - 0.2 * side)
    grid = np.stack(np.meshgrid(np.arange(800) + 0.5, np.arange(700) + 0.5), -1)  # pixel centres
    image[np.linalg.norm(grid - mark, axis=-1) < side / 12] = 255
    crop = align(image, Face(box, POINTS, float(roll_deg), 0.9, "drawn"))
    rows, columns = np.nonzero(crop.image[..., 0] > 127)
    np.testing.assert_allclose((columns.mean() + 0.5, rows.mean() + 0.5), mapped(crop.matrix, [mark])[0], atol=0.7)


@pytest.mark.parametrize("roll_deg", [0, 90, 180, 270])
def test_at_its_own_size_a_crop_has_the_pixels_of_the_frame(roll_deg):
    image = np.random.default_rng(0).integers(0, 256, (300, 400, 3), np.uint8)
    half = SIDE_PX / MARGIN / 2
    crop = align(image, Face((200 - half, 150 - half, 200 + half, 150 + half), POINTS, float(roll_deg), 0.9, "drawn"))
    square = image[150 - 112 : 150 + 112, 200 - 112 : 200 + 112]
    np.testing.assert_array_equal(crop.image, np.rot90(square, roll_deg // 90))


def test_the_crop_is_rgb_read_only_and_of_the_networks_size():
    image = np.full((100, 100, 3), (10, 20, 30), np.uint8)
    crop = align(image, Face((30.0, 30.0, 70.0, 70.0), POINTS, 10.0, 0.9, "drawn"))
    assert crop.image.shape == (SIDE_PX, SIDE_PX, 3)
    assert crop.image.dtype == np.uint8
    np.testing.assert_array_equal(np.unique(crop.image.reshape(-1, 3), axis=0), [(10, 20, 30)])
    assert not crop.image.flags.writeable
    assert crop.matrix.dtype == np.float64


def test_eyes_are_level_in_the_crop_of_a_rolled_face():
    for roll_deg in (-25, 0, 25):
        picture = scenes.with_face(roll_deg=roll_deg, side=170)
        face = scenes.centerface().find(picture, 0.5)[0]
        again = scenes.centerface().find(align(picture, face).image, 0.5)[0]
        assert abs(again.roll_deg) < 5


def test_a_large_face_is_shrunk_without_skipping_pixels():
    lines = np.zeros((1600, 1600, 3), np.uint8)
    lines[:, ::2] = 200  # finer than the crop can show: it has to become an even grey
    cut = cut_out(lines, crop_matrix((200.0, 200.0, 1400.0, 1400.0), 0.0))
    assert cut.std() < 8
    assert cut.mean() == pytest.approx(100, abs=2)


def test_near_and_far_crops_of_one_face_look_the_same():
    near = cv2.resize(scenes.with_face(side=110), None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
    far = scenes.with_face(side=110)
    box = np.array((265.0, 185.0, 375.0, 295.0))
    difference = cut_out(near, crop_matrix(tuple(box * 4), 12.0)).astype(int) - cut_out(
        far, crop_matrix(tuple(box), 12.0)
    )
    assert np.abs(difference).mean() < 2.5


@pytest.mark.parametrize(
    "box", [(-50.0, -50.0, 50.0, 50.0), (550.0, 400.0, 800.0, 650.0), (-900.0, 0.0, 1500.0, 2400.0)]
)
def test_beyond_the_picture_its_border_goes_on(box):
    image = np.full((480, 640, 3), 77, np.uint8)
    assert (cut_out(image, crop_matrix(box, 30.0)) == 77).all()
