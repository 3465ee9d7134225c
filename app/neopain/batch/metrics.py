"""How well probabilities tell pain from none, in the figures that papers state."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score, roc_curve

SPECIFICITIES = (0.90, 0.95)
"""Specificities at which sensitivity is stated, besides the bundle's threshold."""
_BINS = 10

Figures = dict[str, float | int | None]
"""Figures by name; None where a figure needs pictures of both labels, or any."""


def figures(labels: NDArray[np.int64], p_pain: NDArray[np.float64], threshold: float) -> Figures:
    """Figures of `p_pain` (N,), NaN where a picture could not be scored, against `labels` (N,), 1 for pain.

    Pictures that could not be scored are counted and left out. A probability at or above `threshold` is called pain.
    """
    scored = ~np.isnan(p_pain)
    pain, given = labels[scored] == 1, p_pain[scored]
    both = bool(pain.any() and not pain.all())
    found: Figures = {
        "n": len(labels),
        "n_pain": int((labels == 1).sum()),
        "n_scorable": int(scored.sum()),
        "n_scorable_pain": int(pain.sum()),
        "auc": float(roc_auc_score(pain, given)) if both else None,
    }
    for specificity in SPECIFICITIES:
        found[f"sensitivity_at_specificity_{specificity:.2f}"] = (
            _sensitivity(pain, given, specificity) if both else None
        )
    found["threshold"] = threshold
    found["sensitivity"] = float(np.mean(given[pain] >= threshold)) if pain.any() else None
    found["specificity"] = float(np.mean(given[~pain] < threshold)) if not pain.all() else None
    found["brier"] = float(np.mean((given - pain) ** 2)) if len(given) else None
    found["ece"] = calibration_error(given, pain) if len(given) else None
    return found


def contrasts(
    labels: NDArray[np.int64], p_pain: NDArray[np.float64], groups: NDArray[np.str_], names: Iterable[str]
) -> Figures:
    """AUC of all pictures with pain against the calm ones of each of the groups `names`, as `auc_v_NAME`."""
    scored, pain = ~np.isnan(p_pain), labels == 1
    found: Figures = {}
    for name in names:
        rows = scored & (pain | (groups == name))
        both = bool((pain & rows).any() and (~pain & rows).any())
        found[f"auc_v_{name}"] = float(roc_auc_score(pain[rows], p_pain[rows])) if both else None
    return found


def calibration_error(p_pain: NDArray[np.float64], pain: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins: the distance of stated probabilities from observed shares."""
    return float(calibration_errors(p_pain, pain, np.ones((1, len(pain))))[0])


def calibration_errors(
    p_pain: NDArray[np.float64], pain: NDArray[np.bool_], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Calibration errors (B,), one for each row of `weights` (B x N)."""
    gap = np.abs((weights * (p_pain - pain)) @ np.eye(_BINS)[_bins(p_pain)]).sum(1)
    return np.asarray(gap / weights.sum(1))


def reliability(p_pain: NDArray[np.float64], pain: NDArray[np.bool_]) -> tuple[tuple[int, float, float], ...]:
    """For each tenth of the probabilities that occurs: number of pictures, mean probability, share in pain."""
    tenth = _bins(p_pain)
    return tuple(
        (int((tenth == k).sum()), float(p_pain[tenth == k].mean()), float(pain[tenth == k].mean()))
        for k in np.unique(tenth)
    )


def _bins(p_pain: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.minimum((p_pain * _BINS).astype(np.int64), _BINS - 1)


def _sensitivity(pain: NDArray[np.bool_], given: NDArray[np.float64], specificity: float) -> float:
    """The highest sensitivity of any limit with at least this `specificity`."""
    false, true, _ = roc_curve(pain, given, drop_intermediate=False)
    return float(true[false <= 1.0 - specificity + 1e-12].max())
