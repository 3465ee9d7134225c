"""Puts the parts together: from settings and a source's name to a pipeline or a monitor. Only it knows all."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from neopain.base import paths
from neopain.base.clock import monotonic
from neopain.base.data import Crop, Image, Limits
from neopain.base.errors import SourceError
from neopain.base.ports import Sink, Source
from neopain.base.settings import CaptureSettings, PictureMode, Settings
from neopain.capture.camera import Camera
from neopain.capture.stream import Stream
from neopain.capture.video import VideoFile
from neopain.inference.classifier import Classifier
from neopain.inference.extractor import open_extractor
from neopain.inference.onnx import Network
from neopain.inference.store import Bundle, load_bundle
from neopain.pipeline.detect import CenterFaceDetector, HogDetector
from neopain.pipeline.features import FeatureExtractor
from neopain.pipeline.judge import Judge
from neopain.pipeline.perceive import Perceive
from neopain.pipeline.pipeline import Pipeline
from neopain.pipeline.score import Scorer
from neopain.pipeline.still import LARGEST_PX, StillFinder
from neopain.pipeline.track import FaceFinder
from neopain.run import selftest
from neopain.run.equipment import Clocks, DiskSpace, ModelFiles, Power
from neopain.run.latest import Latest
from neopain.run.monitor import Monitor
from neopain.run.proving import Check, Proving
from neopain.run.recorder import Recorder
from neopain.run.records import Records
from neopain.run.table import Table

_STREAMS = ("rtsp", "rtsps", "http", "https")


@dataclass(frozen=True, slots=True)
class Ready:
    """A pipeline that can start, the bundle it uses, and where its networks run ("CPU", "CUDA", "CPU+CUDA")."""

    pipeline: Pipeline
    bundle: Bundle
    provider: str


def pipeline(settings: Settings, models: Path | None = None, preset: Limits | None = None) -> Ready:
    """The pipeline of the active bundle under `models` (the shipped ones if None). A `preset` comes before the limits
    of the settings.

    Raises ModelError when an artefact is not as published.
    """
    # One pool of threads a process: OpenCV's own would fight with the networks' for the same cores.
    cv2.setNumThreads(1)
    bundle = load_bundle(paths.models() if models is None else models)
    threads = settings.inference.threads
    extractors = [open_extractor(artefact, threads) for artefact in bundle.features]
    found = finders(bundle, settings)
    perceive = Perceive(found.film, FeatureExtractor(extractors), settings.quality, time.perf_counter, found.photos)
    limits = first_limits(bundle, settings) if preset is None else preset
    judge = Judge(Scorer(Classifier(bundle.classifier)), settings.trend, limits)
    providers = {found.provider, *(extractor.provider for extractor in extractors)}
    return Ready(Pipeline(perceive, judge), bundle, "+".join(sorted(providers)))


def first_limits(bundle: Bundle, settings: Settings) -> Limits:
    """The limits that a patient starts with where the unit has no preset."""
    limit = bundle.threshold if settings.trend.pain_limit is None else settings.trend.pain_limit
    return settings.alarms.limits(limit)


@dataclass(frozen=True, slots=True)
class Finders:
    """What finds the face in a `film`, frame after frame, and in `photos` that stand alone, and where that runs."""

    film: FaceFinder
    photos: StillFinder
    provider: str


def finders(bundle: Bundle, settings: Settings) -> Finders:
    """What finds faces with the detector of `bundle`; raises ModelError when it is not as published."""
    found = _detector(bundle, settings)
    photos = StillFinder(found.at(LARGEST_PX), settings.detect)
    return Finders(FaceFinder(found, settings.detect), photos, found.provider)


def _detector(bundle: Bundle, settings: Settings) -> CenterFaceDetector | HogDetector:
    if bundle.detector is None:
        return HogDetector()
    return CenterFaceDetector(Network(bundle.detector, settings.inference.threads), settings.detect.size_px)


def open_source(name: str, settings: CaptureSettings) -> Source:
    """The source called `name`: 'demo', a camera number or device, an address, or a file (played in real time)."""
    if name == "demo":
        return VideoFile(paths.asset("demo.mp4"), pace=1.0)
    if name.isdecimal():
        return Camera(int(name), settings)
    if name.startswith("/dev/"):
        return Camera(name, settings)
    scheme, mark, _ = name.partition("://")
    if not mark:
        return VideoFile(Path(name), pace=1.0)
    if scheme.lower() not in _STREAMS:
        raise SourceError(f"{scheme}:// is no kind of source known here: use {'://, '.join(_STREAMS)}://")
    return Stream(name, settings)


def live(
    name: str, settings: Settings, table: Path | None = None, records: Records | None = None
) -> Callable[[], Monitor]:
    """Open the source `name`; gives what makes the monitor of it. A `table` gets the score of every frame as CSV;
    `records` get a session.

    Raises SourceError at once; what is returned raises ModelError.
    """
    source = Latest(lambda: open_source(name, settings.capture), settings.capture)
    return lambda: _monitor(source, settings, table, records)


def replay(path: Path, pace: float | None, settings: Settings) -> Callable[[], Monitor]:
    """Open the recording at `path`, `pace` times real time (None: as fast as possible); gives what makes its monitor.

    Raises SourceError at once; what is returned raises ModelError.
    """
    source = VideoFile(path, pace=pace)
    return lambda: _monitor(source, settings, None)


def checks(settings: Settings, models: Path | None = None) -> tuple[Check, ...]:
    """What the monitor proves of itself, but for the sound: on a pipeline of its own, in one thread."""
    models = paths.models() if models is None else models
    # A proof is about models and machine, not about this unit's limits; one thread leaves the cores to the infant.
    plain = settings.model_copy(update={"inference": settings.inference.model_copy(update={"threads": 1})})
    return selftest.checks(models, lambda: pipeline(plain, models).pipeline, paths.records())


def _monitor(
    source: Latest | VideoFile, settings: Settings, table: Path | None, records: Records | None = None
) -> Monitor:
    ready = pipeline(settings, preset=None if records is None else records.preset())
    sinks: list[Sink] = [] if table is None else [Table(table)]
    if records is not None:
        sinks.append(
            Recorder(lambda zero: records.begin(zero, ready.bundle, ready.provider, source.info.name, settings))
        )
        if settings.record.picture is PictureMode.FULL:
            sinks.append(records.filming(settings.record))
    return Monitor(
        source,
        ready.pipeline,
        settings=settings.capture,
        sinks=sinks,
        bundle_id=ready.bundle.id,
        provider=ready.provider,
        trend=settings.trend,
        ward=records,
        probes=(ModelFiles(ready.bundle), Clocks(monotonic), DiskSpace(paths.records()), Power()),
        proving=Proving(checks(settings), monotonic()) if isinstance(source, Latest) else None,
        explain=lambda: probability_of_crops(ready.bundle),
        first_limits=lambda: (None if records is None else records.preset()) or first_limits(ready.bundle, settings),
    )


def probability_of_crops(bundle: Bundle) -> Callable[[Image], float | None]:
    """What gives the probability of pain of a levelled face, by networks of its own on one thread."""
    extractor = FeatureExtractor([open_extractor(artefact, 1) for artefact in bundle.features])
    scorer = Scorer(Classifier(bundle.classifier))
    levelled = np.eye(2, 3)
    return lambda face: scorer(extractor([Crop(face, levelled)])[0].features.vector)
