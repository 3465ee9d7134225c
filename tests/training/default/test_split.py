import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.training.default.settings import SplitSettings
from neopain.training.default.split import by_subject

SUBJECTS = np.repeat(np.arange(50) * 7 + 1_000_000, 4)


def test_no_subject_is_in_two_parts_and_no_row_is_lost():
    split = by_subject(SUBJECTS, SplitSettings(calibrate=0.12, test=0.2), seed=3)
    parts = [set(SUBJECTS[rows]) for rows in (split.train, split.calibrate, split.test)]
    assert [len(part) for part in parts] == [34, 6, 10]
    assert len(set.union(*parts)) == 50
    rows = np.concatenate([split.train, split.calibrate, split.test])
    assert sorted(rows) == list(range(len(SUBJECTS)))


def test_the_seed_alone_decides():
    first, again, other = (by_subject(SUBJECTS, SplitSettings(), seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.test, again.test)
    assert set(SUBJECTS[first.test]) != set(SUBJECTS[other.test])


def test_too_few_subjects_are_refused():
    with pytest.raises(InputError, match="2 subjects cannot be split"):
        by_subject(np.array([1, 1, 2]), SplitSettings(), seed=0)
