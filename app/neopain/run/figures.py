"""How well probabilities tell pain from none, in the figures that papers state."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score, roc_curve

SPECIFICITIES = (0.90, 0.95)
"""Where sensitivity is stated besides the shipped threshold."""
_BINS = 10

Figures = dict[str, float | int | None]
"""By name; None where a figure needs faces of both labels, or any."""


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


def calibration_error(p_pain: NDArray[np.float64], pain: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins: how far a stated probability is from what came true."""
    bins = np.minimum((p_pain * _BINS).astype(int), _BINS - 1)
    gaps = [abs(p_pain[bins == k].sum() - pain[bins == k].sum()) for k in range(_BINS)]
    return float(sum(gaps) / len(pain))


def _sensitivity(pain: NDArray[np.bool_], given: NDArray[np.float64], specificity: float) -> float:
    """The most that any one limit reaches while it leaves `specificity` of the rest alone."""
    false, true, _ = roc_curve(pain, given, drop_intermediate=False)
    return float(true[false <= 1.0 - specificity + 1e-12].max())
