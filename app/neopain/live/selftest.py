"""The self-test of the monitor: models, the whole pipeline, disk and clocks. The window adds the sound."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.text import Text

from neopain.base import paths
from neopain.base.clock import Clock, monotonic, wall_s
from neopain.base.data import AlarmCondition, EventKind, Limits, Sample
from neopain.base.errors import Cause, InputError, ModelError
from neopain.base.settings import TrendSettings
from neopain.base.terminal import PlainTable
from neopain.capture.video import VideoFile
from neopain.inference.store import load_bundle, read_active
from neopain.live.periodic_selftest import Check, CheckResult, CheckSteps, run_checks
from neopain.live.probes import free_gib
from neopain.pipeline.pipeline import Pipeline
from neopain.pipeline.what_if import Score, what_if

CALM_FROM_S, CALM_TO_S, PAIN_FROM_S, PAIN_TO_S = 13.0, 18.0, 20.0, 26.0
"""Of the demo clip: asleep, the heel prick at 18.3 s, the cry; its truth is in assets/demo.truth.csv."""
RATE_HZ = 5.0
LEAST_SCORED = 0.9
LEAST_RISE = 0.2
"""Minimum difference of the mean probability between the cry and sleep, for any classifier."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a bundle found on the demo clip where it was published: mean probability of sleep and of the cry, and the
    mean of each facial action in the cry, all 0 to 1.
    """

    calm: float
    pain: float
    actions: tuple[float, ...]


KEPT = {"synthetic-202612": Kept(0.002, 0.995, (0.577, 0.292, 0.727, 0.998, 0.574, 0.630, 0.015, 0.329, 0.002, 0.017))}
"""By bundle. A bundle that a unit put together has none, and is judged by LEAST_RISE alone."""
KEPT_WITHIN = 0.1
"""Room for another processor's rounding, which also moves the crop by parts of a pixel."""
_MIB = 2**20
_CLOCKS_S, _CLOCKS_APART_S = 0.3, 0.2
_NOT_BEFORE_S = 1_767_225_600.0
"""The start of 2026: an earlier wall clock was never set."""


def checks(
    models: Path, make: Callable[[], Pipeline], records: Path, wall: Clock = wall_s, steady: Clock = monotonic
) -> tuple[Check, ...]:
    """The checks of the bundle under `models`, the pipeline that `make` gives, the disk that holds `records`, and the
    `wall` and the `steady` clock.
    """
    return (
        Check("models", lambda: _models(models)),
        Check("scores", lambda: _scores(make, KEPT.get(read_active(models).bundle))),
        Check("disk", lambda: _disk(records)),
        Check("clocks", lambda: _clocks(wall, steady)),
    )


def self_test(checks: Sequence[Check], console: Console | None = None, without: Collection[str] = ()) -> int:
    """Run `checks`, except those called as in `without`, and print the results; returns the exit code, 1 when something
    is wrong. Raises InputError for a name that no check has.
    """
    unknown = [name for name in without if name not in {check.name for check in checks}]
    if unknown:
        raise InputError(f"there is no check {unknown[0]!a}: choose from {', '.join(check.name for check in checks)}")
    rows: list[tuple[CheckResult, float | None]] = []
    for check in checks:
        if check.name in without:
            rows.append((CheckResult(check.name, "as asked"), None))
            continue
        began_s = time.perf_counter()
        running = run_checks([check])
        while True:
            try:
                next(running)
            except StopIteration as done:
                rows.append((done.value[0], time.perf_counter() - began_s))
                break
    grid = PlainTable("check", "", "found", "s", title="self-test", box=SIMPLE_HEAD)
    for result, spent_s in rows:
        word = Text("passed", "green") if result.fault is None else Text("failed", "red")
        if spent_s is None:
            word = Text("skipped", "yellow")
        grid.add_row(result.name, word, result.fault or result.summary, "" if spent_s is None else f"{spent_s:.1f}")
    (Console() if console is None else console).print(grid)
    return int(any(result.fault is not None for result, _ in rows))


def _models(models: Path) -> CheckSteps:
    """Every file of the bundle is as published."""
    bundle = load_bundle(models)
    yield
    files = sum(len(artefact.manifest.files) for artefact in bundle.artefacts)
    return f"bundle {bundle.id}, {files} files as published"


