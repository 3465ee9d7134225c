"""The manifest of labelled recordings, a CSV file: pictures and spans of video, each with its infant and its label.

Columns: `path` (from the manifest's folder), for a video optionally `t0` and `t1` in seconds; `label` (1, pain, 0,
none) or the total of one scale (a key of SCALES: `nips`, `n_pass`, `nfcs`, `pipp_r`, `cries`); `subject`; and, if
known, `session`, `procedure`, `site`, `skin_tone`, `group`, `gestational_age_weeks` (32.6 or 32+4),
`postnatal_age_days`. Other columns are ignored. A scale in addition to a label serves to compare the two.
`neopain train` and `neopain evaluate` both read it.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neopain.base.errors import InputError
from neopain.base.scales import SCALES, CutOff
from neopain.dataset.cells import (
    AGES,
    LABEL_WORDS,
    Problem,
    age,
    check_length,
    describe_problems,
    file_of,
    number,
    probable_twins,
    span,
    table_rows,
)

_TEXTS = ("session", "procedure", "site", "skin_tone", "group")
COLUMNS = ("path", "t0", "t1", "label", *SCALES, "subject", *_TEXTS, *AGES)
"""All columns with a meaning, in the order in which importers write them."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A row: its `line` in the manifest, the file and span it names, and what is known about them.

    `name` is the path as written. `t0_s` and `t1_s` are None for a picture or a whole video;
    `score` is the total on the manifest's scale; `pain` is None where that lies between the cut-offs. Names are empty
    and numbers None when not given.
    """

    line: int
    path: Path
    subject: str
    pain: bool | None
    t0_s: float | None = None
    t1_s: float | None = None
    score: float | None = None
    session: str = ""
    procedure: str = ""
    site: str = ""
    skin_tone: str = ""
    group: str = ""
    gestational_age_weeks: float | None = None
    postnatal_age_days: float | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The rows with a label, the `scale` of their scores if they have any, and the SHA-256 of the manifest.

    `excluded` rows have a score between the cut-offs; `by_score` says that the labels come from the scores.
    """

    rows: tuple[Recording, ...]
    excluded: tuple[Recording, ...]
    scale: str | None
    sha256: str
    by_score: bool = False

    @property
    def subjects(self) -> tuple[str, ...]:
        """All subjects, sorted."""
        return tuple(sorted({row.subject for row in self.rows}))


FileCheck = Callable[[Recording], str | None]
"""Returns the problem with the file of a row; None where there is none."""


def read(
    path: Path,
    cut_off: CutOff = CutOff(),
    *,
    subjects_needed: bool = True,
    check: FileCheck = lambda row: None,
    group_by: str = "group",
) -> Labelled:
    """The recordings in the manifest `path`, grouped by the column `group_by`; `check` runs on each whose file exists.

    Raises InputError with one line that names every row that cannot be used: a missing file, a unknown label or a
    number that is none, labels of mixed kinds, the same recording with both labels. With `subjects_needed` no recording
    may occur twice, and there must be at least two subjects, and both labels.
    """
    try:
        content = path.read_bytes()
        names, table = table_rows(content.decode("utf-8-sig"))
        lines = list(table)
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist: check the name") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read as a CSV file in UTF-8 ({error}); save it again") from error
    header = [name.strip().lower() for name in names]
    kind = _kind(path, header, subjects_needed, group_by)
    if kind.scale is not None:
        cut_off.ensure_apart(kind.scale)
    problems: list[Problem] = []
    folder = path.resolve().parent
    rows = [_row(folder, line, _by_column(cells), kind, cut_off, problems, check, group_by) for line, cells in lines]
    problems += _twins(rows)
    problems += _duplicates(rows, subjects_needed)
    if subjects_needed:
        problems += [Problem(row.line, "has no subject") for row in rows if not row.subject]
    if problems:
        raise InputError(f"{path}: {describe_problems(problems)}")
    usable = tuple(row for row in rows if row.pain is not None)
    labelled = Labelled(
        usable,
        tuple(row for row in rows if row.pain is None),
        kind.scale,
        hashlib.sha256(content).hexdigest(),
        by_score=not kind.labelled,
    )
    _ensure_enough(path, labelled, subjects_needed)
    return labelled


@dataclass(frozen=True, slots=True)
class _Kind:
    """The source of the labels: the column `label`, or else the `scale`."""

    labelled: bool
    scale: str | None


