"""How far the figures of an evaluation may lie from those of other infants: a bootstrap over subjects."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from rich.box import SIMPLE_HEAD
from rich.table import Table

from neopain.base.arrays import F64, I64, Bools
from neopain.base.terminal import PlainTable
from neopain.batch.bootstrap import bootstrap_weights, roc_areas, sensitivities
from neopain.batch.metrics import SPECIFICITIES, TITLES, Figures, calibration_errors, sensitivity_name

Interval = tuple[float, float]
_COUNT = 500
_EDGES = (0.025, 0.975)
_MOST_ELEMENTS = 4_000_000


def intervals(
    labels: I64, p_pain: F64, threshold: float, subjects: NDArray[np.str_], contrasts: Mapping[str, Bools]
) -> dict[str, Interval]:
    """95 % intervals of `metrics.figures` of N recordings, and of the AUC of each of the rows (N,) of `contrasts`.

    `labels`, `p_pain` and `threshold` as there; `subjects` N. Subjects are drawn with replacement, each with all its
    recordings: those of one infant are not independent. Figures that few draws define are left out.
    """
    weights = bootstrap_weights(subjects, _COUNT, seed=0)[1:]
    draws = max(1, _MOST_ELEMENTS // max(len(labels), 1))  # at a time: all at once would fill the memory
    parts = [
        _resampled(labels == 1, p_pain, threshold, weights[first : first + draws], contrasts)
        for first in range(0, _COUNT, draws)
    ]
    found: dict[str, Interval] = {}
    for name in parts[0]:
        values = np.concatenate([part[name] for part in parts])
        values = values[np.isfinite(values)]
        if len(values) > _COUNT / 2:
            low, high = np.quantile(values, _EDGES)
            found[name] = (float(low), float(high))
    return found


def _resampled(
    pain: Bools, p_pain: F64, threshold: float, weights: F64, contrasts: Mapping[str, Bools]
) -> dict[str, F64]:
    """Each figure under each row of `weights` (B x N): (B,), NaN where it is not defined."""
    scored = ~np.isnan(p_pain)
    if not scored.any():
        return {}
    yes, p, drawn = pain[scored], p_pain[scored], weights[:, scored]
    called = p >= threshold
    with np.errstate(invalid="ignore", divide="ignore"):
        result = {"auc": roc_areas(yes, p, drawn)}
        result |= {sensitivity_name(at): sensitivities(yes, p, drawn, at) for at in SPECIFICITIES}
        result["sensitivity"] = drawn @ (called & yes) / (drawn @ yes)
        result["specificity"] = drawn @ (~called & ~yes) / (drawn @ ~yes)
        result["brier"] = drawn @ (p - yes) ** 2 / drawn.sum(1)
        result["ece"] = calibration_errors(p, yes, drawn)
    for name, rows in contrasts.items():
        used = rows & scored
        result[name] = roc_areas(pain[used], p_pain[used], weights[:, used]) if used.any() else np.array([np.nan])
    return result


def build_intervals_table(figures: Figures, between: Mapping[str, Interval]) -> Table:
    """The figures of all recordings that have an interval, with it."""
    table = PlainTable("figure", "value", "95 % interval over subjects", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name, (low, high) in between.items():
        value = figures[name]
        if value is not None:
            title = TITLES.get(name, name.replace("auc_v_", "AUC v "))
            table.add_row(title, f"{value:.3f}", f"{low:.3f} to {high:.3f}")
    return table
