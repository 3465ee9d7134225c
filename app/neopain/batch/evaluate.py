"""Scores labelled pictures and videos with the active bundle and states how well it does. Nothing is fitted."""

from __future__ import annotations

import csv
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from rich.console import Console

from neopain.assemble.parallel import map_ordered
from neopain.assemble.pipeline import PipelineFactory, ReadyPipeline, build_pipeline, share_threads
from neopain.assemble.score_csv import probability
from neopain.assemble.summary import Facts
from neopain.base.data import NFCS_ACTIONS, Frame, Sample
from neopain.base.errors import InputError, SourceError
from neopain.base.files import AtomicFile
from neopain.base.scales import CutOff
from neopain.base.settings import Settings
from neopain.batch import scale_agreement
from neopain.batch.metrics import Figures, build_table, describe_reasons, figures
from neopain.batch.progress import FileBars
from neopain.batch.score_file import make_folder, origin
from neopain.capture.stills import photo
from neopain.capture.video import VideoFile
from neopain.dataset.manifest import Labelled, Recording, read
from neopain.dataset.readable import header_check, is_still

UNREADABLE = "unreadable"
"""The reason given for a damaged recording."""
STEP_S = 1.0
"""Time between the moments of a video that are scored."""
_SLACK_S = 1e-3


@dataclass(frozen=True, slots=True)
class RecordingScore:
    """The score of one recording; `problem` says why it could not be decoded, or not to its end.

    For a video, `p_pain` and `actions` are the means over the moments that could be scored; where there is none,
    `reason` is the most common one.
    """

    reason: str
    p_pain: float | None = None
    actions: tuple[float, ...] | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of all recordings and of each group, and a line for each damaged recording."""

    all: Figures
    groups: dict[str, Figures]
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
    make: PipelineFactory = build_pipeline,
    console: Console | None = None,
    progress: Console | None = None,
) -> Evaluation:
    """Score the recordings of `manifest` (see dataset/manifest.py; totals of a scale become labels by `cut_off`), write
    evaluate.csv and evaluate.json into the folder `out` and print the figures, and the agreement with the totals where
    there are any, on `console` (standard output), progress and problems on `progress` (standard error).

    Earlier files in `out` are replaced only when everything is done. Raises InputError when manifest or `out`
    cannot be used, ModelError when the models are not as published.
    """
    labelled = read(manifest, cut_off, subjects_needed=False, check=header_check())
    rows = labelled.rows
    make_folder(out)
    ready = make(settings)
    scores = _score_all(rows, ready, min(jobs, len(rows)), make, settings, progress)
    threshold = ready.bundle.threshold
    labels = np.array([int(bool(row.pain)) for row in rows])
    p_pain = np.array([np.nan if score.p_pain is None else float(probability(score.p_pain)) for score in scores])
    names = np.array([row.group for row in rows])
    groups = {
        name: figures(labels[names == name], p_pain[names == name], threshold)
        for name in sorted(set(names.tolist()) - {""})
    }
    problems = tuple(score.problem for score in scores if score.problem is not None)
    evaluation = Evaluation(figures(labels, p_pain, threshold), groups, problems)
    reasons = Counter(score.reason for score in scores if score.reason)
    agreement = scale_agreement.manifest_agreement(labelled, p_pain, threshold)
    facts: Facts = {
        "manifest": manifest.name,
        **evaluation.all,
        "reasons": dict(sorted(reasons.items())),
        "groups": groups,
        "problems": problems,
        **_scale_facts(labelled, cut_off),
        "agreement": None if agreement is None else scale_agreement.to_facts(agreement),
        **origin(ready, settings),
    }
    _write(out, rows, scores, facts)
    screen = Console() if console is None else console
    screen.print(build_table(evaluation.all, groups, ready.bundle.id))
    screen.print(describe_reasons(reasons), markup=False, highlight=False)
    if agreement is not None:
        screen.print(scale_agreement.build_table(agreement))
    return evaluation


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
        results: Iterator[RecordingScore] = (_score(row, ready) for row in rows)
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
    return lambda row: _score(row, ready)


def _score(row: Recording, ready: ReadyPipeline) -> RecordingScore:
    ready.pipeline.reset()
    if not is_still(row):
        return _score_video(row, ready)
    try:
        moment = photo(row.path)
    except SourceError as error:
        return RecordingScore(UNREADABLE, problem=str(error))
    sample = ready.pipeline.step(moment)
    return RecordingScore(sample.reason or "", sample.p_pain, sample.actions)


def _score_video(row: Recording, ready: ReadyPipeline) -> RecordingScore:
    """The score of a span of video from a moment every STEP_S."""
    samples: list[Sample] = []
    problem = None
    try:
        samples.extend(map(ready.pipeline.step, _moments(row)))
    except SourceError as error:
        problem = str(error)
    if not samples and problem is None:
        problem = f"{row.path} shows nothing between t0 and t1"
    scored = [sample.p_pain for sample in samples if sample.p_pain is not None]
    if not scored:
        reasons = Counter(sample.reason for sample in samples if sample.reason is not None)
        return RecordingScore(reasons.most_common(1)[0][0] if reasons else UNREADABLE, problem=problem)
    actions = [sample.actions for sample in samples if sample.p_pain is not None and sample.actions is not None]
    means = tuple(np.mean(actions, 0).tolist()) if actions else None
    return RecordingScore("", float(np.mean(scored)), means, problem)


def _moments(row: Recording) -> Iterator[Frame]:
    """The first frame at or after every STEP_S of the span; at least one, as long as there is any."""
    source = VideoFile(row.path)
    first_s = due_s = row.t0_s or 0.0
    if first_s > 0:
        source.player.seek(first_s)
    try:
        for frame in source:
            if row.t1_s is not None and frame.t_s >= row.t1_s and due_s > first_s:
                return
            if frame.t_s >= due_s - _SLACK_S:
                yield frame
                due_s += STEP_S * (1 + math.floor((frame.t_s - due_s + _SLACK_S) / STEP_S))
    finally:
        source.close()


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
                groups = [getattr(row, name) for name in known]
                label, scorable = int(bool(row.pain)), int(score.p_pain is not None)
                lines.writerow((row.name, label, *groups, scorable, score.reason, p_pain, *actions))
            new_summary.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}; check the disk") from error
