"""The ways in which a camera fails, one after the other under the real monitor and window, and what is left of each."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

import psutil

from neopain.base.clock import monotonic
from neopain.base.data import AlarmCondition, AlarmPhase, Event, EventKind, Moment, Sample
from neopain.base.ports import Sink
from neopain.live.monitor import Monitor
from neopain.workbench.endurance.camera import Camera, Mode
from neopain.workbench.hardware_limits import resident_mib

RECOVERED_S = 10.0
"""A camera that is back has to be seen again within this long."""
_GIVE_UP_S = 60.0
_STALE_S = {Mode.FROZEN: 5.0}
_LATE_S = 2.0
"""Without a new picture no number may be read for longer than this, or than in _STALE_S."""
_LOOK_S = 0.1
LOGGED_FROM_S = 6.0
"""An outage that lasts this long has to be in the alarm log."""
SMALL, LARGE = (320, 240), (3840, 2160)
_MEMORY_MIB = 48.0
_SETTLE_S = 15.0
_OUTAGE = {
    AlarmCondition.SOURCE_LOST,
    AlarmCondition.PICTURE_FROZEN,
    AlarmCondition.SOURCE_SLOW,
    AlarmCondition.SOURCE_UNSTABLE,
    AlarmCondition.CANNOT_TELL,
}
_ENDS_WITH_IT = _OUTAGE - {AlarmCondition.SOURCE_UNSTABLE}
"""SOURCE_UNSTABLE goes on for a minute after the outages that it counts; the next is logged all the same."""

Change = Callable[[Camera], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to fail: how it begins and ends. `blind` says that no new picture comes meanwhile. It lasts `hold_s`, or
    as long as the bench says where that is None.
    """

    name: str
    begin: Change
    end: Change
    blind: bool = True
    hold_s: float | None = None


def _mode(mode: Mode, *, hang_up: bool = False) -> Change:
    return lambda camera: camera.become(mode, hang_up=hang_up)


def _set(**values: object) -> Change:
    def change(camera: Camera) -> None:
        for name, value in values.items():
            setattr(camera, name, value)

    return change


_WELL = _mode(Mode.WELL)
_NATIVE: Change = lambda camera: setattr(camera, "size", camera.native)  # noqa: E731 - beside the others
FAULTS = (
    Fault("refuses", _mode(Mode.REFUSED), _WELL),
    Fault("accepts and is silent", _mode(Mode.SILENT, hang_up=True), _WELL),
    Fault("stalls in a picture", _mode(Mode.STALLED), _WELL),
    Fault("ends the connection", lambda camera: camera.hang_up(), _WELL, blind=False, hold_s=1.0),
    Fault("restarts", _mode(Mode.REFUSED), _WELL, blind=False, hold_s=1.5),
    Fault("changes its resolution", _set(size=SMALL), _NATIVE, blind=False),
    Fault("sends garbage", _mode(Mode.GARBAGE), _WELL),
    Fault("loses half of its packets", _mode(Mode.HALF), _WELL, blind=False),
    Fault("has another password", _mode(Mode.LOCKED, hang_up=True), _WELL),
    Fault("shows one picture for ever", _mode(Mode.FROZEN), _WELL),
    Fault("sends one picture a second", _set(rate_hz=1.0), _set(rate_hz=30.0), blind=False),
    Fault("sends sixty pictures a second", _set(rate_hz=60.0), _set(rate_hz=30.0), blind=False),
    Fault("sends 4K", _set(size=LARGE), _NATIVE, blind=False),
)
AWAY = Fault("is back after minutes", _mode(Mode.REFUSED), _WELL, hold_s=150.0)


class Screen(Protocol):
    """A window over the monitor, whose picture can be read."""

    def run(self, seconds: float) -> None:
        """Let it run for so long."""

    def shows_number(self) -> bool:
        """Whether a number can be read in its picture now."""


