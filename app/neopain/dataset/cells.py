"""Reads the cells of a row of a manifest, and words the problems with them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LABEL_WORDS = {
    **dict.fromkeys(("1", "1.0", "pain", "true", "yes"), True),
    **dict.fromkeys(("0", "0.0", "none", "no pain", "no_pain", "false", "no"), False),
}
"""Values of the column `label`, in small letters."""

_MOST_LISTED = 12

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
        value = float(word)
    except ValueError:
        value = math.nan
    if math.isfinite(value):
        return value
    report(f"{name} {word!r} is not a number")
    return None


def span(cells: Mapping[str, str], report: ReportProblem) -> tuple[float | None, float | None]:
    """The seconds `t0` and `t1`; `report` receives a problem when they are not a span of time."""
    t0_s, t1_s = number(cells, "t0", report), number(cells, "t1", report)
    if (t0_s is not None and t0_s < 0) or (t0_s is not None and t1_s is not None and t1_s <= t0_s):
        report("t0 and t1 are no span: t0 is at least 0 and t1 is later")
    return t0_s, t1_s


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
