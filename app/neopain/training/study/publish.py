"""Makes a model folder of a line of the table: fitted on all subjects, calibrated on subjects left out, checked."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import VotingClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import LabelEncoder

from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import InputError
from neopain.inference import publish as folders
from neopain.inference.classifier import OUTPUT, dump
from neopain.inference.columns import Columns
from neopain.inference.manifest import InputSpec, Manifest, Need, OutputSpec, TrainedOn, describe_file
from neopain.inference.store import Artefact
from neopain.training.study import card
from neopain.training.study.classifiers import JUDGES, pipeline
from neopain.training.study.compare import Line, joined, thinned
from neopain.training.study.dataset import Dataset
from neopain.training.study.figures import F64, Bools
from neopain.training.study.fold import Part, Split, inner_splits, judge_fold
from neopain.training.study.plan import Plan
from neopain.training.study.results import Ranked, Results
from neopain.training.study.warm_start import WARM, LogOdds, adapt, choose_firmness, estimator_of

_CALIBRATED = "calibrated by a sigmoid on subjects left out"
_TOLERANCE = 1e-5
_CHECKS, _AVERAGED = 8, 10


@dataclass(frozen=True, slots=True)
class Aim:
    """How the threshold is chosen on subjects left out: for a least `sensitivity`, or else for at most `false_alarms`;
    shares of the moments with and without pain.
    """

    sensitivity: float | None = None
    false_alarms: float = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A classifier ready to be published: what it is `made` of in words, and its threshold with what that reaches."""

    estimator: Any
    groups: tuple[str, ...]
    made: str
    threshold: float
    reached: dict[str, float]


def full_id(name: str, now: WallClock = wall_clock) -> str:
    """The folder's name for `name`: itself, or with role and date put around it. Raises InputError if it cannot be."""
    whole = name if name.startswith("classifier-") else f"classifier-{name}-{now():%Y%m}"
    if not re.fullmatch(r"classifier-[a-z0-9]+(-[a-z0-9]+)*-\d{6}[b-z]?", whole):
        raise InputError(f"{name!r} cannot be a name; give --publish small letters, digits and single hyphens")
    return whole


def publishable(data: Dataset, line: Line) -> bool:
    """Whether the monitor can run it: it looks at one picture at a time, so features may not need movement."""
    return not _moving(data, line) and line.judge in (*JUDGES, WARM)


def _moving(data: Dataset, line: Line) -> list[str]:
    return [group.name for group in data.groups if group.name in line.groups and group.artefact is None]


def pick(data: Dataset, results: Results, wanted: str | None) -> Ranked:
    """The line called `wanted`, or the best one that the monitor can run. Raises InputError when there is none."""
    best = next((row for row in results.table if publishable(data, row.line)), None)
    if best is None:
        raise InputError("no line of the table can run in the monitor; add a network, hog or lbp-uniform")
    if wanted is None:
        return best
    found = [row for row in results.table if row.line.name.replace(" ", "") == wanted.replace(" ", "")]
    if not found:
        raise InputError(f"{wanted} is no line of the table; take one from table.csv: features/selector/classifier")
    if not publishable(data, found[0].line):
        moving = _moving(data, found[0].line)
        why = f"{' and '.join(moving)} needs movement" if moving else "it is the active classifier as it is"
        raise InputError(
            f"{wanted} cannot be published: {why}, and the monitor judges single pictures; the best that can be "
            f"is --line '{best.line.name}' (AUC {best.figures['auc'].value:.3f})"
        )
    return found[0]


def refit(data: Dataset, line: Line, plan: Plan, aim: Aim) -> Fitted:
    """`line` fitted on all subjects, its settings chosen and its probability calibrated as in every fold."""
    rows = thinned(data, np.arange(len(data)), plan)
    pain, subjects = data.pain[rows].astype(np.int64), data.subject[rows]
    splits = inner_splits(pain, subjects, plan.seed)
    if sum(len(held) for _, held in splits) < len(rows):
        raise InputError("too few subjects of each class to calibrate on subjects left out; add recordings")
    features = joined(data, line.groups, rows)
    reached = threshold(data.pain, line.probabilities, aim)
    if not line.late:
        estimator, how = _calibrated(Part(features, pain, subjects), splits, line, plan)
        return Fitted(estimator, line.groups, f"{line.features}, {how}, {_CALIBRATED}", *reached)
    voters, words, first = [], [], 0
    for group in line.groups:
        own = joined(data, (group,), rows)
        columns = Columns(np.arange(first, first + own.shape[1])).fit(features)
        first += own.shape[1]
        estimator, how = _calibrated(Part(own, pain, subjects), splits, line, plan)
        voters.append((group, Pipeline([("columns", columns), ("judge", estimator)])))
        words.append(f"{group}: {how}")
    about = f"{line.features}, mean probability of {'; '.join(words)}; each {_CALIBRATED}"
    return Fitted(_mean_of(voters), line.groups, about, *reached)


def _calibrated(part: Part, splits: Sequence[Split], line: Line, plan: Plan) -> tuple[Any, str]:
    """The selector and judge of `line` fitted on `part` as scikit-learn's own estimator, and what was chosen."""
    chosen = judge_fold(part, part.features[:1], line.selector, plan.sizes, [line.judge], plan.seed)[line.judge]
    made = pipeline(line.selector, chosen.k, line.judge, chosen.given, plan.seed, len(part.pain))
    calibrated = CalibratedClassifierCV(made, method="sigmoid", cv=splits, ensemble=False)
    _make_plain(calibrated.fit(part.features, part.pain))
    given = ", ".join(f"{name} {value}" for name, value in chosen.given.items())
    return calibrated, f"selection {line.selector} ({chosen.k} features), {line.judge} ({given})"


