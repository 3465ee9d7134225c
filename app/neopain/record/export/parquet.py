"""The scores of a session as Parquet, for pandas, R and Spark. Needs pyarrow, which is an extra."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from neopain.base.errors import InputError
from neopain.record.export.part import Part, export_file
from neopain.record.export.rows import COLUMNS, rows

_GROUP = 100_000
"""Rows of one row group."""


def write_parquet(part: Part, path: Path) -> str:
    """Write a row a sample to `path`, and say what was written; raises InputError when it cannot be.

    Types are exact: scores float64, trend and shift float32 as recorded, times UTC to the microsecond. What has to be
    known of the file stands in its metadata under the key `neopain`.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            "Parquet needs pyarrow, which is not installed: install neopain[parquet], or export as csv"
        ) from error
    words = pa.dictionary(pa.int16(), pa.string())
    types = {
        "time_utc": pa.timestamp("us", tz="UTC"),
        "t_s": pa.float64(),
        "frame": pa.int32(),
        "p_pain": pa.float64(),
        **{name: pa.float32() for name in ("p_trend", "shift", "coverage")},
        **dict.fromkeys(("state", "reason", "alarms"), words),
    }
    schema = pa.schema([(name, types[name]) for name in COLUMNS], metadata={"neopain": "\n".join(part.lines)})
    count = 0
    waiting: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    with export_file(path) as new, parquet.ParquetWriter(new, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.table(waiting, schema))
            for column in waiting.values():
                column.clear()

        for some in rows(part):
            for name, column in waiting.items():
                column += some[name]
            count += len(some["t_s"])
            if len(waiting["t_s"]) >= _GROUP:
                flush()
        flush()
    return f"{count} samples"
