"""A bed without a pipeline for tests of the ward link: it shows what it is given, and notes what it is asked to do."""

from __future__ import annotations

import json
import time

import numpy as np

from neopain.base.data import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Event,
    EventKind,
    Limits,
    Priority,
    Sample,
    State,
    Trend,
)
from neopain.live.health import Health, Snapshot

PAIN = AlarmSignal(AlarmCondition.PAIN, AlarmKind.PHYSIOLOGICAL, Priority.MEDIUM, AlarmPhase.ACTIVE, 0.0)
BOOT, OTHER = "a" * 32, "b" * 32


class ShownBed:
    """`shown` is its snapshot; the time of its source begins with it, on `clock`."""

    bundle_id = "bundle"

    def __init__(self, clock=time.monotonic):
        self._clock, self._began_s = clock, clock()
        self.done = []
        self.shown = sample()

    def sample(self, *events, **fields):
        self.shown = sample(self.now_s(), events=events, **fields)
        return self.shown

    def event(self, kind=EventKind.MARKED, **fields):
        return Event(self.now_s(), kind, **fields)

    def now_s(self):
        return self._clock() - self._began_s

    def snapshot(self):
        shown = self.shown
        alarms = AlarmState() if shown is None else shown.alarms
        return Snapshot(None, shown, None if shown is None else self._clock(), alarms, Health())

    def do(self, command_at):
        self.done.append(command_at(self.now_s()))


def sample(t_s=0.0, p=0.4, state=State.SOME_SIGNS, reason=None, signals=(), events=(), **alarms):
    trend = Trend(p, 0.9, state, reason)
    points = np.random.default_rng(0).uniform(0, 200, (68, 2)).astype(np.float32)
    return Sample(
        t_s,
        0,
        reason,
        p,
        trend,
        AlarmState(tuple(signals), **alarms),
        tuple(events),
        limits=Limits(0.6),
        landmarks=points,
    )


def fields(content):
    """A message as a dictionary."""
    return json.loads(content)
