"""The last hour for the chart: a sink that stores a few numbers of each sample, and all events."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Event, Moment, Sample, State
from neopain.base.ports import Sink
from neopain.base.state_codes import STATE_CODES
from neopain.live.score_history import NewestRows, ScoreHistory

CAPACITY = 60 * 60 * 30
"""An hour at 30 samples a second."""

_ROW = np.dtype([("t_s", "f8"), ("p_pain", "f4"), ("p_trend", "f4"), ("state", "u1")])


class Rows(NamedTuple):
    """Samples in order of time, each (N,): float64 seconds, float32 probabilities (NaN: none), uint8 STATE_CODES."""

    t_s: NDArray[np.float64]
    p_pain: NDArray[np.float32]
    p_trend: NDArray[np.float32]
    state: NDArray[np.uint8]


class History(Sink):
    """Takes every sample from one thread and returns copies to any other.

    While `vouched` returns False a score is stored for replay, but the chart gets a gap.
    """

    def __init__(self, vouched: Callable[[], bool] = lambda: True, capacity: int = CAPACITY) -> None:
        self._vouched = vouched
        self._rows = NewestRows(_ROW, capacity)
        self._events: list[Event] = []
        self._lock = threading.Lock()
        self.scores = ScoreHistory()
        """Scores and commands, for replay."""

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Store what the chart needs of `sample`."""
        p_pain, p_trend, state = sample.p_pain, sample.trend.p_trend, sample.trend.state
        if not self._vouched():
            p_pain = p_trend = None
            state = State.CANNOT_TELL
        row = (sample.t_s, _number(p_pain), _number(p_trend), STATE_CODES[state])
        with self._lock:
            self._rows.add(row)
            self._events += sample.events
        self.scores.add(sample)

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, in order of time."""
        with self._lock:
            return tuple(self._events)

    def since(self, t_s: float) -> Rows:
        """Copies of all rows from `t_s` on, at most `capacity`."""
        with self._lock:
            rows = self._rows.since(t_s)
            return Rows(rows["t_s"].copy(), rows["p_pain"].copy(), rows["p_trend"].copy(), rows["state"].copy())

    def note(self, event: Event) -> None:
        """Store an event that came without a sample."""
        with self._lock:
            self._events.append(event)

    def begin_patient(self) -> None:
        """Forget all."""
        self.cut(-math.inf)

    def cut(self, t_s: float) -> None:
        """Forget all from `t_s` on: a recording is played again from there."""
        with self._lock:
            self._rows.cut(t_s)
            self._events = [event for event in self._events if event.t_s < t_s]
        self.scores.cut(t_s)


def _number(p: float | None) -> float:
    return math.nan if p is None else p
