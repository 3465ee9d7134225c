"""Scores one labelled recording: a picture, or a span of a video from a moment every second."""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from neopain.assemble.pipeline import ReadyPipeline
from neopain.base.data import Frame, Sample
from neopain.base.errors import SourceError
from neopain.capture.stills import photo
from neopain.capture.video import VideoFile
from neopain.dataset.manifest import Recording
from neopain.dataset.readable import is_still

_log = logging.getLogger(__name__)

UNREADABLE = "unreadable"
"""The reason given for a damaged recording."""
STEP_S = 1.0
"""Time between the moments of a video that are scored."""
_SLACK_S = 1e-3


@dataclass(frozen=True, slots=True)
class RecordingScore:
    """The score of one recording; `problem` says why it could not be decoded, or not to its end.

    For a video, `p_pain` and `actions` are the means over the moments that could be scored; where there is none,
    `reason` is the most common one.
    """

    reason: str
    p_pain: float | None = None
    actions: tuple[float, ...] | None = None
    problem: str | None = None


def score_recording(row: Recording, ready: ReadyPipeline) -> RecordingScore:
    """The score of the recording of a row of a manifest; one that cannot be read has a problem instead."""
    ready.pipeline.reset()
    if not is_still(row):
        return _score_video(row, ready)
    try:
        with _reading(row):
            moment = photo(row.path)
    except SourceError as error:
        return RecordingScore(UNREADABLE, problem=str(error))
    sample = ready.pipeline.step(moment)
    return RecordingScore(sample.reason or "", sample.p_pain, sample.actions)


def _score_video(row: Recording, ready: ReadyPipeline) -> RecordingScore:
    """The score of a span of video from a moment every STEP_S."""
    samples: list[Sample] = []
    problem = None
    try:
        samples.extend(map(ready.pipeline.step, _read_moments(row)))
    except SourceError as error:
        problem = str(error)
    if not samples and problem is None:
        problem = f"{row.path} shows nothing between t0 and t1"
    scored = [sample.p_pain for sample in samples if sample.p_pain is not None]
    if not scored:
        reasons = Counter(sample.reason for sample in samples if sample.reason is not None)
        return RecordingScore(reasons.most_common(1)[0][0] if reasons else UNREADABLE, problem=problem)
    actions = [sample.actions for sample in samples if sample.p_pain is not None and sample.actions is not None]
    means = tuple(np.mean(actions, 0).tolist()) if actions else None
    return RecordingScore("", float(np.mean(scored)), means, problem)


@contextmanager
def _reading(row: Recording) -> Iterator[None]:
    """Whatever reading the file raises is a problem of this row; a fault of the pipeline would be one of every row."""
    try:
        yield
    except SourceError:
        raise
    except Exception as error:
        _log.exception("reading stopped")
        kind = type(error).__name__
        raise SourceError(f"{row.path}: reading stopped on an internal error ({kind}); see the log") from error


def _read_moments(row: Recording) -> Iterator[Frame]:
    with _reading(row):
        yield from _moments(row)


def _moments(row: Recording) -> Iterator[Frame]:
    """The first frame at or after every STEP_S of the span; at least one, as long as there is any."""
    source = VideoFile(row.path)
    first_s = due_s = row.t0_s or 0.0
    if first_s > 0:
        source.player.seek(first_s)
    try:
        for frame in source:
            before_picture = frame.index == 0  # the span ends while there is only sound
            if row.t1_s is not None and frame.t_s >= row.t1_s and (due_s > first_s or before_picture):
                return
            if frame.t_s >= due_s - _SLACK_S:
                yield frame
                due_s += STEP_S * (1 + math.floor((frame.t_s - due_s + _SLACK_S) / STEP_S))
    finally:
        source.close()
