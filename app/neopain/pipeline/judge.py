"""The second half of the pipeline: score, smooth, alarm. Stateful and fast; needs no network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Command, Limits, Percept, Reason
from neopain.base.settings import TrendSettings
from neopain.pipeline.bedside import Bedside, Judgement


class Judge:
    """Scores percepts and passes the scores to the bedside of the infant, which starts with `limits`.

    `score` returns the probability of pain (0 to 1) of a feature vector float32 (D,), None if it cannot be judged.
    """

    def __init__(
        self, score: Callable[[NDArray[np.float32]], float | None], trend: TrendSettings, limits: Limits
    ) -> None:
        self._score = score
        self._bedside = Bedside(trend, limits)

    @property
    def limit(self) -> float:
        """The probability from which on the trend alarms."""
        return self._bedside.limits.pain_limit

    def reset(self) -> None:
        """Forget all scores and signals: at the start of a source, or after a jump in time; limits stay."""
        self._bedside.reset()

    def handle(self, command: Command) -> None:
        """Carry out a command; its events come with the next judgement."""
        self._bedside.handle(command)

    def step(self, percept: Percept) -> Judgement:
        """Judge one percept; percepts come in order of time."""
        if percept.features is None:
            return self._bedside.step(percept.t_s, None, percept.reason)
        p_pain = self._score(percept.features.vector)
        return self._bedside.step(percept.t_s, p_pain, Reason.OUT_OF_USE if p_pain is None else None)
