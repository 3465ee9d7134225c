"""A small pipeline and a camera that is operated by hand, for tests of the parts that run them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from multiprocessing import parent_process
from types import SimpleNamespace

from clips import picture
from neopain.assemble.pipeline import ReadyPipeline
from neopain.base.data import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Command,
    Event,
    EventKind,
    Frame,
    Mark,
    Moment,
    NoFrame,
    Priority,
    Reason,
    Sample,
    State,
    Trend,
)
from neopain.base.errors import ModelError
from neopain.base.settings import Settings
from neopain.capture.scripted import Scripted, scene
from neopain.pipeline.pipeline import Perceived


class Grey:
    """Scores the mean grey value: a picture of 255 is a probability of 1. From `alarm_from` on, PAIN is active.

    `fails` is asked before each step whether to fail; `gate`, while cleared, holds every step back.
    """

    limit = 0.5
    fault: type[BaseException] = ZeroDivisionError

    def __init__(self, alarm_from: float = 2.0, fails=lambda moment: False) -> None:
        self.alarm_from, self.fails = alarm_from, fails
        self.gate = threading.Event()
        self.gate.set()
        self.commands: list[Command] = []
        self.moments: list[Moment] = []
        self.resets = 0
        self._events: list[Event] = []

    def reset(self) -> None:
        self.resets += 1

    def catch_up(self) -> None:
        pass

    def handle(self, command: Command) -> None:
        self.commands.append(command)
        if isinstance(command, Mark):
            self._events.append(Event(command.t_s, EventKind.MARKED, label=command.label))

    def find(self, moments: Sequence[Moment]) -> Perceived:
        return Perceived(moments, (), 0.0)

    def read(self, found: Perceived) -> Perceived:
        return found

    def judge(self, perceived: Perceived) -> list[Sample]:
        return self.steps(perceived.moments)

    def steps(self, moments: Sequence[Moment]) -> list[Sample]:
        return [self.step(moment) for moment in moments]

    def step(self, moment: Moment) -> Sample:
        if self.fails(moment):
            raise self.fault("a fault of our own")
        assert self.gate.wait(60)
        self.moments.append(moment)
        events, self._events = tuple(self._events), []
        if isinstance(moment, NoFrame):
            trend = Trend(None, 0.0, State.CANNOT_TELL, moment.reason)
            return Sample(moment.t_s, None, moment.reason, None, trend, AlarmState(), events)
        p = float(moment.image.mean()) / 255
        if p == 0:
            trend = Trend(None, 0.0, State.CANNOT_TELL, Reason.TOO_DARK)
            return Sample(moment.t_s, moment.index, Reason.TOO_DARK, None, trend, AlarmState(), events)
        pain = p >= self.limit
        signals = ()
        if p >= self.alarm_from:
            signals = (
                AlarmSignal(
                    AlarmCondition.PAIN, AlarmKind.PHYSIOLOGICAL, Priority.MEDIUM, AlarmPhase.ACTIVE, moment.t_s
                ),
            )
        trend = Trend(p, 1.0, State.PAIN if pain else State.CALM)
        return Sample(
            moment.t_s,
            moment.index,
            None,
            p,
            trend,
            AlarmState(signals),
            events,
            timings_ms={"detect": 1.5, "total": 2.0},
        )


class Tap:
    """A live source that gives a frame `age_s` old with the number `index`, or fails, when `say` is called."""

    def __init__(self):
        self.info = Scripted(scene([(1.0, picture(0))], 30), live=True).info
        self._said, self._changed = [], threading.Condition()
        self.closed = self.index = 0
        self.age_s = 0.0

    def say(self, *things):
        with self._changed:
            self._said += things
            self._changed.notify()

    def __iter__(self):
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._said or self.closed)
                if self.closed:
                    return
                said = self._said.pop(0)
            if isinstance(said, Exception):
                raise said
            yield Frame(0.0, self.index, picture(said), age_s=self.age_s)

    def close(self):
        with self._changed:
            self.closed += 1
            self._changed.notify()


def grey_ready(settings: Settings) -> ReadyPipeline:
    """A ready pipeline that needs no models."""
    bundle = SimpleNamespace(id="grey", sha256="0" * 64, features=(), threshold=Grey.limit)
    return ReadyPipeline(Grey(), bundle, "CPU")


def hanging_ready(settings: Settings) -> ReadyPipeline:
    """The same, but at a black picture it hangs for ten minutes."""
    ready = grey_ready(settings)
    ready.pipeline.fails = lambda moment: moment.image.mean() < 20 and time.sleep(600)
    return ready


def deadly_ready(settings: Settings) -> ReadyPipeline:
    """The same, but a black picture ends the process."""
    ready = grey_ready(settings)
    ready.pipeline.fails = lambda moment: moment.image.mean() < 20 and os._exit(3)
    return ready


def ready_only_here(settings: Settings) -> ReadyPipeline:
    """The same in the first process; in any other the models are not fit for use."""
    if parent_process() is not None:
        raise ModelError("models/odd is not as published")
    return grey_ready(settings)


def faulty_ready(settings: Settings) -> ReadyPipeline:
    """The same, but a black picture raises an internal error."""
    ready = grey_ready(settings)
    ready.pipeline.fails = lambda moment: moment.image.mean() < 20
    return ready
