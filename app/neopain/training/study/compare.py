"""Computes the table: every set of features, selector and classifier on every fold, in parallel, nothing twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn import config_context
from threadpoolctl import ThreadpoolController

from neopain.assemble import parallel
from neopain.base.arrays import F32, F64, I64
from neopain.batch.progress import Report
from neopain.training.study.array_store import Matrix
from neopain.training.study.classifiers import CLASSIFIERS
from neopain.training.study.dataset import Dataset
from neopain.training.study.features.groups import FeatureSet, Kind, feature_sets
from neopain.training.study.fold import FoldResult, Part, evaluate_fold
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Fold
from neopain.training.study.result_cache import ResultCache

STAGE = "comparing"
LATE_MIXING = "late"
_MADE = 2
"""Increase it when the same fold gives other numbers than before: results in the cache no longer count then."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of the table: what was done, and the probability of each moment when its subject was tested (N,).

    `choices` has an entry for each fold: settings, number of features, which were selected, and the AUC on inner
    subjects. `late`: the mean probability of classifiers of single groups.
    """

    features: str
    kind: Kind
    selector: str
    classifier: str
    probabilities: F64
    choices: tuple[dict[str, Any], ...]
    groups: tuple[str, ...]
    late: bool = False

    @property
    def name(self) -> str:
        """What was done, in one line."""
        return f"{self.features} / {self.selector} / {self.classifier}"


@dataclass(frozen=True, slots=True, eq=False)
class _FoldTask:
    """The work of a process at a time: a set of features and a selector on a fold, for classifiers not in the cache."""

    matrices: tuple[Matrix, ...]
    train: I64
    test: I64
    pain: I64
    subjects: NDArray[np.str_]
    selector: str
    sizes: tuple[int, ...]
    classifiers: tuple[str, ...]
    seed: int
    keys: tuple[str, ...]


def compare(
    data: Dataset,
    folds: Sequence[Fold],
    plan: Plan,
    results: ResultCache,
    jobs: int,
    report: Report,
    by_frame: bool = False,
) -> tuple[Line, ...]:
    """All lines of the table, including late mixes. `jobs` processes work at once; `results` caches folds.

    Inside a training part the splits are by subject, or `by_frame` as in the leaking protocol.
    """
    if by_frame:
        data = replace(data, subject=np.arange(len(data)).astype(str), key=f"{data.key} by frame")
    sets = feature_sets(data.groups)
    trains = [subsample(data, fold.train, plan) for fold in folds]
    tasks = {
        (features, selector): [_task(data, features, selector, *part, plan) for part in zip(folds, trains, strict=True)]
        for features in sets
        for selector in plan.selectors
    }
    every = [task for of_folds in tasks.values() for task in of_folds]
    known = {key: entry for task in every for key in task.keys if (entry := results.get(key)) is not None}
    todo = [task for task in (_without(task, known) for task in every) if task.keys]
    for done, entries in enumerate(parallel.processes(jobs)(_worker, todo), start=1):
        results.put(entries)
        known.update(entries)
        report(STAGE, done, len(todo))
    lines = [
        _line(data, features, selector, classifier, folds, [known[task.keys[number]] for task in of_folds])
        for (features, selector), of_folds in tasks.items()
        for number, classifier in enumerate(plan.classifiers)
    ]
    return (*lines, *_late_mixes(lines))


def _task(data: Dataset, features: FeatureSet, selector: str, fold: Fold, train: I64, plan: Plan) -> _FoldTask:
    return _FoldTask(
        tuple(data.matrices[name] for name in features.groups),
        train,
        fold.test,
        data.pain[train].astype(np.int64),
        data.subject[train],
        selector,
        plan.sizes,
        plan.classifiers,
        plan.seed,
        tuple(_key(data, features, selector, classifier, fold, train, plan) for classifier in plan.classifiers),
    )


def _without(task: _FoldTask, known: Container[str]) -> _FoldTask:
    """`task` without the classifiers whose key is in `known`."""
    left = [(name, key) for name, key in zip(task.classifiers, task.keys, strict=True) if key not in known]
    return replace(task, classifiers=tuple(name for name, _ in left), keys=tuple(key for _, key in left))


def _key(
    data: Dataset, features: FeatureSet, selector: str, classifier: str, fold: Fold, train: I64, plan: Plan
) -> str:
    by_name = {group.name: group.key for group in data.groups}
    sizes = plan.sizes if selector != "none" else ()
    words = [_MADE, data.key, [by_name[name] for name in features.groups], selector, sizes, classifier, plan.seed]
    words.append([dict(settings) for settings in CLASSIFIERS[classifier].grid])
    digest = hashlib.sha256(json.dumps(words).encode())
    digest.update(train.tobytes())
    digest.update(b"/")
    digest.update(fold.test.tobytes())
    return digest.hexdigest()


def subsample(data: Dataset, train: I64, plan: Plan) -> I64:
    """At most `plan.most_train` of the rows, drawn as evenly as possible from all recordings."""
    if len(train) <= plan.most_train:
        return train
    rng = np.random.default_rng(plan.seed)
    order = rng.permutation(len(train))
    recording = data.row[train][order]
    by_recording = np.argsort(recording, kind="stable")
    starts = np.concatenate([[0], np.flatnonzero(np.diff(recording[by_recording])) + 1])
    turn = np.arange(len(train)) - np.repeat(starts, np.diff([*starts, len(train)]))
    chosen = by_recording[np.argsort(turn, kind="stable")[: plan.most_train]]
    return np.sort(train[order[chosen]])


def _worker() -> Callable[[_FoldTask], dict[str, dict[str, NDArray[Any]]]]:
    return evaluate


@cache
def _threads() -> ThreadpoolController:
    """The controller, looked up once: that takes as long as a small fold."""
    return ThreadpoolController()


def evaluate(task: _FoldTask) -> dict[str, dict[str, NDArray[Any]]]:
    """The cache entries of one task by key. Uses one thread, as there is a process for each core."""
    with _threads().limit(limits=1), config_context(skip_parameter_validation=True, assume_finite=True):
        train = Part(_side_by_side(task.matrices, task.train), task.pain, task.subjects)
        test = _side_by_side(task.matrices, task.test)
        found = evaluate_fold(train, test, task.selector, task.sizes, task.classifiers, task.seed)
    return {key: _entry(found[name]) for key, name in zip(task.keys, task.classifiers, strict=True)}


def feature_matrix(data: Dataset, groups: Sequence[str], rows: I64) -> F32:
    """Features of `rows` (M,), the groups side by side: M x D."""
    return _side_by_side([data.matrices[name] for name in groups], rows)


def _side_by_side(matrices: Sequence[Matrix], rows: I64) -> F32:
    return np.hstack([matrix.take(rows) for matrix in matrices]).astype(np.float32, copy=False)


def _entry(result: FoldResult) -> dict[str, NDArray[Any]]:
    return {
        "p": result.probabilities,
        "kept": result.selected.astype(np.int32),
        "choice": np.array(json.dumps({"k": result.k, "inner_auc": round(result.inner_auc, 6), **result.settings})),
    }


def _line(
    data: Dataset,
    features: FeatureSet,
    selector: str,
    classifier: str,
    folds: Sequence[Fold],
    entries: Sequence[dict[str, NDArray[Any]]],
) -> Line:
    """The line of the table with the cache `entries` of its folds."""
    probabilities = np.full(len(data), np.nan)
    choices = []
    for fold, entry in zip(folds, entries, strict=True):
        probabilities[fold.test] = entry["p"]
        choices.append({"fold": fold.name, **json.loads(str(entry["choice"])), "kept": entry["kept"].tolist()})
    return Line(features.name, features.kind, selector, classifier, probabilities, tuple(choices), features.groups)


def _late_mixes(lines: Sequence[Line]) -> Iterator[Line]:
    """For each early mix, the mean probability of its groups, each classified alone in the same way."""
    alone = {(line.groups, line.selector, line.classifier): line for line in lines if len(line.groups) == 1}
    for line in lines:
        if len(line.groups) < 2:
            continue
        parts = [alone[(group,), line.selector, line.classifier] for group in line.groups]
        mean = np.mean([part.probabilities for part in parts], axis=0)
        name = f"{LATE_MIXING}({', '.join(line.groups)})"
        yield Line(name, line.kind, line.selector, line.classifier, mean, (), line.groups, late=True)
