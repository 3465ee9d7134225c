import numpy as np
import pytest

import scenes
from neopain.pipeline import detect


def maps(rows=8, columns=12):
    return {
        "heatmap": np.zeros((1, 1, rows, columns), np.float32),
        "scale": np.zeros((1, 2, rows, columns), np.float32),
        "offset": np.zeros((1, 2, rows, columns), np.float32),
        "points": np.zeros((1, 10, rows, columns), np.float32),
    }


def put(given, row, column, score, height_px=16.0, width_px=8.0):
    given["heatmap"][0, 0, row, column] = score
    given["scale"][0, :, row, column] = np.log(height_px / 4), np.log(width_px / 4)


def test_one_grid_cell_gives_one_box_with_five_points():
    given = maps()
    put(given, 3, 5, 0.9)
    given["offset"][0, :, 3, 5] = 0.25, -0.5
    given["points"][0, :, 3, 5] = 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0
    boxes, points, scores = detect.decode(given, 0.5)
    # Centre: column 5.5 - 0.5, row 3.5 + 0.25, in cells of 4 pixels.
    np.testing.assert_allclose(boxes, [(20 - 4, 15 - 8, 20 + 4, 15 + 8)], rtol=1e-6)
    np.testing.assert_allclose(scores, [0.9])
    expected = [(16 + 8 * x, 7 + 16 * y) for y, x in [(0.1, 0.2), (0.3, 0.4), (0.5, 0.6), (0.7, 0.8), (0.9, 1.0)]]
    np.testing.assert_allclose(points[0], expected, rtol=1e-5)


def test_of_overlapping_boxes_only_the_best_remains():
    given = maps()
    put(given, 3, 4, 0.7)
    put(given, 3, 5, 0.9, width_px=10.0)
    put(given, 3, 10, 0.6)
    boxes, points, scores = detect.decode(given, 0.5)
    np.testing.assert_allclose(scores, [0.9, 0.6])
    assert boxes.shape == (2, 4)
    assert points.shape == (2, 5, 2)


def test_boxes_that_overlap_less_than_the_limit_or_score_equally_stay_separate():
    def found(columns_px, scores):
        given = maps(columns=40)
        for column, score in zip(columns_px, scores, strict=True):
            put(given, 3, column, score, height_px=16.0, width_px=16.0)
        return detect.decode(given, 0.5)[0][:, 0].tolist()

    assert found((3, 5), (0.9, 0.8)) == [6.0], "a third of their union is shared"
    assert found((3, 6), (0.9, 0.8)) == [6.0, 18.0], "a seventh of it"
    assert found((3, 4, 20, 21), (0.7, 0.7, 0.8, 0.8)) == [74.0, 6.0], "of two that are equally good the first stays"


def test_no_cell_above_the_confidence_gives_no_box():
    given = maps()
    put(given, 3, 5, 0.49)
    boxes, points, scores = detect.decode(given, 0.5)
    assert (len(boxes), len(points), len(scores)) == (0, 0, 0)


class Records:
    """A network that finds nothing and remembers what it was given."""

    provider = "CPU"

    def __call__(self, images):
        self.images = images
        return maps(images.shape[1] // 4, images.shape[2] // 4)


@pytest.mark.parametrize(
    ("shape", "size_px", "given"),
    [
        ((480, 640), 320, (256, 320)),
        ((720, 1280), 320, (192, 320)),
        ((480, 640), 256, (192, 256)),
        ((1280, 720), 320, (320, 192)),
        ((100, 100), 320, (128, 128)),
    ],
)
def test_the_network_sees_the_picture_shrunk_never_grown_and_padded_below_and_right(shape, size_px, given):
    network = Records()
    detect.CenterFaceDetector(network, size_px).find(np.full((*shape, 3), 200, np.uint8), 0.5)
    assert network.images.shape == (1, *given, 3)
    assert network.images.dtype == np.uint8
    shrink = min(1.0, size_px / max(shape))
    height, width = round(shape[0] * shrink), round(shape[1] * shrink)
    assert (network.images[0, :height, :width] == 200).all()
    assert network.images[0].astype(int).sum() == 200 * 3 * height * width


def test_colours_reach_the_network_in_their_order():
    network = Records()
    detect.CenterFaceDetector(network, 320).find(np.full((64, 64, 3), (10, 20, 30), np.uint8), 0.5)
    np.testing.assert_array_equal(network.images[0, 0, 0], (10, 20, 30))


def test_centerface_measures_the_roll_from_the_eyes():
    for roll_deg in (-25, -10, 0, 15, 25):
        face = scenes.centerface().find(scenes.with_face(roll_deg=roll_deg, side=150), 0.5)[0]
        assert face.roll_deg == pytest.approx(roll_deg, abs=8)


def test_eyes_too_close_together_do_not_determine_the_roll():
    given = maps(16, 16)
    put(given, 8, 8, 0.9, 40.0, 40.0)
    given["points"][0, :4, 8, 8] = 0.3, 0.50, 0.45, 0.55  # one eye well below the other, hardly beside it

    class Profile:
        provider = "CPU"

        def __call__(self, images):
            return given

    image = np.zeros((64, 64, 3), np.uint8)
    assert detect.CenterFaceDetector(Profile(), 64).find(image, 0.5)[0].roll_deg == 0.0
    given["points"][0, :4, 8, 8] = 0.3, 0.3, 0.45, 0.7
    assert detect.CenterFaceDetector(Profile(), 64).find(image, 0.5)[0].roll_deg == pytest.approx(20.6, abs=0.1)
