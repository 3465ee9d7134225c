"""A list of pictures whose truth is known: a CSV with the columns path and label, and if wanted subject and group."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from neopain.base.errors import InputError, SourceError
from neopain.capture.stills import check_picture

_NEEDED = ("path", "label")
_LABELS = {"0": 0, "1": 1, "0.0": 0, "1.0": 1}
_LISTED = 12


@dataclass(frozen=True, slots=True)
class Labelled:
    """One row: `name` is the path as written, `path` where the picture is; `label` is 1 for pain and 0 for none."""

    name: str
    path: Path
    label: int
    subject: str | None
    group: str | None


def read_manifest(manifest: Path) -> tuple[Labelled, ...]:
    """The rows of `manifest`; paths in it are absolute or start at its folder, blank lines do not count.

    Raises InputError, with every row that is wrong, before any picture is decoded: a column is missing, the list is
    empty, a label is not 0 or 1, a file is missing, empty or no picture, or one picture has both labels.
    """
    try:
        with manifest.open(newline="", encoding="utf-8-sig") as file:
            rows = csv.reader(file)
            columns = [name.strip().lower() for name in next(rows, [])]
            numbered = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or "it is no CSV file in UTF-8"
        raise InputError(f"{manifest} cannot be read: {reason}; name a table with path and label") from error
    lacking = [name for name in _NEEDED if name not in columns]
    if lacking or len(set(columns)) < len(columns):
        wrong = f"has no column {' and '.join(lacking)}" if lacking else "has two columns of one name"
        raise InputError(
            f"{manifest.name} {wrong}: its first line has to name path, label and, if known, subject, group"
        )
    if not numbered:
        raise InputError(f"{manifest.name} has no rows: write one a picture under path,label")
    found, problems = [], []
    for line, row in numbered:
        cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        try:
            found.append(_labelled(cells, manifest.resolve().parent))
        except InputError as error:
            problems.append(f"line {line}: {error}")
    problems += _contradictions(found)
    if problems:
        shown = "; ".join(problems[:_LISTED])
        more = f"; and {len(problems) - _LISTED} more" if len(problems) > _LISTED else ""
        raise InputError(f"{manifest.name}: {len(problems)} of {len(numbered)} rows cannot be used: {shown}{more}")
    return tuple(found)


def _labelled(cells: dict[str, str], folder: Path) -> Labelled:
    name, label = cells.get("path", ""), cells.get("label", "")
    if not name:
        raise InputError("no path")
    if label not in _LABELS:
        raise InputError(f"label is {label or 'empty'!r}, not 0 or 1")
    path = folder / name
    try:
        check_picture(path)
    except SourceError as error:
        raise InputError(str(error).replace(str(path), name)) from error
    return Labelled(name, path, _LABELS[label], cells.get("subject") or None, cells.get("group") or None)


def _contradictions(rows: list[Labelled]) -> Iterator[str]:
    known: dict[Path, int] = {}
    for row in rows:
        if known.setdefault(row.path.resolve(), row.label) != row.label:
            yield f"{row.name} has both labels"
