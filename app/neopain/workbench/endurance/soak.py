"""A long run of the real monitor: scripted pictures faster than real time, and a network camera that fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from neopain.assemble.pipeline import ReadyPipeline, build_pipeline
from neopain.base.clock import Clock, monotonic
from neopain.base.data import Event, Frame, Image, Mark
from neopain.base.ports import Sink
from neopain.base.settings import Settings
from neopain.capture.scripted import Scripted
from neopain.capture.stream import Stream
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.recorder import Recorder
from neopain.live.records import Records
from neopain.record.session.sessions import Sessions
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.workbench.endurance.camera import Camera
from neopain.workbench.endurance.fault_bench import FollowingScreen, demo_pictures
from neopain.workbench.endurance.faults import FAULTS, LARGE, SMALL, EventLog, Leftovers, endure
from neopain.workbench.endurance.pictures import Pictures
from neopain.workbench.endurance.rtsp_camera import RtspCamera
from neopain.workbench.endurance.soak_report import Look, SoakReport

_CAMERA_SHARE = 0.25
"""Share of the real time in which the network camera is watched."""
_PART_S = 300.0
_LOOK_S = 1.0
_MARK_S = 5.0
_RATE_HZ = 30.0
_SCRIPT_S = 60.0
_HOLD_S = 3.0
SECRET = b"\0" * 32
"""The key of the records, which are of nobody and removed at the end."""


def soak(
    stream_s: float,
    speed: float,
    settings: Settings,
    screen: FollowingScreen,
    *,
    images: Sequence[Image] | None = None,
    make: Callable[[Settings], ReadyPipeline] = build_pipeline,
    part_s: float = _PART_S,
    timed: bool = True,
) -> SoakReport:
    """Run until `stream_s` seconds of stream have passed, the scripted parts `speed` times as fast as real time.

    Each part of `part_s` real seconds has a monitor and a session of its own, as after a start in the morning. `timed`
    says whether what is late fails.
    """
    report, began_s = SoakReport(timed=timed), monotonic()
    shown = list(images or demo_pictures())
    pictures, ready, faults = Pictures(shown), make(settings), cycle(FAULTS)
    for size in (pictures.size, SMALL, LARGE):
        pictures.units(0, size)  # the cameras' own pictures do not count as growth
    with TemporaryDirectory(prefix="neopain-soak-") as folder:
        part = _Part(Path(folder), settings, ready, screen, report)
        while report.stream_s < stream_s:
            left_s = stream_s - report.stream_s
            part.scripted(shown, speed, min(part_s * (1 - _CAMERA_SHARE), left_s / speed * (1 - _CAMERA_SHARE)))
            part.camera(RtspCamera(pictures), faults, min(part_s * _CAMERA_SHARE, left_s * _CAMERA_SHARE))
    report.real_s = monotonic() - began_s
    return report


@dataclass(slots=True)
class _Part:
    """Runs one monitor after another, and adds what it sees to the report."""

    folder: Path
    settings: Settings
    ready: ReadyPipeline
    screen: FollowingScreen
    report: SoakReport

    def scripted(self, images: Sequence[Image], speed: float, real_s: float) -> None:
        """Pictures of a script, on a clock that is `speed` times as fast."""
        moments = [
            Frame(place / _RATE_HZ, place, images[place % len(images)]) for place in range(int(_SCRIPT_S * _RATE_HZ))
        ]
        clock = _faster(speed)
        source = LiveSource(lambda: Scripted(moments, pace=1.0, live=True, clock=clock), self.settings.capture, clock)
        self._watch(source, clock, partial(self._look_on, real_s, speed))
        self._look_between()

    def camera(self, camera: Camera, faults: cycle, real_s: float) -> None:  # type: ignore[type-arg]
        """A network camera, which fails in the next of the ways."""
        capture = self.settings.capture
        source = LiveSource(lambda: Stream(camera.url, capture), capture)

        def fail(monitor: Monitor, log: EventLog) -> None:
            end_s, began_s = monotonic() + real_s, monotonic()
            while True:
                self.report.faults.append(endure(next(faults), camera, monitor, self.screen, log, _HOLD_S))
                self._look("camera", monitor)
                if monotonic() >= end_s:
                    break
            self.report.stream_s += monotonic() - began_s

        try:
            self._watch(source, monotonic, fail)
        finally:
            camera.close()
        self._look_between()

    def _watch(self, source: LiveSource, clock: Clock, run: Callable[[Monitor, EventLog], None]) -> None:
        log, key = EventLog(), MasterKey(KeyKind.FILE, SECRET)
        records = Records(self.folder, lambda: key)
        name = f"soak {source.info.name}"
        begin = partial(
            records.begin,
            bundle=self.ready.bundle,
            provider=self.ready.provider,
            source=name,
            settings=self.settings,
        )
        sinks: list[Sink] = [log, Recorder(lambda zero: begin(zero), check=records.check)]
        monitor = Monitor(
            MonitorParts(
                source=source,
                pipeline=self.ready.pipeline,
                capture=self.settings.capture,
                bundle_id=self.ready.bundle.id,
                provider=self.ready.provider,
                sinks=sinks,
                clock=clock,
            )
        )
        self.ready.pipeline.reset()
        monitor.start()
        self.screen.follow(monitor)
        try:
            run(monitor, log)
        finally:
            monitor.stop()
        self._compare(log.events, key)

    def _look_on(self, real_s: float, speed: float, monitor: Monitor, log: EventLog) -> None:
        began_s = marked_s = monotonic()
        while (now_s := monotonic()) - began_s < real_s:
            self.screen.run(_LOOK_S)
            self._look("script", monitor, now_s - began_s, speed)
            if now_s - marked_s >= _MARK_S:
                marked_s = now_s
                monitor.do(lambda t_s: Mark(t_s, "soak"))
        self.report.stream_s += (monotonic() - began_s) * speed

    def _look(self, part: str, monitor: Monitor, real_s: float = 0.0, speed: float = 1.0) -> None:
        held = Leftovers.now()
        latency_ms = monitor.snapshot().health.latency_p95_ms / speed  # the clock of a script is faster
        stream_h = (self.report.stream_s + real_s * speed) / 3600
        self.report.looks.append(Look(part, stream_h, held.memory_mib, held.files, held.threads, latency_ms))

    def _look_between(self) -> None:
        held = Leftovers.now()
        stream_h = self.report.stream_s / 3600
        self.report.looks.append(Look("between", stream_h, held.memory_mib, held.files, held.threads, 0.0))

    def _compare(self, events: Sequence[Event], key: MasterKey) -> None:
        """Count the events that happened, and those that the newest session lacks."""
        sessions = Sessions(self.folder, key)
        with sessions.open_unaudited(sessions.ids()[0]) as session:
            recorded = [(event.kind, event.condition, round(event.t_s, 3)) for event in session.events()]
        happened = [(event.kind, event.condition, round(event.t_s, 3)) for event in events]
        self.report.events += len(happened)
        for event in recorded:
            if event in happened:
                happened.remove(event)
        self.report.lost += len(happened)


def _faster(speed: float) -> Clock:
    """A clock that runs `speed` times as fast as the machine's."""
    zero_s = monotonic()
    return lambda: zero_s + (monotonic() - zero_s) * speed
