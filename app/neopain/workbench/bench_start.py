"""Measures how long the monitor takes from its start to the first picture and score, in processes of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from rich.table import Table

from neopain.base.errors import InputError
from neopain.base.terminal import PlainTable

LONGEST_S = 180.0
"""A start that takes longer has failed."""


class Start(NamedTuple):
    """Seconds from the beginning of the process until each was on the screen for the first time."""

    window_s: float
    picture_s: float
    score_s: float


def measure_start(command: Sequence[str], longest_s: float = LONGEST_S) -> Start:
    """Run `command`, which shows the monitor and writes a line with a Start as JSON once there is a score, and ends.

    Raises InputError where it does not within `longest_s`.
    """
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=longest_s)
    except subprocess.TimeoutExpired as error:
        raise InputError(f"the monitor shows no score within {longest_s:.0f} s: run neopain self-test") from error
    lines = done.stdout.strip().splitlines()
    try:
        return Start(**json.loads(lines[-1]))
    except (IndexError, ValueError, TypeError) as error:
        why = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1]
        raise InputError(f"the monitor did not start: {why}; run neopain self-test") from error


def start_table(starts: Sequence[Start]) -> Table:
    """A line for each start, and the worst of all but the first, which reads from disk what the next find in memory."""
    table = PlainTable("start", "window", "picture", "score")
    for number, start in enumerate(starts, start=1):
        table.add_row(str(number), *(f"{seconds:.2f} s" for seconds in start))
    warm = starts[1:] or starts
    table.add_row("worst warm", *(f"{max(values):.2f} s" for values in zip(*warm, strict=True)))
    return table