def _scores(make: Callable[[], Pipeline], kept: Kept | None) -> CheckSteps:
    """On the demo clip the face is found, the score rises at the heel prick, by as much as was `kept`, and the alarm is
    raised.
    """
    pipeline = make()
    yield
    clip = VideoFile(paths.asset("demo.mp4"))
    try:
        clip.player.seek(CALM_FROM_S)
        every = max(round((clip.info.rate_hz or RATE_HZ) / RATE_HZ), 1)
        samples: list[Sample] = []
        for frame in clip:
            if frame.t_s > PAIN_TO_S:
                break
            if frame.index % every == 0:
                samples += pipeline.steps((frame,))
            yield
    finally:
        clip.close()
    return _judged(samples, kept)


def _judged(samples: Sequence[Sample], kept: Kept | None) -> str:
    scored = [(sample.t_s, sample.p_pain) for sample in samples if sample.p_pain is not None]
    calm = [p for t_s, p in scored if t_s < CALM_TO_S]
    pain = [p for t_s, p in scored if t_s >= PAIN_FROM_S]
    if len(scored) < LEAST_SCORED * len(samples) or not calm or not pain:
        raise ModelError(f"only {len(scored)} of {len(samples)} frames of the demo clip have a score; check the models")
    rise = mean(pain) - mean(calm)
    if rise < LEAST_RISE:
        raise ModelError(
            f"the cry of the demo clip scores {mean(pain):.2f}, its sleep {mean(calm):.2f}; check the models"
        )
    # Half way between the two: this tests the alarm, not the limit of this unit.
    limits = Limits((mean(pain) + mean(calm)) / 2)
    outcome = what_if([Score(s.t_s, s.p_pain, s.reason) for s in samples], (), limits, TrendSettings())
    raised = [
        event.t_s
        for event in outcome.events
        if event.kind is EventKind.ALARM_STARTED and event.condition is AlarmCondition.PAIN
    ]
    if len(raised) != 1 or raised[0] < CALM_TO_S:
        raise ModelError(f"the demo clip raised {len(raised)} alarms of pain where one was due; check the models")
    found = f"{len(scored)} of {len(samples)} frames scored, sleep {mean(calm):.2f}, cry {mean(pain):.2f}, alarm raised"
    if kept is None:
        return found
    actions = [s.actions for s in samples if s.p_pain is not None and s.t_s >= PAIN_FROM_S and s.actions is not None]
    pairs = [(mean(calm), kept.calm), (mean(pain), kept.pain)]
    pairs += zip(map(mean, zip(*actions, strict=True)), kept.actions, strict=False)
    apart = max(abs(one - other) for one, other in pairs)
    if len(pairs) != 2 + len(kept.actions) or apart > KEPT_WITHIN:
        raise ModelError(
            f"the demo clip is judged otherwise than published, by up to {apart:.2f}: this machine does not run the "
            "models as published, do not use it here"
        )
    return f"{found}, at most {apart:.2f} from what was published"


def _disk(folder: Path) -> CheckSteps:
    """What is written and synced can be read again."""
    written = os.urandom(_MIB)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".self-test-") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
            yield
            read_back = Path(file.name).read_bytes()
    except OSError as error:
        raise InputError(Cause.CANNOT_USE, why=error.strerror, where=folder) from error
    if read_back != written:
        raise InputError(Cause.DISK_NOT_READ, folder=folder)
    return f"1 MiB written, synced and read; {free_gib(folder):.1f} GiB free"


def _clocks(wall: Clock, steady: Clock) -> CheckSteps:
    """Wall clock and steady clock run at the same pace, and the wall clock was set."""
    walls_s, steadies_s = [], []
    for _ in range(2):
        walls_s.append(wall())
        steadies_s.append(steady())
        time.sleep(_CLOCKS_S)
        yield
    wall_s, steady_s = walls_s[1] - walls_s[0], steadies_s[1] - steadies_s[0]
    if walls_s[0] < _NOT_BEFORE_S:
        raise InputError(Cause.CLOCK_NOT_SET)
    if steady_s < _CLOCKS_S / 2 or abs(wall_s - steady_s) > _CLOCKS_APART_S:
        raise InputError(Cause.CLOCKS_APART, steady_s=steady_s, wall_s=wall_s)
    return f"{abs(wall_s - steady_s) * 1e3:.1f} ms apart in {steady_s:.1f} s"
