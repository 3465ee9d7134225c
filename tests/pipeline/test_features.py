import math

import numpy as np
import pytest

from neopain.base.data import Crop, Face
from neopain.base.settings import TrendSettings
from neopain.pipeline.align import align, crop_matrix
from neopain.pipeline.features import FeatureExtractor, looks_in_mirror, to_frame

CROP = align(
    np.full((300, 300, 3), 90, np.uint8), Face((80.0, 90.0, 180.0, 200.0), np.zeros((5, 2)), 25.0, 0.9, "drawn")
)


class Says:
    """A network with fixed answers that remembers what it was shown, and which way."""

    def __init__(self, **outputs):
        self.outputs = {name: np.asarray(value, np.float32)[None] for name, value in outputs.items()}

    def __call__(self, images, mirrored=None):
        self.images, self.mirrored = images, mirrored
        return self.outputs


def test_one_network_gives_its_vector_and_nothing_else():
    network = Says(features=[1, 2, 3])
    reading = FeatureExtractor([network])([CROP])[0]
    np.testing.assert_array_equal(reading.features.vector, [1, 2, 3])
    assert reading.features.vector.dtype == np.float32
    assert (reading.features.landmarks, reading.features.actions) == (None, None)
    assert (reading.visible, reading.pose) == (None, None)
    np.testing.assert_array_equal(network.images, CROP.image[None])


def test_vectors_of_several_networks_are_joined_in_order():
    reading = FeatureExtractor([Says(features=[1, 2]), Says(features=[3]), Says(features=[4, 5])])([CROP])[0]
    np.testing.assert_array_equal(reading.features.vector, [1, 2, 3, 4, 5])


def test_extras_come_from_the_first_network_that_has_them():
    first = Says(features=[1], pose=[10, -20])
    second = Says(features=[2], pose=[0, 0], visible=[0.9, 0.25], actions=np.arange(10) / 10)
    reading = FeatureExtractor([first, second])([CROP])[0]
    assert reading.pose == (10.0, -20.0)
    assert reading.visible == (pytest.approx(0.9), 0.25)
    assert reading.features.actions == pytest.approx(tuple(np.arange(10) / 10))
    assert all(type(value) is float for value in (*reading.pose, *reading.visible, *reading.features.actions))


def test_several_crops_go_through_a_network_in_one_run():
    other = Crop(CROP.image // 2, CROP.matrix)
    network = Says(features=[0])
    network.outputs = {"features": np.array([[1, 2], [3, 4]], np.float32), "pose": np.array([[5, 6], [7, 8]])}
    first, second = FeatureExtractor([network, network])([CROP, other])
    np.testing.assert_array_equal(network.images, [CROP.image, other.image])
    np.testing.assert_array_equal([first.features.vector, second.features.vector], [[1, 2, 1, 2], [3, 4, 3, 4]])
    assert (first.pose, second.pose) == ((5.0, 6.0), (7.0, 8.0))


def test_crops_are_looked_at_both_ways_or_as_asked():
    networks = [Says(features=[1, 2]), Says(features=[3])]
    FeatureExtractor(networks)([CROP])
    assert [network.mirrored for network in networks] == [None, None]
    FeatureExtractor(networks)([CROP], [True])
    for network in networks:
        np.testing.assert_array_equal(network.mirrored, np.array([True]))


@pytest.mark.parametrize("stride", range(1, 9))
def test_a_film_is_looked_at_both_ways_alike_whatever_frames_of_it_are_scored(stride):
    ways = [looks_in_mirror(index) for index in range(0, 30 * 3600, stride)]
    assert sum(ways) / len(ways) == pytest.approx(0.5, abs=0.002)
    share, shares, kept = 0.5, [], math.exp(-stride / 30 / TrendSettings().time_constant_s)
    for way in ways:
        share = kept * share + (1 - kept) * way
        shares.append(share)
    assert 0.32 < min(shares) < max(shares) < 0.68


def test_landmarks_are_given_in_pixels_of_the_frame():
    there = np.random.default_rng(0).uniform(90, 190, (68, 2)).astype(np.float32)
    here = there @ CROP.matrix[:, :2].T + CROP.matrix[:, 2]
    reading = FeatureExtractor([Says(features=[1], landmarks=here)])([CROP])[0]
    np.testing.assert_allclose(reading.features.landmarks, there, atol=1e-3)
    assert reading.features.landmarks.dtype == np.float32


def test_the_crops_middle_is_the_boxs_middle():
    matrix = crop_matrix((80.0, 90.0, 180.0, 200.0), 25.0)
    np.testing.assert_allclose(to_frame(np.array([[112, 112]], np.float32), matrix), [(130, 145)], rtol=1e-6)
    assert Crop(CROP.image, matrix).matrix is matrix
