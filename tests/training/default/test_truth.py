import dataclasses

import numpy as np
import pyarrow
import pyarrow.parquet
import pytest

from neopain.base.errors import InputError
from neopain.training.default import truth
from neopain.training.default.settings import SplitSettings

SUBJECTS = np.repeat(np.arange(50) * 7 + 1_000_000, 4)


def test_truth_is_read_as_it_was_written(renders, known):
    rows = pyarrow.parquet.read_table(renders / truth.FILE_NAME).to_pylist()
    assert len(known) == len(rows) == 144
    row = rows[17]
    assert known.files[17] == renders / row["file"]
    assert known.files[17].is_file()
    assert known.subjects[17] == row["subject"]
    assert truth.STATES[known.states[17]] == row["state"]
    assert known.pain_target[17] == row["pain_target"]
    assert known.landmarks[17, 67].tolist() == row["landmarks"][-2:]
    np.testing.assert_allclose(known.actions[17, 3], row["nfcs_open_lips"], rtol=1e-6)
    np.testing.assert_allclose(known.pose_deg[17], [row["yaw_deg"], row["pitch_deg"]], rtol=1e-6)
    np.testing.assert_allclose(known.boxes[17, 2], row["box_x1"], rtol=1e-6)


def test_faces_turned_away_or_covered_are_not_to_be_judged(known):
    pose, covered = known.pose_deg.copy(), known.covered.copy()
    pose[3, 0], pose[4, 1], covered[5, 0], covered[6, 1] = -60, 60, 0.9, 0.4
    changed = dataclasses.replace(known, pose_deg=pose, covered=covered)
    assert changed.scorable(np.array([2, 3, 4, 5, 6])).tolist() == [2, 6]


def test_a_missing_table_says_what_to_do(tmp_path):
    with pytest.raises(InputError, match=r"truth.parquet is missing; render faces there with: neopain synth"):
        truth.read(tmp_path)


@pytest.mark.parametrize("change", ["column", "state", "bytes"])
def test_a_foreign_table_is_refused(renders, tmp_path, change):
    path = tmp_path / truth.FILE_NAME
    table = pyarrow.parquet.read_table(renders / truth.FILE_NAME)
    if change == "column":
        pyarrow.parquet.write_table(table.drop(["yaw_deg"]), path)
    elif change == "state":
        states = pyarrow.array(["bored"] * table.num_rows)
        pyarrow.parquet.write_table(table.set_column(table.column_names.index("state"), "state", states), path)
    else:
        path.write_bytes(b"PAR1 no table")
    with pytest.raises(InputError, match="is not a truth table of neopain synth"):
        truth.read(tmp_path)


def test_no_subject_is_in_two_parts_and_no_row_is_lost():
    split = truth.split_by_subject(SUBJECTS, SplitSettings(calibrate=0.12, test=0.2), seed=3)
    parts = [set(SUBJECTS[rows]) for rows in (split.train, split.calibrate, split.test)]
    assert [len(part) for part in parts] == [34, 6, 10]
    assert len(set.union(*parts)) == 50
    rows = np.concatenate([split.train, split.calibrate, split.test])
    assert sorted(rows) == list(range(len(SUBJECTS)))


def test_the_seed_alone_decides():
    first, again, other = (truth.split_by_subject(SUBJECTS, SplitSettings(), seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.test, again.test)
    assert set(SUBJECTS[first.test]) != set(SUBJECTS[other.test])


def test_too_few_subjects_are_refused():
    with pytest.raises(InputError, match="2 subjects cannot be split"):
        truth.split_by_subject(np.array([1, 1, 2]), SplitSettings(), seed=0)
