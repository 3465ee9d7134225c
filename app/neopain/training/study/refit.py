"""Fits a line of the table on all subjects, calibrated and given a threshold on subjects left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import VotingClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import LabelEncoder

from neopain.base.arrays import F64, Bools
from neopain.base.errors import InputError
from neopain.inference.columns import Columns
from neopain.training.study.classifiers import CLASSIFIERS, linear_classifier, pipeline
from neopain.training.study.compare import Line, feature_matrix, subsample
from neopain.training.study.dataset import Dataset
from neopain.training.study.fold import Part, Split, evaluate_fold, inner_splits
from neopain.training.study.plan import Plan, ThresholdTarget
from neopain.training.study.results import RankedLine, Results
from neopain.training.study.warm_start import WARM, LogOdds, fit_local

_CALIBRATED = "calibrated by a sigmoid on subjects left out"


@dataclass(frozen=True, slots=True, eq=False)
class FittedClassifier:
    """A classifier ready to be published: its description, its threshold, and the figures reached with that."""

    estimator: Any
    groups: tuple[str, ...]
    description: str
    threshold: float
    reached: dict[str, float]


def publishable(data: Dataset, line: Line) -> bool:
    """Whether the monitor can run `line`: it scores single pictures, so features may not need movement."""
    return not _moving(data, line) and line.classifier in (*CLASSIFIERS, WARM)


def _moving(data: Dataset, line: Line) -> list[str]:
    return [group.name for group in data.groups if group.name in line.groups and group.artefact is None]


def pick(data: Dataset, results: Results, wanted: str | None) -> RankedLine:
    """The line named `wanted`, or the best one that the monitor can run. Raises InputError when there is none."""
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
        why = f"{' and '.join(moving)} needs movement" if moving else "it is the unchanged active classifier"
        raise InputError(
            f"{wanted} cannot be published: {why}, and the monitor scores single pictures; the best that can be "
            f"is --line '{best.line.name}' (AUC {best.figures['auc'].value:.3f})"
        )
    return found[0]


def refit(data: Dataset, line: Line, plan: Plan, target: ThresholdTarget) -> FittedClassifier:
    """`line` fitted on all subjects, with settings chosen and probabilities calibrated as in every fold."""
    rows = subsample(data, np.arange(len(data)), plan)
    pain, subjects = data.pain[rows].astype(np.int64), data.subject[rows]
    splits = inner_splits(pain, subjects, plan.seed)
    if sum(len(held) for _, held in splits) < len(rows):
        raise InputError("too few subjects of each class to calibrate on subjects left out; add recordings")
    features = feature_matrix(data, line.groups, rows)
    reached = choose_threshold(data.pain, line.probabilities, target)
    if not line.late:
        estimator, how = _calibrated(Part(features, pain, subjects), splits, line, plan)
        return FittedClassifier(estimator, line.groups, f"{line.features}, {how}, {_CALIBRATED}", *reached)
    voters, words, first = [], [], 0
    for group in line.groups:
        own = feature_matrix(data, (group,), rows)
        columns = Columns(np.arange(first, first + own.shape[1])).fit(features)
        first += own.shape[1]
        estimator, how = _calibrated(Part(own, pain, subjects), splits, line, plan)
        voters.append((group, Pipeline([("columns", columns), ("classify", estimator)])))
        words.append(f"{group}: {how}")
    about = f"{line.features}, mean probability of {'; '.join(words)}; each {_CALIBRATED}"
    return FittedClassifier(_mean_of(voters), line.groups, about, *reached)


def _calibrated(part: Part, splits: Sequence[Split], line: Line, plan: Plan) -> tuple[Any, str]:
    """The selector and classifier of `line` fitted on `part` as a scikit-learn estimator, and the settings in words."""
    chosen = evaluate_fold(part, part.features[:1], line.selector, plan.sizes, [line.classifier], plan.seed)[
        line.classifier
    ]
    made = pipeline(line.selector, chosen.k, line.classifier, chosen.settings, plan.seed, len(part.pain))
    calibrated = CalibratedClassifierCV(made, method="sigmoid", cv=splits, ensemble=False)
    _make_plain(calibrated.fit(part.features, part.pain))
    given = ", ".join(f"{name} {value}" for name, value in chosen.settings.items())
    return calibrated, f"selection {line.selector} ({chosen.k} features), {line.classifier} ({given})"


def _mean_of(voters: Sequence[tuple[str, Any]]) -> VotingClassifier:
    """The mean probability of fitted estimators, as a VotingClassifier."""
    voting = VotingClassifier(list(voters), voting="soft")
    voting.estimators_ = [voter for _, voter in voters]
    voting.classes_ = np.array([0, 1])
    voting.le_ = LabelEncoder().fit(voting.classes_)
    return voting


def adapted(data: Dataset, line: Line, base: LogOdds, plan: Plan, target: ThresholdTarget) -> FittedClassifier:
    """The active classifier `base` adapted to all subjects; `line` has its results on subjects left out."""
    rows = subsample(data, np.arange(len(data)), plan)
    features = feature_matrix(data, line.groups, rows)
    local, penalty = fit_local(base, features, data.pain[rows], data.subject[rows], plan.seed)
    estimator = linear_classifier(local.slope, local.intercept)
    about = f"The active classifier on {line.features}, adapted (penalty {penalty:g} on changes of its weights)"
    return FittedClassifier(estimator, line.groups, about, *choose_threshold(data.pain, line.probabilities, target))


def choose_threshold(pain: Bools, probability: F64, target: ThresholdTarget) -> tuple[float, dict[str, float]]:
    """The threshold for `target`, on moments whose subject was left out, and the figures it reaches there.

    Of all thresholds with the same figures, the middle one: at a moment's own probability, rounding would decide.
    """
    judged = np.isfinite(probability)
    pain, probability = pain[judged], probability[judged]
    if target.sensitivity is not None:
        least = float(np.quantile(probability[pain], 1 - target.sensitivity, method="lower"))
    else:
        least = float(np.nextafter(np.quantile(probability[~pain], 1 - target.false_alarms, method="higher"), 1))
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


def _make_plain(calibrated: Any) -> None:
    """Replace the selector by the columns it selected, and remove the record of which moment was in which split."""
    inner = calibrated.calibrated_classifiers_[0]
    steps = []
    for name, step in inner.estimator.steps:
        if name == "select":
            selected = np.flatnonzero(step.get_support())
            step = Columns(selected).fit(np.zeros((1, step.n_features_in_), np.float32))
        steps.append((name, step))
    inner.estimator = Pipeline(steps)
    calibrated.estimator = Pipeline(steps[-1:])
    calibrated.cv = None
