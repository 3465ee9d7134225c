"""The numbers of a study as files: table.csv, recordings.csv, subjects.csv, and everything in study.json."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from neopain.base.text import to_cell
from neopain.training.study.figures import FIGURES, Figure
from neopain.training.study.results import RankedLine, Results

TABLE, RECORDINGS, SUBJECTS, JSON = "table.csv", "recordings.csv", "subjects.csv", "study.json"
_CELL = re.compile(r"(-?\d+\.\d{3}) \((-?\d+\.\d{3} to -?\d+\.\d{3})\)")


def write(results: Results, out: Path) -> tuple[Path, ...]:
    """Write the four files into the folder `out`; paths in them are file names without folders."""
    _csv(out / TABLE, _table_rows(results))
    _csv(out / RECORDINGS, _recording_rows(results))
    _csv(out / SUBJECTS, _subject_rows(results))
    text = json.dumps(_facts(results), indent=1, allow_nan=False)
    (out / JSON).write_text(text + "\n", encoding="utf-8")
    return tuple(out / name for name in (TABLE, RECORDINGS, SUBJECTS, JSON))


def description(row: RankedLine, protocol: str) -> dict[str, Any]:
    """The description of a line by column name."""
    line = row.line
    sizes = sorted({choice["k"] for choice in line.choices})
    return {
        "protocol": protocol,
        "kind": line.kind.value,
        "features": line.features,
        "mixing": "late" if line.late else "early" if len(line.groups) > 1 else "",
        "selector": line.selector,
        "kept": "-".join(str(size) for size in dict.fromkeys([*sizes[:1], *sizes[-1:]])),
        "classifier": line.classifier,
    }


def cell(figure: Figure) -> str:
    """A value with its interval."""
    if not math.isfinite(figure.value):
        return "-"
    if not math.isfinite(figure.low):
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"


def best_in_training(chosen: RankedLine) -> str:
    """The figures of the line that was best in training in each fold, in a sentence."""
    shown = (f"{name.replace('_', ' ')} {cell(chosen.figures[name])}" for name in ("sensitivity", "specificity"))
    return (
        f"Choosing the line in each fold by its training part alone gives AUC {cell(chosen.figures['auc'])}, "
        f"{', '.join(shown)}: what this study may promise for other infants of this kind."
    )


def split_interval(text: str) -> tuple[str, str]:
    """The value and the interval in a text by `cell`, for display one below the other; of other text, itself and ""."""
    found = _CELL.fullmatch(text)
    return (text, "") if found is None else (found[1], found[2])


def _table_rows(results: Results) -> list[dict[str, Any]]:
    tables = ((results.protocol.value, results.table), ("frames (leaking)", results.leaking))
    return [{**description(row, protocol), **_flat(row.figures)} for protocol, table in tables for row in table]


def _flat(figures: dict[str, Figure]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for name in FIGURES:
        figure = figures[name]
        cells |= {name: _number(figure.value), f"{name}_low": _number(figure.low), f"{name}_high": _number(figure.high)}
    return cells


def _recording_rows(results: Results) -> list[dict[str, Any]]:
    """The probability of each tested recording by every line, best first."""
    columns = {row.line.name: row.probability for row in results.table}
    return [
        {
            "row": int(results.recording[place]) + 1,
            "subject": str(subject),
            "pain": int(pain),
            **{name: round(float(values[place]), 6) for name, values in columns.items()},
        }
        for place, (subject, pain) in enumerate(zip(results.subject, results.pain, strict=True))
    ]


def _subject_rows(results: Results) -> list[dict[str, Any]]:
    reasons = sorted({reason for subject in results.subjects for reason in subject.unusable})
    return [
        {
            "subject": subject.name,
            "recordings": subject.recordings,
            "with pain": subject.pain,
            "usable moments": subject.moments,
            **{reason: subject.unusable.get(reason, 0) for reason in reasons},
            "judged": subject.judged,
            "right": subject.right,
        }
        for subject in results.subjects
    ]


def _facts(results: Results) -> dict[str, Any]:
    return {
        "protocol": results.protocol.value,
        "recordings": len(results.recording),
        "table": _table_rows(results),
        "best_in_training": _chosen(results.chosen),
        "choices": {row.line.name: list(row.line.choices) for row in results.table if row.line.choices},
        "subjects": [asdict(one) for one in results.subjects],
        "sub_groups": [
            {"what": one.what, "name": one.name, "recordings": one.recordings, "subjects": one.subjects}
            | _flat(one.figures)
            for one in results.sub_groups
        ],
        "differences": [_cleaned(asdict(one)) for one in results.differences],
        "failures": [
            {"line": one.recording.line, "subject": one.recording.subject, "pain": one.recording.pain}
            | {"probability": one.probability, "loss": one.loss, "t_s": one.t_s}
            for one in results.failures
        ],
        "agreement": None if results.agreement is None else _cleaned(asdict(results.agreement)),
        "unusable": dict(results.unusable),
        "problems": list(results.problems),
        "origin": results.origin,
    }


def _chosen(row: RankedLine | None) -> dict[str, Any] | None:
    return None if row is None else {"choices": list(row.line.choices), **_flat(row.figures)}


def _cleaned(given: Any) -> Any:
    """`given` with None for numbers that are not finite, as JSON has none."""
    if isinstance(given, dict):
        return {key: _cleaned(value) for key, value in given.items()}
    return _number(given) if isinstance(given, float) else given


def _number(value: float) -> float | None:
    return round(value, 6) if math.isfinite(value) else None


def _csv(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([to_cell(name) for name in rows[0]] if rows else ["empty"])
        writer.writerows([to_cell(cell) if isinstance(cell, str) else cell for cell in row.values()] for row in rows)
