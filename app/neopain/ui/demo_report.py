"""The alarms of the demo compared with the truth of the clip. No Qt."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table

from neopain.base.alarm_words import ALARM
from neopain.base.data import AlarmCondition, Event, EventKind, State
from neopain.base.errors import InputError
from neopain.base.terminal import PlainTable

LATE_S = 10.0
"""An alarm that starts this long after its episode ended is not counted for it."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A span of the clip, from `start_s` to `end_s`, in which `condition` is true."""

    condition: AlarmCondition
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class DemoReport:
    """The alarms that were raised, the clip's truth, how fast it went (scores a second, milliseconds from capture to
    screen for half and 95 % of the samples), and the pictures taken.
    """

    alarms: tuple[Event, ...]
    truth: tuple[Episode, ...]
    scored_hz: float
    latency_p50_ms: float | None
    latency_p95_ms: float | None
    pictures: tuple[Path, ...]

    def pairs(self) -> list[tuple[Episode | None, Event | None]]:
        """Each episode of pain with its alarm, or None; then each alarm without an episode."""
        left = list(self.alarms)
        result: list[tuple[Episode | None, Event | None]] = []
        for episode in self.truth:
            alarm = next((a for a in left if _explains(episode, a)), None)
            if alarm is not None:
                left.remove(alarm)
            if alarm is not None or episode.condition is AlarmCondition.PAIN:
                result.append((episode, alarm))
        return result + [(None, alarm) for alarm in left]

    def table(self) -> Table:
        """The summary for the terminal."""
        table = PlainTable(title="Alarms of the demo against the clip's truth")
        for column in ("alarm", "in truth from", "raised at", "after"):
            table.add_column(column, justify="left" if column == "alarm" else "right")
        for episode, alarm in self.pairs():
            condition = episode.condition if episode else alarm.condition if alarm else None
            name = ALARM[condition].what if condition else ""
            table.add_row(
                name,
                f"{episode.start_s:.1f} s" if episode else "not in truth",
                f"{alarm.t_s:.1f} s" if alarm else "missed",
                f"{alarm.t_s - episode.start_s:.1f} s" if alarm and episode else "",
            )
        table.add_section()
        table.add_row("scores per second", "", "", f"{self.scored_hz:.1f}")
        for name, late_ms in (("p50", self.latency_p50_ms), ("p95", self.latency_p95_ms)):
            table.add_row(f"capture to screen, {name}", "", "", "–" if late_ms is None else f"{late_ms:.0f} ms")
        return table

    def save(self, path: Path) -> None:
        """Write the summary as text; raises OSError when `path` cannot be written."""
        with path.open("w", encoding="utf-8") as file:
            Console(file=file, width=100).print(self.table())


def read_truth(path: Path) -> tuple[Episode, ...]:
    """The episodes in a truth file: CSV with at least `t_s`, `state` and `face_visible` (0 or 1).

    Raises InputError if the file cannot be read or a column is missing.
    """
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = [
                (float(r["t_s"]), r["state"], r["face_visible"] in ("1", "1.0", "True", "true"))
                for r in csv.DictReader(file)
            ]
    except (OSError, KeyError, ValueError) as error:
        raise InputError(
            f"{path} is not a truth file ({error!r}): it needs the columns t_s, state, face_visible"
        ) from error
    episodes = [
        *(Episode(AlarmCondition.PAIN, *span) for span in _runs((t, state == State.PAIN) for t, state, _ in rows)),
        *(Episode(AlarmCondition.CANNOT_TELL, *span) for span in _runs((t, not visible) for t, _, visible in rows)),
    ]
    return tuple(sorted(episodes, key=lambda episode: episode.start_s))


def started(events: Iterable[Event]) -> tuple[Event, ...]:
    """The alarms among `events`, in order."""
    return tuple(event for event in events if event.kind is EventKind.ALARM_STARTED)


def _explains(episode: Episode, alarm: Event) -> bool:
    return alarm.condition is episode.condition and episode.start_s <= alarm.t_s <= episode.end_s + LATE_S


def _runs(rows: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    result = []
    for inside, group in groupby(rows, key=lambda row: row[1]):
        times = [t_s for t_s, _ in group]
        if inside:
            result.append((times[0], times[-1]))
    return result
