import numpy as np
import pytest

import tiny
from neopain.pipeline.occlusion import STEPS, heat_map

FACE = np.random.default_rng(3).integers(60, 200, (224, 224, 3)).astype(np.uint8)
REGIONS = {"mouth": (150, 112), "left eye": (90, 70), "right eye": (90, 154), "corner": (20, 20)}


def reads_only(y, x, half=16):
    """A probability that follows how far the pixels around (y, x) are from flat."""
    return lambda crop: float(np.clip(crop[y - half : y + half, x - half : x + half].std() / 80, 0.01, 0.99))


@pytest.mark.parametrize("region", REGIONS)
def test_the_map_is_hottest_where_the_classifier_looks(region):
    y, x = REGIONS[region]
    heat = heat_map(FACE, reads_only(y, x))
    assert (heat.shape, heat.dtype) == ((224, 224), np.float32)
    assert (heat.min(), heat.max()) == (pytest.approx(0, abs=1e-6), 1.0)
    hottest = np.unravel_index(heat.argmax(), heat.shape)
    assert np.hypot(hottest[0] - y, hottest[1] - x) < 30
    far = np.hypot(*(np.mgrid[:224, :224] - np.array([y, x]).reshape(2, 1, 1))) > 100
    assert heat[far].max() < 0.05


def test_regions_that_lower_the_score_are_not_shown_as_raising_it():
    y, x = REGIONS["mouth"]
    heat = heat_map(FACE, lambda crop: 1 - reads_only(y, x)(crop))
    assert heat.max() == 0


def test_a_constant_probability_has_an_empty_map():
    assert heat_map(FACE, lambda crop: 0.9).max() == 0
    assert heat_map(FACE, lambda crop: 1.0).max() == 0


def test_a_face_that_cannot_be_judged_has_no_map():
    assert heat_map(FACE, lambda crop: None) is None


def test_it_ends_as_soon_as_it_is_asked_to_stop():
    asked = []

    def probability(crop):
        asked.append(crop)
        return 0.5

    assert heat_map(FACE, probability, lambda: len(asked) == 7) is None
    assert len(asked) == 7
    asked.clear()
    assert heat_map(FACE, probability) is not None
    assert len(asked) == STEPS**2 + 1


def test_the_face_is_not_changed():
    face = np.array(tiny.face_picture())
    before = face.copy()
    heat_map(face, lambda crop: float(crop.mean() / 255))
    np.testing.assert_array_equal(face, before)
