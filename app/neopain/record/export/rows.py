"""The samples of a session as rows of a table: every score as it was, to the bit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from neopain.base.data import AlarmState
from neopain.base.state_codes import REASONS, STATES
from neopain.record.export.part import Part
from neopain.record.storage.codec import decode

Rows = dict[str, list[Any]]
COLUMNS = ("time_utc", "t_s", "frame", "p_pain", "p_trend", "shift", "coverage", "state", "reason", "alarms")
"""Columns of a table of samples. `time_utc` is a datetime; unknown values are None; `reason` is why there is no score;
`alarms` joins the conditions of the active signals with +.
"""


def rows(part: Part) -> Iterator[Rows]:
    """The rows of `part`, a second or less at a time, as lists of equal length by the names in COLUMNS."""
    session, (from_s, to_s) = part.session, part.span
    changes: dict[int, list[tuple[int, str]]] = {}
    held = ""
    first_block: int | None = None
    for block, place, noun in session.rows(
        "SELECT block, place, noun FROM states WHERE field = 'alarms' ORDER BY number"
    ):
        changes.setdefault(int(block), []).append((int(place), _conditions(str(noun))))
    for number, scores, _ in session.blocks(from_s, to_s, faces=False):
        if first_block is None:
            first_block = number
            before = [block for block in changes if block < number]
            held = changes[max(before)][-1][1] if before else held
        alarms = []
        now = dict(changes.get(number, ()))
        for place in range(len(scores["t_s"])):
            held = now.get(place, held)
            alarms.append(held)
        columns: Rows = {
            "time_utc": [part.facts.wall_time(t_s) for t_s in scores["t_s"].tolist()],
            "t_s": scores["t_s"].tolist(),
            "frame": [None if frame < 0 else frame for frame in scores["frame"].tolist()],
            **{name: _known(scores[name].tolist()) for name in ("p_pain", "p_trend", "shift", "coverage")},
            "state": [STATES[code].value for code in scores["state"].tolist()],
            "reason": [REASONS[code] for code in scores["reason"].tolist()],
            "alarms": alarms,
        }
        inside = np.flatnonzero((scores["t_s"] >= from_s) & (scores["t_s"] < to_s))
        if len(inside):
            yield {name: column[inside[0] : inside[-1] + 1] for name, column in columns.items()}


def _conditions(noun: str) -> str:
    return "+".join(signal.condition.value for signal in decode(noun, AlarmState).signals)


def _known(values: list[float]) -> list[float | None]:
    return [None if value != value else value for value in values]
