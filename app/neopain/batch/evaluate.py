"""Scores labelled pictures and videos with the active bundle and states how well it does. Nothing is fitted."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from neopain.assemble.parallel import map_ordered
from neopain.assemble.pipeline import PipelineFactory, ReadyPipeline, build_pipeline, share_threads
from neopain.assemble.score_csv import probability
from neopain.assemble.summary import Facts
from neopain.base.data import NFCS_ACTIONS
from neopain.base.errors import InputError
from neopain.base.files import AtomicFile, make_folder
from neopain.base.scales import CutOff
from neopain.base.settings import Settings
from neopain.base.terminal import print_line
from neopain.base.text import to_cell
from neopain.batch import scale_agreement
from neopain.batch.films import FilmScore, build_films_table, find_films, score_film
from neopain.batch.intervals import Interval, build_intervals_table, intervals
from neopain.batch.metrics import Figures, area, build_table, contrasts, describe_reasons, figures
from neopain.batch.progress import FileBars
from neopain.batch.score_file import origin
from neopain.batch.score_recording import RecordingScore, score_recording
from neopain.dataset.manifest import Labelled, Recording, read
from neopain.dataset.readable import header_check


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of all recordings, most with an interval, and of each group; the films; a line for each damaged
    recording.
    """

    all: Figures
    intervals: dict[str, Interval]
    groups: dict[str, Figures]
    films: tuple[FilmScore, ...]
    problems: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 when every recording could be read, 1 otherwise."""
        return 1 if self.problems else 0


def evaluate(
    manifest: Path,
    out: Path,
    *,
    jobs: int,
    settings: Settings,
    cut_off: CutOff = CutOff(),
    group_by: str = "group",
    films: Path | None = None,
    make: PipelineFactory = build_pipeline,
    console: Console | None = None,
    progress: Console | None = None,
) -> Evaluation:
    """Score the recordings of `manifest` (see dataset/manifest.py; totals of a scale become labels by `cut_off`) and
    play the `films`; write evaluate.csv and evaluate.json into the folder `out` and print the figures, and the
    agreement with the totals where there are any, on `console` (standard output), progress and problems on `progress`
    (standard error).

    Earlier files in `out` are replaced only when everything is done. Raises InputError when manifest, films or `out`
    cannot be used, ModelError when the models are not as published.
    """
    labelled = read(manifest, cut_off, subjects_needed=False, check=header_check(), group_by=group_by)
    rows, paths = labelled.rows, () if films is None else find_films(films)
    make_folder(out)
    ready = make(settings)
    scores = _score_all(rows, ready, min(jobs, len(rows)), make, settings, progress)
    p_pain = np.array([np.nan if one.p_pain is None else float(probability(one.p_pain)) for one in scores])
    played = tuple(score_film(path, ready) for path in paths)
    evaluation = _measure(rows, scores, p_pain, ready.bundle.threshold, played)
    reasons = Counter(one.reason for one in scores if one.reason)
    agreement = scale_agreement.manifest_agreement(labelled, p_pain, ready.bundle.threshold)
    facts: Facts = {
        "manifest": manifest.name,
        **evaluation.all,
        "intervals": evaluation.intervals,
        "reasons": dict(sorted(reasons.items())),
        "groups": evaluation.groups,
        "films": [asdict(one) for one in played],
        "problems": evaluation.problems,
        **_scale_facts(labelled, cut_off),
        "agreement": None if agreement is None else scale_agreement.to_facts(agreement),
        **origin(ready, settings),
    }
    _write(out, rows, scores, facts)
    screen = Console() if console is None else console
    screen.print(build_table(evaluation.all, evaluation.groups, ready.bundle.id))
    print_line(screen, describe_reasons(reasons))
    screen.print(build_intervals_table(evaluation.all, evaluation.intervals))
    if played:
        screen.print(build_films_table(played))
    if agreement is not None:
        screen.print(scale_agreement.build_table(agreement))
    return evaluation


def _measure(
    rows: Sequence[Recording],
    scores: Sequence[RecordingScore],
    p_pain: NDArray[np.float64],
    threshold: float,
    films: tuple[FilmScore, ...],
) -> Evaluation:
    labels = np.array([int(bool(row.pain)) for row in rows])
    names = np.array([row.group for row in rows])
    kinds = sorted(set(names.tolist()) - {""})
    against = contrasts(labels, names)
    # Without a name, a recording may be of any infant: it counts as one of its own.
    subjects = np.array([row.subject or f"line {row.line}" for row in rows])
    return Evaluation(
        figures(labels, p_pain, threshold) | {name: area(labels[of], p_pain[of]) for name, of in against.items()},
        intervals(labels, p_pain, threshold, subjects, against),
        {name: figures(labels[names == name], p_pain[names == name], threshold) for name in kinds},
        films,
        tuple(
            problem
            for problem in [*(one.problem for one in scores), *(film.problem for film in films)]
            if problem is not None
        ),
    )


def _score_all(
    rows: Sequence[Recording],
    ready: ReadyPipeline,
    jobs: int,
    make: PipelineFactory,
    settings: Settings,
    console: Console | None,
) -> list[RecordingScore]:
    """The scores of all recordings, in order, with progress and problems on `console`."""
    if jobs == 1:
        results: Iterator[RecordingScore] = (score_recording(row, ready) for row in rows)
    else:
        results = map_ordered(jobs, partial(_make_scorer, make, share_threads(settings, jobs)), rows)
    scores: list[RecordingScore] = []
    with FileBars(1, console) as bars:
        for score in results:
            scores.append(score)
            bars.show("recordings", len(scores), len(rows))
            if score.problem is not None:
                bars.say(score.problem)
        bars.end("recordings")
    return scores


def _make_scorer(make: PipelineFactory, settings: Settings) -> Callable[[Recording], RecordingScore]:
    """A function that scores recordings, made in another process."""
    ready = make(settings)
    return lambda row: score_recording(row, ready)


def _scale_facts(labelled: Labelled, cut_off: CutOff) -> Facts:
    """How totals became labels, where they did."""
    if not labelled.by_score or labelled.scale is None:
        return {}
    scale = {"name": labelled.scale, "pain_from": cut_off.least(labelled.scale), "calm_to": cut_off.calm_to}
    return {"scale": {**scale, "left_out": len(labelled.excluded)}}


def _write(out: Path, rows: Sequence[Recording], scores: Sequence[RecordingScore], facts: Facts) -> None:
    """Both files under other names first, so that neither is ever half written."""
    known = [name for name in ("subject", "group") if any(getattr(row, name) for row in rows)]
    table, summary = out / "evaluate.csv", out / "evaluate.json"
    try:
        with (
            AtomicFile(table) as new_table,
            AtomicFile(summary) as new_summary,
            new_table.open("w", newline="", encoding="utf-8") as file,
        ):
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(("path", "label", *known, "scorable", "reason", "p_pain", *NFCS_ACTIONS))
            for row, score in zip(rows, scores, strict=True):
                p_pain = "" if score.p_pain is None else probability(score.p_pain)
                actions = [f"{value:.4f}" for value in score.actions or ()] or [""] * len(NFCS_ACTIONS)
                groups = [to_cell(getattr(row, name)) for name in known]
                label, scorable = int(bool(row.pain)), int(score.p_pain is not None)
                lines.writerow((to_cell(row.name), label, *groups, scorable, score.reason, p_pain, *actions))
            new_summary.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}; check the disk") from error
