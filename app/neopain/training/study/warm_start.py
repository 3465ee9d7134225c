"""Adapts the active bundle's classifier to a few local infants, without forgetting what it learnt from many others.

Its log-odds must be a plain sum over the features. To those z the local ones are a z + b + d (x - m) / s, where a is
held near 1, b near 0 and d near nothing; how firmly d is held is chosen on subjects left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, log_expit, logit
from sklearn.linear_model import LogisticRegression

from neopain.base.errors import InputError
from neopain.batch.progress import Report
from neopain.training.study.classifiers import NO_SELECTION
from neopain.training.study.compare import Line, joined, thinned
from neopain.training.study.dataset import Dataset
from neopain.training.study.features.groups import Kind
from neopain.training.study.figures import F64
from neopain.training.study.fold import inner_splits
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Fold

STAGE = "adapting"
AS_PUBLISHED, WARM = "as-published", "warm-start"
"""In the place of a classifier's name."""

FIRMNESS = (np.inf, 1e5, 1e4, 1e3)
"""Penalties on d^2 to choose among; without end only a and b are fitted."""
_A_PENALTY, _B_PENALTY = 4.0, 0.25
_OFF_LINE = 1e-3
_CERTAIN = 20.0  # log-odds beyond this are lost in the probability's rounding


@dataclass(frozen=True, slots=True, eq=False)
class LogOdds:
    """Log-odds that are a sum: `slope` (D,) and `intercept`."""

    slope: F64
    intercept: float

    def __call__(self, features: NDArray[Any]) -> F64:
        """Log-odds (n,) of features n x D."""
        return np.asarray(features @ self.slope + self.intercept, np.float64)


def line_of(estimator: Any, features: NDArray[np.float32]) -> LogOdds:
    """The log-odds of a fitted `estimator` as a sum; raises InputError if they are none on `features` (n x D)."""
    middle = features.mean(0).astype(np.float64)
    step = np.maximum(features.std(0).astype(np.float64), 1e-6)
    moved = np.vstack([middle, middle + np.diag(step)])
    values = _log_odds(estimator, moved)
    slope = (values[1:] - values[0]) / step
    line = LogOdds(slope, float(values[0] - middle @ slope))
    some = features[:: max(len(features) // 50, 1)]
    exact = _log_odds(estimator, some)
    told = np.abs(exact) < _CERTAIN
    if not np.allclose(line(some)[told], exact[told], atol=_OFF_LINE * _CERTAIN):
        raise InputError("the active classifier is not linear, so it cannot be adapted: leave out --warm-start")
    return line


def adapt(base: LogOdds, features: NDArray[np.float32], pain: NDArray[np.bool_], firmness: float) -> LogOdds:
    """`base` adapted to `features` (n x D) with `pain` (n,)."""
    middle = features.mean(0).astype(np.float64)
    scale = np.maximum(features.std(0).astype(np.float64), 1e-6)
    free = np.isfinite(firmness)
    x = ((features - middle) / scale).astype(np.float64) if free else np.zeros((len(features), 0))
    z, sign = base(features), np.where(pain, 1.0, -1.0)

    def loss(given: F64) -> tuple[float, F64]:
        a, b, d = given[0], given[1], given[2:]
        margin = sign * (a * z + b + x @ d)
        pull = -sign * expit(-margin)
        held = firmness * d if free else d
        value = -log_expit(margin).sum() + (_A_PENALTY * (a - 1) ** 2 + _B_PENALTY * b**2 + d @ held) / 2
        return float(value), np.concatenate(
            [[pull @ z + _A_PENALTY * (a - 1), pull.sum() + _B_PENALTY * b], x.T @ pull + held]
        )

    found = minimize(loss, np.concatenate([[1.0, 0.0], np.zeros(x.shape[1])]), jac=True, method="L-BFGS-B").x
    a, b, d = found[0], found[1], found[2:]
    own = d / scale if free else np.zeros_like(base.slope)
    return LogOdds(a * base.slope + own, float(a * base.intercept + b - middle @ own))


def choose_firmness(
    base: LogOdds, features: NDArray[np.float32], pain: NDArray[np.bool_], subjects: NDArray[np.str_], seed: int
) -> float:
    """The firmness with the least log loss on subjects left out; the firmest wins a draw."""
    splits = inner_splits(pain.astype(np.int64), subjects, seed)

    def loss(firmness: float) -> float:
        total = 0.0
        for fit, held in splits:
            fitted = adapt(base, features[fit], pain[fit], firmness)
            total -= float(log_expit(np.where(pain[held], 1, -1) * fitted(features[held])).sum())
        return total

    return FIRMNESS[int(np.argmin([loss(firmness) for firmness in FIRMNESS]))]


def lines(
    data: Dataset, made: Sequence[Fold], groups: Sequence[str], base: LogOdds, plan: Plan, report: Report
) -> tuple[Line, Line]:
    """The classifier as it was published, and adapted to the training part of each fold."""
    published, warm = np.full(len(data), np.nan), np.full(len(data), np.nan)
    choices: list[dict[str, Any]] = []
    for done, fold in enumerate(made, start=1):
        rows = thinned(data, fold.train, plan)
        train = joined(data, groups, rows), data.pain[rows]
        firmness = choose_firmness(base, *train, data.subject[rows], plan.seed)
        test = joined(data, groups, fold.test)
        published[fold.test] = expit(base(test))
        warm[fold.test] = expit(adapt(base, *train, firmness)(test))
        choices.append({"fold": fold.name, "k": test.shape[1], "firmness": str(firmness), "kept": []})
        report(STAGE, done, len(made))
    name = "+".join(groups)
    return (
        Line(name, Kind.DEEP, NO_SELECTION, AS_PUBLISHED, published, (), tuple(groups)),
        Line(name, Kind.DEEP, NO_SELECTION, WARM, warm, tuple(choices), tuple(groups)),
    )


def estimator_of(line: LogOdds) -> LogisticRegression:
    """`line` as scikit-learn's own estimator."""
    estimator = LogisticRegression()
    estimator.classes_ = np.array([0, 1])
    estimator.coef_ = line.slope[None]
    estimator.intercept_ = np.array([line.intercept])
    estimator.n_features_in_ = len(line.slope)
    estimator.n_iter_ = np.array([0], np.int32)
    return estimator


def _log_odds(estimator: Any, features: NDArray[Any]) -> F64:
    return np.asarray(logit(np.clip(estimator.predict_proba(features)[:, 1], 1e-15, 1 - 1e-15)), np.float64)
