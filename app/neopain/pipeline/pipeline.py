"""The whole pipeline, from moment to sample: perceive, then judge."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from neopain.base.data import Command, Frame, Moment, Percept, Restart, Sample
from neopain.pipeline.judge import Judge
from neopain.pipeline.perceive import Candidate, Perceive


class Found(NamedTuple):
    """Moments, what is known of them before the feature networks run, and the time this took."""

    moments: Sequence[Moment]
    candidates: Sequence[Candidate]
    took_s: float


class Perceived(NamedTuple):
    """Moments, their percepts, and the time these took."""

    moments: Sequence[Moment]
    percepts: Sequence[Percept]
    took_s: float


class Pipeline:
    """The same moments and commands give the same samples, at any frame rate, live or from a file.

    `clock` (seconds) is read for the stage timings alone; no decision depends on it.
    """

    def __init__(self, perceive: Perceive, judge: Judge, clock: Callable[[], float] = time.perf_counter) -> None:
        self._perceive = perceive
        self._judge = judge
        self._clock = clock
        self._commands: list[Command | None] = []  # None stands for a restart, which has the time of the next moment
        self._fresh = True

    @property
    def limit(self) -> float:
        """The probability from which on the trend is pain."""
        return self._judge.limit

    def reset(self) -> None:
        """Forget everything: at the start of a source, or after a jump in time."""
        self._perceive.reset()
        self._judge.reset()
        if not self._fresh:
            self._commands.append(None)
            self._fresh = True

    def handle(self, command: Command) -> None:
        """Carry out a command; its events come with the next sample."""
        self._judge.handle(command)
        self._commands.append(command)
        self._fresh = False

    def catch_up(self) -> None:
        """Do what the last sample did not need: called while waiting for the next moment, which else would wait for it.

        Samples are the same with and without it.
        """
        self._perceive.catch_up()

    def step(self, moment: Moment) -> Sample:
        """The sample of one moment."""
        return self.steps((moment,))[0]

    def steps(self, moments: Sequence[Moment]) -> list[Sample]:
        """The sample of each moment: faster than one by one, but the first waits for the last."""
        return self.judge(self.read(self.find(moments)))

    def find(self, moments: Sequence[Moment]) -> Found:
        """The first of the three parts of `steps`. Another thread may `read` those before meanwhile, in their order."""
        self._fresh = False
        began = self._clock()
        candidates = self._perceive.find(moments)
        return Found(moments, candidates, self._clock() - began)

    def read(self, found: Found) -> Perceived:
        """The second part: the feature networks."""
        began = self._clock()
        percepts = self._perceive.read(found.candidates)
        return Perceived(found.moments, percepts, found.took_s + self._clock() - began)

    def judge(self, perceived: Perceived) -> list[Sample]:
        """The third part: score, trend and alarms."""
        share_ms = perceived.took_s * 1e3 / max(len(perceived.percepts), 1)
        return [
            self._sample(percept, share_ms, moment.age_s * 1e3 if isinstance(moment, Frame) else None)
            for moment, percept in zip(perceived.moments, perceived.percepts, strict=True)
        ]

    def _sample(self, percept: Percept, perceived_ms: float, captured_ms: float | None) -> Sample:
        began = self._clock()
        judged = self._judge.step(percept)
        judged_ms = (self._clock() - began) * 1e3
        face, features, quality = percept.face, percept.features, percept.quality
        if judged.alarms.standby is not None:
            face = features = quality = None  # nothing of the infant is shown as judged, or stored
        commands = tuple(Restart(percept.t_s) if command is None else command for command in self._commands)
        self._commands.clear()
        return Sample(
            **judged._asdict(),
            index=percept.index,
            quality=quality,
            face_box=None if face is None else face.box,
            actions=None if features is None else features.actions,
            commands=commands,
            face=face,
            landmarks=None if features is None else features.landmarks,
            features=None if features is None else features.vector,
            timings_ms={
                **({} if captured_ms is None else {"capture": captured_ms}),
                **percept.timings_ms,
                "judge": judged_ms,
                "total": perceived_ms + judged_ms,
            },
        )
