"""The infant's own resting score, learned over calm minutes. It is shown, and measures recovery; no alarm depends on
it, so it can never hide a high trend.
"""

from __future__ import annotations

import math
from collections import deque
from statistics import median

from neopain.base.care import REST_MOST
from neopain.base.data import Baseline, Event, EventKind, ResetBaseline, State, Trend

MINUTE_S = 60
LEAST_SECONDS = 45
"""Seconds of a minute that have to be scorable, with a trend below REST_MOST, for it to count."""
FIRST_MINUTES = 10
"""Calm minutes before there is a baseline."""
RENEW_MINUTES = 30
"""Further calm minutes before the next version."""
MEMORY_MINUTES = 60
"""A version is learned from this many of the last calm minutes."""
NORMAL = 1.4826
"""Makes the median absolute deviation a standard deviation where the scores are normally distributed."""


class BaselineLearner:
    """Uses one trend a second. A minute is calm when at least 45 of its seconds were at rest and none was pain; its
    score is their median. `now` is the newest version.
    """

    def __init__(self) -> None:
        self._version = 0
        self.reset()

    def reset(self) -> None:
        """Forget all but the count of versions, which never goes back."""
        self.now: Baseline | None = None
        self._calm: deque[float] = deque(maxlen=MEMORY_MINUTES)
        self._fresh = 0
        self._minute: int | None = None
        self._next_s = -math.inf
        self._seconds: list[float] = []
        self._spoiled = False

    def handle(self, command: ResetBaseline) -> list[Event]:
        """Start to learn again."""
        self.reset()
        return [Event(command.t_s, EventKind.BASELINE_RESET, by=command.by, version=self._version)]

    def step(self, t_s: float, trend: Trend, disturbed: bool) -> list[Event]:
        """Advance to `t_s`. While `disturbed` (by a procedure) no minute is calm."""
        self._spoiled = self._spoiled or disturbed or trend.state is State.PAIN
        if t_s < self._next_s:
            return []
        self._next_s = math.floor(t_s) + 1.0
        minute = int(t_s // MINUTE_S)
        events = [] if minute == self._minute else self._close(t_s, minute)
        if trend.p_trend is not None and trend.p_trend < REST_MOST:
            self._seconds.append(trend.p_trend)
        return events

    def shift(self, p_trend: float | None) -> float | None:
        """The trend minus the baseline, None when either is unknown."""
        return None if self.now is None or p_trend is None else p_trend - self.now.value

    def _close(self, t_s: float, minute: int) -> list[Event]:
        """A minute is over."""
        seconds, spoiled = self._seconds, self._spoiled
        self._minute, self._seconds, self._spoiled = minute, [], False
        if spoiled or len(seconds) < LEAST_SECONDS:
            return []
        self._calm.append(median(seconds))
        self._fresh += 1
        if self._fresh < (FIRST_MINUTES if self.now is None else RENEW_MINUTES):
            return []
        self._fresh = 0
        self._version += 1
        value = median(self._calm)
        spread = NORMAL * median(abs(calm - value) for calm in self._calm)
        self.now = Baseline(self._version, t_s, value, spread)
        return [Event(t_s, EventKind.BASELINE_LEARNED, value=value, version=self._version)]
