"""Fits the classifier on the network's features, and calibrates it on subjects that it was not fitted on."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from neopain.training.default.settings import ClassifierSettings
from neopain.training.default.truth import F32

THRESHOLD = 0.5
"""Threshold of the published classifier; its log-odds are shifted accordingly."""
_CERTAIN = 0.3  # graded labels this near to 0 or 1 count as certain
_LEAST_WEIGHT = 0.05
_MOST_STEPS = 500


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

    def with_certain_labels(self) -> LabelledFeatures:
        """The same with labels 0 and 1 for the certain faces, to calibrate probabilities with."""
        return LabelledFeatures(self.features, np.where(self.certain, self.pain, self.pain_target).astype(np.float32))


@dataclass(frozen=True, slots=True)
class PainClassifier:
    """A fitted estimator with `predict_proba`, the penalty it was chosen with, how many features it uses, and
    the probability that became 0.5.
    """

    estimator: Any
    inverse_penalty: float
    leading: int
    raw_threshold: float

    def __call__(self, features: F32) -> NDArray[np.float64]:
        """Probability of pain (N,) of feature vectors (N, D)."""
        return np.asarray(self.estimator.predict_proba(features)[:, 1], np.float64)


def fit_classifier(
    train: LabelledFeatures, calibrate: LabelledFeatures, settings: ClassifierSettings, seed: int
) -> PainClassifier:
    """Scaled logistic regression on the first `settings.leading` features of `train`; the penalty is chosen, and the
    probability is calibrated, on `calibrate`.

    A graded face counts in both classes, with the weight of each, so that a fussing one gets about 0.5; for the
    calibration, only uncertain faces do. The log-odds are then shifted so that the share `settings.specificity` of the
    certain faces without pain lies below 0.5, but not so far that a calibrated probability below
    `settings.least_threshold` would count as pain.
    """
    x, y, weight = _doubled(train)
    held_out, label, share = _doubled(calibrate.with_certain_labels())
    best: tuple[float, float, Any] | None = None
    scale = StandardScaler().fit(x, sample_weight=weight)
    leading = min(settings.leading, x.shape[1])
    scaled = scale.transform(x)[:, :leading]
    for inverse_penalty in settings.inverse_penalties:
        regression = LogisticRegression(C=inverse_penalty, max_iter=_MOST_STEPS, random_state=seed)
        regression.fit(scaled, y, sample_weight=weight)
        _widen(regression, x.shape[1])
        pipeline = Pipeline([("scale", scale), ("classify", regression)])
        calibrated = CalibratedClassifierCV(FrozenEstimator(pipeline), method="sigmoid")
        with warnings.catch_warnings():  # a frozen estimator is not fitted again, so it ignores the weights
            warnings.filterwarnings("ignore", "Since FrozenEstimator does not appear", UserWarning)
            calibrated.fit(held_out, label, sample_weight=share)
        loss = log_loss(label, calibrated.predict_proba(held_out)[:, 1], sample_weight=share)
        if best is None or loss < best[0]:
            best = (loss, inverse_penalty, calibrated)
    assert best is not None  # settings hold one penalty at least
    _, penalty, estimator = best
    calm = calibrate.features[calibrate.certain & ~calibrate.pain]
    threshold = float(np.quantile(estimator.predict_proba(calm)[:, 1], settings.specificity, method="higher"))
    threshold = float(np.clip(np.nextafter(threshold, 1), settings.least_threshold, 1 - 1e-6))
    for classifier in estimator.calibrated_classifiers_:
        for sigmoid in classifier.calibrators:
            sigmoid.b_ += np.log(threshold / (1 - threshold))
    return PainClassifier(estimator, penalty, leading, threshold)


def _widen(regression: LogisticRegression, width: int) -> None:
    """Make a regression on the first features accept vectors of `width`; the other features get weight 0."""
    weights = np.zeros((1, width))
    weights[:, : regression.n_features_in_] = regression.coef_
    regression.coef_, regression.n_features_in_ = weights, width


def _doubled(faces: LabelledFeatures) -> tuple[F32, NDArray[np.int64], F32]:
    """Each face twice, with pain and without, weighted by its grade; copies with almost no weight are left out."""
    weight = np.concatenate([1 - faces.pain_target, faces.pain_target])
    label = np.repeat([0, 1], len(faces.pain_target))
    used = weight > _LEAST_WEIGHT
    rows = np.flatnonzero(used) % len(faces.pain_target)
    return faces.features[rows], label[used], weight[used]
