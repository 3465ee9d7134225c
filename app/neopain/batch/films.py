"""Whole films of one infant through the pipeline with its alarms: what the monitor would have done at the bed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from neopain.assemble.pipeline import ReadyPipeline
from neopain.base.data import AlarmCondition, Event, EventKind
from neopain.base.errors import InputError, SourceError
from neopain.base.terminal import PlainTable
from neopain.capture.video import VideoFile

CRYING = "cry"
"""The names of films that show an infant in pain throughout begin with this; any alarm in another film is false."""
_SUFFIXES = (".mp4", ".m4v", ".mov", ".mkv", ".avi", ".webm", ".ts", ".mpg", ".wmv")


@dataclass(frozen=True, slots=True)
class FilmScore:
    """What the monitor would have done with one film.

    `scored` is the share of its frames with a score, `median_p` and `highest_p` are of these scores, `first_alarm_s` is
    the time from the first frame to the first pain alarm; None where there is none. `reason` is the most common one for
    no score; `problem` says why the film could not be decoded, or not to its end.
    """

    name: str
    crying: bool
    duration_s: float
    scored: float
    median_p: float | None
    highest_p: float | None
    pain_alarms: int
    first_alarm_s: float | None
    reason: str
    problem: str | None = None


def find_films(folder: Path) -> tuple[Path, ...]:
    """The films in `folder`, by name. Raises InputError where there is none."""
    found = tuple(sorted(path for path in folder.glob("*") if path.suffix.lower() in _SUFFIXES and path.is_file()))
    if not found:
        raise InputError(f"{folder} holds no films; name a folder with {', '.join(one[1:] for one in _SUFFIXES)} files")
    return found


def score_film(path: Path, ready: ReadyPipeline) -> FilmScore:
    """Play the film `path`, every frame at its own time. What can be read of a damaged one is used."""
    ready.pipeline.reset()
    times: list[float] = []
    scores: list[float] = []
    alarms: list[float] = []
    reasons: Counter[str] = Counter()
    problem = None
    try:
        with closing(VideoFile(path)) as source:
            for frame in source:
                sample = ready.pipeline.step(frame)
                times.append(sample.t_s)
                if sample.p_pain is None:
                    reasons[sample.reason or ""] += 1
                else:
                    scores.append(sample.p_pain)
                alarms += _pain_alarms(sample.events)
    except SourceError as error:
        problem = str(error)
    return FilmScore(
        name=path.name,
        crying=path.name.lower().startswith(CRYING),
        duration_s=times[-1] - times[0] if times else 0.0,
        scored=len(scores) / max(len(times), 1),
        median_p=float(np.median(scores)) if scores else None,
        highest_p=max(scores) if scores else None,
        pain_alarms=len(alarms),
        first_alarm_s=alarms[0] - times[0] if alarms else None,
        reason=reasons.most_common(1)[0][0] if reasons else "",
        problem=problem,
    )


def _pain_alarms(events: Iterable[Event]) -> list[float]:
    started = (event for event in events if event.kind is EventKind.ALARM_STARTED)
    return [event.t_s for event in started if event.condition is AlarmCondition.PAIN]


def build_films_table(films: Iterable[FilmScore]) -> Table:
    """A row for each film: what was shown, and when the first alarm came."""
    table = PlainTable("film", "kind", "s", "scored", "median", "highest", "alarms", "first at s", "not scored")
    table.title, table.box, table.padding = "films, from the first frame to the last", SIMPLE_HEAD, (0, 1, 0, 0)
    for one in films:
        numbers = ["-" if value is None else f"{value:.2f}" for value in (one.median_p, one.highest_p)]
        first = "-" if one.first_alarm_s is None else f"{one.first_alarm_s:.1f}"
        kind = "pain" if one.crying else "calm"
        table.add_row(
            *(one.name, kind, f"{one.duration_s:.0f}", f"{one.scored:.0%}", *numbers),
            *(str(one.pain_alarms), first, "damaged" if one.problem else one.reason),
        )
    return table
