"""Adapts the active bundle's classifier to a few local infants, starting from what it learnt from many others.

Its log-odds z must be linear in the features. The adapted log-odds are a z + b + d (x - m) / s, with penalties that
keep a near 1, b near 0 and d near 0; the penalty on d is chosen on subjects left out. A label that a classifier adapted
to the other subjects finds improbable may be wrong, so it counts less (as in self-paced learning, Kumar et al. 2010).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, log_expit, logit

from neopain.base.arrays import F32, F64, Bools
from neopain.base.errors import InputError
from neopain.batch.progress import Report
from neopain.training.study.classifiers import NO_SELECTION
from neopain.training.study.compare import Line, feature_matrix, subsample
from neopain.training.study.dataset import Dataset
from neopain.training.study.features.groups import Kind
from neopain.training.study.fold import inner_splits
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Fold

STAGE = "adapting"
AS_PUBLISHED, WARM = "as-published", "warm-start"
"""Stand for a classifier's name in the table."""

PENALTIES = (np.inf, 1e5, 1e4, 1e3)
"""Penalties on d^2 to choose among; with an infinite one only a and b are fitted."""
_A_PENALTY, _B_PENALTY = 4.0, 0.25
_NONLINEARITY = 1e-3
_TRUSTED = 0.3
"""Probability of a label from which on it counts fully; below, in proportion."""
_CERTAIN = 20.0  # beyond these log-odds the probability is rounded to 0 or 1


@dataclass(frozen=True, slots=True, eq=False)
class LogOdds:
    """Log-odds linear in the features: `slope` (D,) and `intercept`."""

    slope: F64
    intercept: float

    def __call__(self, features: NDArray[Any]) -> F64:
        """Log-odds (n,) of features n x D."""
        return np.asarray(features @ self.slope + self.intercept, np.float64)


