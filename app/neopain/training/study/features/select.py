"""Feature selection: Relief-F, symmetric uncertainty, mutual information.

scikit-learn transformers. Each is fitted on the training fold alone.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.feature_selection import SelectorMixin
from sklearn.metrics import euclidean_distances
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from neopain.base.arrays import F32, F64, I64, Bools

_BINS = 8


class Ranking(SelectorMixin, BaseEstimator):  # type: ignore[misc]
    """Keeps the `k` features of the highest score, all when there are fewer; `scores_` (D,) holds the scores."""

    def __init__(self, k: int = 20) -> None:
        self.k = k

    def fit(self, X: Any, y: Any) -> Ranking:  # noqa: N803 - scikit-learn's name
        """Score the features of `X` (n x D) by the classes `y` (n,)."""
        X, y = validate_data(self, X, y, dtype=[np.float64, np.float32])  # noqa: N806
        check_classification_targets(y)
        _, classes = np.unique(y, return_inverse=True)
        self.scores_ = self._score(X, classes)
        return self

    def _score(self, X: NDArray[np.floating[Any]], y: I64) -> F64:  # noqa: N803
        raise NotImplementedError

    def _get_support_mask(self) -> Bools:
        check_is_fitted(self, "scores_")
        mask = np.zeros(len(self.scores_), bool)
        mask[np.argsort(-self.scores_, kind="stable")[: self.k]] = True
        return mask

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.required = True
        return tags


class MutualInformation(Ranking):
    """Information in nats that a feature, cut into bins of equal count, shares with the class."""

    def _score(self, X: NDArray[np.floating[Any]], y: I64) -> F64:  # noqa: N803
        return information(X, y)[0]


class SymmetricUncertainty(Ranking):
    """Twice the shared information over the sum of both entropies, 0 to 1 (Press et al. 1988; Hall 1999).

    Features are cut into bins of equal count.
    """

    def _score(self, X: NDArray[np.floating[Any]], y: I64) -> F64:  # noqa: N803
        shared, of_feature, of_class = information(X, y)
        total = of_feature + of_class
        return np.divide(2 * shared, total, out=np.zeros_like(shared), where=total > 0)


class ReliefF(Ranking):
    """Relief-F (Kononenko 1994): how much further a feature is from near samples of other classes than of the own one.

    `neighbours` of each class, nearest by the Euclidean distance of features scaled by their range. At most `anchors`
    samples, drawn with `random_state`, are compared with all.
    """

    def __init__(self, k: int = 20, neighbours: int = 10, anchors: int = 200, random_state: int | None = 0) -> None:
        super().__init__(k)
        self.neighbours = neighbours
        self.anchors = anchors
        self.random_state = random_state

    def _score(self, X: NDArray[np.floating[Any]], y: I64) -> F64:  # noqa: N803
        low, high = X.min(0), X.max(0)
        scaled = ((X - low) / np.where(high > low, high - low, 1)).astype(np.float32)
        count = len(scaled)
        rng = check_random_state(self.random_state)
        anchors = np.sort(rng.permutation(count)[: self.anchors])
        share = np.bincount(y) / count
        scores = np.zeros(scaled.shape[1])
        for first in range(0, len(anchors), 64):
            part = anchors[first : first + 64]
            distances = euclidean_distances(scaled[part], scaled, squared=True)
            distances[np.arange(len(part)), part] = np.inf
            for anchor, away in zip(part, distances, strict=True):
                scores += self._anchor(scaled, y, share, int(anchor), away)
        return np.asarray(scores / len(anchors))

    def _anchor(self, scaled: F32, y: I64, share: F64, anchor: int, away: F64) -> F64:
        own = y[anchor]
        total = np.zeros(scaled.shape[1])
        for other in range(len(share)):
            rows = np.flatnonzero((y == other) & np.isfinite(away))
            if not len(rows):
                continue
            nearest = rows[np.argsort(away[rows], kind="stable")[: self.neighbours]]
            difference = np.abs(scaled[nearest] - scaled[anchor]).mean(0)
            total += -difference if other == own else difference * share[other] / (1 - share[own])
        return total


def information(X: NDArray[np.floating[Any]], y: I64, bins: int = _BINS) -> tuple[F64, F64, float]:  # noqa: N803
    """Of each column of `X` (n x D), cut into `bins` of equal count: information shared with `y`, and its entropy.

    The third is the entropy of `y`. All in nats. Equal values fall into the same bin.
    """
    ordered = np.sort(np.ascontiguousarray(X.T), axis=1)
    edges = ordered[:, np.arange(1, bins) * (len(X) - 1) // bins].T
    classes = np.eye(int(y.max()) + 1, dtype=np.float32)[y]
    below = [classes.T @ (edge >= X) for edge in edges]  # how many of each class are at or below an edge
    whole = np.repeat(classes.sum(0)[:, None], X.shape[1], 1)
    counts = np.diff(np.stack([np.zeros_like(whole), *below, whole]), axis=0)
    joint = _entropy(counts.reshape(-1, X.shape[1]))
    of_feature = _entropy(counts.sum(1))
    of_class = float(_entropy(classes.sum(0)[:, None])[0])
    return np.maximum(of_feature + of_class - joint, 0), of_feature, of_class


def _entropy(counts: NDArray[np.floating[Any]]) -> F64:
    """Entropy in nats of each column of counts."""
    share = counts.astype(np.float64) / counts.sum(0)
    return np.asarray(-np.sum(share * np.log(share, out=np.zeros_like(share), where=share > 0), axis=0))
