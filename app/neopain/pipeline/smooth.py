"""Scores become a trend: exponential smoothing in time, hysteresis, and an honest 'cannot tell'."""

from __future__ import annotations

import math
from collections import deque

from neopain.base.data import Reason, State, Trend
from neopain.base.settings import TrendSettings


class Smoother:
    """Follows one infant's probability. Rules are made of seconds, so they hold at any frame rate.

    `limit` is the probability from which on the trend is called pain (0 to 1).
    """

    def __init__(self, settings: TrendSettings, limit: float) -> None:
        self._settings = settings
        self.limit = limit
        self.reset()

    def reset(self) -> None:
        """Forget everything, as at the start of a source or after a jump in time."""
        self._p: float | None = None
        self._state = State.CANNOT_TELL
        self._reason = Reason.NO_FRAME
        self._scored_t_s = -math.inf
        self._seen: deque[tuple[float, float, bool]] = deque()
        self._last_t_s: float | None = None

    def step(self, t_s: float, p_pain: float | None, reason: Reason | None) -> Trend:
        """The trend at `t_s`; `p_pain` is None when the moment could not be scored, and `reason` says why."""
        self._remember(t_s, p_pain is not None)
        self._reason = reason or self._reason
        coverage = self._share(t_s, self._settings.coverage_window_s)
        if p_pain is not None:
            gap_s = t_s - self._scored_t_s
            # A new score's share grows with the time since the last one: exact at any frame rate, and after a long gap
            # the old value counts for nothing.
            share = 1.0 if self._p is None else 1.0 - math.exp(-max(gap_s, 0.0) / self._settings.time_constant_s)
            self._p = p_pain if self._p is None else self._p + share * (p_pain - self._p)
            self._scored_t_s = t_s
            self._state = self._name(self._p)
        elif t_s - self._scored_t_s > self._settings.hold_s:
            self._state = State.CANNOT_TELL
            self._p = None
        # Few readable frames may show pain, but they cannot show calm.
        sparse = self._share(t_s, self._settings.recent_s) < self._settings.min_recent
        if self._p is None or (sparse and self._state is not State.PAIN):
            return Trend(None, coverage, State.CANNOT_TELL, self._reason)
        return Trend(self._p, coverage, self._state)

    def _name(self, p: float) -> State:
        if p >= self.limit or (self._state is State.PAIN and p >= self.limit - self._settings.hysteresis):
            return State.PAIN
        return State.CALM if p < self.limit * self._settings.calm_share else State.UNCERTAIN

    def _remember(self, t_s: float, scored: bool) -> None:
        """Each moment stands for the time since the one before."""
        span_s = 0.0 if self._last_t_s is None else t_s - self._last_t_s
        self._last_t_s = t_s
        self._seen.append((t_s, span_s, scored))
        while self._seen[0][0] < t_s - self._settings.coverage_window_s:
            self._seen.popleft()

    def _share(self, t_s: float, window_s: float) -> float:
        """Share of the last `window_s` that was scored, 0 to 1."""
        total_s = scored_s = 0.0
        for end_s, span_s, scored in reversed(self._seen):
            if end_s <= t_s - window_s:
                break
            inside_s = end_s - max(end_s - span_s, t_s - window_s)
            total_s += inside_s
            scored_s += inside_s if scored else 0.0
        return scored_s / total_s if total_s > 0.0 else float(self._seen[-1][2])