def _kind(path: Path, header: Sequence[str], subjects_needed: bool, group_by: str) -> _Kind:
    scales = [name for name in SCALES if name in header]
    needed = ("path", *(("subject",) if subjects_needed else ()), *((group_by,) if group_by != "group" else ()))
    missing = [name for name in needed if name not in header]
    if "label" not in header and not scales:
        missing.append(f"label or one of {', '.join(SCALES)}")
    if missing:
        raise InputError(f"{path} has no column {' and none '.join(missing)}; its first line has to name the columns")
    twice = [name for name, count in Counter(header).items() if name and count > 1]
    if twice:
        raise InputError(f"{path} has two columns {twice[0]}; keep one")
    if len(scales) > 1:
        raise InputError(f"{path} mixes the scales {' and '.join(scales)}; keep one of them in a manifest")
    return _Kind("label" in header, scales[0] if scales else None)


def _row(
    folder: Path,
    line: int,
    given: dict[str, str],
    kind: _Kind,
    cut_off: CutOff,
    problems: list[Problem],
    check: FileCheck,
    group_by: str,
) -> Recording:
    def wrong(words: str) -> None:
        problems.append(Problem(line, words))

    for column in ("subject", *_TEXTS, group_by):
        check_length(given, column, wrong)
    name = given.get("path", "")
    where, missing = file_of(folder, name)
    if missing is not None:
        wrong(missing)
    t0_s, t1_s = span(given, wrong)
    score = None if kind.scale is None else number(given, kind.scale, wrong)
    if score is not None and kind.scale is not None:
        scale = SCALES[kind.scale]
        if not scale.least <= score <= scale.most:
            wrong(f"{scale.title} {score:g} is not within {scale.least:g} to {scale.most:g}")
            score = None
    pain: bool | None = None
    if kind.labelled:
        word = given.get("label", "").lower()
        pain = LABEL_WORDS.get(word)
        if pain is None:
            also = ", only a score: give all rows a label or none" if not word and score is not None else ""
            wrong(f"label {word!r} is neither 1 (pain) nor 0 (none){also}")
    elif score is not None and kind.scale is not None:
        pain = cut_off.label(kind.scale, score)
    elif not given.get(kind.scale or ""):
        wrong(f"has no {kind.scale}")
    details: dict[str, Any] = {column: given.get(column, "") for column in _TEXTS}
    details["group"] = given.get(group_by, "")
    details |= {column: age(given, column, wrong) for column in AGES}
    row = Recording(line, where, given.get("subject", ""), pain, t0_s, t1_s, score, name=name, **details)
    if missing is None and (words := check(row)):
        wrong(words.replace(str(where), name))
    return row


def _by_column(cells: dict[str, str]) -> dict[str, str]:
    return {column.strip().lower(): value.strip() for column, value in cells.items()}


def _twins(rows: Sequence[Recording]) -> list[Problem]:
    """A problem for each name of a subject that is probably another spelling of one before."""
    line = {row.subject: row.line for row in reversed(rows)}
    return [
        Problem(
            line[other],
            f"subject {other!r} is probably the same infant as {name!r} in line {line[name]}: spell them "
            "alike, or give them names that differ in more than zeros, spaces and capital letters",
        )
        for name, other in probable_twins(row.subject for row in rows if row.subject)
    ]


def _duplicates(rows: Iterable[Recording], any_label: bool) -> list[Problem]:
    first: dict[tuple[object, ...], Recording] = {}
    problems = []
    for row in rows:
        known = first.setdefault((row.path.resolve(), row.t0_s, row.t1_s), row)
        if known.pain is not row.pain and None not in (known.pain, row.pain):
            problems.append(Problem(row.line, f"is the same recording as line {known.line}, with another label"))
        elif known is not row and any_label:
            problems.append(Problem(row.line, f"is the same recording as line {known.line}"))
    return problems


def _ensure_enough(path: Path, labelled: Labelled, subjects_needed: bool) -> None:
    if not labelled.rows:
        raise InputError(f"{path} holds no labelled row; add some")
    if not subjects_needed:
        return
    kinds = {row.pain for row in labelled.rows}
    if len(kinds) == 1:
        kind = "pain" if kinds.pop() else "no pain"
        raise InputError(f"{path}: all {len(labelled.rows)} rows are of one class, {kind}; both are needed")
    if len(labelled.subjects) == 1:
        only = labelled.subjects[0]
        raise InputError(f"{path}: all rows are of one subject, {only}; nothing can be tested on another infant")
