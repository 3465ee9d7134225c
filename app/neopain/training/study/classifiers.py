"""The classifiers and selectors that a study compares, the settings tried for each, and the pipeline of a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from neopain.base.arrays import F64
from neopain.training.study.features.select import MutualInformation, Ranking, ReliefF, SymmetricUncertainty

NO_SELECTION = "none"
_TREES = 50
_MOST_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A classifier: `make` builds it with one of the settings in `grid`, simplest first.

    `rotation_invariant`: it uses distances and products alone, so rotating the feature space changes nothing.
    """

    make: Callable[..., Any]
    grid: tuple[Mapping[str, Any], ...]
    rotation_invariant: bool


def _neighbours(n_neighbors: int, samples: int) -> KNeighborsClassifier:
    return KNeighborsClassifier(min(n_neighbors, max(samples // 2, 1)))


CLASSIFIERS: dict[str, Candidate] = {
    "naive-bayes": Candidate(
        lambda seed, samples, **settings: GaussianNB(**settings),
        ({"var_smoothing": 1e-9}, {"var_smoothing": 1e-2}),
        rotation_invariant=False,
    ),
    "knn": Candidate(
        lambda seed, samples, **settings: _neighbours(samples=samples, **settings),
        ({"n_neighbors": 15}, {"n_neighbors": 5}, {"n_neighbors": 1}),
        rotation_invariant=True,
    ),
    "linear-svm": Candidate(
        lambda seed, samples, **settings: SVC(kernel="linear", **settings),
        ({"C": 0.01}, {"C": 0.1}, {"C": 1.0}),
        rotation_invariant=True,
    ),
    "rbf-svm": Candidate(
        lambda seed, samples, **settings: SVC(**settings), ({"C": 1.0}, {"C": 10.0}), rotation_invariant=True
    ),
    "random-forest": Candidate(
        lambda seed, samples, **settings: RandomForestClassifier(_TREES, random_state=seed, n_jobs=1, **settings),
        ({"min_samples_leaf": 3},),
        rotation_invariant=False,
    ),
    "logistic": Candidate(
        lambda seed, samples, **settings: LogisticRegression(max_iter=_MOST_STEPS, **settings),
        ({"C": 0.001}, {"C": 0.03}, {"C": 1.0}),
        rotation_invariant=True,
    ),
}
"""By name: `make(seed, samples, **settings)`; `samples`: how many samples it will be fitted on."""

SELECTORS: dict[str, Callable[[int, int], Ranking] | None] = {
    "relief-f": lambda k, seed: ReliefF(k, random_state=seed),
    "symmetric-uncertainty": lambda k, seed: SymmetricUncertainty(k),
    "mutual-information": lambda k, seed: MutualInformation(k),
    NO_SELECTION: None,
}
"""By name: `make(k, seed)`; None keeps every feature."""


def pipeline(selector: str, k: int, classifier: str, settings: Mapping[str, Any], seed: int, samples: int) -> Pipeline:
    """Scaling, selection and classifier of one line of the table, not fitted and not calibrated."""
    make = SELECTORS[selector]
    steps: list[tuple[str, Any]] = [("scale", StandardScaler())]
    if make is not None:
        steps.append(("select", make(k, seed)))
    return Pipeline([*steps, ("classify", CLASSIFIERS[classifier].make(seed, samples, **settings))])


def linear_classifier(slope: F64, intercept: float) -> LogisticRegression:
    """A fitted classifier with the log-odds `slope` (D,) times features plus `intercept`."""
    estimator = LogisticRegression()
    estimator.classes_ = np.array([0, 1])
    estimator.coef_ = slope[None]
    estimator.intercept_ = np.array([intercept])
    estimator.n_features_in_ = len(slope)
    estimator.n_iter_ = np.array([0], np.int32)
    return estimator
