"""Fits the classifier on the log-odds of the facial actions, so that it depends on no single one of them.

The networks see each action in a render as clearly as a render shows it; in a photo, some are seen weakly or always a
little. A classifier fitted on renders as they are leans on the few actions that renders show best. This one is fitted
on copies of the set, in each of which every action has a gain and a shift of its own, or is not seen at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from neopain.base.nfcs import NFCS_ACTIONS
from neopain.training.default.settings import ClassifierSettings
from neopain.training.default.truth import F32

NEVER_LESS = tuple(NFCS_ACTIONS.index(name) for name in ("brow_bulge", "eye_squeeze", "nasolabial_furrow"))
"""Actions of which more is never less pain: the three that most pain scales of newborns share."""
_CERTAIN = 0.3  # graded labels this near to 0 or 1 count as certain
_LEAST_WEIGHT = 0.05
_MOST_STEPS = 500
_COPIED = 0.25  # share of the faces that are in a copy
_UNSEEN_SPREAD = 0.5  # standard deviation of the log-odds of an action that is not seen


@dataclass(frozen=True, slots=True, eq=False)
class LabelledFeatures:
    """Feature vectors (N, D) and the graded pain (N,), 0 to 1, of N faces."""

    features: F32
    pain_target: F32

    @property
    def certain(self) -> NDArray[np.bool_]:
        """Rows (N,) whose label is certain; that of a fussing face is not."""
        return np.minimum(self.pain_target, 1 - self.pain_target) < _CERTAIN

    @property
    def pain(self) -> NDArray[np.bool_]:
        """The labels (N,) as yes or no."""
        return self.pain_target >= 0.5


@dataclass(frozen=True, slots=True)
class PainClassifier:
    """A fitted estimator with `predict_proba`, the weight of each action, networks x 10, and the pain threshold."""

    estimator: Any
    weights: NDArray[np.float64]
    threshold: float = 0.5

    def __call__(self, features: F32) -> NDArray[np.float64]:
        """Probability of pain (N,) of feature vectors (N, D)."""
        return np.asarray(self.estimator.predict_proba(features)[:, 1], np.float64)


def fit_classifier(
    faces: LabelledFeatures, columns: NDArray[np.int64], settings: ClassifierSettings, seed: int
) -> PainClassifier:
    """Scaled logistic regression on the log-odds of the actions of `faces`, which no network was trained on.

    `columns` networks x 10 are their places in the feature vector; all other features get weight 0. A graded face
    counts in both classes, with the weight of each, so that a fussing one gets about 0.5. The actions in NEVER_LESS
    get no negative weight. The log-odds are multiplied by `settings.slope`, which photos of infants may choose: it
    changes how sure the probability is, and no order.
    """
    flat = columns.ravel()
    known, labels, grades = _doubled(faces)
    odds, label, weight = _disturbed(known[:, flat].astype(np.float64), labels, grades, settings, seed)
    scale = StandardScaler().fit(odds, sample_weight=weight)
    scaled = scale.transform(odds)
    never_less = np.isin(np.arange(len(flat)) % columns.shape[1], NEVER_LESS)
    used = np.ones(len(flat), bool)
    while True:
        regression = LogisticRegression(C=settings.inverse_penalty, max_iter=_MOST_STEPS, random_state=seed)
        regression.fit(scaled[:, used], label, sample_weight=weight)
        weights = np.zeros(len(flat))
        weights[used] = regression.coef_[0]
        negative = never_less & (weights < 0)
        if not negative.any():
            break
        used &= ~negative
    weights *= settings.slope
    regression.intercept_ = regression.intercept_ * settings.slope
    _widen(scale, regression, weights, flat, faces.features.shape[1])
    estimator = Pipeline([("scale", scale), ("classify", regression)])
    return PainClassifier(estimator, (weights / scale.scale_[flat]).reshape(columns.shape), settings.threshold)


def _disturbed(
    odds: NDArray[np.float64], label: NDArray[np.int64], weight: F32, settings: ClassifierSettings, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.int64], F32]:
    """Copies of a random quarter of the faces, each with its gain and shift for each action and some actions unseen."""
    rng = np.random.default_rng(seed)
    usual = np.median(odds, 0)
    parts = []
    for _ in range(settings.copies):
        rows = np.flatnonzero(rng.random(len(odds)) < _COPIED)
        count = odds.shape[1]
        gain, shift = np.exp(settings.gain * rng.standard_normal(count)), settings.shift * rng.standard_normal(count)
        unseen = rng.random(count) < settings.unseen
        noise = usual + _UNSEEN_SPREAD * rng.standard_normal((len(rows), count))
        parts.append((np.where(unseen, noise, odds[rows] * gain + shift), rows))
    rows = np.concatenate([rows for _, rows in parts])
    return np.concatenate([part for part, _ in parts]), label[rows], weight[rows]


def _widen(
    scale: StandardScaler,
    regression: LogisticRegression,
    weights: NDArray[np.float64],
    columns: NDArray[np.int64],
    width: int,
) -> None:
    """Make both accept vectors of `width`: `columns` are those that they were fitted on, the others get weight 0."""
    for name, other in (("mean_", 0.0), ("scale_", 1.0), ("var_", 1.0)):
        values = np.full(width, other)
        values[columns] = getattr(scale, name)
        setattr(scale, name, values)
    coefficients = np.zeros((1, width))
    coefficients[0, columns] = weights
    regression.coef_ = coefficients
    scale.n_features_in_ = regression.n_features_in_ = width


def _doubled(faces: LabelledFeatures) -> tuple[F32, NDArray[np.int64], F32]:
    """Each face twice, with pain and without, weighted by its grade; copies with almost no weight are left out."""
    weight = np.concatenate([1 - faces.pain_target, faces.pain_target])
    label = np.repeat([0, 1], len(faces.pain_target))
    used = weight > _LEAST_WEIGHT
    rows = np.flatnonzero(used) % len(faces.pain_target)
    return faces.features[rows], label[used], weight[used]