def linear_log_odds(estimator: Any, features: F32) -> LogOdds:
    """The linear log-odds of a fitted `estimator`. Raises InputError if they are not linear on `features` (n x D)."""
    middle = features.mean(0).astype(np.float64)
    step = np.maximum(features.std(0).astype(np.float64), 1e-6)
    moved = np.vstack([middle, middle + np.diag(step)])
    values = _log_odds(estimator, moved)
    slope = (values[1:] - values[0]) / step
    line = LogOdds(slope, float(values[0] - middle @ slope))
    some = features[:: max(len(features) // 50, 1)]
    exact = _log_odds(estimator, some)
    precise = np.abs(exact) < _CERTAIN
    if not np.allclose(line(some)[precise], exact[precise], atol=_NONLINEARITY * _CERTAIN):
        raise InputError("the active classifier is not linear, so it cannot be adapted: leave out --warm-start")
    return line


def adapt(base: LogOdds, features: F32, pain: Bools, penalty: float, trust: F64 | None = None) -> LogOdds:
    """`base` adapted to `features` (n x D) with `pain` (n,); `penalty`: on d^2; `trust` (n,): how much each counts."""
    middle = features.mean(0).astype(np.float64)
    scale = np.maximum(features.std(0).astype(np.float64), 1e-6)
    x = ((features - middle) / scale).astype(np.float64)
    # d is a sum of the samples: the penalty sees its length alone, so there are no more unknowns than samples
    axes = _axes(x) if np.isfinite(penalty) else np.zeros((0, x.shape[1]))
    x = x @ axes.T
    z, sign = base(features), np.where(pain, 1.0, -1.0)
    weight = np.ones(len(sign)) if trust is None else trust

    def loss(parameters: F64) -> tuple[float, F64]:
        a, b, d = parameters[0], parameters[1], parameters[2:]
        margin = sign * (a * z + b + x @ d)
        pull = -weight * sign * expit(-margin)
        pulled = penalty * d if len(d) else d
        value = -(weight * log_expit(margin)).sum() + (_A_PENALTY * (a - 1) ** 2 + _B_PENALTY * b**2 + d @ pulled) / 2
        return float(value), np.concatenate(
            [[pull @ z + _A_PENALTY * (a - 1), pull.sum() + _B_PENALTY * b], x.T @ pull + pulled]
        )

    found = minimize(loss, np.concatenate([[1.0, 0.0], np.zeros(len(axes))]), jac=True, method="L-BFGS-B").x
    a, b, d = found[0], found[1], found[2:]
    own = (d @ axes) / scale
    return LogOdds(a * base.slope + own, float(a * base.intercept + b - middle @ own))


def _axes(x: F64) -> F64:
    """Orthonormal axes (r x D) of what the samples `x` (n x D) span; those of the features where samples are many."""
    if 2 * len(x) > x.shape[1]:
        return np.eye(x.shape[1])
    values, vectors = np.linalg.eigh(x @ x.T)
    used = values > max(values[-1], 1e-12) * 1e-10
    return np.asarray((vectors[:, used] / np.sqrt(values[used])).T @ x)


def choose_penalty(base: LogOdds, features: F32, pain: Bools, subjects: NDArray[np.str_], seed: int) -> float:
    """The penalty with the least log loss on subjects left out; of equals, the largest."""

    def loss(penalty: float) -> float:
        return -float(log_expit(_log_odds_of_labels(base, features, pain, subjects, penalty, seed)).sum())

    return PENALTIES[int(np.argmin([loss(penalty) for penalty in PENALTIES]))]


def label_trust(
    base: LogOdds, features: F32, pain: Bools, subjects: NDArray[np.str_], penalty: float, seed: int
) -> F64:
    """How much each label counts (n,): less where a classifier adapted to other subjects finds it improbable.

    Each class keeps its total, so a class that `base` does not know here is not unlearnt.
    """
    probable = expit(_log_odds_of_labels(base, features, pain, subjects, penalty, seed))
    trust = np.minimum(probable / _TRUSTED, 1.0)
    for label in (False, True):
        if (pain == label).any():
            trust[pain == label] /= max(float(trust[pain == label].mean()), 1e-6)
    return np.asarray(trust, np.float64)


def _log_odds_of_labels(
    base: LogOdds, features: F32, pain: Bools, subjects: NDArray[np.str_], penalty: float, seed: int
) -> F64:
    """Log-odds of each label (n,) by `base` adapted to other subjects; by `base` where there are too few of them."""
    found = base(features)
    for fit, held in inner_splits(pain.astype(np.int64), subjects, seed):
        found[held] = adapt(base, features[fit], pain[fit], penalty)(features[held])
    return np.where(pain, found, -found)


def fit_local(
    base: LogOdds, features: F32, pain: Bools, subjects: NDArray[np.str_], seed: int
) -> tuple[LogOdds, float]:
    """`base` adapted to `features` (n x D) with `pain` and `subjects` (n,), and the penalty that was chosen for it."""
    penalty = choose_penalty(base, features, pain, subjects, seed)
    trust = label_trust(base, features, pain, subjects, penalty, seed)
    return adapt(base, features, pain, penalty, trust), penalty


def warm_start_lines(
    data: Dataset, folds: Sequence[Fold], groups: Sequence[str], base: LogOdds, plan: Plan, report: Report
) -> tuple[Line, Line]:
    """The lines of the published classifier and of the one adapted to the training part of each fold."""
    published, warm = np.full(len(data), np.nan), np.full(len(data), np.nan)
    choices: list[dict[str, Any]] = []
    for done, fold in enumerate(folds, start=1):
        rows = subsample(data, fold.train, plan)
        train = feature_matrix(data, groups, rows)
        local, penalty = fit_local(base, train, data.pain[rows], data.subject[rows], plan.seed)
        test = feature_matrix(data, groups, fold.test)
        published[fold.test] = expit(base(test))
        warm[fold.test] = expit(local(test))
        choices.append({"fold": fold.name, "k": test.shape[1], "firmness": str(penalty), "kept": []})
        report(STAGE, done, len(folds))
    name = "+".join(groups)
    return (
        Line(name, Kind.DEEP, NO_SELECTION, AS_PUBLISHED, published, (), tuple(groups)),
        Line(name, Kind.DEEP, NO_SELECTION, WARM, warm, tuple(choices), tuple(groups)),
    )


def _log_odds(estimator: Any, features: NDArray[Any]) -> F64:
    return np.asarray(logit(np.clip(estimator.predict_proba(features)[:, 1], 1e-15, 1 - 1e-15)), np.float64)
