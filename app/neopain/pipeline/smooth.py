"""Turns scores into a trend: exponential smoothing in time, hysteresis, and a state for 'cannot tell'."""

from __future__ import annotations

import math
from collections import deque

from neopain.base.data import Reason, State, Trend
from neopain.base.settings import TrendSettings

_ROUNDING = 1e-9
"""Tolerance for sums of many short times."""


class Smoother:
    """Smooths the probability of one infant. All rules are in seconds, so they hold at any frame rate.

    The trend is pain at or above the probability `limit` (0 to 1).
    """

    def __init__(self, settings: TrendSettings, limit: float) -> None:
        self._settings = settings
        self.limit = limit
        self.reset()

    def reset(self) -> None:
        """Forget everything: at the start of a source, or after a jump in time."""
        self._p: float | None = None
        self._state = State.CANNOT_TELL
        self._reason = Reason.NO_FRAME
        self._scored_t_s = -math.inf
        self._covered = Share(self._settings.coverage_window_s)
        self._recent = Share(self._settings.recent_s)

    def step(self, t_s: float, p_pain: float | None, reason: Reason | None) -> Trend:
        """The trend at `t_s`; `p_pain` is None when the moment could not be scored, and `reason` says why."""
        self._reason = reason or self._reason
        coverage = self._covered.step(t_s, p_pain is not None)
        recent = self._recent.step(t_s, p_pain is not None)
        if p_pain is not None:
            gap_s = t_s - self._scored_t_s
            # A new score's share grows with the time since the last one: exact at any frame rate, and after a long gap
            # the old value counts for nothing.
            share = 1.0 if self._p is None else 1.0 - math.exp(-max(gap_s, 0.0) / self._settings.time_constant_s)
            self._p = p_pain if self._p is None else self._p + share * (p_pain - self._p)
            self._scored_t_s = t_s
            self._state = self._state_of(self._p)
        elif t_s - self._scored_t_s > self._settings.hold_s:
            self._state = State.CANNOT_TELL
            self._p = None
        # Few readable frames may show pain, but they cannot show calm.
        sparse = recent < self._settings.min_recent - _ROUNDING
        if self._p is None or (sparse and self._state is not State.PAIN):
            return Trend(None, coverage, State.CANNOT_TELL, self._reason)
        return Trend(self._p, coverage, self._state)

    def _state_of(self, p: float) -> State:
        if p >= self.limit or (self._state is State.PAIN and p >= self.limit - self._settings.hysteresis):
            return State.PAIN
        return State.CALM if p < self.limit * self._settings.calm_share else State.UNCERTAIN


class Share:
    """The share of the last `window_s` that was scored, 0 to 1. Each moment stands for the time since the one before.

    Each moment of the window keeps the totals since the start, so a step costs the same at any frame rate.
    """

    def __init__(self, window_s: float) -> None:
        self._window_s = window_s
        self._ends: deque[tuple[float, float, float]] = deque()

    def step(self, t_s: float, scored: bool) -> float:
        """Advance to `t_s`, which was scored or not, and return the share."""
        ends, edge_s = self._ends, t_s - self._window_s
        last_s, total_s, scored_s = ends[-1] if ends else (t_s, 0.0, 0.0)
        span_s = t_s - last_s
        total_s += span_s
        scored_s += span_s if scored else 0.0
        ends.append((t_s, total_s, scored_s))
        while len(ends) > 1 and ends[1][0] <= edge_s:
            ends.popleft()
        first_s, before_s, scored_before_s = ends[0]
        if edge_s > first_s:  # the window begins within the span of the second moment
            outside_s = edge_s - first_s
            before_s += outside_s
            scored_before_s += outside_s if ends[1][2] > scored_before_s else 0.0
        inside_s = total_s - before_s
        return (scored_s - scored_before_s) / inside_s if inside_s > 0.0 else float(scored)
