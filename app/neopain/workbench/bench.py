"""Measures the live path: the time from frame to score, and the share of the networks in it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Protocol

import numpy as np
from rich.console import Console
from rich.table import Table

from neopain.assemble.pipeline import ReadyPipeline, build_pipeline
from neopain.assemble.score_csv import STAGES
from neopain.base import paths
from neopain.base.clock import monotonic
from neopain.base.data import Moment, Sample
from neopain.base.ports import Sink
from neopain.base.settings import Settings
from neopain.base.terminal import PlainTable
from neopain.inference.extractor import open_extractor
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.workbench.bench_figures import Measured, Spread, measured, spread
from neopain.workbench.endless_clip import EndlessClip
from neopain.workbench.hardware_limits import measure_times_ms, resident_mib

SIZE_PX = (640, 480)
RATE_HZ = 30.0
_WARM_UP_S = 10.0
_BARE_RUNS = 50


@dataclass(frozen=True, slots=True)
class ScreenFigures:
    """What the screen showed: frames drawn, ms from capture to drawn number and from sample to drawn number, and the
    longest time without a new drawing, in ms.
    """

    frames: int
    latency_ms: Spread
    draw_ms: Spread
    still_ms: float


class Observer(Protocol):
    """Observes a monitor, as a window does."""

    def observe(self, monitor: Monitor, seconds: float) -> ScreenFigures | None:
        """Observe for `seconds`; returns the figures since the first call, None without a screen."""

    def close(self) -> None:
        """Stop observing."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures measured over `seconds` on pictures of `size_px`; times in milliseconds.

    `overhead` is the total time of a frame as a multiple of that for detection and features, None when no frame had
    features; `cpu_share` is processor time as a multiple of one processor, `memory_mib` resident; `bare_ms` is the time
    of the feature networks alone on a crop, None where there are none; `growth_mib` is the growth of resident memory
    after the first seconds; `screen` is None without a screen; `measured` has the figures that are saved and compared,
    with their noise.
    """

    seconds: float
    captured_hz: float
    scored_hz: float
    dropped: int
    latency_ms: Spread
    stages_ms: dict[str, Spread]
    overhead: float | None
    cpu_share: float
    memory_mib: float
    bare_ms: Spread | None
    growth_mib: float
    screen: ScreenFigures | None
    size_px: tuple[int, int] = SIZE_PX
    measured: dict[str, Measured] = field(default_factory=dict)

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
        spent = dict(sample.timings_ms)  # a window adds to it
        for stage, spent_ms in spent.items():
            self.stages_ms.setdefault(stage, []).append(spent_ms)
        if "features" in spent:
            self.overheads.append(spent["total"] / (spent["detect"] + spent["features"]))


def bench(
    seconds: float,
    settings: Settings,
    observer: Observer,
    *,
    clip: Path | None = None,
    size_px: tuple[int, int] = SIZE_PX,
    make: Callable[[Settings], ReadyPipeline] = build_pipeline,
    console: Console | None = None,
) -> Figures:
    """Run the live path on the demo clip (or `clip`) in pictures of `size_px` for `seconds`; print the figures."""
    ready = make(settings)
    path = paths.asset("demo.mp4") if clip is None else clip
    latest = LiveSource(lambda: EndlessClip(path, size_px, RATE_HZ), settings.capture)
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
    began_s, began_cpu_s = monotonic(), process_time()
    monitor.start()
    try:
        observer.observe(monitor, min(_WARM_UP_S, seconds / 2))
        before_mib = resident_mib()
        screen = observer.observe(monitor, seconds - (monotonic() - began_s))
        after_mib = resident_mib()
        newest, dropped, elapsed_s = latest.newest, latest.dropped, monotonic() - began_s
        cpu_share = (process_time() - began_cpu_s) / elapsed_s
    finally:
        observer.close()
        monitor.stop()
    figures = Figures(
        seconds=elapsed_s,
        captured_hz=0.0 if newest is None else (newest.index + 1) / elapsed_s,
        scored_hz=len(watch.latencies_ms) / elapsed_s,
        dropped=dropped,
        latency_ms=spread(watch.latencies_ms),
        stages_ms={stage: spread(watch.stages_ms.get(stage, [])) for stage in ("capture", *STAGES)},
        overhead=spread(watch.overheads).p50 or None,
        cpu_share=cpu_share,
        memory_mib=after_mib,
        bare_ms=_bare_ms(ready, settings),
        growth_mib=after_mib - before_mib,
        screen=screen,
        size_px=size_px,
    )
    figures.measured.update(_measured(figures, watch))
    (Console() if console is None else console).print(_build_table(figures, ready))
    return figures


def _measured(figures: Figures, watch: _Stopwatch) -> dict[str, Measured]:
    """What is saved and compared. Of what is counted once a run, the noise is not known."""
    once = {
        "scores/s": figures.scored_hz,
        "drops": float(figures.dropped),
        "processors": figures.cpu_share,
        "MiB": figures.memory_mib,
    }
    screen = figures.screen
    if screen is not None:
        for what, times_ms in (("camera to screen", screen.latency_ms), ("draw", screen.draw_ms)):
            once |= {f"{what} {name} ms": value for name, value in times_ms._asdict().items()}
    lists = {"camera to score": watch.latencies_ms, **watch.stages_ms}
    timed = {f"{what} {name} ms": one for what, values in lists.items() for name, one in measured(values).items()}
    return timed | {name: Measured(value, math.nan) for name, value in once.items()}


def _bare_ms(ready: ReadyPipeline, settings: Settings) -> Spread | None:
    """Time of the feature networks alone on a film's picture, one after the other, with nothing else running."""
    networks = [open_extractor(artefact, settings.inference.threads) for artefact in ready.bundle.features]
    if not networks:
        return None
    crop = np.random.default_rng(0).integers(0, 255, (1, 224, 224, 3), np.uint8)
    one_way = np.array([False])
    runs = {"all": lambda: [network(crop, one_way) for network in networks]}
    return spread(measure_times_ms(runs, _BARE_RUNS)["all"])


