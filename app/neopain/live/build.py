"""Puts the monitor of a live source or of a recording together: pipeline, sinks, probes.

What loads scikit-learn is imported where the factory runs, in a thread of its own: the window is shown before that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from neopain.assemble.score_csv import ScoreCsv
from neopain.base import paths
from neopain.base.clock import monotonic
from neopain.base.data import Crop, Image, Limits
from neopain.base.ports import Sink
from neopain.base.settings import PictureMode, Settings
from neopain.capture.video import VideoFile
from neopain.inference.store import Bundle
from neopain.live import selftest
from neopain.live.awake.keep_awake import KeepAwake, inhibitor_of_this_system
from neopain.live.bed.heartbeat import Heartbeat
from neopain.live.bed.opening import MonitorFactory, monitor_factory
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.periodic_selftest import Check, PeriodicSelfTest
from neopain.live.probes import Clocks, DiskSpace, ModelFiles, Power, Probe
from neopain.live.recorder import Recorder
from neopain.live.records import Records
from neopain.pipeline.pipeline import Pipeline


def live_monitor(name: str, settings: Settings, table: Path | None = None) -> MonitorFactory:
    """The factory of the monitor of the source `name`, which records nothing; see monitor_factory. A `table` gets the
    score of every frame as CSV.

    Raises SourceError at once for a file that cannot be played and a name that is no source; the factory raises
    ModelError.
    """
    return monitor_factory(name, settings.capture, lambda source: monitor_of(source, settings, table))


def replay_monitor(path: Path, pace: float | None, settings: Settings) -> Callable[[], Monitor]:
    """Open the recording at `path`, `pace` times real time (None: as fast as possible); returns its factory.

    Raises SourceError at once; the factory raises ModelError.
    """
    source = VideoFile(path, pace=pace)
    return lambda: monitor_of(source, settings)


def monitor_checks(settings: Settings) -> tuple[Check, ...]:
    """The checks of the self-test, except for the sound: on a pipeline of its own, in one thread."""

    def pipeline() -> Pipeline:
        from neopain.assemble.pipeline import build_pipeline

        return build_pipeline(plain, models).pipeline

    models = paths.models()
    # The self-test is about models and machine, not about this unit's limits; one thread leaves the cores free.
    plain = settings.model_copy(update={"inference": settings.inference.model_copy(update={"threads": 1})})
    return selftest.checks(models, pipeline, paths.records())


def monitor_of(
    source: LiveSource | VideoFile,
    settings: Settings,
    table: Path | None = None,
    records: Records | None = None,
    preset: Limits | None = None,
    more_sinks: Sequence[Sink] = (),
    more_probes: Sequence[Probe] = (),
    restarted: datetime | None = None,
) -> Monitor:
    """The monitor of `source`. A `table` gets the score of every frame as CSV; `records` get a session. `preset` are
    the unit's limits where nothing is recorded; `records` know them. `more_sinks` and `more_probes` are added to the
    monitor's own. `restarted` is when a monitor that had died was started again. Raises ModelError.
    """
    from neopain.assemble.pipeline import build_pipeline, first_limits

    ready = build_pipeline(settings, preset=preset if records is None else records.preset())
    default_limits = preset or first_limits(ready.bundle, settings)
    sinks: list[Sink] = [] if table is None else [ScoreCsv(table)]
    if records is not None:
        sinks.append(
            Recorder(
                lambda zero: records.begin(zero, ready.bundle, ready.provider, source.info.name, settings),
                check=records.check,
            )
        )
        if settings.record.picture is PictureMode.FULL:
            sinks.append(records.video_recorder(settings.record))
    return Monitor(
        MonitorParts(
            source=source,
            pipeline=ready.pipeline,
            bundle_id=ready.bundle.title,
            provider=ready.provider,
            capture=settings.capture,
            trend=settings.trend,
            sinks=(*sinks, *more_sinks),
            probes=(ModelFiles(ready.bundle), Clocks(monotonic), DiskSpace(paths.records()), Power(), *more_probes),
            self_test=(
                PeriodicSelfTest(monitor_checks(settings), monotonic()) if isinstance(source, LiveSource) else None
            ),
            records=records,
            first_limits=lambda: (None if records is None else records.preset()) or default_limits,
            default_limits=default_limits,
            explain=lambda: probability_of_crops(ready.bundle),
            awake=KeepAwake(inhibitor_of_this_system if isinstance(source, LiveSource) else None),
            bed=settings.record.bed if isinstance(source, LiveSource) else "",
            restarted=restarted,
            life=Heartbeat(),
        )
    )


def probability_of_crops(bundle: Bundle) -> Callable[[Image], float | None]:
    """A function that returns the probability of pain of a levelled face, with its own networks on one thread."""
    from neopain.inference.classifier import Classifier
    from neopain.inference.extractor import open_extractor
    from neopain.pipeline.features import FeatureExtractor
    from neopain.pipeline.score import Scorer

    extractor = FeatureExtractor([open_extractor(artefact, 1) for artefact in bundle.features])
    scorer = Scorer(Classifier(bundle.classifier))
    levelled = np.eye(2, 3)
    return lambda face: scorer(extractor([Crop(face, levelled)])[0].features.vector)
