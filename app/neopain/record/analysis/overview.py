"""A session second by second: the data of a chart of a whole stay, without reading every sample."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import State
from neopain.record.storage.columns import Columns

_FLOATS = ("p_min", "p_max", "p_mean", "trend_min", "trend_max", "trend_mean")


def _row(count: str) -> np.dtype[np.void]:
    counts = [("samples", count), ("scored", count), ("states", count, (len(State),))]
    return np.dtype([*counts, *((name, "f4") for name in _FLOATS), ("reason", "u1")])


STORED = _row("u2")
"""A second as it is stored in the file."""
SECOND = _row("u4")
"""One second, or several: number of samples, number with a score, least, greatest and mean score and trend (NaN: none),
samples in each state (STATE_CODES), and the last reason why there was no score (REASON_CODES).
"""
MINUTE = 60


def empty(seconds: int) -> NDArray[np.void]:
    """`seconds` rows without samples."""
    rows = np.zeros(seconds, SECOND)
    for name in _FLOATS:
        rows[name] = np.nan
    return rows


def from_scores(scores: Columns) -> tuple[float, NDArray[np.void]]:
    """The time of the first second, and the rows of all seconds, of the samples in `scores`, in order of time."""
    if not len(scores.get("t_s", ())):
        return 0.0, empty(0)
    seconds = np.floor(scores["t_s"]).astype(np.int64)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(seconds)) + 1))
    places = seconds[starts] - seconds[0]
    rows = empty(int(places[-1]) + 1)
    rows["samples"][places] = np.diff(np.concatenate((starts, [len(seconds)])))
    for name, column in (("p", scores["p_pain"]), ("trend", scores["p_trend"])):
        column = column.astype(np.float64)
        known = np.isfinite(column)
        count = np.add.reduceat(known.astype(np.int64), starts)
        rows[f"{name}_min"][places] = np.fmin.reduceat(column, starts)
        rows[f"{name}_max"][places] = np.fmax.reduceat(column, starts)
        total = np.add.reduceat(np.where(known, column, 0.0), starts)
        rows[f"{name}_mean"][places] = np.divide(total, count, out=np.full(len(starts), np.nan), where=count > 0)
        if name == "p":
            rows["scored"][places] = count
    for code in range(len(State)):
        rows["states"][places, code] = np.add.reduceat((scores["state"] == code).astype(np.int64), starts)
    last = np.maximum.reduceat(np.where(scores["reason"] > 0, np.arange(len(seconds)), -1), starts)
    rows["reason"][places] = np.where(last >= 0, scores["reason"][last], 0)
    return float(seconds[0]), rows


def coarser(seconds: NDArray[np.void], by: int) -> NDArray[np.void]:
    """`seconds` with `by` of them in each row; the last row may hold fewer."""
    padded = np.concatenate([seconds, empty(-len(seconds) % by)]).reshape(-1, by)
    rows = empty(len(padded))
    with np.errstate(all="ignore"):
        for name in ("p", "trend"):
            rows[f"{name}_min"] = np.fmin.reduce(padded[f"{name}_min"], axis=1)
            rows[f"{name}_max"] = np.fmax.reduce(padded[f"{name}_max"], axis=1)
            weight = padded["scored"] if name == "p" else padded["states"][..., :-1].sum(axis=-1)
            total = np.nansum(padded[f"{name}_mean"] * weight, axis=1)
            rows[f"{name}_mean"] = total / weight.sum(axis=1)
    for name in ("samples", "scored", "states"):
        rows[name] = padded[name].sum(axis=1)
    last = by - 1 - np.argmax(padded["reason"][:, ::-1] > 0, axis=1)
    rows["reason"] = padded["reason"][np.arange(len(rows)), last]
    return rows


def merged(earlier: NDArray[np.void], later: NDArray[np.void]) -> NDArray[np.void]:
    """Rows of the same seconds, with the samples of both."""
    return coarser(np.stack((earlier, later), axis=1).ravel(), 2)
