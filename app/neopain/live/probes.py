"""Probes for faults of the machine: worker, recording, model files, clocks, disk and power, each quickly checked.

A probe is called with the time on the monitor's clock and returns which of its conditions are present; a condition that
the system does not report is left out. Numbers are those of pipeline/alarm_rules.py.
"""

from __future__ import annotations

import logging
import math
import shutil
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import psutil

from neopain.base.clock import Clock, wall_s
from neopain.base.data import AlarmCondition
from neopain.base.errors import ModelError
from neopain.base.ports import Sink
from neopain.inference import manifest
from neopain.inference.manifest import FileEntry
from neopain.inference.store import Bundle
from neopain.live.mailbox import Mailbox
from neopain.live.worker import Worker, WorkerObserver
from neopain.pipeline.alarm_rules import RULE

_log = logging.getLogger(__name__)

JUMP_REPORTED_S = 5.0
"""A jump is over at once; it is reported for this long, so that it is noticed."""
SETTLED_S = 60.0
"""After this long the distance between the clocks is measured again."""
DISK_EVERY_S = POWER_EVERY_S = 2.0
_DISK_ANSWERS_S = 1.0
_GIB = 2**30


class Probe(Protocol):
    """Checks one part of the machine."""

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Which conditions are present now."""


class KeepingUp:
    """LAGGING, of a live source whose worker works."""

    def __init__(self, worker: Worker, observer: WorkerObserver, mailbox: Mailbox, live: bool) -> None:
        self._worker, self._observer, self._mailbox, self._live = worker, observer, mailbox, live
        self._lagging = False

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Compare the age of the newest sample's picture with the rule."""
        newest = self._mailbox.newest
        if not self._live or newest is None or self._worker.finished or self._observer.stopped:
            self._lagging = False
        else:
            self._lagging = RULE[AlarmCondition.LAGGING].is_met(now_s - newest.captured_s, self._lagging)
        return {AlarmCondition.LAGGING: self._lagging}


class Recording:
    """RECORDING_FAILED: a sink cannot write the samples."""

    def __init__(self, sinks: Sequence[Sink]) -> None:
        self._sinks = sinks

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Ask every sink."""
        return {AlarmCondition.RECORDING_FAILED: any(sink.failed for sink in self._sinks)}


class ModelFiles:
    """MODEL_INTEGRITY: a file of the bundle is gone, or its content is no longer as published.

    A file is read again only when its size, times or place on the disk have changed: a check costs microseconds. The
    log names the file.
    """

    def __init__(self, bundle: Bundle) -> None:
        self._files = {
            artefact.folder / entry.name: entry for artefact in bundle.artefacts for entry in artefact.manifest.files
        }
        self._stamps = {path: _stamp(path) for path in self._files}
        self._wrong: set[Path] = set()

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Check every file."""
        for path, entry in self._files.items():
            stamp = _stamp(path)
            if stamp == self._stamps[path]:
                continue
            self._stamps[path] = stamp
            if stamp is not None and _as_published(path, entry):
                self._wrong.discard(path)
            else:
                self._wrong.add(path)
                _log.error("models/%s/%s is gone or was altered", path.parent.name, path.name)
        return {AlarmCondition.MODEL_INTEGRITY: bool(self._wrong)}


class Clocks:
    """CLOCK_JUMP: the wall clock and the steady clock have moved apart.

    One was set, or one stands still, or the machine slept. It is reported for JUMP_REPORTED_S of the steady clock, or
    for as long as that clock stands still.
    """

    def __init__(self, clock: Clock, wall: Clock = wall_s) -> None:
        self._clock, self._wall = clock, wall
        self._reported = False
        self._since_s = clock()
        self._apart_s = wall() - self._since_s

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Compare the two."""
        steady_s = self._clock()
        # What a time server moves the wall clock by, a little all day long, does not add up.
        if steady_s - self._since_s >= (JUMP_REPORTED_S if self._reported else SETTLED_S):
            self._reported = False
            self._compare_from(steady_s)
        rule = RULE[AlarmCondition.CLOCK_JUMP]
        if not self._reported and rule.is_met(abs(self._wall() - steady_s - self._apart_s), before=False):
            self._reported, self._since_s = True, steady_s
        return {AlarmCondition.CLOCK_JUMP: self._reported}

    def _compare_from(self, steady_s: float) -> None:
        self._since_s, self._apart_s = steady_s, self._wall() - steady_s


class DiskSpace:
    """DISK_LOW: little space is left on the disk of `folder`, which need not exist yet.

    The system is asked in a thread of its own: for a disk whose network is gone it does not answer, and whoever calls
    the other probes, and says that the monitor is alive, must not wait for that.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._low = False
        self._asked_s = -math.inf
        self._asking: threading.Thread | None = None
        self._left_gib = 0.0

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Ask the system every DISK_EVERY_S. A disk that is missing, or does not answer until then, counts as full."""
        due = now_s - self._asked_s >= DISK_EVERY_S
        if self._asking is None and due:
            self._asked_s, self._left_gib, due = now_s, 0.0, False
            self._asking = threading.Thread(target=self._ask, name="disk-space", daemon=True)
            self._asking.start()
            self._asking.join(_DISK_ANSWERS_S)
        if self._asking is not None and not self._asking.is_alive():
            self._asking = None
            self._low = RULE[AlarmCondition.DISK_LOW].is_met(self._left_gib, self._low)
        elif due:
            self._low = True
        return {AlarmCondition.DISK_LOW: self._low}

    def _ask(self) -> None:
        self._left_gib = free_gib(self._folder)


class Power:
    """MAINS_LOST and BATTERY_LOW, on machines that have a battery. `battery` is how full it is, 0 to 1."""

    def __init__(self) -> None:
        self.battery: float | None = None
        self.on_mains: bool | None = None
        self._low = False
        self._checked_s: float | None = None

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Ask the system every POWER_EVERY_S."""
        if self._checked_s is None or now_s - self._checked_s >= POWER_EVERY_S:
            self._checked_s = now_s
            self.battery, self.on_mains = _battery_and_mains()
        present = {}
        if self.on_mains is not None:
            present[AlarmCondition.MAINS_LOST] = not self.on_mains
        if self.battery is not None:
            self._low = RULE[AlarmCondition.BATTERY_LOW].is_met(self.battery, self._low) and self.on_mains is not True
            present[AlarmCondition.BATTERY_LOW] = self._low
        return present


def _battery_and_mains() -> tuple[float | None, bool | None]:
    """How full the battery is, 0 to 1, and whether the machine is on mains; None of both without a battery."""
    try:
        found = psutil.sensors_battery()
    except FileNotFoundError:  # a container shows no such part of the system
        found = None
    return (None, None) if found is None else (found.percent / 100, found.power_plugged)


def free_gib(folder: Path) -> float:
    """Free space on the disk of `folder`, which need not exist yet, in GiB; 0 when there is no such disk."""
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free / _GIB
        except FileNotFoundError:
            continue
        except OSError:
            break
    return 0.0


def _stamp(path: Path) -> tuple[int, ...] | None:
    """What changes whenever the file changes; None when the file is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _as_published(path: Path, entry: FileEntry) -> bool:
    try:
        found = manifest.describe_file(path)
    except ModelError:
        return False
    return (found.size, found.sha256) == (entry.size, entry.sha256)
