"""The samples of a session as a table, in CSV or Parquet: whoever reads it gets every score to the bit."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from neopain.base.data import AlarmState
from neopain.base.errors import Cause, InputError
from neopain.base.extras import install_line
from neopain.base.state_codes import REASONS, STATES
from neopain.base.text import to_comment
from neopain.record.export.part import Part, export_file
from neopain.record.export.written import note_line, notes
from neopain.record.storage.codec import decode

Rows = dict[str, list[Any]]
COLUMNS = ("time_utc", "t_s", "frame", "p_pain", "p_trend", "shift", "coverage", "state", "reason", "alarms")
"""Columns of a table of samples. `time_utc` is a datetime; unknown values are None; `reason` is why there is no score;
`alarms` joins the conditions of the active signals with +.
"""
_GROUP = 100_000
"""Rows of one row group of a Parquet file."""


def write_csv(part: Part, path: Path) -> str:
    """Write one row per sample to `path` and return a summary; raises InputError where it cannot be written.

    Numbers have as many digits as an exact return needs; unknown values are empty. Comment lines, which begin with #,
    precede the table.
    """
    count = 0
    with export_file(path) as new, new.open("w", newline="", encoding="utf-8") as file:
        file.writelines(f"# {to_comment(line)}\n" for line in _lines(part))
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for block in rows(part):
            block["time_utc"] = [time.isoformat(timespec="milliseconds") for time in block["time_utc"]]
            table.writerows(
                ["" if value is None else repr(value) if isinstance(value, float) else value for value in row]
                for row in zip(*(block[name] for name in COLUMNS), strict=True)
            )
            count += len(block["t_s"])
    return f"{count} samples"


def write_parquet(part: Part, path: Path) -> str:
    """Write one row per sample to `path`, for pandas, R and Spark, and return a summary; raises InputError where it
    cannot be written or pyarrow, an optional package, is missing.

    Types are exact: scores float64, trend and shift float32 as recorded, times UTC to the microsecond. The lines that
    every export states are in the file's metadata under the key `neopain`.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(Cause.NO_PARQUET, install=install_line("parquet")) from error
    words = pa.dictionary(pa.int16(), pa.string())
    types = {
        "time_utc": pa.timestamp("us", tz="UTC"),
        "t_s": pa.float64(),
        "frame": pa.int32(),
        "p_pain": pa.float64(),
        **{name: pa.float32() for name in ("p_trend", "shift", "coverage")},
        **dict.fromkeys(("state", "reason", "alarms"), words),
    }
    schema = pa.schema([(name, types[name]) for name in COLUMNS], metadata={"neopain": "\n".join(_lines(part))})
    count = 0
    waiting: Rows = {name: [] for name in COLUMNS}
    with export_file(path) as new, parquet.ParquetWriter(new, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.table(waiting, schema))
            for column in waiting.values():
                column.clear()

        for block in rows(part):
            for name, column in waiting.items():
                column += block[name]
            count += len(block["t_s"])
            if len(waiting["t_s"]) >= _GROUP:
                flush()
        flush()
    return f"{count} samples"


def _lines(part: Part) -> list[str]:
    """What precedes the table: the lines of every export, and the notes."""
    return [*part.lines, *(note_line(part, entry) for entry in notes(part))]


def rows(part: Part) -> Iterator[Rows]:
    """The rows of `part`, a second or less at a time, as lists of equal length by the names in COLUMNS."""
    session, (from_s, to_s) = part.session, part.span
    changes: dict[int, dict[int, str]] = {}
    in_force: str | None = None
    for block, place, noun in session.run(
        "SELECT block, place, noun FROM states WHERE field = 'alarms' ORDER BY number"
    ):
        conditions = "+".join(signal.condition.value for signal in decode(noun, AlarmState).signals)
        changes.setdefault(block, {})[place] = conditions
    for number, scores, _ in session.blocks(from_s, to_s, faces=False):
        if in_force is None:
            earlier = [list(changed.values())[-1] for block, changed in changes.items() if block < number]
            in_force = earlier[-1] if earlier else ""
        alarms = []
        for place in range(len(scores["t_s"])):
            in_force = changes.get(number, {}).get(place, in_force)
            alarms.append(in_force)
        columns: Rows = {
            "time_utc": [part.facts.wall_time(t_s) for t_s in scores["t_s"].tolist()],
            "t_s": scores["t_s"].tolist(),
            "frame": [None if frame < 0 else frame for frame in scores["frame"].tolist()],
            **{name: _known(scores[name].tolist()) for name in ("p_pain", "p_trend", "shift", "coverage")},
            "state": [STATES[code].value for code in scores["state"].tolist()],
            "reason": [REASONS[code] for code in scores["reason"].tolist()],
            "alarms": alarms,
        }
        part.report(float(scores["t_s"][-1]))
        inside = np.flatnonzero((scores["t_s"] >= from_s) & (scores["t_s"] < to_s))
        if len(inside):
            yield {name: column[inside[0] : inside[-1] + 1] for name, column in columns.items()}


def _known(values: list[float]) -> list[float | None]:
    return [None if value != value else value for value in values]
