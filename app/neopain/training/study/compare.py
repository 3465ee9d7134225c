"""Fills the table: every set of features, selector and judge on every fold, in several processes, none of it twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn import config_context
from threadpoolctl import ThreadpoolController

from neopain.assemble import parallel
from neopain.batch.progress import Report
from neopain.training.study.array_store import Matrix
from neopain.training.study.classifiers import JUDGES
from neopain.training.study.dataset import Dataset
from neopain.training.study.features.feature_sets import FeatureSet, feature_sets
from neopain.training.study.features.groups import Kind
from neopain.training.study.fold import Judged, Part, judge_fold
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Fold
from neopain.training.study.result_cache import Ledger

STAGE = "comparing"
LATE = "late"
_MADE = 1
"""Raised when the same fold gives other numbers than before."""
_CHUNK = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of the table: what was done, and the probability of each moment when its subject was tested (N,).

    `choices` has an entry for each fold: settings, number of features, and which were kept.
    """

    features: str
    kind: Kind
    selector: str
    judge: str
    probabilities: NDArray[np.float64]
    choices: tuple[dict[str, Any], ...]
    groups: tuple[str, ...]
    late: bool = False

    @property
    def name(self) -> str:
        """What was done, in one line."""
        return f"{self.features} / {self.selector} / {self.judge}"


@dataclass(frozen=True, slots=True, eq=False)
class _Unit:
    """What one process does at a time: a set of features and a selector on a fold, for the judges not known yet."""

    matrices: tuple[Matrix, ...]
    train: NDArray[np.int64]
    test: NDArray[np.int64]
    pain: NDArray[np.int64]
    subjects: NDArray[np.str_]
    selector: str
    sizes: tuple[int, ...]
    judges: tuple[str, ...]
    seed: int
    keys: tuple[str, ...]


def compare(
    data: Dataset,
    made: Sequence[Fold],
    plan: Plan,
    ledger: Ledger,
    jobs: int,
    report: Report,
    by_frame: bool = False,
) -> tuple[Line, ...]:
    """All lines of the table, those that mix late among them. `jobs` processes work at once.

    Inside a training part subjects are kept apart; `by_frame`, as in the protocol that leaks, only frames are.
    """
    if by_frame:
        data = replace(data, subject=np.arange(len(data)).astype(str), key=f"{data.key} by frame")
    sets = feature_sets(data)
    trains = [thinned(data, fold.train, plan) for fold in made]
    known: dict[str, dict[str, NDArray[Any]]] = {}
    units = []
    for one in sets:
        for selector in plan.selectors:
            for fold, train in zip(made, trains, strict=True):
                unit = _unit(data, one, selector, fold, train, plan)
                for key in unit.keys:
                    entry = ledger.get(key)
                    if entry is not None:
                        known[key] = entry
                missing = [n for n, key in enumerate(unit.keys) if key not in known]
                if missing:
                    units.append((unit, missing))
    todo = [_only(unit, missing) for unit, missing in units]
    for done, entries in enumerate(parallel.processes(jobs)(_worker, todo), start=1):
        ledger.put(entries)
        known.update(entries)
        report(STAGE, done, len(todo))
    lines = [
        _line(data, one, selector, judge, made, trains, plan, known)
        for one in sets
        for selector in plan.selectors
        for judge in plan.classifiers
    ]
    return (*lines, *_late(lines, sets))


def _unit(data: Dataset, one: FeatureSet, selector: str, fold: Fold, train: NDArray[np.int64], plan: Plan) -> _Unit:
    return _Unit(
        tuple(data.matrices[name] for name in one.groups),
        train,
        fold.test,
        data.pain[train].astype(np.int64),
        data.subject[train],
        selector,
        plan.sizes,
        plan.classifiers,
        plan.seed,
        tuple(_key(data, one, selector, judge, fold, train, plan) for judge in plan.classifiers),
    )


