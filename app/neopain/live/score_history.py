"""The scores of the last 24 hours in full precision, and the commands, so that they can be replayed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Command, Sample
from neopain.base.state_codes import REASON_CODES, REASONS
from neopain.pipeline.what_if import Score
from neopain.record.session.session import Session
from neopain.record.storage.keys import MasterKey

CAPACITY = 24 * 60 * 60 * 30
"""A day at 30 samples a second. Memory is taken as it is filled: 17 bytes a sample."""
ROW = np.dtype([("t_s", "f8"), ("p_pain", "f8"), ("reason", "u1")])
"""A score: seconds, probability (NaN for none), and its reason as one of REASON_CODES."""


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """Samples in order of time as `rows` (N,) of ROW, and the commands since the first of them."""

    rows: NDArray[np.void]
    commands: tuple[Command, ...]

    @property
    def span_s(self) -> float:
        """From the first to the last, in seconds."""
        return float(self.rows["t_s"][-1] - self.rows["t_s"][0]) if len(self.rows) else 0.0

    def scores(self) -> Iterator[Score]:
        """The scores, in order of time."""
        for t_s, p_pain, code in self.rows.tolist():
            yield Score(t_s, None if p_pain != p_pain else p_pain, REASONS[code])


class NewestRows:
    """The newest `capacity` rows (N,) of `row`, which come in the order of their field `t_s`. For one thread at a time.

    Memory is taken once: room for twice `capacity`. When it is full the newer half moves to the front, so that what is
    read is always contiguous.
    """

    def __init__(self, row: np.dtype[np.void], capacity: int) -> None:
        self._rows = np.empty(2 * capacity, row)
        self._capacity, self._end = capacity, 0

    def add(self, row: tuple[float, ...]) -> bool:
        """Add one row; returns whether the older half was dropped to make room for it."""
        full = self._end == 2 * self._capacity
        if full:
            self._rows[: self._capacity] = self._rows[self._capacity :]
            self._end = self._capacity
        self._rows[self._end] = row
        self._end += 1
        return full

    def since(self, t_s: float) -> NDArray[np.void]:
        """The rows from `t_s` on: a view, which the next call of `add` may change."""
        newest = self._rows[max(self._end - self._capacity, 0) : self._end]
        return newest[np.searchsorted(newest["t_s"], t_s) :]

    def cut(self, t_s: float) -> None:
        """Forget all from `t_s` on."""
        self._end = int(np.searchsorted(self._rows["t_s"][: self._end], t_s))


class ScoreHistory:
    """Takes every sample from one thread and returns copies to any other."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._rows = NewestRows(ROW, capacity)
        self._commands: list[Command] = []
        self._lock = threading.Lock()

    def add(self, sample: Sample) -> None:
        """Store the score of `sample` and the commands just before it."""
        p_pain = np.nan if sample.p_pain is None else sample.p_pain
        with self._lock:
            if self._rows.add((sample.t_s, p_pain, REASON_CODES[sample.reason])):
                first_s = self._rows.since(-np.inf)["t_s"][0]
                self._commands = [command for command in self._commands if command.t_s >= first_s]
            self._commands += sample.commands

    def cut(self, t_s: float) -> None:
        """Forget all from `t_s` on: a recording is played again from there."""
        with self._lock:
            self._rows.cut(t_s)
            self._commands = [command for command in self._commands if command.t_s < t_s]

    def last(self, span_s: float) -> ScoredSpan:
        """Copies of the last `span_s` seconds, at most `capacity` samples."""
        with self._lock:
            newest = self._rows.since(-np.inf)
            rows = self._rows.since(newest["t_s"][-1] - span_s).copy() if len(newest) else newest.copy()
            from_s = rows["t_s"][0] if len(rows) else 0.0
            return ScoredSpan(rows, tuple(command for command in self._commands if command.t_s >= from_s))


@dataclass(frozen=True, slots=True)
class EarlierSession:
    """The session in `folder`, opened with `key`, from `from_s` of its own time on."""

    folder: Path
    key: MasterKey
    from_s: float

    def scored_span(self) -> ScoredSpan:
        """Its exact scores, and the commands; raises RecordError."""
        with Session(self.folder, self.key) as session:
            parts = [np.empty(0, ROW)]
            for _, columns, _ in session.blocks(self.from_s, float("inf"), faces=False):
                rows = np.empty(len(columns["t_s"]), ROW)
                for name in ROW.names or ():
                    rows[name] = columns[name]
                parts.append(rows[np.searchsorted(rows["t_s"], self.from_s) :])
            return ScoredSpan(
                np.concatenate(parts), tuple(command for command in session.commands() if command.t_s >= self.from_s)
            )
