"""Scores one file: its table, and when that is whole its summary."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from neopain.assemble.loop import Steps, run
from neopain.assemble.pipeline import Ready
from neopain.assemble.score_csv import ScoreCsv
from neopain.assemble.summary import Facts, Summary, versions
from neopain.base.data import Moment, Sample
from neopain.base.errors import SourceError
from neopain.base.files import AtomicFile, partial
from neopain.base.ports import SourceInfo
from neopain.base.settings import Settings
from neopain.capture.files import unreadable
from neopain.capture.stills import SUFFIXES, Stills, is_picture
from neopain.capture.video import VideoFile

TOGETHER = 8
"""Frames of a video whose features are computed in one run: nobody waits for the first of them."""


@dataclass(frozen=True, slots=True)
class Task:
    """A video, picture or folder of pictures, and the name without suffix of what is written about it."""

    path: Path
    target: Path

    @property
    def table(self) -> Path:
        """Where the rows go."""
        return self.target.with_name(f"{self.target.name}.csv")

    @property
    def summary(self) -> Path:
        """Where the figures go. Written last: when it is there, the table is whole."""
        return self.target.with_name(f"{self.target.name}.json")

    def remove_parts(self) -> None:
        """Remove what a process that was ended left unfinished."""
        for path in (self.table, self.summary):
            partial(path).unlink(missing_ok=True)


class Progress:
    """A sink that tells how far it is: calls `report` with the source's number of frames, then with those done."""

    def __init__(self, info: SourceInfo, report: Callable[[int, int | None], None]) -> None:
        seconds_known = info.duration_s is not None and info.rate_hz is not None
        guess = round((info.duration_s or 0) * (info.rate_hz or 0)) if seconds_known else None
        self._report, self._done, self._total = report, 0, info.frames or guess

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """One more."""
        self._done += 1
        if self._done % 10 == 0:
            self._report(self._done, self._total)

    def close(self) -> None:
        """That was the last."""
        self._report(self._done, self._done)


def score_file(task: Task, ready: Ready, settings: Settings, report: Callable[[int, int | None], None]) -> list[str]:
    """Write table and summary of one file; returns a line for each thing that is wrong with it.

    What a damaged file has is kept. Raises SourceError, and writes nothing, if it has nothing.
    """
    identity = fingerprint(task.path)
    source = Stills(task.path) if is_picture(task.path) else VideoFile(task.path)
    stills = source if isinstance(source, Stills) else None
    summary = Summary()
    table = ScoreCsv(task.table, None if stills is None else stills.names)
    problems: list[str] = []
    try:
        ready.pipeline.reset()
        moments, together = (source, _together(ready)) if stills is None else (_apart(stills, ready.pipeline), 1)
        progress = Progress(source.info, report)
        try:
            run(moments, ready.pipeline, (table, summary, progress), together=together)
        except SourceError as error:
            problems = [*(stills.problems if stills is not None else ()), str(error)]
        progress.close()
        table.close()
    finally:
        table.discard()
    facts: Facts = {
        "source": source.info.name,
        "input": identity,
        **summary.facts(),
        "problems": problems,
        **origin(ready, settings),
    }
    with AtomicFile(task.summary) as part:
        part.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return problems


def origin(ready: Ready, settings: Settings) -> Facts:
    """All that a score depends on besides the recording."""
    return {
        "bundle": {"id": ready.bundle.id, "sha256": ready.bundle.sha256},
        "provider": ready.provider,
        "versions": versions(),
        "settings": settings.model_dump(mode="json", exclude={"capture", "inference"}),
    }


def fingerprint(path: Path) -> Facts:
    """What tells whether a recording is still the same: where it is (hashed), its bytes and its last change."""
    try:
        parts = [p for p in path.iterdir() if p.suffix.lower() in SUFFIXES] if path.is_dir() else [path]
        stats = [part.stat() for part in parts]
    except OSError as error:
        raise unreadable(path, error) from error
    return {
        "id": path_id(path),
        "bytes": sum(stat.st_size for stat in stats),
        "changed_ns": max((stat.st_mtime_ns for stat in stats), default=0),
    }


def path_id(path: Path) -> str:
    """Eight hex digits for where a file is."""
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]


def _together(ready: Ready) -> int:
    """How many frames all feature networks take at once."""
    return min((artefact.manifest.input.batch or TOGETHER for artefact in ready.bundle.features), default=TOGETHER)


def _apart(stills: Stills, pipeline: Steps) -> Iterator[Moment]:
    """Pictures that have nothing to do with each other."""
    for moment in stills:
        pipeline.reset()
        yield moment
