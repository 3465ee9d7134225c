"""Lines are ranked by AUC, and the best one is shown with its errors, its differences and its origin."""

import dataclasses

import numpy as np
import pytest

from neopain.training.study.dataset import Usable
from neopain.training.study.results import best_of_each_feature_set, problems
from studies import dataset, line, results


@pytest.fixture
def data(tmp_path):
    return dataset(tmp_path, subjects=4, each=6, moments=2)


def right(data, certain=0.9):
    return np.where(data.pain, certain, 1 - certain)


def test_lines_are_ranked_by_their_area_and_then_by_their_score(data):
    rng = np.random.default_rng(0)
    chance = line(data, rng.random(len(data)), "chance")
    sure, unsure = line(data, right(data), "sure"), line(data, right(data, 0.6), "unsure")
    found = results(data, [chance, unsure, sure])
    assert [row.line.classifier for row in found.table] == ["sure", "unsure", "chance"]
    assert found.best.figures["auc"].value == 1.0
    assert [(one.first, one.second) for one in found.differences] == [
        (sure.name, unsure.name),
        (sure.name, chance.name),
    ]


def test_a_recording_has_the_mean_of_its_moments_and_only_tested_ones_count(data):
    given = right(data)
    given[data.row == 1] = 0.9, 0.5
    found = results(data, [line(data, given)])
    assert found.best.probability[1] == pytest.approx(0.7)
    assert found.recording.tolist() == list(range(24))
    assert found.pain.tolist() == [recording.pain for recording in data.recordings]


def test_errors_come_worst_first_with_the_time_of_their_worst_moment(data):
    data = dataclasses.replace(data, t_s=np.tile([0.0, 3.5], 24))
    given = right(data)
    given[data.row == 1] = 0.1, 0.05  # with pain, judged calm
    given[data.row == 2] = 0.5, 0.7  # without, judged pain
    found = results(data, [line(data, given)]).failures
    assert [(one.recording.line, one.t_s) for one in found] == [(3, 3.5), (4, 3.5)]
    assert found[0].probability == pytest.approx(0.075)
    assert found[0].loss == pytest.approx(-np.log(0.075))


def test_agreement_needs_scores(data):
    given = [line(data, right(data))]
    found = results(data, given)
    assert found.agreement is not None
    assert found.nurse.tolist() == [recording.score for recording in data.recordings]
    assert len(found.program) == len(found.nurse)
    rows = tuple(dataclasses.replace(row, score=None) for row in data.recordings)
    without = results(dataclasses.replace(data, recordings=rows), given)
    assert without.agreement is None
    assert len(without.nurse) == len(without.program) == 0


def test_each_set_of_features_is_shown_by_its_best_line(data):
    lines = [line(data, right(data), "a"), line(data, 1 - right(data), "b"), line(data, right(data, 0.7), "c", "noise")]
    table = results(data, lines).table
    assert [row.line.classifier for row in best_of_each_feature_set(table)] == ["a", "c"]


def test_what_could_not_be_read_and_what_was_skipped_are_problems(data):
    usable = (Usable(2, {}, "the file is cut off"), *data.usable[1:])
    data = dataclasses.replace(data, usable=usable)
    assert problems(data) == ["line 2: the file is cut off"]
    found = results(data, [line(data, right(data))], skipped=("strain was left out",))
    assert found.problems == ("strain was left out", "line 2: the file is cut off")
    assert found.origin["bundle"]["id"] == "tiny-202611"
    assert found.origin["plan"]["seed"] == 0
