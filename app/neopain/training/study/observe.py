"""Looks at one recording of the manifest: which moments show a usable face, and what each group of features says of it.

The same function serves one process, several, and a cluster.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.assemble.pipeline import build_finders
from neopain.base.data import Crop, Frame, Image, Percept
from neopain.base.errors import SourceError
from neopain.base.settings import Settings
from neopain.capture.stills import Stills, is_picture
from neopain.capture.video import VideoFile
from neopain.inference.extractor import Extractor, open_extractor
from neopain.inference.store import Bundle, load_bundle
from neopain.pipeline.align import cut_out
from neopain.pipeline.features import VECTOR, FeatureExtractor, Reading
from neopain.pipeline.perceive import Perceive
from neopain.training.study.features.groups import Group

THUMB_PX = 32
TOO_SHORT = "too_short"
"""Why a moment is not used although it shows a face: there are too few pictures around it to see movement."""
_LEAST_PICTURES = 4
_SLACK_S = 1e-3


@dataclass(frozen=True, slots=True)
class Sampling:
    """How videos are looked at: a face every `step_s`, around it a window of `window_s` at `rate_hz` for movement."""

    step_s: float = 1.0
    window_s: float = 1.0
    rate_hz: float = 10.0


@dataclass(frozen=True, slots=True)
class Task:
    """What to look at: `name` identifies the recording by its content, `t0_s` and `t1_s` as in the manifest."""

    name: str
    path: Path
    t0_s: float | None
    t1_s: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """What was seen of a recording: n usable moments at `t_s` (n,), how many were not and why.

    `thumbs` are uint8 n x THUMB_PX^2, grey; `vectors` n x D float32 by the key of their group. `problem` is a line when
    the recording could not be read to its end.
    """

    name: str
    t_s: NDArray[np.float64]
    thumbs: NDArray[np.uint8]
    vectors: dict[str, NDArray[np.float32]]
    reasons: dict[str, int]
    problem: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    crop: Crop
    reading: Reading


class Observer:
    """Looks at recordings for the features of `groups` with the active bundle under `models`."""

    def __init__(self, models: Path, groups: Sequence[Group], sampling: Sampling, settings: Settings) -> None:
        cv2.setNumThreads(1)
        self._groups = tuple(groups)
        self._sampling = sampling
        self._bundle: Bundle = load_bundle(models)
        threads = settings.inference.threads
        own = [open_extractor(artefact, threads) for artefact in self._bundle.features]
        self._watch = _Watch(FeatureExtractor(own))
        found = build_finders(self._bundle, settings)
        self._perceive = Perceive(found.film, self._watch, settings.quality, photos=found.photos)
        self._extractors: dict[str, Extractor] = {
            group.key: open_extractor(group.artefact, threads)
            for group in groups
            if group.artefact is not None and not self._is_bundle(group)
        }
        self._moving = any(group.motion is not None for group in groups)

    def __call__(self, task: Task) -> Observation:
        """What is seen of one recording. Never raises SourceError: what cannot be read is its `problem`."""
        self._perceive.reset()
        times: list[float] = []
        thumbs: list[NDArray[np.uint8]] = []
        found: dict[str, list[NDArray[np.float32]]] = {group.key: [] for group in self._groups}
        reasons: Counter[str] = Counter()
        problem = ""
        try:
            for frame, window in self._moments(task):
                seen = self._look(frame)
                if isinstance(seen, Percept):
                    reasons[str(seen.reason)] += 1
                    continue
                if window is not None and len(window) < _LEAST_PICTURES:
                    reasons[TOO_SHORT] += 1
                    continue
                times.append(frame.t_s)
                grey = cv2.cvtColor(seen.crop.image, cv2.COLOR_RGB2GRAY)
                small = cv2.resize(grey, (THUMB_PX, THUMB_PX), interpolation=cv2.INTER_AREA)
                thumbs.append(small.astype(np.uint8).ravel())
                for group in self._groups:
                    found[group.key].append(self._vector(group, seen, window))
        except SourceError as error:
            problem = str(error)
        return Observation(
            task.name,
            np.array(times),
            np.array(thumbs, np.uint8).reshape(len(thumbs), THUMB_PX**2),
            {key: np.array(rows, np.float32).reshape(len(rows), -1 if rows else 0) for key, rows in found.items()},
            dict(reasons),
            problem,
        )

    def _look(self, frame: Frame) -> _Seen | Percept:
        self._watch.last = None
        percept = self._perceive(frame)
        return percept if percept.reason is not None or self._watch.last is None else self._watch.last

    def _vector(self, group: Group, seen: _Seen, window: Sequence[Image] | None) -> NDArray[np.float32]:
        if group.motion is not None:
            cuts = [cut_out(picture, seen.crop.matrix) for picture in window or ()]
            return group.motion(np.stack([cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY) for cut in cuts]).astype(np.uint8))
        if self._is_bundle(group):
            return seen.reading.features.vector
        vector: NDArray[np.float32] = self._extractors[group.key](seen.crop.image[None])[VECTOR][0]
        return vector

    def _is_bundle(self, group: Group) -> bool:
        """Whether perceive has to make these features anyway."""
        return [group.artefact] == list(self._bundle.features)

    def _moments(self, task: Task) -> Iterator[tuple[Frame, Sequence[Image] | None]]:
        """The frames to look at, each with the pictures around it where movement is wanted."""
        if is_picture(task.path):
            for frame in Stills(task.path):
                yield frame, None
            return
        t0_s, half_s = task.t0_s or 0.0, self._sampling.window_s / 2
        source = VideoFile(task.path)
        if t0_s > 0:
            source.player.seek(t0_s)
        end_s = min(s for s in (task.t1_s, source.info.duration_s, 1e9) if s is not None)
        around = deque[Frame]()
        centre_s = t0_s + min(half_s, (end_s - t0_s) / 2)
        last_s = max(end_s - half_s, centre_s)
        for frame in source:
            if frame.t_s < t0_s - _SLACK_S:  # the frame on screen at t0 may be an earlier one
                continue
            within = frame.t_s <= end_s + _SLACK_S  # what is labelled ends there
            if within and (not around or frame.t_s - around[-1].t_s > 0.9 / self._sampling.rate_hz):
                around.append(frame)
            while around and around[0].t_s < centre_s - half_s - 1e-6:
                around.popleft()
            if frame.t_s < min(centre_s + half_s, end_s):
                continue
            if around:
                yield self._centred(around, centre_s)
            centre_s += self._sampling.step_s
            if centre_s > last_s + 1e-6:
                source.close()
        if around and centre_s <= last_s + 1e-6:  # the file ended a little before it said
            yield self._centred(around, centre_s)

    def _centred(self, around: deque[Frame], centre_s: float) -> tuple[Frame, Sequence[Image] | None]:
        frame = min(around, key=lambda one: abs(one.t_s - centre_s))
        return frame, [one.image for one in around] if self._moving else None


class _Watch:
    """In the place of the feature networks: lets them read, and keeps the crop beside what they said."""

    def __init__(self, extractor: FeatureExtractor) -> None:
        self._extractor = extractor
        self.last: _Seen | None = None

    def __call__(self, crops: Sequence[Crop]) -> list[Reading]:
        readings = self._extractor(crops)
        self.last = _Seen(crops[-1], readings[-1])
        return readings
