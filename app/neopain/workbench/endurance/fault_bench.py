"""Faults in a row on cameras of both kinds, under the real monitor and window."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from rich.console import Console

from neopain.assemble.pipeline import ReadyPipeline, build_pipeline
from neopain.base import paths
from neopain.base.data import Frame, Image
from neopain.base.settings import CaptureSettings, Settings
from neopain.base.terminal import PlainTable
from neopain.capture.stream import Stream
from neopain.capture.video import VideoFile
from neopain.live.health import quantile
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.workbench.endurance.camera import Camera, MjpegCamera
from neopain.workbench.endurance.faults import (
    AWAY,
    FAULTS,
    LARGE,
    SMALL,
    EventLog,
    Fault,
    Leftovers,
    Outcome,
    Screen,
    endure,
    rounds,
    settled,
)
from neopain.workbench.endurance.pictures import Pictures
from neopain.workbench.endurance.rtsp_camera import RtspCamera

_PICTURES = 30
"""A second of the demo clip is shown over and over: enough for a score, and little to encode."""
_FACE_S = 3.0
KINDS: tuple[type[Camera], ...] = (RtspCamera, MjpegCamera)


class FollowingScreen(Screen, Protocol):
    """A window that can be given a monitor, and freed."""

    def follow(self, monitor: Monitor) -> None:
        """Show this monitor from now on."""

    def close(self) -> None:
        """Free the window."""


@dataclass(frozen=True, slots=True)
class FaultReport:
    """The outcome of each fault, by the camera's scheme, and what was left over of all of them."""

    outcomes: tuple[tuple[str, Outcome], ...]
    left: dict[str, float]

    @property
    def passed(self) -> bool:
        """Whether every fault passed and nothing was left over."""
        return not self.left and all(outcome.passed for _, outcome in self.outcomes)

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        rows = [{"camera": kind, "passed": one.passed, **asdict(one)} for kind, one in self.outcomes]
        found = {"passed": self.passed, "left": self.left, "faults": rows}
        path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")

    def table(self) -> PlainTable:
        """One row a kind of fault and camera."""
        table = PlainTable("camera", "fault", "times", "back after", "longest", "old numbers", "not logged", "passed")
        groups: dict[tuple[str, str], list[Outcome]] = {}
        for kind, outcome in self.outcomes:
            groups.setdefault((kind, outcome.fault), []).append(outcome)
        for (kind, fault), found in groups.items():
            back = sorted(one.recovered_s for one in found if one.recovered_s is not None)
            times = (f"{quantile(back, 0.5):.1f} s", f"{back[-1]:.1f} s") if back else ("never", "never")
            stale, unlogged = sum(one.stale for one in found), sum(one.logged is False for one in found)
            good = sum(one.passed for one in found)
            table.add_row(kind, fault, str(len(found)), *times, str(stale), str(unlogged), f"{good} of {len(found)}")
        left = ", ".join(f"{name} +{more:g}" for name, more in self.left.items()) or "nothing"
        table.caption = f"left over: {left}"
        return table


def demo_pictures() -> list[Image]:
    """A second of the demo clip."""
    clip = VideoFile(paths.asset("demo.mp4"))
    frames = (moment for moment in clip if isinstance(moment, Frame) and moment.t_s >= _FACE_S)
    images = [frame.image for frame in islice(frames, _PICTURES)]
    clip.close()
    return images


def fault_bench(
    count: int,
    hold_s: float,
    settings: Settings,
    screen: FollowingScreen,
    *,
    faults: Sequence[Fault] = (*FAULTS, AWAY),
    kinds: Sequence[type[Camera]] = KINDS,
    images: Sequence[Image] | None = None,
    make: Callable[[Settings], ReadyPipeline] = build_pipeline,
    console: Console | None = None,
) -> FaultReport:
    """Let cameras of each of `kinds` fail `count` times in all, each fault for `hold_s` where it has no time of its
    own, and print what came of it.
    """
    shown = console or Console()
    pictures = Pictures(images or demo_pictures())
    outcomes: list[tuple[str, Outcome]] = []
    left: dict[str, float] = {}
    for place, kind in enumerate(kinds):
        mine = rounds(faults, count // len(kinds) + (place < count % len(kinds)))
        for size in (pictures.size, SMALL, LARGE):  # what is encoded later would look like a leak
            pictures.jpeg(0, size) if kind is MjpegCamera else pictures.units(0, size)
        found, more = _under_one_monitor(kind(pictures), mine, hold_s, settings, screen, make(settings), shown)
        outcomes += found
        left |= {f"{kind.scheme} {name}": value for name, value in more.items()}
    report = FaultReport(tuple(outcomes), left)
    shown.print(report.table())
    return report


def _under_one_monitor(
    camera: Camera,
    faults: Sequence[Fault],
    hold_s: float,
    settings: Settings,
    screen: FollowingScreen,
    ready: ReadyPipeline,
    shown: Console,
) -> tuple[list[tuple[str, Outcome]], dict[str, float]]:
    log, outcomes = EventLog(), []
    monitor = watched(camera.url, settings.capture, ready, [log])
    monitor.start()
    screen.follow(monitor)
    before: Leftovers | None = None
    left: dict[str, float] = {}
    try:
        for place, fault in enumerate(faults):
            if place == min(len({one.name for one in faults}), len(faults) - 1):  # each has been once: all is loaded
                screen.run(1.0)
                before = Leftovers.now()
            outcome = endure(fault, camera, monitor, screen, log, hold_s)
            outcomes.append((camera.scheme, outcome))
            back = "did not come back" if outcome.recovered_s is None else f"back after {outcome.recovered_s:.1f} s"
            verdict = "" if outcome.passed else "  FAILED"
            shown.print(f"{place + 1:4} of {len(faults)}  {camera.scheme}  {fault.name}: {back}{verdict}")
        left = {} if before is None else settled(screen, before)
    finally:
        monitor.stop()
        camera.close()
    return outcomes, left


def watched(url: str, capture: CaptureSettings, ready: ReadyPipeline, sinks: Sequence[EventLog]) -> Monitor:
    """The real monitor on the camera at `url`."""
    return Monitor(
        MonitorParts(
            source=LiveSource(lambda: Stream(url, capture), capture),
            pipeline=ready.pipeline,
            capture=capture,
            bundle_id=ready.bundle.id,
            provider=ready.provider,
            sinks=list(sinks),
        )
    )
