import numpy as np
import pytest

import scenes
import tiny
from neopain.base.clock import ManualClock
from neopain.base.data import Frame, NoFrame, Reason
from neopain.base.settings import Settings
from neopain.inference.onnx import Network
from neopain.pipeline.features import FeatureExtractor
from neopain.pipeline.perceive import Perceive
from neopain.pipeline.track import FaceFinder

SETTINGS = Settings()
WORD = {"visible": (0.9, 0.9), "pose": (5.0, 5.0), "actions": np.arange(10) / 10, "landmarks": np.full((68, 2), 112.0)}


class Counting:
    """A network that counts its runs, remembers what `ways` it looked, and moves `clock` by a second each."""

    def __init__(self, network, clock=None):
        self.network, self.clock, self.ways = network, clock, []

    @property
    def runs(self):
        return len(self.ways)

    def __call__(self, images, mirrored=None):
        self.ways.append(None if mirrored is None else mirrored.tolist())
        if self.clock is not None:
            self.clock.advance(1.0)
        return self.network(images, mirrored)


def perceiving(folder, clock=None, **word):
    network = Counting(Network(tiny.network(folder, {**WORD, **word}, two_ways=True), 1), clock)
    finder = FaceFinder(scenes.centerface(), SETTINGS.detect)
    return Perceive(finder, FeatureExtractor([network]), SETTINGS.quality, clock), network


def test_a_good_face_has_features_and_no_reason(tmp_path):
    perceive, _ = perceiving(tmp_path)
    percept = perceive(Frame(1.5, 45, scenes.with_face(300, 200, side=160)))
    assert (percept.t_s, percept.index, percept.reason) == (1.5, 45, None)
    assert percept.features.vector.shape == (6,)
    assert percept.features.actions == pytest.approx(tuple(np.arange(10) / 10))
    np.testing.assert_allclose(percept.features.landmarks, [scenes.centre(percept.face.box)] * 68, atol=1e-3)
    assert (percept.quality.yaw_deg, percept.quality.visible_mouth) == (5.0, pytest.approx(0.9))
    assert percept.timings_ms == {}


@pytest.mark.parametrize("reason", [Reason.NO_FRAME, Reason.STALE_FRAME])
def test_without_a_frame_its_reason_is_passed_on(tmp_path, reason):
    percept = perceiving(tmp_path)[0](NoFrame(2.0, reason))
    assert (percept.t_s, percept.index, percept.reason) == (2.0, None, reason)
    assert (percept.face, percept.quality, percept.features) == (None, None, None)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (scenes.empty(), Reason.NO_FACE),
        (scenes.empty(4), Reason.TOO_DARK),
        (scenes.empty(250), Reason.TOO_BRIGHT),
    ],
)
def test_without_a_face_the_reason_is_the_light_or_the_lack_of_a_face(tmp_path, picture, reason):
    percept = perceiving(tmp_path)[0](Frame(0.0, 0, picture))
    assert percept.reason is reason
    assert (percept.face, percept.features) == (None, None)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        ((scenes.with_face(side=160) * 0.12).astype(np.uint8), Reason.TOO_DARK),
        (scenes.with_face(side=50), Reason.TOO_SMALL),
    ],
)
def test_a_face_refused_without_the_network_is_not_given_to_it(tmp_path, picture, reason):
    perceive, network = perceiving(tmp_path)
    percept = perceive(Frame(0.0, 0, picture))
    assert percept.reason is reason
    assert percept.face is not None
    assert percept.quality is not None
    assert percept.features is None
    assert network.runs == 0


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ({"pose": (-70.0, 0.0)}, Reason.TURNED),
        ({"pose": (0.0, 60.0)}, Reason.TURNED),
        ({"visible": (0.9, 0.1)}, Reason.COVERED),
        ({"visible": (0.1, 0.9)}, Reason.COVERED),
    ],
)
def test_a_face_the_network_calls_turned_or_covered_has_no_features(tmp_path, word, reason):
    percept = perceiving(tmp_path, **word)[0](Frame(0.0, 0, scenes.with_face(side=160)))
    assert percept.reason is reason
    assert percept.features is None
    assert percept.face is not None
    assert percept.quality.value == 0.0


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
@pytest.mark.parametrize("output", WORD)
def test_a_face_of_which_the_network_gives_no_number_is_not_judged(tmp_path, output, wrong):
    """No limit holds for a number that is none: it must not pass as uncovered, nor as an action that is absent."""
    perceive, network = perceiving(tmp_path)
    whole = network.network

    def broken(images, mirrored):
        outputs = whole(images, mirrored)
        outputs[output] = outputs[output].copy()
        outputs[output][..., -1] = wrong
        return outputs

    network.network = broken
    percept = perceive(Frame(0.0, 0, scenes.with_face(side=160)))
    assert percept.reason is Reason.OUT_OF_USE
    assert percept.features is None
    assert np.isfinite(percept.quality.value)


