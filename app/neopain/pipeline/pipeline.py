"""The whole way of a frame, from moment to sample: perceive, then judge."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from neopain.base.data import Command, Moment, Percept, Sample
from neopain.pipeline.judge import Judge


class Perceives(Protocol):
    """The first half: finds the face of a moment and says what the networks see in it."""

    def several(self, moments: Sequence[Moment]) -> Sequence[Percept]:
        """The percept of each moment; moments come in order of time."""

    def reset(self) -> None:
        """Forget the face that was followed."""


class Pipeline:
    """Same moments and commands in, same samples out, at any frame rate, live or from a file.

    `clock` (seconds) is read for the stage timings alone; no decision depends on it.
    """

    def __init__(self, perceive: Perceives, judge: Judge, clock: Callable[[], float] = time.perf_counter) -> None:
        self._perceive = perceive
        self._judge = judge
        self._clock = clock

    @property
    def limit(self) -> float:
        """The probability from which on the trend is pain."""
        return self._judge.limit

    def reset(self) -> None:
        """Forget everything, as at the start of a source or after a jump in time."""
        self._perceive.reset()
        self._judge.reset()

    def handle(self, command: Command) -> None:
        """Carry out what a person did; its events come with the next sample."""
        self._judge.handle(command)

    def step(self, moment: Moment) -> Sample:
        """The sample of one moment."""
        return self.steps((moment,))[0]

    def steps(self, moments: Sequence[Moment]) -> list[Sample]:
        """The sample of each moment: faster than one by one, but the first waits for the last."""
        began = self._clock()
        percepts = self._perceive.several(moments)
        share_ms = (self._clock() - began) * 1e3 / max(len(percepts), 1)
        return [self._judged(percept, share_ms) for percept in percepts]

    def _judged(self, percept: Percept, perceived_ms: float) -> Sample:
        began = self._clock()
        judged = self._judge.step(percept)
        judged_ms = (self._clock() - began) * 1e3
        face, features = percept.face, percept.features
        return Sample(
            t_s=percept.t_s,
            index=percept.index,
            reason=judged.reason,
            p_pain=judged.p_pain,
            trend=judged.trend,
            alarms=judged.alarms,
            events=judged.events,
            quality=percept.quality,
            face_box=None if face is None else face.box,
            actions=None if features is None else features.actions,
            face=face,
            landmarks=None if features is None else features.landmarks,
            timings_ms={
                **percept.timings_ms,
                "judge": judged_ms,
                "total": perceived_ms + judged_ms,
            },
        )
