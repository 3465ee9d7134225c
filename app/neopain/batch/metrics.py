"""How well probabilities tell pain from none, in the figures that papers state."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from rich.box import SIMPLE_HEAD
from rich.table import Table
from sklearn.metrics import roc_auc_score, roc_curve

from neopain.base.terminal import PlainTable

SPECIFICITIES = (0.90, 0.95)
"""Specificities at which sensitivity is stated, besides the bundle's threshold."""
_BINS = 10


def sensitivity_name(specificity: float) -> str:
    """The name among the figures of the sensitivity at this `specificity`."""
    return f"sensitivity_at_specificity_{specificity:.2f}"


TITLES = {"auc": "AUC"} | {sensitivity_name(at): f"sens@{at:.2f}" for at in SPECIFICITIES}
TITLES |= {"sensitivity": "sens", "specificity": "spec", "brier": "Brier", "ece": "ECE"}
"""Headings of figures."""

Figures = dict[str, float | int | None]
"""Figures by name; None where a figure needs pictures of both labels, or any."""


def figures(labels: NDArray[np.int64], p_pain: NDArray[np.float64], threshold: float) -> Figures:
    """Figures of `p_pain` (N,), NaN where a picture could not be scored, against `labels` (N,), 1 for pain.

    Pictures that could not be scored are counted and left out. A probability at or above `threshold` is called pain.
    """
    scored = ~np.isnan(p_pain)
    pain, scored_p = labels[scored] == 1, p_pain[scored]
    both = bool(pain.any() and not pain.all())
    result: Figures = {
        "n": len(labels),
        "n_pain": int((labels == 1).sum()),
        "n_scorable": int(scored.sum()),
        "n_scorable_pain": int(pain.sum()),
        "auc": area(labels, p_pain),
    }
    for specificity in SPECIFICITIES:
        result[sensitivity_name(specificity)] = _sensitivity(pain, scored_p, specificity) if both else None
    result["threshold"] = threshold
    result["sensitivity"] = float(np.mean(scored_p[pain] >= threshold)) if pain.any() else None
    result["specificity"] = float(np.mean(scored_p[~pain] < threshold)) if not pain.all() else None
    result["brier"] = float(np.mean((scored_p - pain) ** 2)) if len(scored_p) else None
    result["ece"] = calibration_error(scored_p, pain) if len(scored_p) else None
    return result


def contrasts(labels: NDArray[np.int64], groups: NDArray[np.str_]) -> dict[str, NDArray[np.bool_]]:
    """The rows (N,) of all recordings with pain and of the calm ones of one of `groups` (N,), for each calm group.

    Their AUC is the figure `auc_v_GROUP`, the name used here.
    """
    pain = labels == 1
    calm = [name for name in sorted(set(groups.tolist()) - {""}) if not pain[groups == name].any()]
    return {f"auc_v_{name}": pain | (groups == name) for name in calm}


def area(labels: NDArray[np.int64], p_pain: NDArray[np.float64]) -> float | None:
    """Area under the ROC of the recordings that could be scored; None where one of the labels is missing."""
    scored = ~np.isnan(p_pain)
    pain = labels[scored] == 1
    return float(roc_auc_score(pain, p_pain[scored])) if pain.any() and not pain.all() else None


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


def build_table(everyone: Figures, groups: Mapping[str, Figures], bundle_id: str) -> Table:
    """A row for all pictures and one for each group; "-" where a figure needs a label that is not there.

    "sens@0.90" is the sensitivity at the limit with a specificity of 0.90; "sens" and "spec" are at the
    threshold of the title.
    """
    title = f"bundle {bundle_id}, threshold {everyone['threshold']:.3g}"
    table = PlainTable("group", "n", "scored", *TITLES.values(), title=title, box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in table.columns[1:]:
        column.justify = "right"
    for name, result in {"all": everyone, **groups}.items():
        values = ["-" if (value := result[key]) is None else f"{value:.3f}" for key in TITLES]
        table.add_row(name, str(result["n"]), str(result["n_scorable"]), *values)
    return table


def describe_reasons(reasons: Mapping[str, int]) -> str:
    """The reasons why pictures were not scored, most frequent first, in one line."""
    if not reasons:
        return "every picture was scored"
    counts = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return "cannot tell: " + ", ".join(f"{name} {count}" for name, count in counts)


def _bins(p_pain: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.minimum((p_pain * _BINS).astype(np.int64), _BINS - 1)


def _sensitivity(pain: NDArray[np.bool_], scored_p: NDArray[np.float64], specificity: float) -> float:
    """The highest sensitivity of any limit with at least this `specificity`."""
    false, true, _ = roc_curve(pain, scored_p, drop_intermediate=False)
    return float(true[false <= 1.0 - specificity + 1e-12].max())
