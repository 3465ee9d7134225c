"""Measures the live path: the time from frame to score, and the share of the networks in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from rich.console import Console
from rich.table import Table

from neopain.assemble.pipeline import ReadyPipeline, build_pipeline
from neopain.assemble.score_csv import STAGES
from neopain.base import paths
from neopain.base.clock import monotonic
from neopain.base.data import Frame, Moment, Sample
from neopain.base.ports import Sink
from neopain.base.settings import Settings
from neopain.base.terminal import PlainTable
from neopain.capture.picture import sealed
from neopain.capture.video import VideoFile
from neopain.inference.extractor import open_extractor
from neopain.live.health import quantile
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.workbench.hardware_limits import measure_times_ms, resident_mib

SIZE_PX = (640, 480)
RATE_HZ = 30.0
_WARM_UP_S = 10.0
_BARE_RUNS = 50


@dataclass(frozen=True, slots=True)
class ScreenFigures:
    """What the screen showed: frames drawn, ms from capture to drawn number (median and 95th percentile), and the
    longest time without a new drawing, in ms.
    """

    frames: int
    latency_ms: tuple[float, float]
    still_ms: float


class Observer(Protocol):
    """Observes a monitor, as a window does."""

    def observe(self, monitor: Monitor, seconds: float) -> ScreenFigures | None:
        """Observe for `seconds`; returns the figures since the first call, None without a screen."""

    def close(self) -> None:
        """Stop observing."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures measured over `seconds`; times in milliseconds, medians and 95th percentiles.

    `overhead` is the total time of a frame as a multiple of that for detection and features, None when no frame had
    features; `bare_ms` is the time of the feature networks alone on a crop, None where there are none; `growth_mib` is
    the growth of resident memory after the first seconds; `screen` is None without a screen.
    """

    seconds: float
    captured_hz: float
    scored_hz: float
    dropped: int
    latency_ms: tuple[float, float]
    stages_ms: dict[str, tuple[float, float]]
    overhead: float | None
    bare_ms: tuple[float, float] | None
    growth_mib: float
    screen: ScreenFigures | None

    @property
    def ratio(self) -> float | None:
        """The total time of a frame as a multiple of that of the networks alone."""
        return None if self.bare_ms is None else self.stages_ms["total"][0] / self.bare_ms[0]


@dataclass(slots=True)
class _Stopwatch(Sink):
    """A sink that collects times of frames."""

    captured_s: Callable[[], float | None]
    latencies_ms: list[float] = field(default_factory=list)
    stages_ms: dict[str, list[float]] = field(default_factory=dict)
    overheads: list[float] = field(default_factory=list)

    def __call__(self, moment: Moment, sample: Sample) -> None:
        captured_s = self.captured_s()
        if captured_s is None:
            return
        self.latencies_ms.append((monotonic() - captured_s) * 1e3)
        spent = sample.timings_ms
        for stage, spent_ms in spent.items():
            self.stages_ms.setdefault(stage, []).append(spent_ms)
        if "features" in spent:
            self.overheads.append(spent["total"] / (spent["detect"] + spent["features"]))


class _Endless:
    """A clip played repeatedly, as a camera of `SIZE_PX` and `RATE_HZ` would give it."""

    def __init__(self, clip: Path) -> None:
        self._clip, self._playing = clip, VideoFile(clip, pace=1.0)
        self._playing.player.set_pace(RATE_HZ / (self._playing.info.rate_hz or RATE_HZ))
        self._closed = False
        width_px, height_px = SIZE_PX
        self.info = replace(
            self._playing.info, width_px=width_px, height_px=height_px, duration_s=None, frames=None, live=True
        )

    def __iter__(self) -> Iterator[Frame]:
        while not self._closed:
            for frame in self._playing:
                if frame.image.shape[1::-1] == SIZE_PX:
                    yield frame
                else:
                    yield replace(frame, image=sealed(np.asarray(cv2.resize(frame.image, SIZE_PX), np.uint8)))

    def close(self) -> None:
        self._closed = True
        self._playing.close()


def bench(
    seconds: float,
    settings: Settings,
    observer: Observer,
    *,
    clip: Path | None = None,
    make: Callable[[Settings], ReadyPipeline] = build_pipeline,
    console: Console | None = None,
) -> Figures:
    """Run the live path on the demo clip (or `clip`) for `seconds` while `observer` observes; print the figures."""
    ready = make(settings)
    path = paths.asset("demo.mp4") if clip is None else clip
    latest = LiveSource(lambda: _Endless(path), settings.capture)
    watch = _Stopwatch(lambda: latest.taken_s)
    monitor = Monitor(
        MonitorParts(
            source=latest,
            pipeline=ready.pipeline,
            capture=settings.capture,
            bundle_id=ready.bundle.id,
            provider=ready.provider,
            sinks=[watch],
        )
    )
    began_s = monotonic()
    monitor.start()
    try:
        observer.observe(monitor, min(_WARM_UP_S, seconds / 2))
        before_mib = resident_mib()
        screen = observer.observe(monitor, seconds - (monotonic() - began_s))
        after_mib = resident_mib()
        newest, dropped, elapsed_s = latest.newest, latest.dropped, monotonic() - began_s
    finally:
        observer.close()
        monitor.stop()
    figures = Figures(
        seconds=elapsed_s,
        captured_hz=0.0 if newest is None else (newest.index + 1) / elapsed_s,
        scored_hz=len(watch.latencies_ms) / elapsed_s,
        dropped=dropped,
        latency_ms=_spread(watch.latencies_ms),
        stages_ms={stage: _spread(watch.stages_ms.get(stage, [])) for stage in STAGES},
        overhead=_spread(watch.overheads)[0] or None,
        bare_ms=_bare_ms(ready, settings),
        growth_mib=after_mib - before_mib,
        screen=screen,
    )
    (Console() if console is None else console).print(_build_table(figures, ready))
    return figures


def _bare_ms(ready: ReadyPipeline, settings: Settings) -> tuple[float, float] | None:
    """Time of the feature networks alone, one after the other, with nothing else running."""
    networks = [open_extractor(artefact, settings.inference.threads) for artefact in ready.bundle.features]
    if not networks:
        return None
    crop = np.random.default_rng(0).integers(0, 255, (1, 224, 224, 3), np.uint8)
    return _spread(measure_times_ms({"all": lambda: [network(crop) for network in networks]}, _BARE_RUNS)["all"])


def _spread(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return quantile(ordered, 0.5), quantile(ordered, 0.95)


def _build_table(figures: Figures, ready: ReadyPipeline) -> Table:
    width_px, height_px = SIZE_PX
    table = PlainTable(
        "what", "median", "p95", title=f"live path, {width_px}x{height_px}, {ready.provider}, {ready.bundle.id}"
    )
    for column in table.columns[1:]:
        column.justify = "right"

    def row(name: str, times_ms: tuple[float, float]) -> None:
        table.add_row(name, f"{times_ms[0]:.1f} ms", f"{times_ms[1]:.1f} ms")

    table.add_row("measured for", f"{figures.seconds:.0f} s", "")
    table.add_row("frames captured", f"{figures.captured_hz:.1f} /s", "")
    table.add_row("frames scored", f"{figures.scored_hz:.1f} /s", "")
    table.add_row("frames dropped for newer ones", f"{figures.dropped}", "")
    if figures.screen is not None:
        table.add_row("frames drawn", f"{figures.screen.frames / figures.seconds:.1f} /s", "")
        row("capture to screen", figures.screen.latency_ms)
        table.add_row("longest time without a drawing", f"{figures.screen.still_ms:.0f} ms", "")
    row("capture to score", figures.latency_ms)
    for stage, times_ms in figures.stages_ms.items():
        row(f"  {stage}", times_ms)
    if figures.overhead is not None:
        table.add_row("total / (detect + features)", f"{figures.overhead:.2f}", "")
    if figures.bare_ms is not None:
        row("feature networks alone", figures.bare_ms)
        table.add_row("total / networks alone", f"{figures.ratio:.2f}", "")
    table.add_row("growth of memory", f"{figures.growth_mib:+.1f} MiB", "")
    return table
