"""A second or less of samples as columns, and back.

Stored exactly: times, frame numbers, scores (`p_pain`) and reasons, so that rescoring gives the same result.
Stored as float32: the trend and the shift. For display only: quality, actions and coverage as float16, the box and
landmarks of the face to a quarter of a pixel, ten times a second. Features are float16, about once a second.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import AlarmState, Quality, Sample, Trend
from neopain.base.state_codes import REASON_CODES, REASONS, STATE_CODES, STATES
from neopain.record.storage.columns import Columns

_PIXEL = 0.25
_INT16 = np.iinfo(np.int16)
_NO_FRAME = -1


def score_columns(samples: Sequence[Sample]) -> Columns:
    """Times, scores, trend and states, one row per sample; NaN where there is no value."""
    trends = [sample.trend for sample in samples]
    return {
        "t_s": np.array([sample.t_s for sample in samples], np.float64),
        "frame": np.array([_NO_FRAME if s.index is None else s.index for s in samples], np.int32),
        "p_pain": np.array([sample.p_pain for sample in samples], np.float64),
        "p_trend": np.array([trend.p_trend for trend in trends], np.float32),
        "shift": np.array([sample.shift for sample in samples], np.float32),
        "coverage": np.array([trend.coverage for trend in trends], np.float16),
        "state": np.array([STATE_CODES[trend.state] for trend in trends], np.uint8),
        "reason": np.array([REASON_CODES[sample.reason] for sample in samples], np.uint8),
        "trend_reason": np.array([REASON_CODES[trend.reason] for trend in trends], np.uint8),
    }


def face_columns(samples: Sequence[Sample | None], *, landmarks: bool) -> Columns:
    """Data of the faces. A column NAME has rows only for the samples that have it; `rows_NAME` gives their places."""
    present = [(row, sample) for row, sample in enumerate(samples) if sample is not None]
    values: dict[str, list[Any]] = {name: [None] * len(samples) for name in ("quality", "box", "actions", "landmarks")}
    for row, sample in present:
        values["quality"][row] = None if sample.quality is None else astuple(sample.quality)
        if sample.face_box is not None:
            values["box"][row] = np.clip(np.round(np.divide(sample.face_box, _PIXEL)), _INT16.min, _INT16.max)
        values["actions"][row] = sample.actions
        if landmarks and sample.landmarks is not None:
            values["landmarks"][row] = np.round(sample.landmarks / _PIXEL)
    columns: Columns = {}
    for name, dtype in (("quality", np.float16), ("box", np.int16), ("actions", np.float16), ("landmarks", np.int16)):
        columns |= sparse(name, values[name], dtype)
    if "landmarks" in columns:  # as differences from one to the next, which are small
        first = np.zeros_like(columns["landmarks"][:1])
        columns["landmarks"] = np.diff(columns["landmarks"], axis=0, prepend=first)
    return columns


def sparse(name: str, values: Sequence[Any], dtype: Any) -> Columns:
    """`values` (None where there is none) as a column `name` and the column `rows_NAME` of their places."""
    rows = [row for row, value in enumerate(values) if value is not None]
    stored = np.array([values[row] for row in rows], dtype)
    return {f"rows_{name}": np.array(rows, np.uint16), name: stored} if rows else {}


def landmarks_of(columns: Columns) -> NDArray[np.float32]:
    """The landmarks in `columns`, M x N x 2 frame pixels."""
    return (np.cumsum(columns["landmarks"], axis=0, dtype=np.int16) * _PIXEL).astype(np.float32)


def samples_of(scores: Columns, faces: Columns) -> Iterator[Sample]:
    """The samples of a block, without alarms, events, commands, limits and baseline, which are stored separately."""
    count = len(scores["t_s"])
    quality = _dense(faces, "quality", count)
    boxes = _dense(faces, "box", count)
    actions = _dense(faces, "actions", count)
    points: list[NDArray[np.float32] | None] = [None] * count
    if "landmarks" in faces:
        for row, landmarks in zip(faces["rows_landmarks"], landmarks_of(faces), strict=True):
            points[row] = landmarks
    listed = {name: column.tolist() for name, column in scores.items()}
    for row in range(count):
        box = boxes[row]
        yield Sample(
            t_s=listed["t_s"][row],
            index=None if listed["frame"][row] == _NO_FRAME else listed["frame"][row],
            reason=REASONS[listed["reason"][row]],
            p_pain=_number(listed["p_pain"][row]),
            trend=Trend(
                _number(listed["p_trend"][row]),
                listed["coverage"][row],
                STATES[listed["state"][row]],
                REASONS[listed["trend_reason"][row]],
            ),
            alarms=AlarmState(),
            events=(),
            quality=None if quality[row] is None else Quality(*quality[row]),
            face_box=None if box is None else (box[0] * _PIXEL, box[1] * _PIXEL, box[2] * _PIXEL, box[3] * _PIXEL),
            actions=None if actions[row] is None else tuple(actions[row]),
            shift=_number(listed["shift"][row]),
            landmarks=points[row],
        )


def _dense(columns: Columns, name: str, count: int) -> list[Any]:
    values: list[Any] = [None] * count
    if name in columns:
        for row, value in zip(columns[f"rows_{name}"].tolist(), columns[name].tolist(), strict=True):
            values[row] = value
    return values


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
