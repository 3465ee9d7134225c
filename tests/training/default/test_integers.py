import time

import numpy as np
import pytest

from neopain.inference.drift import LEAST_COSINE, LEAST_RANK, Drift
from neopain.pipeline.features import VECTOR
from neopain.training.default import integers
from neopain.training.default.integers import Comparison

FACES = np.random.default_rng(0).integers(0, 256, (4, 224, 224, 3), dtype=np.uint8)


def _features(faces):
    return faces.reshape(len(faces), -1)[:, :500].astype(np.float32)


def test_a_network_that_says_the_same_may_be_published_and_is_timed_a_face_at_a_time():
    seen, ways = [], []

    def slow(faces, mirrored=None):
        seen.append(len(faces))
        ways.append(None if mirrored is None else mirrored.tolist())
        time.sleep(0.002)
        return {VECTOR: _features(faces)}

    compared = integers.compare(lambda faces, mirrored=None: {VECTOR: _features(faces)}, slow, FACES)
    assert compared.drift.cosine_worst == pytest.approx(1, abs=1e-6)
    assert compared.small
    assert set(seen) == {1}
    assert ways == len(FACES) * [None] + (len(ways) - len(FACES)) * [[False]]
    assert compared.integer_ms > max(2.0, compared.float_ms)
    assert compared.figures()["int8_ms_a_face"] == compared.integer_ms


def test_one_face_that_is_read_differently_is_enough_to_refuse():
    def wrong(faces, mirrored=None):
        features = _features(faces)
        return {VECTOR: features[:, ::-1].copy() if (faces[0] == FACES[2]).all() else features}

    compared = integers.compare(lambda faces, mirrored=None: {VECTOR: _features(faces)}, wrong, FACES)
    assert not compared.small
    assert compared.drift.cosine_mean > compared.drift.cosine_worst


@pytest.mark.parametrize(("cosine", "rank"), [(LEAST_COSINE - 1e-3, 1.0), (1.0, LEAST_RANK - 1e-3)])
def test_either_limit_counts(cosine, rank):
    assert not Comparison(Drift(1, 1.0, cosine, 1.0, rank, 1.0), 2.0, 1.0).small
    assert Comparison(Drift(1, 1.0, LEAST_COSINE, 1.0, LEAST_RANK, 1.0), 2.0, 1.0).small
