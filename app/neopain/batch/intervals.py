"""How far the figures of an evaluation may lie from those of other infants: a bootstrap over subjects."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from rich.box import SIMPLE_HEAD
from rich.table import Table

from neopain.base.terminal import PlainTable
from neopain.batch.metrics import TITLES, Figures

Interval = tuple[float, float]
_COUNT = 500
_EDGES = (0.025, 0.975)


def intervals(
    measure: Callable[[NDArray[np.int64]], Figures], subjects: NDArray[np.str_], seed: int = 0
) -> dict[str, Interval]:
    """95 % intervals of the figures that `measure` returns for rows (R,) of the N recordings of `subjects` (N,).

    Subjects are drawn with replacement, each with all its recordings: those of one infant are not independent. Figures
    that few draws define, counts and the threshold are left out.
    """
    _, which = np.unique(subjects, return_inverse=True)
    order = np.argsort(which, kind="stable")
    of_subject = np.split(order, np.flatnonzero(np.diff(which[order])) + 1)
    rng = np.random.default_rng(seed)
    drawn = [
        measure(np.concatenate([of_subject[k] for k in rng.integers(len(of_subject), size=len(of_subject))]))
        for _ in range(_COUNT)
    ]
    found: dict[str, Interval] = {}
    for name in (name for name in drawn[0] if name != "threshold"):
        values = [value for one in drawn if isinstance(value := one[name], float)]
        if len(values) > _COUNT / 2:
            low, high = np.quantile(values, _EDGES)
            found[name] = (float(low), float(high))
    return found


def build_intervals_table(figures: Figures, between: Mapping[str, Interval]) -> Table:
    """The figures of all recordings that have an interval, with it."""
    table = PlainTable("figure", "value", "95 % interval over subjects", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name, (low, high) in between.items():
        value = figures[name]
        if value is not None:
            title = TITLES.get(name, name.replace("auc_v_", "AUC v "))
            table.add_row(title, f"{value:.3f}", f"{low:.3f} to {high:.3f}")
    return table
