"""The classifiers of the comparison, with the few settings tried for each, and the plain pipeline each stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from neopain.training.study.features.select import MutualInformation, Ranking, ReliefF, SymmetricUncertainty

NO_SELECTION = "none"
_TREES = 50
_MOST_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Judge:
    """A classifier: `make` gives it with one of the settings in `grid`, the first being the plainest.

    `turns` says that it judges by distances and products alone, so that turning the features' space changes nothing.
    """

    make: Callable[..., Any]
    grid: tuple[Mapping[str, Any], ...]
    turns: bool


def _neighbours(n_neighbors: int, samples: int) -> KNeighborsClassifier:
    return KNeighborsClassifier(min(n_neighbors, max(samples // 2, 1)))


JUDGES: dict[str, Judge] = {
    "naive-bayes": Judge(
        lambda seed, samples, **given: GaussianNB(**given),
        ({"var_smoothing": 1e-9}, {"var_smoothing": 1e-2}),
        turns=False,
    ),
    "knn": Judge(
        lambda seed, samples, **given: _neighbours(samples=samples, **given),
        ({"n_neighbors": 15}, {"n_neighbors": 5}, {"n_neighbors": 1}),
        turns=True,
    ),
    "linear-svm": Judge(
        lambda seed, samples, **given: SVC(kernel="linear", **given), ({"C": 0.01}, {"C": 0.1}, {"C": 1.0}), turns=True
    ),
    "rbf-svm": Judge(lambda seed, samples, **given: SVC(**given), ({"C": 1.0}, {"C": 10.0}), turns=True),
    "random-forest": Judge(
        lambda seed, samples, **given: RandomForestClassifier(_TREES, random_state=seed, n_jobs=1, **given),
        ({"min_samples_leaf": 3},),
        turns=False,
    ),
    "logistic": Judge(
        lambda seed, samples, **given: LogisticRegression(max_iter=_MOST_STEPS, **given),
        ({"C": 0.001}, {"C": 0.03}, {"C": 1.0}),
        turns=True,
    ),
}
"""By name: `make(seed, samples, **settings)`, where `samples` is how many it will be fitted on."""

SELECTORS: dict[str, Callable[[int, int], Ranking] | None] = {
    "relief-f": lambda k, seed: ReliefF(k, random_state=seed),
    "symmetric-uncertainty": lambda k, seed: SymmetricUncertainty(k),
    "mutual-information": lambda k, seed: MutualInformation(k),
    NO_SELECTION: None,
}
"""By name: `make(k, seed)`; None keeps every feature."""


def pipeline(selector: str, k: int, judge: str, given: Mapping[str, Any], seed: int, samples: int) -> Pipeline:
    """Scale, select, judge: what one line of the table stands for, not yet calibrated."""
    make = SELECTORS[selector]
    steps: list[tuple[str, Any]] = [("scale", StandardScaler())]
    if make is not None:
        steps.append(("select", make(k, seed)))
    return Pipeline([*steps, ("judge", JUDGES[judge].make(seed, samples, **given))])