def test_the_clock_gives_timings_and_nothing_else(tmp_path):
    clock = ManualClock()
    percept = perceiving(tmp_path, clock)[0](Frame(0.0, 0, scenes.with_face(side=160)))
    assert percept.timings_ms == {"detect": 0.0, "align": 0.0, "features": 1000.0}


def test_the_same_moments_give_the_same_percepts_after_a_reset(tmp_path):
    perceive, _ = perceiving(tmp_path)
    moments = [Frame(i / 10, i, scenes.with_face(250 + 5 * i, 240, roll_deg=3 * i, side=160)) for i in range(12)]
    moments[6] = NoFrame(0.6)
    moments[7] = Frame(0.7, 7, scenes.empty())

    def percepts():
        return [
            (percept.reason, percept.quality, None if percept.features is None else percept.features.vector.tolist())
            for percept in map(perceive, moments)
        ]

    first = percepts()
    perceive.reset()
    assert percepts() == first
    assert {reason for reason, _, _ in first} == {None, Reason.NO_FRAME, Reason.NO_FACE}


def test_several_moments_give_the_same_percepts_in_one_run_of_the_network(tmp_path):
    faces = [Frame(at / 10, at, scenes.with_face(300 + 2 * at, 200, side=160)) for at in range(3)]
    moments = [faces[0], NoFrame(0.05), faces[1], Frame(0.15, 9, scenes.empty(4)), faces[2]]
    together, network = perceiving(tmp_path / "together")
    alone, each = perceiving(tmp_path / "alone")
    some, others = together.read(together.find(moments)), [alone(moment) for moment in moments]
    assert (network.runs, each.runs) == (1, 3)
    assert [percept.reason for percept in some] == [None, Reason.NO_FRAME, None, Reason.TOO_DARK, None]
    for one, other in zip(some, others, strict=True):
        assert (one.t_s, one.index, one.reason, one.quality) == (other.t_s, other.index, other.reason, other.quality)
        if one.features is not None:
            np.testing.assert_array_equal(one.features.vector, other.features.vector)
            np.testing.assert_array_equal(one.features.landmarks, other.features.landmarks)


def test_a_film_is_looked_at_one_way_a_frame_and_a_photo_both_ways(tmp_path):
    picture = scenes.with_face(side=160)
    film = [Frame(index / 10, index, picture) for index in range(4)]
    photos = [Frame(index / 10, index, picture, alone=True) for index in range(2)]
    perceive, network = perceiving(tmp_path)
    ways = [False, True, False, True]
    percepts = perceive.read(perceive.find([film[0], photos[0], film[1], NoFrame(0.15), photos[1], *film[2:]]))
    assert network.ways == [ways, None]
    by_way = [percept.features.vector for percept in percepts if percept.features is not None]
    plain = by_way[ways.index(False) * 2]
    for vector, more in zip(by_way, (ways[0], 0.5, ways[1], 0.5, *ways[2:]), strict=True):
        np.testing.assert_allclose(vector, plain + more, atol=0.05)  # the face may be cut out a part of a pixel aside


def test_a_photo_alone_is_looked_at_both_ways(tmp_path):
    perceive, network = perceiving(tmp_path)
    perceive(Frame(0.0, 3, scenes.with_face(side=160), alone=True))
    assert network.ways == [None]


def test_a_face_found_again_is_looked_at_like_a_new_one(tmp_path):
    """Two networks take turns where a face is followed: what one of them saw before a gap stands for nothing after."""
    first, second = (Counting(Network(tiny.network(tmp_path / name, WORD, two_ways=True), 1)) for name in "ab")
    finder = FaceFinder(scenes.centerface(), SETTINGS.detect)
    perceive = Perceive(finder, FeatureExtractor([first, second]), SETTINGS.quality)
    picture, empty = scenes.with_face(side=160), scenes.empty()
    runs = []
    for index, shown in enumerate([picture, picture, picture, empty, picture, picture, None, picture]):
        if shown is None:
            perceive.reset()
        else:
            perceive(Frame(index / 100, index, shown))
        runs.append((first.runs, second.runs))
    assert runs == [(1, 1), (2, 1), (2, 2), (2, 2), (3, 3), (4, 3), (4, 3), (5, 4)]
