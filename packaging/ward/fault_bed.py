"""A bed that is broken on purpose: the real monitor, judge, alarm system, watchdog and publisher, in a process of its
own. Only what it sees is made up. It writes what it did into a journal, which outlives its being killed.

A line of the journal is JSON: when (steady clock, which all processes of a computer share), what, and more:
event: an event was given to the ward link, with boot and number; sounds: the priority that the speaker is given from
now on, empty for silence; pain, lost: whether "Pain" and "Ward link lost" are alarms at the bed.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from neopain.base.data import AlarmCondition, Event, Features, Frame, Limits, Mark, Moment, Percept
from neopain.base.ports import SourceInfo
from neopain.base.settings import CaptureSettings, TrendSettings
from neopain.base.ward_settings import WardSettings
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.pipeline.audio import audible
from neopain.pipeline.judge import Judge
from neopain.pipeline.pipeline import Pipeline
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.ward.bed.outbox import open_store
from neopain.ward.bed.publisher import Publisher

RATE_HZ, LOOK_S, STAMP_EVERY_S = 5.0, 0.1, 1.0
CALM, PAIN, LIMITS = 0.05, 0.95, Limits(0.5, pain_delay_s=1.0)
EMPTY_WITHIN_S = 120.0


class Journal:
    """Lines that are with the operating system when `write` returns."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, what: str, **more: Any) -> None:
        """Add a line."""
        os.write(self._file, json.dumps({"at": time.monotonic(), "what": what, **more}).encode() + b"\n")


class Cot:
    """A camera with noise in its pictures."""

    info = SourceInfo("cot", 32, 32, RATE_HZ, None, None, True)

    def __init__(self) -> None:
        self._ended = threading.Event()

    def __iter__(self) -> Iterator[Moment]:
        rng, began_s, index = np.random.default_rng(0), time.monotonic(), 0
        while not self._ended.wait(max(began_s + index / RATE_HZ - time.monotonic(), 0.0)):
            yield Frame(time.monotonic() - began_s, index, rng.integers(0, 255, (32, 32, 3), np.uint8))
            index += 1

    def close(self) -> None:
        """End it."""
        self._ended.set()


class Told:
    """Perceives what it is told: calm or pain."""

    p = CALM

    def several(self, moments: Sequence[Moment]) -> list[Percept]:
        """What it is told, for each moment with a picture."""
        return [self._percept(moment) for moment in moments]

    def _percept(self, moment: Moment) -> Percept:
        if not isinstance(moment, Frame):
            return Percept(moment.t_s, None, moment.reason)
        return Percept(moment.t_s, moment.index, None, features=Features(np.array([self.p], np.float32)))

    def reset(self) -> None:
        """Nothing: it remembers nothing."""

    def catch_up(self) -> None:
        """Nothing: it is never behind."""


class NotedLink(Publisher):
    """The real link; each event goes into the journal under the number that it gets."""

    journal: Journal
    _noting = threading.Lock()

    def _add(self, event: Event, now: Any) -> None:
        with self._noting:
            super()._add(event, now)
            self.journal.write("event", boot=self.boot, seq=self.outbox._seq)


def run_bed(name: str, ward: str, port: int, folder: Path, told: Connection) -> None:
    """The bed, until it is told to stop. It is told: ("pain", bool), ("clock", seconds that it is wrong),
    ("acknowledge",), ("waiting",), which answers how many events wait, and ("stop",), which answers when it has ended.
    """
    journal, wrong_s, stamp = Journal(folder / f"bed-{name}.journal"), [0.0], [""]
    link = NotedLink(
        WardSettings(name=ward, address=f"127.0.0.1:{port}"),
        name,
        patient=lambda: stamp[0],
        open_store=lambda: open_store(folder, name, MasterKey(KeyKind.FILE, bytes(32))),
        wall=lambda: time.time() + wrong_s[0],
    )
    link.journal, seen = journal, Told()
    capture = CaptureSettings()
    pipeline = Pipeline(seen, Judge(lambda vector: float(vector[0]), TrendSettings(), LIMITS))  # type: ignore[arg-type]
    parts = MonitorParts(
        source=LiveSource(Cot, capture),
        pipeline=pipeline,
        bundle_id="faults",
        provider="CPU",
        capture=capture,
        sinks=(link,),
        probes=(link.probe,),
        bed=name,
    )
    monitor = link.follow(Monitor(parts))
    monitor.start()
    stopped = False
    was: dict[str, Any] = {}
    stamped_s = 0.0
    while not stopped:
        now_s = time.monotonic()
        if now_s - stamped_s >= STAMP_EVERY_S:
            stamped_s = now_s
            stamp[0] = f"{now_s:.2f}"  # shown on its tile: how old the number beside it is
            monitor.do(lambda t_s: Mark(t_s, label="faults"))
        alarms = monitor.snapshot().alarms
        given = {signal.condition for signal in alarms.signals}
        now = {"sounds": str(audible(alarms) or ""), "pain": AlarmCondition.PAIN in given}
        now["lost"] = AlarmCondition.WARD_LINK_LOST in given
        for what, value in now.items():
            if was.get(what) != value:
                was[what] = value
                journal.write(what, value=value)
        while told.poll(LOOK_S):
            what, *more = told.recv()
            if what == "pain":
                seen.p = PAIN if more[0] else CALM
            elif what == "clock":
                wrong_s[0] = more[0]
            elif what == "acknowledge":
                monitor.acknowledge()
            elif what == "waiting":
                told.send(len(link.outbox))
            stopped = stopped or what == "stop"
    until_s = time.monotonic() + EMPTY_WITHIN_S
    while len(link.outbox) and time.monotonic() < until_s:
        time.sleep(LOOK_S)
    monitor.stop()
    told.send(len(link.outbox))
