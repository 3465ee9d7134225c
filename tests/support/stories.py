"""Stories in seconds: percepts at any frame rate, judged by the real judge."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
import pytest

from neopain.base.data import (
    AlarmCondition,
    AlarmPhase,
    Command,
    Event,
    EventKind,
    Features,
    Frame,
    Limits,
    Moment,
    NoFrame,
    Percept,
    Reason,
    Sample,
)
from neopain.base.settings import TrendSettings
from neopain.pipeline.judge import Judge
from neopain.pipeline.pipeline import Pipeline

Chapter = tuple[float, float | Reason]
"""For so many seconds, either this probability or no score for this reason."""

LIMIT = 0.5
rates = pytest.mark.parametrize("fps", [5, *(pytest.param(fps, marks=pytest.mark.no_cover) for fps in (15, 30))])
"""Runs a test at three frame rates. The same lines run at each: their coverage is measured at the lowest alone."""


@dataclass
class Reading:
    """A perceive that reads from a story instead of looking at pictures."""

    story: Sequence[Chapter]
    resets: int = field(default=0)

    def __post_init__(self) -> None:
        self._ends_s = list(accumulate(seconds for seconds, _ in self.story))

    def find(self, moments: Sequence[Moment]) -> Sequence[Moment]:
        return moments

    def read(self, moments: Sequence[Moment]) -> list[Percept]:
        return [self(moment) for moment in moments]

    def __call__(self, moment: Moment) -> Percept:
        what = self._at(moment.t_s)
        if isinstance(what, Reason):
            return Percept(moment.t_s, None, what)
        return Percept(moment.t_s, None, None, features=Features(np.array([what], np.float32)))

    def reset(self) -> None:
        self.resets += 1

    def catch_up(self) -> None:
        pass

    def _at(self, t_s: float) -> float | Reason:
        chapter = bisect_right(self._ends_s, t_s + 1e-9)
        return self.story[min(chapter, len(self.story) - 1)][1]


class Seeing(Reading):
    """Reads its story only where there is a picture."""

    def __call__(self, moment: Moment) -> Percept:
        return super().__call__(moment) if isinstance(moment, Frame) else Percept(moment.t_s, None, moment.reason)


def score(vector: np.ndarray) -> float | None:
    return round(float(vector[0]), 6)


def pipeline(story: Sequence[Chapter], limits: Limits = Limits(LIMIT)) -> Pipeline:
    return Pipeline(Reading(story), Judge(score, TrendSettings(), limits))


def tell(
    story: Sequence[Chapter],
    fps: float,
    commands: Sequence[Command] = (),
    limits: Limits = Limits(LIMIT),
) -> list[Sample]:
    """The samples of the whole story at `fps`; each command is given before the first moment at or after its time."""
    waiting = list(commands)
    runner = pipeline(story, limits)
    samples = []
    for index in range(round(sum(seconds for seconds, _ in story) * fps)):
        t_s = index / fps
        while waiting and waiting[0].t_s <= t_s:
            runner.handle(waiting.pop(0))
        samples.append(runner.step(NoFrame(t_s)))
    return samples


def events(samples: Sequence[Sample], kind: EventKind | None = None) -> list[Event]:
    return [event for sample in samples for event in sample.events if kind is None or event.kind is kind]


def started(samples: Sequence[Sample], condition: AlarmCondition) -> list[float]:
    """Times at which the alarm of `condition` became active."""
    return [event.t_s for event in events(samples, EventKind.ALARM_STARTED) if event.condition is condition]


def ended(samples: Sequence[Sample], condition: AlarmCondition) -> list[float]:
    return [event.t_s for event in events(samples, EventKind.ALARM_ENDED) if event.condition is condition]


def phases(sample: Sample, condition: AlarmCondition) -> list[AlarmPhase]:
    """The phase of the signal of `condition`; empty when there is none."""
    return [signal.phase for signal in sample.alarms.signals if signal.condition is condition]
