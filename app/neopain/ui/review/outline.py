"""The points of a curve that are drawn: least, mean and greatest value of each column of pixels. No Qt."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from neopain.base.state_codes import CANNOT_TELL_CODE
from neopain.record.storage.columns import Columns
from neopain.ui.widgets.trend_lines import GAP_S

Floats = NDArray[np.float64]


class Series(NamedTuple):
    """Points in order of time, each with a `low`, `mean` and `high` (NaN where cannot tell), and whether it
    is `unknown`: for a second, that more than half of its samples are "cannot tell".
    """

    t_s: Floats
    low: Floats
    mean: Floats
    high: Floats
    unknown: NDArray[np.bool_]


def series_of_seconds(seconds: NDArray[np.void], from_s: float) -> Series:
    """The trend in rows of overview.SECOND; the first row begins at `from_s`."""
    t_s = from_s + np.arange(len(seconds), dtype=np.float64) + 0.5
    low, mean, high = (seconds[f"trend_{name}"].astype(np.float64) for name in ("min", "mean", "max"))
    return Series(t_s, low, mean, high, 2 * seconds["states"][:, CANNOT_TELL_CODE] > seconds["samples"])


def series_of_scores(scores: Columns) -> Series:
    """The trend of single samples."""
    if not scores:
        none = np.empty(0)
        return Series(none, none, none, none, np.empty(0, np.bool_))
    p = scores["p_trend"].astype(np.float64)
    return Series(scores["t_s"], p, p, p, scores["state"] == CANNOT_TELL_CODE)


def within(series: Series, from_s: float, to_s: float) -> Series:
    """The points from `from_s` to `to_s`, and one more on each side, so that the line reaches the edges."""
    first, last = np.searchsorted(series.t_s, [from_s, to_s])
    part = slice(max(int(first) - 1, 0), int(last) + 1)
    return Series(series.t_s[part], series.low[part], series.mean[part], series.high[part], series.unknown[part])


def outline(series: Series, step_s: float) -> Series:
    """At most one point for every `step_s`: lowest, mean and greatest of those in it, unknown where most are.

    A point of NaN where the line breaks. Steps are at whole multiples of `step_s`, so that nothing flickers in panning.
    """
    t_s = series.t_s
    if not len(t_s):
        return series
    bins = np.floor(t_s / step_s).astype(np.int64)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(bins)) + 1))
    counts = np.diff(np.concatenate((starts, [len(t_s)])))
    known = np.isfinite(series.mean)
    count = np.add.reduceat(known, starts)
    with np.errstate(invalid="ignore"):
        mean = np.add.reduceat(np.where(known, series.mean, 0.0), starts) / np.where(count, count, np.nan)
    low = np.fmin.reduceat(series.low, starts)
    high = np.fmax.reduceat(series.high, starts)
    times = np.add.reduceat(t_s - t_s[0], starts) / counts + t_s[0]
    unknown = 2 * np.add.reduceat(series.unknown, starts) > counts
    breaks = np.flatnonzero(np.diff(times) > max(GAP_S, 2.5 * step_s)) + 1
    hole = np.nan
    return Series(
        np.insert(times, breaks, times[breaks - 1]),
        np.insert(low, breaks, hole),
        np.insert(mean, breaks, hole),
        np.insert(high, breaks, hole),
        np.insert(unknown, breaks, False),
    )
