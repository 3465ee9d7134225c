"""Reads the cells of a row of a manifest, and words the problems with them."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category, decimal, normalize

from neopain.base.text import NAME_LENGTH, from_cell
from neopain.capture.files import shown, unreadable

LABEL_WORDS = {
    **dict.fromkeys(("1", "1.0", "pain", "true", "yes"), True),
    **dict.fromkeys(("0", "0.0", "none", "no pain", "no_pain", "no-pain", "nopain", "false", "no"), False),
}
"""Values of the column `label`, in small letters."""

AGES = {"gestational_age_weeks": (18, 46), "postnatal_age_days": (0, 1100)}
"""Columns of ages, with the least and the most: from the earliest births survived, and to three years."""

_MOST_LISTED = 12
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_DECIMAL_COMMA = re.compile(r"^(-?\d+),(\d+)$")
_WEEKS_DAYS = re.compile(
    r"(\d{1,2})\s*(?:\+|w(?:eeks?|ks?)?[,\s]*(?:and\s+)?|\s)\s*(\d)\s*(?:/\s*7|d(?:ays?)?)?|(\d{1,2})\s*w(?:eeks?|ks?)?",
    re.I,
)
"""Completed weeks and days, as in 32+4, 32 4/7, 32w4d and 32 weeks and 4 days; or weeks alone."""

ReportProblem = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem with a `line` of the manifest, in words."""

    line: int
    words: str


def number(cells: Mapping[str, str], name: str, report: ReportProblem) -> float | None:
    """The finite number in the cell `name`; None when it is empty or, which goes to `report`, not a number."""
    word = cells.get(name, "")
    if not word:
        return None
    try:
        value = float(_DECIMAL_COMMA.sub(r"\1.\2", word))
    except ValueError:
        value = math.nan
    if math.isfinite(value):
        return value
    report(f"{name} {word!r} is not a number")
    return None


def weeks(cells: Mapping[str, str], name: str, report: ReportProblem) -> float | None:
    """The weeks in the cell `name`: a number, or weeks and days such as 32+4."""
    match = _WEEKS_DAYS.fullmatch(cells.get(name, ""))
    if match is None:
        return number(cells, name, report)
    whole, days = int(match[1] or match[3]), int(match[2] or 0)
    if days < 7:
        return whole + days / 7
    report(f"{name} {cells[name]!r} has {days} days beside its weeks, of which there are 0 to 6")
    return None


def age(cells: Mapping[str, str], name: str, report: ReportProblem) -> float | None:
    """The age in the cell `name`, one of AGES, in the unit of its name; what no infant can have goes to `report`."""
    value = (weeks if name.endswith("_weeks") else number)(cells, name, report)
    least, most = AGES[name]
    if value is None or least <= value <= most:
        return value
    report(f"{name} {cells[name]!r} is not within {least} to {most}: give it in {name.rpartition('_')[2]}")
    return None


def file_of(folder: Path, name: str) -> tuple[Path, str | None]:
    r"""The file `name` in `folder`, and the problem with it if there is one.

    Where it does not exist as written, it is found with / for \ and with composed or decomposed letters.
    """
    where = folder / name
    if not name:
        return where, "names no path"
    spellings = dict.fromkeys((name, name.replace("\\", "/")))
    forms = [form for one in spellings for form in (one, normalize("NFC", one), normalize("NFD", one))]
    try:
        found = next((folder / form for form in forms if (folder / form).is_file()), None)
        if found is not None:
            return found, None
        if where.is_dir():
            return where, f"{shown(name)} is a folder"
    except (OSError, ValueError) as error:
        return where, str(unreadable(where, error)).replace(str(where), name)
    if _WINDOWS.match(name):
        return (
            where,
            f"{shown(name)} is a path of Windows, which this computer does not have",
        )
    return where, f"{shown(name)} is missing"


def table_rows(text: str) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The first row of a CSV in `text`, and the others by its names, each with its line; separated by , ; or tab.

    Only CR and LF end a line: U+2028, U+0085 and the like may stand in a cell. Reading a row raises csv.Error where a
    cell is longer than 131,072 characters.
    """
    first = text[: text.find("\n")] if "\n" in text else text
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    header = next(lines, [])

    def rows() -> Iterator[tuple[int, dict[str, str]]]:
        for row in lines:
            if any(cell.strip() for cell in row):
                yield lines.line_num, dict(zip(header, map(from_cell, row), strict=False))

    return header, rows()


def probable_twins(subjects: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of different names in `subjects` that probably mean one infant, as 1, 01 and 1.0, or S2, s2 and S 2."""
    first: dict[str, str] = {}
    pairs = []
    for name in dict.fromkeys(subjects):
        known = first.setdefault(_plain_subject(name), name)
        if known != name:
            pairs.append((known, name))
    return pairs


def _plain_subject(name: str) -> str:
    seen = "".join(letter for letter in normalize("NFKC", name).casefold() if category(letter) != "Cf")
    plain = "".join(str(decimal(letter, letter)) for letter in seen).strip().lstrip("#")
    with suppress(ValueError, OverflowError):  # a spreadsheet writes 12 as 12.0 or 1.2e1
        if (value := float(plain.replace("_", "-"))) == int(value):
            return str(int(value))
    plain = re.sub(r"^(\d+),0+$", r"\1", re.sub(r"[\s_-]+", "-", plain))
    plain = re.sub(r"(?<=[^\W\d])-(?=\d)", "", plain)
    return re.sub(r"(?<!\d)0+(?=\d)", "", plain)


def span(cells: Mapping[str, str], report: ReportProblem) -> tuple[float | None, float | None]:
    """The seconds `t0` and `t1`; `report` receives a problem when they are not a span of time."""
    t0_s, t1_s = number(cells, "t0", report), number(cells, "t1", report)
    if (t0_s is not None and t0_s < 0) or (t0_s is not None and t1_s is not None and t1_s <= t0_s):
        report("t0 and t1 are no span: t0 is at least 0 and t1 is later")
    return t0_s, t1_s


def check_length(cells: Mapping[str, str], name: str, report: ReportProblem) -> None:
    """`report` receives a problem when the name in the cell `name` is longer than a name can be."""
    length = len(cells.get(name, ""))
    if length > NAME_LENGTH:
        report(f"{name} has {length} characters, at most {NAME_LENGTH} are allowed")


def describe_problems(problems: Sequence[Problem]) -> str:
    """All `problems` in one line: each with the lines of the manifest where it occurs."""
    by_words: dict[str, list[int]] = defaultdict(list)
    for problem in problems:
        by_words[problem.words].append(problem.line)
    parts = [f"line {_ranges(lines)}: {words}" for words, lines in by_words.items()]
    more = f"; and {len(parts) - _MOST_LISTED} more" if len(parts) > _MOST_LISTED else ""
    count = len({problem.line for problem in problems})
    return f"{count} row{'s' if count > 1 else ''} cannot be used: {'; '.join(parts[:_MOST_LISTED])}{more}"


def _ranges(lines: Sequence[int]) -> str:
    """Line numbers as text, such as "3, 5-7, 9"."""
    parts: list[list[int]] = []
    for line in sorted(set(lines)):
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    shown = [f"{low}" if low == high else f"{low}-{high}" for low, high in parts]
    more = f" and {len(shown) - _MOST_LISTED} more places" if len(shown) > _MOST_LISTED else ""
    return ", ".join(shown[:_MOST_LISTED]) + more