def _only(unit: _Unit, wanted: Sequence[int]) -> _Unit:
    return _Unit(
        unit.matrices,
        unit.train,
        unit.test,
        unit.pain,
        unit.subjects,
        unit.selector,
        unit.sizes,
        tuple(unit.judges[n] for n in wanted),
        unit.seed,
        tuple(unit.keys[n] for n in wanted),
    )


def _key(
    data: Dataset, one: FeatureSet, selector: str, judge: str, fold: Fold, train: NDArray[np.int64], plan: Plan
) -> str:
    by_name = {group.name: group.key for group in data.groups}
    sizes = plan.sizes if selector != "none" else ()
    words = [_MADE, data.key, [by_name[name] for name in one.groups], selector, sizes, judge, plan.seed]
    words.append([dict(given) for given in JUDGES[judge].grid])
    digest = hashlib.sha256(json.dumps(words).encode())
    digest.update(train.tobytes())
    digest.update(b"/")
    digest.update(fold.test.tobytes())
    return digest.hexdigest()


def thinned(data: Dataset, train: NDArray[np.int64], plan: Plan) -> NDArray[np.int64]:
    """At most `plan.most_train` of the rows, as evenly from all recordings as can be."""
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


def _worker() -> Callable[[_Unit], dict[str, dict[str, NDArray[Any]]]]:
    return work


@cache
def _threads() -> ThreadpoolController:
    """Looked up once: it takes as long as a small fold."""
    return ThreadpoolController()


def work(unit: _Unit) -> dict[str, dict[str, NDArray[Any]]]:
    """The entries of one unit by key. One thread, as there is a process for each core."""
    with _threads().limit(limits=1), config_context(skip_parameter_validation=True, assume_finite=True):
        train = Part(_joined(unit.matrices, unit.train), unit.pain, unit.subjects)
        test = _joined(unit.matrices, unit.test)
        judged = judge_fold(train, test, unit.selector, unit.sizes, unit.judges, unit.seed)
    return {key: _entry(judged[judge]) for key, judge in zip(unit.keys, unit.judges, strict=True)}


def joined(data: Dataset, groups: Sequence[str], rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """Features of `rows` (M,), the groups side by side: M x D."""
    return _joined([data.matrices[name] for name in groups], rows)


def _joined(matrices: Sequence[Matrix], rows: NDArray[np.int64]) -> NDArray[np.float32]:
    return np.hstack([matrix.take(rows) for matrix in matrices]).astype(np.float32, copy=False)


def _entry(judged: Judged) -> dict[str, NDArray[Any]]:
    return {
        "p": judged.probabilities,
        "kept": judged.kept.astype(np.int32),
        "choice": np.array(json.dumps({"k": judged.k, **judged.given})),
    }


def _line(
    data: Dataset,
    one: FeatureSet,
    selector: str,
    judge: str,
    made: Sequence[Fold],
    trains: Sequence[NDArray[np.int64]],
    plan: Plan,
    known: dict[str, dict[str, NDArray[Any]]],
) -> Line:
    probabilities = np.full(len(data), np.nan)
    choices = []
    for fold, train in zip(made, trains, strict=True):
        entry = known[_key(data, one, selector, judge, fold, train, plan)]
        probabilities[fold.test] = entry["p"]
        choices.append({"fold": fold.name, **json.loads(str(entry["choice"])), "kept": entry["kept"].tolist()})
    return Line(one.name, one.kind, selector, judge, probabilities, tuple(choices), one.groups)


def _late(lines: Sequence[Line], sets: Sequence[FeatureSet]) -> Iterator[Line]:
    """For each early mix the mean probability of its groups, each judged alone in the same way."""
    alone = {(line.groups, line.selector, line.judge): line for line in lines if len(line.groups) == 1}
    for line in lines:
        if len(line.groups) < 2:
            continue
        parts = [alone[(group,), line.selector, line.judge] for group in line.groups]
        mean = np.mean([part.probabilities for part in parts], axis=0)
        name = f"{LATE}({', '.join(line.groups)})"
        yield Line(name, line.kind, line.selector, line.judge, mean, (), line.groups, late=True)
