"""One fold of cross-validation: fitting, choice of settings and calibration, all on the training part alone.

Inside the training part the splits are by subject again. A line of the table is the pipeline of classifiers.py with the
chosen settings, calibrated by a sigmoid on its scores of subjects it was not fitted on. Two shortcuts do not change the
result: one ranking serves all classifiers, and features are rotated into as few numbers as there are samples.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from scipy.stats import rankdata
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.preprocessing import StandardScaler

from neopain.base.arrays import F32, F64, I64
from neopain.training.study.classifiers import CLASSIFIERS, NO_SELECTION, SELECTORS, linear_classifier

Split = tuple[I64, I64]
INNER = 3
"""Parts into which the training subjects are divided to choose settings and to calibrate."""


@dataclass(frozen=True, slots=True, eq=False)
class FoldResult:
    """What one classifier gives for a fold's test part: probabilities (M,), the settings chosen, the number `k` of
    features used, and the indices of those selected (empty when all are used).

    `inner_auc` is its mean AUC on inner subjects, which says how good it is without a look at the test part.
    """

    probabilities: F64
    k: int
    settings: Mapping[str, Any]
    selected: I64
    inner_auc: float


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Features n x D, pain (n,) as 0 and 1, and subjects (n,)."""

    features: F32
    pain: I64
    subjects: NDArray[np.str_]


def inner_splits(pain: I64, subjects: NDArray[np.str_], seed: int) -> list[Split]:
    """Splits by subject within a training part; those that leave one class to train on are left out."""
    parts = min(INNER, len(np.unique(subjects)))
    if parts < 2:
        return []
    splitter = StratifiedGroupKFold(parts, shuffle=True, random_state=seed)
    with warnings.catch_warnings():  # a class may have fewer samples than there are parts
        warnings.simplefilter("ignore", UserWarning)
        splits = list(splitter.split(np.zeros(len(pain)), pain, subjects))
    return [(fit, test) for fit, test in splits if len(np.unique(pain[fit])) == 2 and len(test)]


def evaluate_fold(
    train: Part, test: F32, selector: str, sizes: Sequence[int], classifiers: Sequence[str], seed: int
) -> dict[str, FoldResult]:
    """The result of each of `classifiers` for `test` (M x D) when fitted on `train`, by name.

    Settings, and the number of features among `sizes`, are those with the best AUC on inner subjects; of equals, the
    first.
    """
    inner = [
        (_prepare(train.features[fit], train.pain[fit], train.features[held], selector, seed), fit, held)
        for fit, held in inner_splits(train.pain, train.subjects, seed)
    ]
    whole = _prepare(train.features, train.pain, test, selector, seed)
    ks = [train.features.shape[1]] if selector == NO_SELECTION else sorted({min(k, whole.width) for k in sizes})
    found = {}
    for name in classifiers:
        best: tuple[float, int, Mapping[str, Any], F64, I64] | None = None
        for k in ks:
            for settings in CLASSIFIERS[name].grid:
                scores = [prepared.scores(name, k, settings, train.pain[fit], seed) for prepared, fit, _ in inner]
                truths = [train.pain[held] for _, _, held in inner]
                reached = _mean_auc(truths, scores)
                if best is None or reached > best[0]:
                    best = (reached, k, settings, _joined(scores), _joined(truths).astype(np.int64))
        assert best is not None  # every grid has an entry
        reached, k, settings, held_scores, held_truth = best
        raw = whole.scores(name, k, settings, train.pain, seed)
        p = calibrate(held_scores, held_truth, raw)
        found[name] = FoldResult(p, k, dict(settings), whole.selected(k), reached)
    return found


def calibrate(scores: F64, truth: I64, raw: F64) -> F64:
    """Probabilities of the scores `raw` by a sigmoid (Platt 1999) fitted to held-out `scores` and their `truth`.

    Without held-out samples of both classes scores are taken as log-odds.
    """
    if len(np.unique(truth)) < 2:
        return np.asarray(expit(raw))
    rows = np.arange(len(scores))
    # The same class calibrates what is published, so both give the same probabilities.
    sigmoid = CalibratedClassifierCV(
        FrozenEstimator(linear_classifier(np.ones(1), 0.0)), method="sigmoid", cv=[(rows, rows)], ensemble=False
    )
    return np.asarray(sigmoid.fit(scores[:, None], truth).predict_proba(raw[:, None])[:, 1], np.float64)


