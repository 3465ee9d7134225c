import numpy as np
import pytest

from neopain.base.data import Crop, Face
from neopain.pipeline.align import align, crop_matrix
from neopain.pipeline.features import FRESH_S, FeatureExtractor, Shot, to_frame

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


class Looks:
    """A network that says how often it has looked, and remembers which way in each run."""

    def __init__(self):
        self.ways, self.runs = [], 0

    def __call__(self, images, mirrored=None):
        self.runs += 1
        before = len(self.ways)
        self.ways += [None] * len(images) if mirrored is None else mirrored.tolist()
        return {"features": np.arange(before, len(self.ways), dtype=np.float32)[:, None]}


def shots(rate_hz, count, presence=0, began_s=0.0):
    return [Shot(began_s + place / rate_hz, presence) for place in range(count)]


def seen(extractor, several):
    return [reading.features.vector.tolist() for reading in extractor([CROP] * len(several), several)]


def test_every_network_looks_at_a_photo_both_ways():
    networks = [Looks(), Looks()]
    seen(extractor := FeatureExtractor(networks), shots(30, 3))
    extractor([CROP, CROP])
    assert [network.ways[-2:] for network in networks] == [[None, None]] * 2


@pytest.mark.parametrize("rate_hz", [15, 25, 30, 60])
def test_of_a_film_two_networks_take_turns_and_each_looks_both_ways_in_turns(rate_hz):
    networks = [Looks(), Looks()]
    vectors = seen(FeatureExtractor(networks), shots(rate_hz, 6))
    assert vectors == [[0, 0], [1, 0], [1, 1], [2, 1], [2, 2], [3, 2]]
    assert [network.ways for network in networks] == [[False, True, False, True], [False, True, False]]
    assert [network.runs for network in networks] == [1, 1]


@pytest.mark.parametrize("rate_hz", [1, 5, 13])
def test_where_frames_are_rare_every_network_looks_at_each(rate_hz):
    networks = [Looks(), Looks()]
    assert seen(FeatureExtractor(networks), shots(rate_hz, 4)) == [[0, 0], [1, 1], [2, 2], [3, 3]]
    assert [network.ways for network in networks] == [[False, True, False, True]] * 2


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("rate_hz", [8, 15, 29.97, 30, 60])
def test_no_output_is_older_than_it_may_be_however_many_networks_there_are(rate_hz, count):
    networks = [Looks() for _ in range(count)]
    extractor, taken = FeatureExtractor(networks), shots(rate_hz, 40)
    looked = [[] for _ in networks]
    for place, shot in enumerate(taken):
        before = [len(network.ways) for network in networks]
        extractor([CROP], [shot])
        for network, was, places in zip(networks, before, looked, strict=True):
            if len(network.ways) > was:
                places.append(place)
            assert shot.t_s - taken[places[-1]].t_s <= FRESH_S
    assert count > 1 or len(networks[0].ways) == 40


def test_what_is_seen_does_not_depend_on_how_many_crops_come_together():
    several = [*shots(30, 5), *shots(30, 4, presence=1, began_s=0.2), *shots(4, 3, presence=1, began_s=0.5)]
    alone, together = FeatureExtractor([Looks(), Looks()]), FeatureExtractor([Looks(), Looks()])
    one_by_one = [vector for shot in several for vector in seen(alone, [shot])]
    assert seen(together, several[:7]) + seen(together, several[7:]) == one_by_one


def test_what_was_seen_of_one_presence_never_stands_for_another():
    networks = [Looks(), Looks()]
    extractor = FeatureExtractor(networks)
    assert seen(extractor, shots(30, 3)) == [[0, 0], [1, 0], [1, 1]]
    assert seen(extractor, shots(30, 2, presence=1, began_s=0.1)) == [[2, 2], [3, 2]]
    assert [network.ways for network in networks] == [[False, True, False, True], [False, True, False]]


def test_time_that_runs_back_makes_every_network_look():
    networks = [Looks(), Looks()]
    extractor = FeatureExtractor(networks)
    seen(extractor, shots(30, 3, began_s=5.0))
    assert seen(extractor, shots(30, 1, began_s=4.0)) == [[2, 2]]


def test_landmarks_seen_a_frame_before_stay_where_they_were_seen():
    """A box that trembles from frame to frame, as a tracker's does, does not move them."""
    points = np.full((68, 2), 112.0, np.float32)
    aside = Crop(CROP.image, crop_matrix((90.0, 95.0, 190.0, 205.0), 25.0))
    extractor = FeatureExtractor([Says(features=[1]), Says(features=[2], landmarks=points)])
    readings = [extractor([crop], [Shot(t_s, 0)])[0] for crop, t_s in ((CROP, 0.0), (aside, 0.04), (aside, 0.08))]
    for reading, place in zip(readings, ((130, 145), (130, 145), (140, 150)), strict=True):
        np.testing.assert_allclose(reading.features.landmarks, [place] * 68, atol=1e-3)


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
