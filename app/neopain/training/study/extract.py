"""Extracts features of one recording of the manifest: its moments with a usable face, and a vector per feature group.

The same code runs in one process, in several, and on a cluster.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from neopain.assemble.pipeline import build_finders
from neopain.base.arrays import F32, F64, U8, Bools
from neopain.base.data import Crop, Frame, Image, Percept
from neopain.base.errors import SourceError
from neopain.base.settings import Settings
from neopain.capture.stills import Stills, is_picture
from neopain.capture.video import VideoFile
from neopain.inference.extractor import Extractor, open_extractor
from neopain.inference.store import Bundle, load_bundle
from neopain.pipeline.align import cut_out
from neopain.pipeline.features import VECTOR, FeatureExtractor, Reading, Shot
from neopain.pipeline.perceive import Perceive
from neopain.training.study.features.groups import Group

THUMB_PX = 32
TOO_SHORT = "too_short"
"""Reason not to use a moment that shows a face: there are too few pictures around it to measure movement."""
_LEAST_PICTURES = 4
_SLACK_S = 1e-3


@dataclass(frozen=True, slots=True)
class Sampling:
    """Which moments of a video are used: one every `step_s`, with a window of `window_s` at `rate_hz` for movement."""

    step_s: float = 1.0
    window_s: float = 1.0
    rate_hz: float = 10.0


@dataclass(frozen=True, slots=True)
class RecordingSpan:
    """A part of a recording: `name` identifies it by its content, `t0_s` and `t1_s` are as in the manifest."""

    name: str
    path: Path
    t0_s: float | None
    t1_s: float | None


@dataclass(frozen=True, slots=True, eq=False)
class RecordingFeatures:
    """Features of a recording's n usable moments at `t_s` (n,), and the number of other moments by reason.

    `thumbs` are uint8 n x THUMB_PX^2, grey; `vectors` n x D float32 by the key of their group. `problem` is a line of
    text when the recording could not be read to its end.
    """

    name: str
    t_s: F64
    thumbs: U8
    vectors: dict[str, F32]
    reasons: dict[str, int]
    problem: str = ""


class RecordingExtractor:
    """Extracts the features of `groups` from recordings; the active bundle under `models` finds the faces."""

    def __init__(self, models: Path, groups: Sequence[Group], sampling: Sampling, settings: Settings) -> None:
        cv2.setNumThreads(1)
        self._groups = tuple(groups)
        self._sampling = sampling
        self._bundle: Bundle = load_bundle(models)
        threads = settings.inference.threads
        own = [_NetworkTap(open_extractor(artefact, threads)) for artefact in self._bundle.features]
        self._face_tap = _FaceTap(FeatureExtractor(own))
        found = build_finders(self._bundle, settings)
        self._perceive = Perceive(found.film, self._face_tap, settings.quality, photos=found.photos)
        # those of the bundle are computed in any case, to find out whether a face is usable
        in_use = list(self._bundle.features)
        self._own = {group.key: own[in_use.index(group.artefact)] for group in groups if group.artefact in in_use}
        self._extractors: dict[str, Extractor] = {
            group.key: open_extractor(group.artefact, threads)
            for group in groups
            if group.artefact is not None and group.key not in self._own
        }
        self._moving = any(group.motion is not None for group in groups)

    def __call__(self, span: RecordingSpan) -> RecordingFeatures:
        """Features of one recording. Never raises SourceError: what cannot be read is named in `problem`."""
        self._perceive.reset()
        times: list[float] = []
        thumbs: list[U8] = []
        found: dict[str, list[F32]] = {group.key: [] for group in self._groups}
        reasons: Counter[str] = Counter()
        problem = ""
        try:
            for frame, window in self._moments(span):
                crop = self._face(frame)
                if isinstance(crop, Percept):
                    reasons[str(crop.reason)] += 1
                    continue
                if window is not None and len(window) < _LEAST_PICTURES:
                    reasons[TOO_SHORT] += 1
                    continue
                times.append(frame.t_s)
                grey = cv2.cvtColor(crop.image, cv2.COLOR_RGB2GRAY)
                small = cv2.resize(grey, (THUMB_PX, THUMB_PX), interpolation=cv2.INTER_AREA)
                thumbs.append(small.astype(np.uint8).ravel())
                for group in self._groups:
                    found[group.key].append(self._vector(group, crop, window))
        except SourceError as error:
            problem = str(error)
        return RecordingFeatures(
            span.name,
            np.array(times),
            np.array(thumbs, np.uint8).reshape(len(thumbs), THUMB_PX**2),
            {key: np.array(rows, np.float32).reshape(len(rows), -1 if rows else 0) for key, rows in found.items()},
            dict(reasons),
            problem,
        )

    def _face(self, frame: Frame) -> Crop | Percept:
        """The crop of the usable face in `frame`, or the percept that says why there is none."""
        self._face_tap.last = None
        percept = self._perceive(frame)
        return percept if percept.reason is not None or self._face_tap.last is None else self._face_tap.last

    def _vector(self, group: Group, crop: Crop, window: Sequence[Image] | None) -> F32:
        if group.motion is not None:
            cuts = [cut_out(picture, crop.matrix) for picture in window or ()]
            return group.motion(np.stack([cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY) for cut in cuts]).astype(np.uint8))
        if group.key in self._own:
            return self._own[group.key].last
        vector: F32 = self._extractors[group.key](crop.image[None])[VECTOR][0]
        return vector

    def _moments(self, span: RecordingSpan) -> Iterator[tuple[Frame, Sequence[Image] | None]]:
        """The frames to use, each with the pictures around it if movement is measured."""
        if is_picture(span.path):
            for frame in Stills(span.path):
                yield frame, None
            return
        t0_s, half_s = span.t0_s or 0.0, self._sampling.window_s / 2
        source = VideoFile(span.path)
        if t0_s > 0:
            source.player.seek(t0_s)
        end_s = min(s for s in (span.t1_s, source.info.duration_s, 1e9) if s is not None)
        around = deque[Frame]()
        centre_s = t0_s + min(half_s, (end_s - t0_s) / 2)
        last_s = max(end_s - half_s, centre_s)
        for frame in source:
            if frame.t_s < t0_s - _SLACK_S:  # seeking may give an earlier frame
                continue
            within = frame.t_s <= end_s + _SLACK_S  # the labelled part ends there
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
        if around and centre_s <= last_s + 1e-6:  # the file ended slightly before its stated duration
            yield self._centred(around, centre_s)

    def _centred(self, around: deque[Frame], centre_s: float) -> tuple[Frame, Sequence[Image] | None]:
        frame = min(around, key=lambda one: abs(one.t_s - centre_s))
        return frame, [one.image for one in around] if self._moving else None


class _NetworkTap:
    """Calls a network of the bundle, and remembers the vector of the last crop."""

    def __init__(self, network: Extractor) -> None:
        self._network = network
        self.last: F32 = np.zeros(0, np.float32)

    def __call__(self, images: U8, mirrored: Bools | None = None) -> dict[str, F32]:
        outputs = self._network(images, mirrored)
        self.last = outputs[VECTOR][-1]
        return outputs


class _FaceTap:
    """Takes the place of the feature networks: calls them, and remembers the last crop.

    A moment of a film stands alone here, without a trend, so that it is looked at like a photo.
    """

    def __init__(self, extractor: FeatureExtractor) -> None:
        self._extractor = extractor
        self.last: Crop | None = None

    def __call__(self, crops: Sequence[Crop], shots: Sequence[Shot] | None = None) -> list[Reading]:
        self.last = crops[-1]
        return self._extractor(crops)
