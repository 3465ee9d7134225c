import numpy as np

from neopain.training.network.weights import MIRRORED, PARTS, part_shares


def test_every_landmark_is_in_one_part_and_every_part_counts_alike():
    assert sorted(index for part in PARTS for index in part) == list(range(68))
    np.testing.assert_allclose(part_shares().sum(1), 1, rtol=1e-6)


def test_the_mirror_of_a_part_is_a_part():
    parts = {frozenset(part) for part in PARTS}
    assert {frozenset(MIRRORED[index] for index in part) for part in PARTS} == parts
