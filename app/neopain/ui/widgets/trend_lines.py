"""What the chart draws of samples: a line of few points, and the spans of "cannot tell". No Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
GAP_S = 1.5
"""Samples further apart than this are not connected."""


def thin(t_s: Floats, p: NDArray[np.floating], step_s: float) -> tuple[Floats, Floats]:
    """At most two points for every `step_s`: lowest and highest, so that no peak is lost. NaN where the line breaks.

    `t_s` (N,) rises, `p` (N,) holds NaN where cannot tell. Steps are at whole multiples of `step_s`, so that
    the line does not flicker as time goes on.
    """
    if len(t_s) == 0:
        return np.empty(0), np.empty(0)
    bins = np.floor(t_s / step_s).astype(np.int64)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(bins)) + 1))
    known = ~np.isnan(p)
    low = np.minimum.reduceat(np.where(known, p, np.inf), starts)
    high = np.maximum.reduceat(np.where(known, p, -np.inf), starts)
    empty = ~np.logical_or.reduceat(known, starts)
    low[empty] = high[empty] = np.nan
    first, last = t_s[starts], t_s[np.concatenate((starts[1:], [len(t_s)])) - 1]
    x = np.stack((first, last), axis=1).ravel()
    falling = p[starts] > p[np.concatenate((starts[1:], [len(t_s)])) - 1]
    y = np.stack((np.where(falling, high, low), np.where(falling, low, high)), axis=1).ravel()
    breaks = np.flatnonzero(np.diff(x) > max(GAP_S, 2 * step_s)) + 1
    return np.insert(x, breaks, x[breaks - 1]), np.insert(y, breaks, np.nan)


def spans(t_s: Floats, inside: NDArray[np.bool_], least_s: float) -> list[tuple[float, float]]:
    """Begin and end of each run of `inside` (N,), up to the next sample; runs shorter than `least_s` are left out."""
    if len(t_s) == 0:
        return []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inside, [False])).astype(np.int8)))
    ends = np.minimum(edges[1::2], len(t_s) - 1)
    return [(t_s[a], t_s[b]) for a, b in zip(edges[::2], ends, strict=True) if t_s[b] - t_s[a] >= least_s]
