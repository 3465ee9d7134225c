"""Samples as a monitor might make them, drawn from a seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Event,
    EventKind,
    Limits,
    Mark,
    Priority,
    Quality,
    Reason,
    Sample,
    SetLimits,
    State,
    Trend,
)
from neopain.record.session.facts import SessionFacts
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.keys import KeyKind, MasterKey

WIDTH = 1920
KEY = MasterKey(KeyKind.FILE, bytes(32))
"""A master key for records that no keyring stores."""


def facts(name: str = "20261123-080000-abcdef", **more) -> SessionFacts:
    given = {
        "id": name,
        "zero": "2026-11-23T08:00:00+00:00",
        "program": "0.1.0",
        "bundle_id": "synthetic-202611",
        "bundle_sha256": "ab" * 32,
        "provider": "CPU",
        "source": "cot 3",
        "settings": {"trend": {"hold_s": 0.5}},
        "patient": "p1",
        "shown_id": "Baby M.",
    }
    return SessionFacts(**(given | more))


def samples(seconds: float, rate_hz: float = 30.0, seed: int = 0, width: int = WIDTH, happenings: float = 0.01):
    """One after another, with jitter, gaps without a face, and alarms now and then. Numbers are as rough as real ones:
    they do not shrink more when packed.
    """
    rng = np.random.default_rng(seed)
    t_s, limits = 0.0, Limits(0.5)
    alarms = AlarmState()
    landmarks = rng.uniform(100, 300, (68, 2)).astype(np.float32)
    features = np.abs(rng.normal(size=width)).astype(np.float32)
    features[rng.random(width) < 0.17] = 0.0
    for index in range(int(seconds * rate_hz)):
        t_s += (0.5 + rng.random()) / rate_hz
        events, commands = [], []
        if rng.random() < happenings:
            phase = AlarmPhase.ACTIVE if not alarms.signals else None
            signal = AlarmSignal(AlarmCondition.PAIN, AlarmKind.PHYSIOLOGICAL, Priority.MEDIUM, AlarmPhase.ACTIVE, t_s)
            alarms = AlarmState((signal,)) if phase else AlarmState()
            kind = EventKind.ALARM_STARTED if phase else EventKind.ALARM_ENDED
            events.append(Event(t_s, kind, AlarmCondition.PAIN, Priority.MEDIUM, value=float(rng.random())))
        if rng.random() < happenings:
            limits = Limits(float(rng.uniform(0.3, 0.8)))
            commands = [SetLimits(t_s, limits=limits, by="Noor"), Acknowledge(t_s), Mark(t_s, "fütter ☃")]
        if index % 300 > 280:
            trend = Trend(None, float(rng.random()), State.CANNOT_TELL, Reason.NO_FACE)
            yield Sample(
                t_s, index, Reason.NO_FACE, None, trend, alarms, tuple(events), limits=limits, commands=tuple(commands)
            )
            continue
        landmarks = landmarks + rng.normal(size=(68, 2)).astype(np.float32) / 2
        features = np.where(features > 0, np.abs(features + rng.normal(size=width).astype(np.float32) / 10), 0)
        p_pain = float(rng.random())
        yield Sample(
            t_s,
            index,
            None,
            p_pain,
            Trend(float(rng.random()), float(rng.random()), State.CALM if p_pain < 0.5 else State.PAIN),
            alarms,
            tuple(events),
            Quality(*rng.uniform(0, 200, 8).tolist()),
            tuple(rng.uniform(0, 600, 4).tolist()),
            tuple(rng.random(10).tolist()),
            limits=limits,
            shift=float(rng.normal()),
            commands=tuple(commands),
            landmarks=landmarks,
            features=features.astype(np.float32),
        )


def exact(sample: Sample):
    """What of a sample has to come back to the bit."""
    return (
        sample.t_s,
        sample.index,
        sample.reason,
        sample.p_pain,
        sample.trend.state,
        sample.trend.reason,
        sample.alarms,
        sample.events,
        sample.commands,
        sample.limits,
        sample.procedure,
        sample.baseline,
    )


def moved(sample: Sample, by_s: float) -> Sample:
    """The same sample later."""
    return replace(sample, t_s=sample.t_s + by_s)


def spoilt(sample: Sample) -> Sample:
    """A sample that no one can write."""
    return replace(sample, commands=(object(),))


def in_blocks(samples, sizes=(15, 7, 1, 30)):
    """`samples` in blocks of these sizes, over and over."""
    done, turn = 0, 0
    while done < len(samples):
        size = sizes[turn % len(sizes)]
        yield samples[done : done + size]
        done, turn = done + size, turn + 1


def record(folder, master, samples, notes=(), **more):
    """The session of `samples` and `notes` under `folder`, written and ended; gives the folder."""
    writer = SessionWriter(folder, master, facts(folder.name, **more))
    for block in in_blocks(samples):
        writer.write(block)
    writer.write([], notes)
    writer.close()
    return folder
