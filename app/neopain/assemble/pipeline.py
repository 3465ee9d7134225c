"""Builds a pipeline from the settings and the bundle in use."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2

from neopain.base import paths
from neopain.base.care import LIMIT_BOUNDS, check_limits
from neopain.base.data import Limits
from neopain.base.errors import ModelError, SettingsError
from neopain.base.settings import Settings
from neopain.inference.classifier import Classifier
from neopain.inference.extractor import open_extractor
from neopain.inference.onnx import Network
from neopain.inference.store import Bundle, load_bundle
from neopain.pipeline.adverse.night import film_looks, looks
from neopain.pipeline.detect import CenterFaceDetector, HogDetector
from neopain.pipeline.features import FeatureExtractor
from neopain.pipeline.judge import Judge
from neopain.pipeline.perceive import Perceive
from neopain.pipeline.pipeline import Pipeline
from neopain.pipeline.score import Scorer
from neopain.pipeline.still import LARGEST_PX, StillFinder
from neopain.pipeline.track import FaceFinder


@dataclass(frozen=True, slots=True)
class ReadyPipeline:
    """A pipeline that can start, the bundle it uses, and where its networks run ("CPU", "CUDA", "CPU+CUDA")."""

    pipeline: Pipeline
    bundle: Bundle
    provider: str


PipelineFactory = Callable[[Settings], ReadyPipeline]


def build_pipeline(settings: Settings, models: Path | None = None, preset: Limits | None = None) -> ReadyPipeline:
    """The pipeline of the active bundle under `models` (the shipped ones if None). A `preset` comes before the limits
    of the settings.

    Raises ModelError when an artefact is not as published.
    """
    # One pool of threads a process: OpenCV's own would fight with the networks' for the same cores.
    cv2.setNumThreads(1)
    bundle = load_bundle(paths.models() if models is None else models)
    threads = settings.inference.threads
    extractors = [open_extractor(artefact, threads) for artefact in bundle.features]
    found = build_finders(bundle, settings)
    perceive = Perceive(found.film, FeatureExtractor(extractors), settings.quality, time.perf_counter, found.photos)
    limits = first_limits(bundle, settings) if preset is None else preset
    judge = Judge(Scorer(Classifier(bundle.classifier)), settings.trend, limits)
    providers = {found.provider, *(extractor.provider for extractor in extractors)}
    return ReadyPipeline(Pipeline(perceive, judge), bundle, "+".join(sorted(providers)))


def share_threads(settings: Settings, jobs: int) -> Settings:
    """Settings under which each of `jobs` processes has its part of the cores."""
    threads = max((os.cpu_count() or 1) // jobs, 1)
    inference = settings.inference.model_copy(update={"threads": min(settings.inference.threads, threads)})
    return settings.model_copy(update={"inference": inference})


def first_limits(bundle: Bundle, settings: Settings) -> Limits:
    """The limits that a patient starts with where the unit has no preset.

    Raises ModelError when they come from a threshold of `bundle` at which nobody may set the alarm: pain would never
    sound, or always.
    """
    limit = bundle.threshold if settings.trend.pain_limit is None else settings.trend.pain_limit
    limits = settings.alarms.limits(limit)
    try:
        check_limits(limits)
    except SettingsError:
        least, most = LIMIT_BOUNDS["pain_limit"]
        raise ModelError(
            f"{bundle.classifier.manifest.id}: its threshold {bundle.threshold:g} cannot be the alarm limit, which is "
            f"between {least:g} and {most:g}: set pain_limit under [alarms] in the settings, or publish it again"
        ) from None
    return limits


@dataclass(frozen=True, slots=True)
class Finders:
    """The face finders for a `film`, frame after frame, and for single `photos`; `provider` says where they run."""

    film: FaceFinder
    photos: StillFinder
    provider: str


def build_finders(bundle: Bundle, settings: Settings) -> Finders:
    """The face finders with the detector of `bundle`; raises ModelError when it is not as published."""
    found = _detector(bundle, settings)
    photos = StillFinder(found.at(LARGEST_PX), settings.detect, looks)
    return Finders(FaceFinder(found, settings.detect), photos, found.provider)


def _detector(bundle: Bundle, settings: Settings) -> CenterFaceDetector | HogDetector:
    if bundle.detector is None:
        return HogDetector()
    return CenterFaceDetector(Network(bundle.detector, settings.inference.threads), settings.detect.size_px, film_looks)
