"""Scores many files, several at once and each only once; a damaged file does not stop the others."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from neopain.assemble import parallel
from neopain.assemble.pipeline import PipelineFactory, build_pipeline, share_threads
from neopain.assemble.processes import ProcessEndedError, run_isolated
from neopain.assemble.summary import Facts
from neopain.base.errors import SourceError
from neopain.base.files import make_folder
from neopain.base.settings import Settings
from neopain.batch.progress import FileBars
from neopain.batch.score_file import FileReport, Task, fingerprint, origin, path_id, try_score_file
from neopain.capture.files import shown


@dataclass(slots=True)
class Outcome:
    """Files scored now, files scored before, and the problems of each; a damaged file is in two of them."""

    scored: list[Path] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)
    failed: dict[Path, tuple[str, ...]] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 without problems, 1 with problems in some files, 2 when there is no result at all."""
        if not self.failed:
            return 0
        return 1 if self.scored or self.skipped else 2


def score_files(
    paths: Sequence[Path],
    out: Path,
    *,
    jobs: int,
    settings: Settings,
    cluster: str | None = None,
    make: PipelineFactory = build_pipeline,
    console: Console | None = None,
) -> Outcome:
    """Write NAME.csv and NAME.json into the folder `out` for each of `paths`, `jobs` processes at once, or on
    the Ray cluster at the address `cluster`.

    A file is skipped when its summary exists and file, models, settings and versions are still the same. Problems are
    printed on `console` (standard error); the other files go on. `make` builds the pipeline, once in each process.
    Raises InputError if `out` cannot be written, ModelError if the models are not as published.
    """
    make_folder(out)
    ready = make(settings)
    current = origin(ready, settings)
    tasks = _tasks(paths, out)
    outcome, pending = Outcome(), []
    with FileBars(len(tasks), console) as bars:

        def show(report: FileReport) -> None:
            name = shown(report.task.target.name)
            if report.problems is None:
                bars.show(name, report.done, report.total)
                return
            if report.written:
                outcome.scored.append(report.task.path)
            if report.problems:
                outcome.failed[report.task.path] = report.problems
                for problem in report.problems:
                    bars.say(problem)
            bars.end(name)

        for task in tasks:
            known = _known_problems(task, current)
            if known is None:
                pending.append(task)
            else:
                outcome.skipped.append(task.path)
                show(FileReport(task, problems=known))
        if cluster is not None:
            for report in parallel.cluster(cluster)(partial(_FileScorer, make, settings), pending):
                show(report)
        elif min(jobs, len(pending)) > 1:
            scorer = partial(_FileScorer, make, share_threads(settings, jobs))
            run_isolated(jobs, scorer, pending, partial(_show_isolated, show), Task.remove_parts)
        else:
            for task in pending:
                show(try_score_file(task, ready, settings, show))
        counts = f"{len(outcome.scored)} scored, {len(outcome.skipped)} done before"
        bars.say(f"{counts}, {len(outcome.failed)} with problems")
    return outcome


class _FileScorer:
    """Scores files in another process, or on another machine."""

    def __init__(self, make: PipelineFactory, settings: Settings) -> None:
        self._ready, self._settings = make(settings), settings

    def __call__(self, task: Task, report: Callable[[FileReport], None] = lambda report: None) -> FileReport:
        """The last report on a file; those before go to `report`."""
        return try_score_file(task, self._ready, self._settings, report)


def _show_isolated(show: Callable[[FileReport], None], task: Task, report: FileReport | ProcessEndedError) -> None:
    if isinstance(report, ProcessEndedError):
        report = FileReport(task, problems=(f"{shown(task.path)}: the process that scored it {report.how}",))
    show(report)


def _tasks(paths: Sequence[Path], out: Path) -> list[Task]:
    """A task for each file, once. The results of files that share a name have the hash of the path in theirs."""
    files = list({os.path.realpath(path): path for path in paths}.values())
    stems = {path: Path(os.path.realpath(path)).name if path.is_dir() else path.stem for path in files}
    shared = Counter(stem.lower() for stem in stems.values())
    tasks = []
    for path in files:
        plain = Task(path, out / stems[path])
        foreign = (_read(plain.summary).get("input") or {"id": path_id(path)}).get("id") != path_id(path)
        if foreign or shared[stems[path].lower()] > 1:
            tasks.append(Task(path, out / f"{stems[path]}-{path_id(path)}"))
        else:
            tasks.append(plain)
    return tasks


def _known_problems(task: Task, current: Facts) -> tuple[str, ...] | None:
    """The problems found when the file was scored with the same models and settings; None where it must be scored."""
    facts = _read(task.summary)
    try:
        same = facts.get("input") == fingerprint(task.path) and task.table.is_file()
    except SourceError:
        return None
    return tuple(facts["problems"]) if same and all(facts.get(key) == value for key, value in current.items()) else None


def _read(summary: Path) -> dict[str, Any]:
    """An earlier summary; empty where there is none, or where another program wrote it."""
    try:
        facts = json.loads(summary.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}
