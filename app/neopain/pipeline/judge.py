"""The second half of the way of a frame: score, smooth, alarm. Stateful, fast, and in need of no network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import (
    AlarmCondition,
    AlarmState,
    Command,
    Event,
    Percept,
    Reason,
    State,
    Trend,
)
from neopain.base.settings import TrendSettings
from neopain.pipeline.alarm import AlarmSystem
from neopain.pipeline.smooth import Smoother

_SOURCE_REASONS = (Reason.NO_FRAME, Reason.STALE_FRAME)


class ProbabilityOf(Protocol):
    """Gives the probability of pain (0 to 1) for a feature vector float32 (D,), None if it cannot be judged."""

    def __call__(self, vector: NDArray[np.float32]) -> float | None:
        """The probability of pain."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What judge says of one moment."""

    p_pain: float | None
    reason: Reason | None
    trend: Trend
    alarms: AlarmState
    events: tuple[Event, ...]


class Judge:
    """Holds the trend and the alarms of one infant. `limit` is the probability from which on the trend is pain."""

    def __init__(self, score: ProbabilityOf, trend: TrendSettings, limit: float) -> None:
        self._score = score
        self._smoother = Smoother(trend, limit)
        self._alarms = AlarmSystem()
        self.reset()

    @property
    def limit(self) -> float:
        """The probability from which on the trend is pain."""
        return self._smoother.limit

    def reset(self) -> None:
        """Forget everything, as at the start of a source or after a jump in time."""
        self._smoother.reset()
        self._alarms.reset()
        self._waiting: list[Event] = []
        self._value: float | None = None

    def handle(self, command: Command) -> None:
        """Carry out what a person did; its events come with the next judgement."""
        self._waiting += self._alarms.handle(command, self._value)

    def step(self, percept: Percept) -> Judgement:
        """Judge one percept; percepts come in order of time."""
        p_pain = None if percept.features is None else self._score(percept.features.vector)
        reason = percept.reason if percept.features is None else None
        if percept.features is not None and p_pain is None:
            reason = Reason.OUT_OF_USE
        trend = self._smoother.step(percept.t_s, p_pain, reason)
        self._value = trend.p_trend
        alarms, events = self._alarms.step(percept.t_s, _present(trend), trend.p_trend)
        waiting, self._waiting = self._waiting, []
        return Judgement(p_pain, reason, trend, alarms, (*waiting, *events))


def _present(trend: Trend) -> dict[AlarmCondition, bool | None]:
    """Which conditions the trend shows. A face that cannot be judged says neither pain nor no pain."""
    blind = trend.state is State.CANNOT_TELL
    lost = trend.reason in _SOURCE_REASONS
    return {
        AlarmCondition.PAIN: None if blind else trend.state is State.PAIN,
        AlarmCondition.SOURCE_LOST: lost,
        AlarmCondition.CANNOT_TELL: blind and not lost,
    }
