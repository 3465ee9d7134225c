"""Planted data: one group of features carries the label, which ranking and selection find, and chance does not."""

import dataclasses

import numpy as np
import pytest

from neopain.batch.bootstrap import bootstrap_weights, roc_areas
from neopain.batch.progress import silent
from neopain.training.study import compare as comparing
from neopain.training.study import protocol
from neopain.training.study.compare import compare, subsample
from neopain.training.study.figures import by_recording, interval
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Protocol
from neopain.training.study.result_cache import ResultCache
from studies import QUICK, dataset


def lines_of(data, plan, results, jobs=1):
    made = protocol.folds(data, Protocol.LOSO, 10, 0)
    return {line.name: line for line in compare(data, made, plan, results, jobs, silent)}


@pytest.fixture
def results(tmp_path):
    opened = ResultCache(tmp_path / "folds.sqlite")
    yield opened
    opened.close()


def auc(data, line):
    return roc_areas(data.pain, line.probabilities, np.ones((1, len(data))))[0]


@pytest.mark.no_cover  # the longest of its kind; the others cover its lines
def test_the_group_that_carries_the_label_is_first_and_its_feature_is_kept(tmp_path, results):
    data = dataset(tmp_path, carrying=("planted",), silent=("noise", "other"), subjects=6, each=14)
    selectors = ("relief-f", "symmetric-uncertainty", "mutual-information")
    plan = QUICK.model_copy(update={"selectors": selectors, "sizes": (3,)})
    lines = lines_of(data, plan, results)
    ranked = sorted(lines.values(), key=lambda line: -auc(data, line))
    assert "planted" in ranked[0].groups
    alone = {name: line for name, line in lines.items() if line.groups == ("planted",)}
    assert all(auc(data, line) > 0.85 for line in alone.values())
    assert all(3 in choice["kept"] for line in alone.values() for choice in line.choices)
    assert all(auc(data, line) < 0.7 for line in lines.values() if "planted" not in line.groups)
    # joined, feature 3 of the planted group is still selected: the third group begins at twice the width
    mixed = [line for line in lines.values() if line.groups[0] == "planted" and len(line.groups) > 1 and not line.late]
    assert mixed
    assert all(3 in choice["kept"] for line in mixed for choice in line.choices)


@pytest.mark.no_cover
def test_shuffled_labels_are_judged_by_chance(tmp_path, results):
    data = dataset(tmp_path, subjects=12, each=8)
    rng = np.random.default_rng(3)
    labels = np.concatenate([rng.permutation(data.pain[data.subject == name]) for name in np.unique(data.subject)])
    shuffled = dataclasses.replace(data, pain=labels, key="shuffled")
    for line in lines_of(shuffled, QUICK, results).values():
        probability = by_recording(data.row, line.probabilities, len(data.recordings))
        found = interval(roc_areas(labels, probability, bootstrap_weights(data.subject, 300, 0)))
        assert found.low < 0.5 < found.high, line.name


def test_training_on_the_tested_subject_gives_higher_figures(tmp_path, results):
    # Every subject is all pain or none, and lies around a place of its own: a split by frame knows the place.
    data = dataset(tmp_path, carrying=(), silent=("noise",), subjects=12, each=8)
    labels = (np.unique(data.subject, return_inverse=True)[1] % 2).astype(bool)
    marked = dataclasses.replace(data, pain=labels, key="by subject")
    made = protocol.folds(marked, Protocol.FRAMES, 5, 0)
    plan = QUICK.model_copy(update={"selectors": ("none",), "classifiers": ("knn",)})
    leaked = compare(marked, made, plan, results, 1, silent, by_frame=True)[0]
    assert auc(marked, leaked) > 0.95
    assert auc(marked, lines_of(marked, plan, results)[leaked.name]) < 0.7


def test_late_mixing_is_the_mean_of_the_groups_judged_alone(tmp_path, results):
    data = dataset(tmp_path)
    lines = lines_of(data, QUICK, results)
    late = lines["late(planted, noise) / mutual-information / logistic"]
    alone = [lines[f"{group} / mutual-information / logistic"].probabilities for group in ("planted", "noise")]
    assert late.probabilities == pytest.approx(np.mean(alone, axis=0))


def test_what_was_computed_is_not_computed_again_and_a_new_classifier_costs_itself_alone(
    tmp_path, monkeypatch, results
):
    data = dataset(tmp_path, subjects=4)
    done = []
    real = comparing.evaluate
    monkeypatch.setattr(comparing, "evaluate", lambda task: done.append(task.classifiers) or real(task))
    first = lines_of(data, QUICK, results)
    assert len(done) == 3 * 4  # sets, folds
    done.clear()
    again = lines_of(data, QUICK, results)
    assert done == []
    for name, line in first.items():
        assert (again[name].probabilities == line.probabilities).all()
    lines_of(data, QUICK.model_copy(update={"classifiers": ("logistic", "knn")}), results)
    assert set(done) == {("knn",)}
    done.clear()
    lines_of(dataclasses.replace(data, key="changed"), QUICK, results)
    assert len(done) == 3 * 4


def test_an_interrupted_run_continues_where_it_stopped(tmp_path, monkeypatch, results):
    data = dataset(tmp_path, subjects=4)
    real, done = comparing.evaluate, []

    def stopped(task):
        if len(done) == 5:
            raise KeyboardInterrupt
        done.append(task)
        return real(task)

    monkeypatch.setattr(comparing, "evaluate", stopped)
    with pytest.raises(KeyboardInterrupt):
        lines_of(data, QUICK, results)
    rest = []
    monkeypatch.setattr(comparing, "evaluate", lambda task: rest.append(task) or real(task))
    lines_of(data, QUICK, results)
    assert len(rest) == 3 * 4 - 5


def test_two_processes_give_the_results_of_one(tmp_path, results):
    data = dataset(tmp_path, subjects=4, each=4)
    one = lines_of(data, QUICK, results)
    other = ResultCache(tmp_path / "other.sqlite")
    two = lines_of(data, QUICK, other, jobs=2)
    other.close()
    for name, line in one.items():
        assert (two[name].probabilities == line.probabilities).all()


def test_a_large_training_part_is_thinned_evenly(tmp_path):
    data = dataset(tmp_path, subjects=6, each=4, moments=20)
    kept = subsample(data, np.arange(len(data)), Plan(most_train=100))
    assert len(kept) == 100
    counts = np.bincount(data.row[kept], minlength=24)
    assert counts.min() >= 4
    assert counts.max() <= 5
    assert (subsample(data, np.arange(50), Plan(most_train=100)) == np.arange(50)).all()
