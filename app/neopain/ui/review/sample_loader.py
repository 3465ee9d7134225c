"""Reads single samples in another thread once the time that is shown is short enough to see them."""

from __future__ import annotations

import numpy as np

from neopain.record.analysis.burden import SessionData
from neopain.record.storage.columns import Columns
from neopain.review.instant_reader import InstantReader
from neopain.ui.background import BackgroundTask
from neopain.ui.review.curve_view import CurveView
from neopain.ui.review.outline import Series, series_of_scores
from neopain.ui.review.time_window import TimeWindow

FINE_S = 900.0
"""Longer spans are drawn from one value a second: there a second is at most a few pixels."""


class SampleLoader:
    """Loads samples for `curve` while `view` moves. Until they are loaded the curve shows its seconds."""

    def __init__(self, view: TimeWindow, curve: CurveView) -> None:
        self._view, self._curve = view, curve
        self._source: SessionData | InstantReader | None = None
        self._read: tuple[float, float] = (0.0, 0.0)
        self._series: Series | None = None
        self._task = BackgroundTask("read-samples", curve, self._show, only_newest=True)
        view.changed.connect(self._load)

    def follow(self, source: SessionData | InstantReader | None) -> None:
        """Read the samples of `source`, in another thread; None reads nothing."""
        self._source, self._read, self._series = source, (0.0, 0.0), None
        self._task.cancel()

    def neighbour(self, t_s: float, by: int) -> float | None:
        """The time of the sample next to `t_s` (`by` 1), or before it (`by` -1), where samples are drawn."""
        if self._series is None or not self._curve.shows_samples:
            return None
        times = self._series.t_s - self._curve.offset_s
        place = int(np.searchsorted(times, t_s + (1e-6 if by > 0 else -1e-6))) - (by < 0)
        return float(times[place]) if 0 <= place < len(times) else None

    def _load(self) -> None:
        from_s, to_s = (edge + self._curve.offset_s for edge in (self._view.from_s, self._view.to_s))
        source, span_s = self._source, to_s - from_s
        if source is None or span_s > FINE_S or (self._read[0] <= from_s and to_s <= self._read[1]):
            return
        wanted = (from_s - span_s, to_s + span_s)
        self._task.start(lambda: (wanted, source.scores(*wanted)))

    def _show(self, loaded: tuple[tuple[float, float], Columns]) -> None:
        self._read, scores = loaded
        self._series = series_of_scores(scores)
        self._curve.show_samples(*self._read, self._series)
        self._load()
