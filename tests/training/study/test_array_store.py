"""What is on a store stays, whatever happens to the process that adds to it."""

import os

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from neopain.training.study.array_store import ArrayStore


def block(seed, rows, width=3):
    return np.random.default_rng(seed).normal(size=(rows, width)).astype(np.float32)


@settings(max_examples=30, deadline=None)
@example(sizes=[2, 1, 3], cut=0, torn=1)
@given(sizes=st.lists(st.integers(0, 5), min_size=1, max_size=8), cut=st.integers(0, 400), torn=st.integers(0, 60))
def test_after_any_interruption_the_store_continues_with_complete_blocks(tmp_path_factory, sizes, cut, torn):
    folder = tmp_path_factory.mktemp("store")
    store = ArrayStore(folder, "v", np.float32)
    for seed, rows in enumerate(sizes):
        store.add(str(seed), block(seed, rows))
    data, index = folder / "v.bin", folder / "v.csv"
    os.truncate(data, max(data.stat().st_size - cut, 0))
    os.truncate(index, max(index.stat().st_size - torn, 0))
    again = ArrayStore(folder, "v", np.float32)
    known = [str(seed) for seed in range(len(sizes)) if str(seed) in again]
    assert known == [str(seed) for seed in range(len(known))]
    if not cut and not torn:
        assert len(known) == len(sizes)
    for seed, rows in enumerate(sizes):
        again.add(str(seed), block(seed, rows))
    last = ArrayStore(folder, "v", np.float32)
    order = [str(seed) for seed in reversed(range(len(sizes)))]
    found = last.gather(order)
    expected = np.concatenate([block(int(name), sizes[int(name)]) for name in order])
    assert found.shape[0] == len(expected)
    if len(expected):
        assert (found.take(np.arange(len(expected))) == expected).all()
        assert (found.take(np.array([len(expected) - 1])) == expected[-1:]).all()


def test_an_id_keeps_its_first_block_and_a_store_has_one_width(tmp_path):
    store = ArrayStore(tmp_path, "v", np.float32)
    store.add("a", block(0, 2))
    store.add("a", block(1, 5))
    assert (store.gather(["a"]).take(np.arange(2)) == block(0, 2)).all()
    with pytest.raises(ValueError, match="rows of 3, not of 4"):
        store.add("b", block(2, 1, width=4))


def test_taking_a_few_rows_reads_no_more(tmp_path):
    store = ArrayStore(tmp_path, "v", np.float32)
    for name in range(40):
        store.add(str(name), np.full((500, 256), name, np.float32))
    found = store.gather([str(name) for name in range(40)])
    some = found.take(np.array([0, 10_000, 19_999]))
    assert some[:, 0].tolist() == [0, 20, 39]
