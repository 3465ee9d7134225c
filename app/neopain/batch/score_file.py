"""Scores one file: writes its table and, when that is complete, its summary."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from neopain.assemble.loop import run, run_ahead
from neopain.assemble.pipeline import ReadyPipeline
from neopain.assemble.score_csv import ScoreCsv
from neopain.assemble.summary import Facts, Summary, versions
from neopain.base.data import Moment, Sample
from neopain.base.errors import SourceError
from neopain.base.files import AtomicFile, partial
from neopain.base.ports import SourceInfo
from neopain.base.settings import Settings
from neopain.capture.files import shown, unreadable
from neopain.capture.stills import SUFFIXES, Stills, is_picture
from neopain.capture.video import VideoFile
from neopain.pipeline.pipeline import Pipeline

_log = logging.getLogger(__name__)

TOGETHER = 8
"""Frames of a video whose features are computed in one run, as nobody waits for the first of them."""


@dataclass(frozen=True, slots=True)
class Task:
    """A video, picture or folder of pictures, and the path without suffix of the files that are written about it."""

    path: Path
    target: Path

    @property
    def table(self) -> Path:
        """The file for the rows."""
        return self.target.with_name(f"{self.target.name}.csv")

    @property
    def summary(self) -> Path:
        """The file for the figures. It is written last: where it exists, the table is complete."""
        return self.target.with_name(f"{self.target.name}.json")

    def remove_parts(self) -> None:
        """Remove the unfinished files of a process that ended early."""
        for path in (self.table, self.summary):
            partial(path).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class FileReport:
    """Progress on a file: `done` of `total` frames.

    The last report on a file has `problems`, one line each; `written` says whether there are rows all the same.
    """

    task: Task
    done: int = 0
    total: int | None = None
    problems: tuple[str, ...] | None = None
    written: bool = False


class FrameCounter:
    """A sink that calls `report` with the number of frames processed and the number in all, if that is known."""

    def __init__(self, info: SourceInfo, report: Callable[[int, int | None], None]) -> None:
        seconds_known = info.duration_s is not None and info.rate_hz is not None
        guess = round((info.duration_s or 0) * (info.rate_hz or 0)) if seconds_known else None
        self._report, self._done, self._total = report, 0, info.frames or guess

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Count one frame."""
        self._done += 1
        if self._done % 10 == 0:
            self._report(self._done, self._total)

    def close(self) -> None:
        """Report that all frames are done."""
        self._report(self._done, self._done)


def try_score_file(
    task: Task, ready: ReadyPipeline, settings: Settings, report: Callable[[FileReport], None]
) -> FileReport:
    """Score one file; an error becomes a problem in the last report, which is returned, those before go to `report`."""
    try:
        problems = score_file(task, ready, settings, lambda done, total: report(FileReport(task, done, total)))
    except SourceError as error:
        return FileReport(task, problems=(str(error),))
    except OSError as error:
        problem = f"{shown(task.target.name)}: cannot be written: {error.strerror}; check the disk"
        return FileReport(task, problems=(problem,))
    except Exception as error:  # noqa: BLE001 - becomes a problem of this file, with its traceback in the log
        _log.exception("scoring stopped")
        problem = f"{shown(task.path)}: scoring stopped on an internal error ({type(error).__name__}); see the log"
        return FileReport(task, problems=(problem,))
    return FileReport(task, problems=tuple(problems), written=True)


def score_file(
    task: Task, ready: ReadyPipeline, settings: Settings, report: Callable[[int, int | None], None]
) -> list[str]:
    """Write table and summary of one file; returns a line for each problem with it.

    The readable part of a damaged file is scored. Raises SourceError, and writes nothing, where there is none.
    """
    identity = fingerprint(task.path)
    source = Stills(task.path) if is_picture(task.path) else VideoFile(task.path)
    stills = source if isinstance(source, Stills) else None
    summary = Summary()
    table = ScoreCsv(task.table, None if stills is None else stills.names)
    problems: list[str] = []
    try:
        ready.pipeline.reset()
        counter = FrameCounter(source.info, report)
        sinks = (table, summary, counter)
        try:
            if stills is None:
                run_ahead(source, ready.pipeline, sinks, _batch_size(ready))
            else:
                run(_independent(stills, ready.pipeline), ready.pipeline, sinks)
        except SourceError as error:
            problems = [*(stills.problems if stills is not None else ()), str(error)]
        counter.close()
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


def origin(ready: ReadyPipeline, settings: Settings) -> Facts:
    """Everything that a score depends on besides the recording: models, where they run, versions and settings."""
    return {
        "bundle": {"id": ready.bundle.id, "sha256": ready.bundle.sha256},
        "provider": ready.provider,
        "versions": versions(),
        "settings": settings.model_dump(mode="json", exclude={"capture", "inference"}),
    }


def fingerprint(path: Path) -> Facts:
    """Identifies a recording and its state: hash of its path, size in bytes, time of its last change."""
    try:
        parts = [p for p in path.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file()] if path.is_dir() else [path]
        stats = [part.stat() for part in parts]
    except OSError as error:
        raise unreadable(path, error) from error
    return {
        "id": path_id(path),
        "bytes": sum(stat.st_size for stat in stats),
        "changed_ns": max((stat.st_mtime_ns for stat in stats), default=0),
    }


def path_id(path: Path) -> str:
    """Eight hex digits that stand for the path of a file."""
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:8]


def _batch_size(ready: ReadyPipeline) -> int:
    """The number of frames that all feature networks accept at once."""
    return min((artefact.manifest.input.batch or TOGETHER for artefact in ready.bundle.features), default=TOGETHER)


def _independent(stills: Stills, pipeline: Pipeline) -> Iterator[Moment]:
    """The pictures, each judged without those before it."""
    for moment in stills:
        pipeline.reset()
        yield moment
