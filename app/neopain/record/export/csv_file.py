"""The scores of a session as CSV: read again, it gives the same curves to the bit."""

from __future__ import annotations

import csv
from pathlib import Path

from neopain.record.export.part import Part, export_file
from neopain.record.export.rows import COLUMNS, rows


def write_csv(part: Part, path: Path) -> str:
    """Write a row a sample to `path`, and say what was written; raises InputError when it cannot be.

    Numbers have as many digits as an exact return needs; unknown values are empty. Comment lines, which begin with #,
    precede the table.
    """
    count = 0
    with export_file(path) as new, new.open("w", newline="", encoding="utf-8") as file:
        file.writelines(f"# {line}\n" for line in part.lines)
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for some in rows(part):
            some["time_utc"] = [time.isoformat(timespec="milliseconds") for time in some["time_utc"]]
            table.writerows(
                ["" if value is None else repr(value) if isinstance(value, float) else value for value in row]
                for row in zip(*(some[name] for name in COLUMNS), strict=True)
            )
            count += len(some["t_s"])
    return f"{count} samples"
