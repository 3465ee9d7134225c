"""Reads the cells of a manifest's row, and says in words what is wrong with one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LABEL_WORDS = {
    "1": True,
    "1.0": True,
    "pain": True,
    "true": True,
    "yes": True,
    "0": False,
    "0.0": False,
    "none": False,
    "no pain": False,
    "no_pain": False,
    "false": False,
    "no": False,
}
"""What may stand in the column `label`, in small letters."""

_MOST_TOLD = 12

Wrong = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the manifest's `line`."""

    line: int
    words: str


def number(cells: Mapping[str, str], name: str, wrong: Wrong) -> float | None:
    """The finite number in the cell `name`; None when it is empty, or when it is none, which `wrong` is told."""
    word = cells.get(name, "")
    if not word:
        return None
    try:
        value = float(word)
    except ValueError:
        value = math.nan
    if math.isfinite(value):
        return value
    wrong(f"{name} {word!r} is not a number")
    return None


def span(cells: Mapping[str, str], wrong: Wrong) -> tuple[float | None, float | None]:
    """The seconds `t0` and `t1`; `wrong` is told when they are no span."""
    t0_s, t1_s = number(cells, "t0", wrong), number(cells, "t1", wrong)
    if (t0_s is not None and t0_s < 0) or (t0_s is not None and t1_s is not None and t1_s <= t0_s):
        wrong("t0 and t1 are no span: t0 is at least 0 and t1 is later")
    return t0_s, t1_s


def told(problems: Sequence[Problem]) -> str:
    """All `problems` in one line: what is wrong, with the lines of the manifest it is wrong on."""
    by_words: dict[str, list[int]] = defaultdict(list)
    for problem in problems:
        by_words[problem.words].append(problem.line)
    parts = [f"line {_ranges(lines)}: {words}" for words, lines in by_words.items()]
    more = f"; and {len(parts) - _MOST_TOLD} more" if len(parts) > _MOST_TOLD else ""
    count = len({problem.line for problem in problems})
    return f"{count} row{'s' if count > 1 else ''} cannot be used: {'; '.join(parts[:_MOST_TOLD])}{more}"


def _ranges(lines: Sequence[int]) -> str:
    """Such as 3, 5-7, 9."""
    parts: list[list[int]] = []
    for line in sorted(set(lines)):
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    shown = [f"{low}" if low == high else f"{low}-{high}" for low, high in parts]
    more = f" and {len(shown) - _MOST_TOLD} more places" if len(shown) > _MOST_TOLD else ""
    return ", ".join(shown[:_MOST_TOLD]) + more
