"""The promise of a study comes from choices that the tested part had no say in."""

import dataclasses

import numpy as np

from neopain.training.study.nested import best_in_training
from neopain.training.study.protocol import Fold
from studies import dataset, line, results

FOLDS = (Fold("part 1", np.arange(4, 8), np.arange(4)), Fold("part 2", np.arange(4), np.arange(4, 8)))


def judged(data, p, *inner):
    given = line(data, np.full(len(data), p), features=f"says {p}")
    choices = tuple({"fold": fold.name, "inner_auc": auc} for fold, auc in zip(FOLDS, inner, strict=True))
    return dataclasses.replace(given, choices=choices)


def test_each_fold_takes_the_line_that_was_best_on_inner_subjects_and_the_first_of_equals(tmp_path):
    data = dataset(tmp_path, subjects=2, each=4)
    lines = [judged(data, 0.1, 0.8, 0.7), judged(data, 0.2, 0.6, 0.9), judged(data, 0.3, 0.8, 0.9)]
    found = best_in_training(lines, FOLDS)
    assert found.probabilities.tolist() == [0.1] * 4 + [0.2] * 4
    assert [choice["line"] for choice in found.choices] == [lines[0].name, lines[1].name]


def test_lines_without_choices_are_left_out(tmp_path):
    data = dataset(tmp_path, subjects=2, each=4)
    late = line(data, np.full(len(data), 0.9))
    assert best_in_training([late], FOLDS) is None
    assert best_in_training([late, judged(data, 0.1, 0.5, 0.5)], FOLDS).probabilities.tolist() == [0.1] * 8


def test_the_promise_is_no_line_of_the_table_and_has_figures(tmp_path):
    data = dataset(tmp_path, subjects=2, each=4)
    chosen = judged(data, 0.1, 0.8, 0.7)
    right = line(data, np.where(data.pain, 0.9, 0.1))
    found = results(data, [right], chosen=chosen)
    assert [row.line.name for row in found.table] == [right.name]
    assert found.chosen.figures["auc"].value == 0.5
    assert results(data, [right]).chosen is None
