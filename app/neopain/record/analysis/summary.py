"""One session in a line: who, when, how many alarms, how long in pain, and a curve small enough for a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from neopain.base.state_codes import CANNOT_TELL_CODE, PAIN_CODE
from neopain.record.analysis.burden import SessionData, burdens

COLUMNS = 120
"""Columns of the small curve of one session."""
_STEPS = 200


class Column(NamedTuple):
    """A part of a small curve, in seconds since the stay began: the greatest trend in it (None: no score), whether
    the state was pain in it, and whether the face was unreadable for most of it.
    """

    from_s: float
    to_s: float
    trend: float | None
    pain: bool
    unreadable: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A session in the list. `zero` is the wall clock (UTC, ISO 8601) at `t_s` 0; `first_s` and `last_s` are the times
    of its first and last sample. `curve` holds two bytes for each of COLUMNS equal parts of that time, see `columns`.
    `problem` says in one line why the session cannot be opened; nothing else but `id` is known then.
    """

    id: str
    zero: str = ""
    patient: str = ""
    shown_id: str = ""
    bed: str = ""
    bundle_id: str = ""
    source: str = ""
    ended: bool = False
    first_s: float = 0.0
    last_s: float = 0.0
    alarms: int = 0
    pain_alarms: int = 0
    pain_s: float = 0.0
    watched_s: float = 0.0
    curve: bytes = b""
    problem: str | None = None

    @property
    def begin(self) -> datetime:
        """The wall clock (UTC) at the first sample."""
        return datetime.fromisoformat(self.zero) + timedelta(seconds=self.first_s)

    @property
    def end(self) -> datetime:
        """The wall clock (UTC) at the last sample."""
        return datetime.fromisoformat(self.zero) + timedelta(seconds=self.last_s)


NAMES = tuple(field.name for field in fields(Summary) if field.name not in ("curve", "problem"))
"""The fields of a Summary that are text or numbers and always known."""


def summary_of(session: SessionData) -> Summary:
    """The summary of `session`."""
    facts, (first_s, last_s) = session.facts, session.span_s
    (burden,) = burdens(session, [(first_s, last_s + 1.0)])
    from_s, seconds = session.overview()
    inside = seconds[max(round(first_s - from_s), 0) : max(round(last_s + 1.0 - from_s), 0)]
    return Summary(
        id=facts.id,
        zero=facts.zero,
        patient=facts.patient,
        shown_id=facts.shown_id,
        bed=facts.bed,
        bundle_id=facts.bundle_id,
        source=facts.source,
        ended=facts.ended is not None,
        first_s=first_s,
        last_s=last_s,
        alarms=burden.alarms,
        pain_alarms=len(burden.episodes),
        pain_s=burden.pain_s,
        watched_s=burden.watched_s,
        curve=_curve(inside),
    )


def columns(summary: Summary, offset_s: float = 0.0) -> list[Column]:
    """The columns of the small curve that were monitored, `offset_s` after the stay began."""
    parts = np.frombuffer(summary.curve, np.uint8).reshape(-1, 2)
    width_s = (summary.last_s - summary.first_s) / max(len(parts), 1)
    return [
        Column(
            offset_s + place * width_s,
            offset_s + (place + 1) * width_s,
            None if height == 0 else (int(height) - 1) / _STEPS,
            bool(marks & 2),
            bool(marks & 4),
        )
        for place, (height, marks) in enumerate(parts)
        if marks
    ]


def joined(summaries: Sequence[Summary]) -> tuple[float, list[Column]]:
    """The length in seconds of the stay that `summaries`, in order of time, are parts of, and its small curve."""
    begin = summaries[0].begin
    parts = [
        column for one in summaries for column in columns(one, (one.begin - begin).total_seconds())
    ]  # where nothing was monitored there is no column: a gap stays a gap
    return max((one.end - begin).total_seconds() for one in summaries), parts


def _curve(seconds: NDArray[np.void]) -> bytes:
    """Two bytes a column: 1 + the greatest trend in steps (0: none); 1: monitored + 2: pain + 4: unreadable."""
    packed = np.zeros((COLUMNS, 2), np.uint8)
    edges = np.linspace(0, len(seconds), COLUMNS + 1)
    for place in range(COLUMNS):
        low = int(edges[place])
        rows = seconds[low : max(int(np.ceil(edges[place + 1])), low + 1)]
        rows = rows[rows["samples"] > 0]
        if not len(rows):
            continue
        highest = float(np.fmax.reduce(rows["trend_max"]))
        states = rows["states"].sum(axis=0)
        packed[place, 0] = 0 if np.isnan(highest) else 1 + round(_STEPS * min(max(highest, 0.0), 1.0))
        packed[place, 1] = 1 + 2 * bool(states[PAIN_CODE]) + 4 * bool(2 * states[CANNOT_TELL_CODE] > states.sum())
    return packed.tobytes()
