import numpy as np
import pytest

from neopain.base.errors import ModelError
from neopain.inference import drift

VECTORS = np.maximum(np.random.default_rng(0).normal(size=(6, 500)), 0).astype(np.float32)


def test_the_same_vectors_agree_in_everything():
    found = drift.measure(VECTORS, 3 * VECTORS)
    assert found.faces == 6
    assert found.cosine_worst == pytest.approx(1)
    assert found.rank_worst == pytest.approx(1)
    assert drift.measure(VECTORS, VECTORS).centred_mean == pytest.approx(1)
    found.ensure_small("x")


def test_cosine_and_rank_follow_their_definitions():
    one, other = np.array([[1, 2, 3, 4]], np.float32), np.array([[2, 1, 4, 3]], np.float32)
    found = drift.measure(np.vstack([one, one]), np.vstack([one, other]))
    assert found.cosine_worst == pytest.approx(28 / 30)
    assert found.cosine_mean == pytest.approx((1 + 28 / 30) / 2)
    assert found.rank_worst == pytest.approx(0.6)  # 1 - 6 * 4 / (4 * 15)


def test_one_bad_face_is_enough():
    moved = VECTORS.copy()
    moved[3] += np.random.default_rng(1).normal(0, 0.2, 500)
    with pytest.raises(ModelError, match=r"x was not published: cosine .* 0\.99 is the least"):
        drift.measure(VECTORS, moved).ensure_small("x")


def test_order_counts_as_well_as_direction():
    moved = VECTORS.copy()
    moved[0, ::2] += 0.05  # hardly turns the vector, but shuffles the many near zero
    found = drift.measure(VECTORS, moved)
    assert found.cosine_worst > drift.LEAST_COSINE
    with pytest.raises(ModelError, match="rank agreement"):
        found.ensure_small("x")


def test_features_that_are_all_zero_do_not_agree():
    with pytest.raises(ModelError, match="cosine with the float network is nan"):
        drift.measure(VECTORS, np.zeros_like(VECTORS)).ensure_small("x")