def _build_table(figures: Figures, ready: ReadyPipeline) -> Table:
    width_px, height_px = figures.size_px
    table = PlainTable(
        "what", "median", "p95", "p99", title=f"live path, {width_px}x{height_px}, {ready.provider}, {ready.bundle.id}"
    )
    for column in table.columns[1:]:
        column.justify = "right"

    def row(name: str, times_ms: Spread) -> None:
        table.add_row(name, *(f"{time_ms:.1f} ms" for time_ms in times_ms))

    def once(name: str, value: str) -> None:
        table.add_row(name, value, "", "")

    once("measured for", f"{figures.seconds:.0f} s")
    once("frames captured", f"{figures.captured_hz:.1f} /s")
    once("frames scored", f"{figures.scored_hz:.1f} /s")
    once("frames dropped for newer ones", f"{figures.dropped}")
    if figures.screen is not None:
        once("frames drawn", f"{figures.screen.frames / figures.seconds:.1f} /s")
        row("capture to screen", figures.screen.latency_ms)
        row("  draw", figures.screen.draw_ms)
        once("longest time without a drawing", f"{figures.screen.still_ms:.0f} ms")
    row("capture to score", figures.latency_ms)
    for stage, times_ms in figures.stages_ms.items():
        row(f"  {stage}", times_ms)
    if figures.overhead is not None:
        once("total / (detect + features)", f"{figures.overhead:.2f}")
    if figures.bare_ms is not None:
        row("feature networks alone", figures.bare_ms)
        once("total / networks alone", f"{figures.ratio:.2f}")
    once("processors", f"{figures.cpu_share:.2f}")
    once("memory", f"{figures.memory_mib:.0f} MiB")
    once("growth of memory", f"{figures.growth_mib:+.1f} MiB")
    return table
