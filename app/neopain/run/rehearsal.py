"""What would another limit have done? The past judged again, in a process of its own: no window waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing import get_context

from neopain.base.data import AlarmCondition, Limits
from neopain.base.settings import TrendSettings
from neopain.pipeline.what_if import what_if
from neopain.run.scores import Scores, Taken

SPANS_S = (3600.0, 24 * 3600.0)
"""The last hour is quickly told; a day takes longer and follows."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Alarms of pain over the last `span_s`: how many with the limits in force all the time, and with others."""

    span_s: float
    before: int
    after: int


class Rehearsal:
    """Judges the scores that were kept once more, with other limits. Calls block: make them from a thread."""

    def __init__(self, scores: Scores, trend: TrendSettings) -> None:
        self._scores, self._trend = scores, trend

    def forecast(self, limits: Limits, wish: Limits, span_s: float) -> Forecast:
        """What `wish` would have done in the last `span_s` (or since the start) where `limits` are in force."""
        taken = self._scores.last(span_s)
        with get_context("spawn").Pool(1) as pool:
            return pool.apply(forecast, (taken, limits, wish, self._trend))


def forecast(taken: Taken, limits: Limits, wish: Limits, trend: TrendSettings) -> Forecast:
    """The forecast over all that was `taken`."""
    before, after = (
        what_if(taken.scores(), taken.commands, each, trend).started(AlarmCondition.PAIN) for each in (limits, wish)
    )
    return Forecast(taken.span_s, before, after)
