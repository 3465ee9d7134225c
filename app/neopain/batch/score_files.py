"""Scores many files: several at once, none twice, and a broken one stops no other."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console

from neopain.assemble.pipeline import build_pipeline
from neopain.assemble.summary import Facts
from neopain.base.errors import InputError, SourceError
from neopain.base.settings import Settings
from neopain.batch.progress import Bars
from neopain.batch.score_file import Task, fingerprint, origin, path_id
from neopain.batch.workers import Make, Report, attempt, work_on_cluster, work_together


@dataclass(slots=True)
class Outcome:
    """Which files were scored, which had been before, and what is wrong with which; a damaged file is in two."""

    scored: list[Path] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)
    failed: dict[Path, tuple[str, ...]] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 when all is well, 1 when something is wrong with some files, 2 when there is no result at all."""
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
    make: Make = build_pipeline,
    console: Console | None = None,
) -> Outcome:
    """Write NAME.csv and NAME.json into the folder `out` for each of `paths`, `jobs` processes at once, or on
    the Ray cluster at the address `cluster`.

    A file is skipped when its summary is there and file, models, settings and versions are still the same. What cannot
    be read is told on `console` (standard error) and the rest go on. `make` gives the pipeline, once in each process.
    Raises InputError if `out` cannot be written, ModelError if the models are not as published.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{out} cannot be made a folder: {error.strerror}; name another one with --out") from error
    ready = make(settings)
    today = origin(ready, settings)
    tasks = _tasks(paths, out)
    outcome, todo = Outcome(), []
    with Bars(len(tasks), console) as bars:

        def tell(report: Report) -> None:
            name = report.task.target.name
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
            known = _known_problems(task, today)
            if known is None:
                todo.append(task)
            else:
                outcome.skipped.append(task.path)
                tell(Report(task, problems=known))
        if cluster is not None:
            work_on_cluster(todo, cluster, make, settings, tell)
        elif min(jobs, len(todo)) > 1:
            work_together(todo, jobs, make, shared_out(settings, jobs), tell)
        else:
            for task in todo:
                attempt(task, ready, settings, tell)
        counts = f"{len(outcome.scored)} scored, {len(outcome.skipped)} done before"
        bars.say(f"{counts}, {len(outcome.failed)} with problems")
    return outcome


def shared_out(settings: Settings, jobs: int) -> Settings:
    """Settings under which `jobs` processes do not fight for the same cores."""
    threads = max((os.cpu_count() or 1) // jobs, 1)
    inference = settings.inference.model_copy(update={"threads": min(settings.inference.threads, threads)})
    return settings.model_copy(update={"inference": inference})


def _tasks(paths: Sequence[Path], out: Path) -> list[Task]:
    """What to do, each file once. Files that share a name get one with the hash of where they are."""
    files = list({path.resolve(): path for path in paths}.values())
    stems = {path: path.resolve().name if path.is_dir() else path.stem for path in files}
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


def _known_problems(task: Task, today: Facts) -> tuple[str, ...] | None:
    """What was wrong when the file was scored by the same means; None if it has to be scored (again)."""
    facts = _read(task.summary)
    try:
        same = facts.get("input") == fingerprint(task.path) and task.table.is_file()
    except SourceError:
        return None
    return tuple(facts["problems"]) if same and all(facts.get(key) == value for key, value in today.items()) else None


def _read(summary: Path) -> dict[str, Any]:
    """A summary written before; empty if there is none, or someone else wrote it."""
    try:
        facts = json.loads(summary.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}