def _mean_of(voters: Sequence[tuple[str, Any]]) -> VotingClassifier:
    """Estimators that are fitted already, as scikit-learn's own mean of their probabilities."""
    voting = VotingClassifier(list(voters), voting="soft")
    voting.estimators_ = [voter for _, voter in voters]
    voting.classes_ = np.array([0, 1])
    voting.le_ = LabelEncoder().fit(voting.classes_)
    return voting


def adapted(data: Dataset, line: Line, base: LogOdds, plan: Plan, aim: Aim) -> Fitted:
    """The active classifier `base` adapted to all subjects; `line` is what it reached on subjects left out."""
    rows = thinned(data, np.arange(len(data)), plan)
    features = joined(data, line.groups, rows)
    firmness = choose_firmness(base, features, data.pain[rows], data.subject[rows], plan.seed)
    estimator = estimator_of(adapt(base, features, data.pain[rows], firmness))
    about = f"The active classifier on {line.features}, adapted (penalty {firmness:g} on changes of its weights)"
    return Fitted(estimator, line.groups, about, *threshold(data.pain, line.probabilities, aim))


def threshold(pain: Bools, probability: F64, aim: Aim) -> tuple[float, dict[str, float]]:
    """The threshold that `aim` asks for, on moments whose subject was left out, and what it reaches there.

    Of all that reach the same it is the one in the middle: one at a moment's own probability would be on edge.
    """
    judged = np.isfinite(probability)
    pain, probability = pain[judged], probability[judged]
    if aim.sensitivity is not None:
        least = float(np.quantile(probability[pain], 1 - aim.sensitivity, method="lower"))
    else:
        least = float(np.nextafter(np.quantile(probability[~pain], 1 - aim.false_alarms, method="higher"), 1))
    reached = probability[pain & (probability >= least)]
    high = float(reached.min()) if len(reached) else least
    below = float(probability[probability < high].max(initial=0.0))
    middle = (below + high) / 2
    chosen = middle if len(reached) and middle > below else high
    chosen = float(np.clip(chosen, 1e-6, 1 - 1e-6))
    return chosen, {
        "sensitivity": float((probability[pain] >= chosen).mean()),
        "specificity": float((probability[~pain] < chosen).mean()),
    }


def publish(
    name: str, fitted: Fitted, row: Ranked, data: Dataset, results: Results, aim: Aim, models: Path
) -> Artefact:
    """Write the model folder `name` under `models`, whole or not at all. Raises InputError when it is there."""
    folders.ensure_new(models, name)
    by_name = {group.name: group.artefact for group in data.groups}
    artefacts = [found for group in fitted.groups if (found := by_name[group]) is not None]
    needs = tuple(Need(id=one.manifest.id, sha256=one.manifest.artefact.sha256) for one in artefacts)
    given = _averages(data, fitted.groups)
    metrics = {key: round(figure.value, 6) for key, figure in row.figures.items() if np.isfinite(figure.value)}
    work = Path(tempfile.mkdtemp(dir=models, prefix=".draft-"))
    try:
        folder = work / name
        folder.mkdir()
        dump(fitted.estimator, folder / "classifier.pkl")
        described = Manifest(
            id=name,
            role="classifier",
            files=(describe_file(folder / "classifier.pkl"),),
            input=InputSpec(layout="ND", dtype="float32", width=given.shape[1]),
            outputs=(OutputSpec(name=OUTPUT, meaning="N: probability of pain, 0 to 1"),),
            needs=needs,
            versions=folders.versions("scikit-learn", "numpy"),
            trained_on=TrainedOn(data=card.data(data, results), split=card.split(results)),
            metrics={**metrics, **{f"{key}_at_threshold": value for key, value in fitted.reached.items()}},
            threshold=fitted.threshold,
            tolerance=_TOLERANCE,
            intended_use=card.INTENDED_USE,
            limits=card.LIMITS,
            licence=card.LICENCE,
            origin=f"Neopain, made by: neopain train --publish; {fitted.made}",
        )
        return folders.publish(
            folders.draft(folder, described),
            models,
            card.card(name, fitted, row, data, results, aim),
            given,
            lambda vectors: {OUTPUT: fitted.estimator.predict_proba(vectors)[:, 1]},
            card.LICENCE_TEXT,
        )
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _averages(data: Dataset, groups: Sequence[str]) -> NDArray[np.float32]:
    """Vectors to check the classifier with: means over several moments, so that none is an infant's."""
    rng = np.random.default_rng(0)
    rows = rng.integers(0, len(data), (_CHECKS, _AVERAGED))
    return np.stack([joined(data, groups, np.asarray(some)).mean(0) for some in rows]).astype(np.float32)


def _make_plain(calibrated: Any) -> None:
    """Put the columns that were chosen in the place of what chose them, and forget which moment was in which split."""
    inner = calibrated.calibrated_classifiers_[0]
    steps = []
    for name, step in inner.estimator.steps:
        if name == "select":
            kept = np.flatnonzero(step.get_support())
            step = Columns(kept).fit(np.zeros((1, step.n_features_in_), np.float32))
        steps.append((name, step))
    inner.estimator = Pipeline(steps)
    calibrated.estimator = Pipeline(steps[-1:])
    calibrated.cv = None