def raw_scores(estimator: Any, features: NDArray[Any]) -> F64:
    """Decision values (n,) of a fitted two-class estimator, or its probabilities where it has no such values."""
    if hasattr(estimator, "decision_function"):
        return np.asarray(estimator.decision_function(features), np.float64)
    return np.asarray(estimator.predict_proba(features)[:, 1], np.float64)


@dataclass(slots=True, eq=False)
class _Prepared:
    """Scaled features to fit on and to test on, with the order in which the selector ranks them."""

    fit: F32
    test: F32
    order: I64 | None
    rotated: tuple[F32, F32] | None = None

    @property
    def width(self) -> int:
        return int(self.fit.shape[1])

    def selected(self, k: int) -> I64:
        return np.zeros(0, np.int64) if self.order is None else np.sort(self.order[:k])

    def scores(self, name: str, k: int, settings: Mapping[str, Any], pain: I64, seed: int) -> F64:
        fit, test = self._features(k, CLASSIFIERS[name].rotation_invariant)
        # scikit-learn's own "scale", which rotated features would not give
        more = {"gamma": 1 / (self.width * self.fit.var())} if name == "rbf-svm" and self.order is None else {}
        estimator = CLASSIFIERS[name].make(seed, len(fit), **settings, **more)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "lbfgs failed to converge")
            return raw_scores(estimator.fit(fit, pain), test)

    def _features(self, k: int, rotate: bool) -> tuple[F32, F32]:
        if self.order is not None:
            selected = self.selected(k)
            return self.fit[:, selected], self.test[:, selected]
        if not rotate or self.width <= len(self.fit):
            return self.fit, self.test
        if self.rotated is None:
            self.rotated = rotate_to_samples(self.fit, self.test)
        return self.rotated


def _prepare(fit: F32, pain: I64, test: F32, selector: str, seed: int) -> _Prepared:
    scaler = StandardScaler().fit(fit)
    fit, test = scaler.transform(fit), scaler.transform(test)
    make = SELECTORS[selector]
    order = None if make is None else np.argsort(-make(1, seed).fit(fit, pain).scores_, kind="stable")
    return _Prepared(fit, test, order)


def rotate_to_samples(fit: F32, test: F32) -> tuple[F32, F32]:
    """Both (n x D, m x D) on the n axes that `fit` spans, and one more axis for the distance from all of them.

    Products with the rows of `fit` and distances to them do not change.
    """
    values, vectors = np.linalg.eigh((fit @ fit.T).astype(np.float64))
    used = values > values[-1] * 1e-7
    lengths = np.sqrt(values[used])
    axes = (vectors[:, used] / lengths).astype(np.float32)
    projected = test @ (fit.T @ axes)
    apart = np.sqrt(np.maximum((test**2).sum(1) - (projected**2).sum(1), 0))
    own = (vectors[:, used] * lengths).astype(np.float32)
    return np.column_stack([own, np.zeros(len(own), np.float32)]), np.column_stack([projected, apart]).astype(
        np.float32
    )


def _mean_auc(truths: Sequence[I64], scores: Sequence[F64]) -> float:
    """Mean AUC over the inner splits that contain both classes; 0.5 if none does."""
    return float(np.mean(list(_areas(truths, scores)) or [0.5]))


def _areas(truths: Sequence[I64], scores: Sequence[F64]) -> Iterator[float]:
    for truth, score in zip(truths, scores, strict=True):
        if len(np.unique(truth)) == 2:
            yield roc_area(truth, score)


def roc_area(truth: I64, score: F64) -> float:
    """Area under the ROC of `score` (n,) for `truth` (n,) of both classes, by ranks; equal scores count half."""
    positive = truth == 1
    count = int(positive.sum())
    ranks = rankdata(score)
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * (len(truth) - count)))


def _joined(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0)
