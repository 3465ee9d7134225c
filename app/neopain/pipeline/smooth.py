"""Turns scores into a trend: exponential smoothing in time, words with fixed bands, and a state for 'cannot tell'."""

from __future__ import annotations

import math
from collections import deque

from neopain.base.data import Reason, State, Trend
from neopain.base.settings import TrendSettings

PAIN_FROM, PAIN_UNTIL = 0.5, 0.4
CALM_BELOW, CALM_AGAIN_BELOW = 0.2, 0.15
"""The bands of the words: pain from PAIN_FROM until the trend is below PAIN_UNTIL, calm below CALM_BELOW and after more
than that below CALM_AGAIN_BELOW, some pain signs between. Calm ends at the least limit that a person may set, so that
a trend which alarms is never called calm. The limit has no part in them: it decides what alarms.
"""
_ROUNDING = 1e-9
"""Tolerance for sums of many short times."""


class Smoother:
    """Smooths the probability of one infant. All rules are in seconds, so they hold at any frame rate.

    `over_limit` is whether the trend has reached the probability `limit` (0 to 1); the state does not depend on it.
    """

    over_limit: bool

    def __init__(self, settings: TrendSettings, limit: float) -> None:
        self._settings = settings
        self._limit = limit
        self.reset()

    @property
    def limit(self) -> float:
        """The limit in force. One that is raised above the trend is no longer reached: hysteresis is for a trend that
        moves, not for a limit that a person moves.
        """
        return self._limit

    @limit.setter
    def limit(self, limit: float) -> None:
        if limit > self._limit:
            self.over_limit = self.over_limit and self._p is not None and self._p >= limit
        self._limit = limit

    def reset(self) -> None:
        """Forget everything: at the start of a source, or after a jump in time."""
        self._p: float | None = None
        self._state = State.CANNOT_TELL
        self.over_limit = False
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
            hysteresis = self._settings.hysteresis if self.over_limit else 0.0
            self.over_limit = self._p >= self._limit - hysteresis
        elif t_s - self._scored_t_s > self._settings.hold_s:
            self._state = State.CANNOT_TELL
            self._p, self.over_limit = None, False
        # Few readable frames may show pain, but they cannot show calm.
        sparse = recent < self._settings.min_recent - _ROUNDING
        if self._p is None or (sparse and not self.over_limit and self._state is not State.PAIN):
            return Trend(None, coverage, State.CANNOT_TELL, self._reason)
        return Trend(self._p, coverage, self._state)

    def _state_of(self, p: float) -> State:
        signs = self._state in (State.PAIN, State.SOME_SIGNS)
        if p >= (PAIN_UNTIL if self._state is State.PAIN else PAIN_FROM):
            return State.PAIN
        return State.CALM if p < (CALM_AGAIN_BELOW if signs else CALM_BELOW) else State.SOME_SIGNS


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
