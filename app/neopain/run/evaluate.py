"""`neopain evaluate`: what the active bundle says of pictures whose truth is known. Nothing is fitted."""

from __future__ import annotations

import csv
import json
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from rich.console import Console

from neopain.base.data import NFCS_ACTIONS
from neopain.base.errors import InputError, SourceError
from neopain.base.settings import Settings
from neopain.capture.stills import photo
from neopain.run import build
from neopain.run.bars import Bars
from neopain.run.batch import shared_out
from neopain.run.build import Ready
from neopain.run.crew import Make
from neopain.run.figures import Figures, figures
from neopain.run.figures_table import grid, told
from neopain.run.labels import Labelled, read_manifest
from neopain.run.score import origin
from neopain.run.summary import Facts
from neopain.run.table import probability, unfinished

UNREADABLE = "unreadable"
"""The reason of a picture that turned out to be damaged."""
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """What the pipeline says of one picture; `problem` is why it could not be decoded."""

    reason: str
    p_pain: float | None = None
    actions: tuple[float, ...] | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of all pictures and of each group, and a line for each picture that is damaged."""

    all: Figures
    groups: dict[str, Figures]
    problems: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 when every picture could be read, 1 otherwise."""
        return 1 if self.problems else 0


def evaluate(
    manifest: Path,
    out: Path,
    *,
    jobs: int,
    settings: Settings,
    make: Make = build.pipeline,
    console: Console | None = None,
    progress: Console | None = None,
) -> Evaluation:
    """Score the pictures of `manifest` (see run/labels.py), write evaluate.csv and evaluate.json into the folder `out`
    and print the figures on `console` (standard output), progress and problems on `progress` (standard error).

    What is in `out` is replaced only when all is done. Raises InputError when manifest or `out` cannot be used,
    ModelError when the models are not as published.
    """
    rows = read_manifest(manifest)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{out} cannot be made a folder: {error.strerror}; name another one with --out") from error
    ready = make(settings)
    seen: list[Seen] = []
    with Bars(1, progress) as bars:
        for one in _look_at_all([row.path for row in rows], ready, min(jobs, len(rows)), make, settings):
            seen.append(one)
            bars.show("pictures", len(seen), len(rows))
            if one.problem is not None:
                bars.say(one.problem)
        bars.end("pictures")
    labels = np.array([row.label for row in rows])
    p_pain = np.array([np.nan if one.p_pain is None else float(probability(one.p_pain)) for one in seen])
    names = np.array([row.group or "" for row in rows])
    groups = {
        name: figures(labels[names == name], p_pain[names == name], ready.bundle.threshold)
        for name in sorted(set(names.tolist()) - {""})
    }
    problems = tuple(one.problem for one in seen if one.problem is not None)
    found = Evaluation(figures(labels, p_pain, ready.bundle.threshold), groups, problems)
    reasons = Counter(one.reason for one in seen if one.reason)
    facts: Facts = {
        "manifest": manifest.name,
        **found.all,
        "reasons": dict(sorted(reasons.items())),
        "groups": groups,
        "problems": problems,
        **origin(ready, settings),
    }
    _write(out, rows, seen, facts)
    screen = Console() if console is None else console
    screen.print(grid(found.all, groups, ready.bundle.id))
    screen.print(told(reasons), markup=False, highlight=False)
    return found


def _look_at_all(paths: Sequence[Path], ready: Ready, jobs: int, make: Make, settings: Settings) -> Iterator[Seen]:
    """What is seen on each picture, in order. On Ctrl-C the processes end after the picture they are at."""
    if jobs == 1:
        yield from (_look(path, ready) for path in paths)
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _serve, (make, shared_out(settings, jobs)))
    try:
        # Ctrl-C reaches all processes of a terminal; the first one decides. The others are deaf to it from their start.
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
        looks = pool.map(_look_here, paths, chunksize=_AT_ONCE)
        signal.signal(signal.SIGINT, heard)
        yield from looks
    except BrokenProcessPool as error:
        raise InputError("a process that scored pictures died, perhaps for want of memory: try --jobs 1") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _look(path: Path, ready: Ready) -> Seen:
    try:
        moment = photo(path)
    except SourceError as error:
        return Seen(UNREADABLE, problem=str(error))
    ready.pipeline.reset()
    sample = ready.pipeline.step(moment)
    return Seen(sample.reason or "", sample.p_pain, sample.actions)


_ready: Ready | None = None  # of a process that `_look_at_all` started; the pool hands it to no function


def _serve(make: Make, settings: Settings) -> None:
    global _ready
    _ready = make(settings)


def _look_here(path: Path) -> Seen:
    assert _ready is not None
    return _look(path, _ready)


def _write(out: Path, rows: Sequence[Labelled], seen: Sequence[Seen], facts: Facts) -> None:
    """Both files under other names first, so that neither is ever half written."""
    known = [name for name in ("subject", "group") if any(getattr(row, name) is not None for row in rows)]
    table, summary = out / "evaluate.csv", out / "evaluate.json"
    try:
        with unfinished(table).open("w", newline="", encoding="utf-8") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(("path", "label", *known, "scorable", "reason", "p_pain", *NFCS_ACTIONS))
            for row, one in zip(rows, seen, strict=True):
                p_pain = "" if one.p_pain is None else probability(one.p_pain)
                actions = [""] * len(NFCS_ACTIONS) if one.actions is None else [f"{value:.4f}" for value in one.actions]
                given = [getattr(row, name) or "" for name in known]
                lines.writerow((row.name, row.label, *given, int(one.p_pain is not None), one.reason, p_pain, *actions))
        unfinished(summary).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
        unfinished(table).replace(table)
        unfinished(summary).replace(summary)
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}; check the disk") from error
