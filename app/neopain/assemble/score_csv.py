"""The scores of a recording as a table: a sink that writes one CSV row a frame."""

from __future__ import annotations

import csv
from pathlib import Path

from neopain.base.data import AlarmPhase, Frame, Moment, Sample
from neopain.base.files import AtomicFile
from neopain.base.ports import Sink
from neopain.base.text import to_cell

STAGES = ("detect", "align", "features", "judge", "total")
"""Stage timings that are written, in milliseconds; `judge` holds score, smooth and alarm."""

COLUMNS = ("t_s", "frame", "face", "reason", "quality", "p_pain", "p_trend", "state", "alarm")
"""Columns that are identical for the same recording, settings and models; the timings follow them."""


class ScoreCsv(Sink):
    """Writes to a temporary file next to `path`, which replaces it when the table is closed.

    Times have 3 decimals, probabilities and quality 4, timings 2; what is not known is empty. `alarm` joins the names
    of the active conditions with +. `names` gives a picture's file name for each frame number: then there is a last
    deterministic column `file`, and no `p_trend`, as single pictures have no order in time; `p_pain` is written as
    `probability` does.
    """

    def __init__(self, path: Path, names: tuple[str, ...] | None = None) -> None:
        self._names, self._new = names, AtomicFile(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._new.partial.open("w", newline="", encoding="utf-8")
        self._rows = csv.writer(self._file, lineterminator="\n")
        file_column = () if names is None else ("file",)
        self._rows.writerow((*COLUMNS, *file_column, *(f"{stage}_ms" for stage in STAGES)))

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Write one row."""
        trend = sample.trend
        row = [
            f"{sample.t_s:.3f}",
            "" if sample.index is None else sample.index,
            int(sample.face_box is not None),
            sample.reason or "",
            _decimal(None if sample.quality is None else sample.quality.value, 4),
            self._score(sample.p_pain),
            _decimal(trend.p_trend, 4) if self._names is None else "",
            trend.state,
            "+".join(s.condition for s in sample.alarms.signals if s.phase is not AlarmPhase.LATCHED),
        ]
        if self._names is not None:
            row.append(to_cell(self._names[moment.index]) if isinstance(moment, Frame) else "")
        self._rows.writerow(row + [_decimal(sample.timings_ms.get(stage), 2) for stage in STAGES])

    def _score(self, p_pain: float | None) -> str:
        return _decimal(p_pain, 4) if self._names is None or p_pain is None else probability(p_pain)

    def close(self) -> None:
        """Give the table its final name."""
        if not self._file.closed:
            self._file.close()
            self._new.commit()

    def discard(self) -> None:
        """Remove what was written, unless the table is closed."""
        if not self._file.closed:
            self._file.close()
            self._new.discard()


def probability(p_pain: float) -> str:
    """A picture's probability of pain, with enough decimals to rank pictures that are nearly certain."""
    return f"{p_pain:.8f}"


def _decimal(value: float | None, places: int) -> str:
    return "" if value is None else f"{value:.{places}f}"