@dataclass(slots=True)
class EventLog(Sink):
    """Every event, as the alarm log and the records get it."""

    events: list[Event] = field(default_factory=list)

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take the events of a sample."""
        self.events += sample.events

    def note(self, event: Event) -> None:
        """Take an event that came without a sample."""
        self.events.append(event)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one fault did. `recovered_s` from the camera's return to the first new number on the screen, None where it
    did not come; `stale` how often a number was read that had no right to be there; `logged` whether an alarm began.
    """

    fault: str
    held_s: float
    recovered_s: float | None
    stale: int
    logged: bool | None

    @property
    def passed(self) -> bool:
        """Whether it is as it has to be."""
        in_time = self.recovered_s is not None and self.recovered_s <= RECOVERED_S
        return in_time and not self.stale and self.logged is not False


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What this process holds: threads, child processes, open files and sockets, resident memory in MiB."""

    threads: int
    processes: int
    files: int
    memory_mib: float

    @classmethod
    def now(cls) -> Leftovers:
        """As it is now."""
        gc.collect()
        process = psutil.Process()
        files = process.num_handles() if hasattr(process, "num_handles") else process.num_fds()
        return cls(threading.active_count(), len(process.children(recursive=True)), files, resident_mib())

    def beyond(self, before: Leftovers) -> dict[str, float]:
        """What there is more than `before`, beyond what one connection needs at one time and not at another."""
        more = {
            "threads": (self.threads - before.threads, 0),
            "processes": (self.processes - before.processes, 0),
            "files": (self.files - before.files, 0),
            "memory MiB": (self.memory_mib - before.memory_mib, _MEMORY_MIB),
        }
        return {name: grown for name, (grown, allowed) in more.items() if grown > allowed}


def endure(fault: Fault, camera: Camera, monitor: Monitor, screen: Screen, log: EventLog, hold_s: float) -> Outcome:
    """Begin the fault, hold it, end it, and wait until the screen shows a number of a picture from after its end.

    It begins when the alarms of the outage before have ended: one that is still active would not be logged anew.
    """
    asked_s = monotonic()
    while _alarmed(monitor) and monotonic() - asked_s < _GIVE_UP_S:
        screen.run(_LOOK_S)
    before = len(log.events)
    began_s = monotonic()
    fault.begin(camera)
    stale, held_s = 0, hold_s if fault.hold_s is None else fault.hold_s
    while monotonic() - began_s < held_s:
        screen.run(_LOOK_S)
        silent_s = monotonic() - max(camera.sent_s, began_s)
        limit_s = _STALE_S.get(camera.mode, _LATE_S)
        stale += fault.blind and silent_s > limit_s and screen.shows_number()
    fault.end(camera)
    back_s = monotonic()
    recovered_s: float | None = None
    while recovered_s is None and monotonic() - back_s < _GIVE_UP_S:
        screen.run(_LOOK_S)
        captured_s = monitor.snapshot().captured_s
        if captured_s is not None and captured_s > back_s and screen.shows_number():
            recovered_s = monotonic() - back_s
    logged = None
    if fault.blind and held_s >= LOGGED_FROM_S:
        starts = (event for event in log.events[before:] if event.kind is EventKind.ALARM_STARTED)
        logged = any(event.condition in _OUTAGE for event in starts)
    return Outcome(fault.name, held_s, recovered_s, stale, logged)


def _alarmed(monitor: Monitor) -> bool:
    """Whether an alarm of an outage is active, acknowledged or not."""
    return any(
        signal.condition in _ENDS_WITH_IT and signal.phase is not AlarmPhase.LATCHED
        for signal in monitor.snapshot().alarms.signals
    )


def settled(screen: Screen, before: Leftovers) -> dict[str, float]:
    """What is left over once what ends by itself has ended."""
    end_s = monotonic() + _SETTLE_S
    while (left := Leftovers.now().beyond(before)) and monotonic() < end_s:
        screen.run(0.5)
    return left


def rounds(faults: Iterable[Fault], count: int) -> list[Fault]:
    """`count` faults: these in turn, over and over."""
    listed = list(faults)
    return [listed[place % len(listed)] for place in range(count)]
