"""Runs `neopain train MANIFEST` on the terminal: progress, what was left out, and the head of the table."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console

from neopain.assemble.parallel import cluster, processes
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.base.terminal import PlainTable, print_line
from neopain.batch.progress import ProgressBars
from neopain.dataset import manifest as manifests
from neopain.dataset.readable import ensure_readable
from neopain.inference import publish
from neopain.inference.store import Artefact
from neopain.training.study.dataset import Dataset
from neopain.training.study.plan import StudySettings
from neopain.training.study.publish import full_id
from neopain.training.study.publish import publish as publish_line
from neopain.training.study.refit import adapted, pick, refit
from neopain.training.study.report import write
from neopain.training.study.report.tables import best_in_training, cell
from neopain.training.study.results import Results, best_of_each_feature_set, problems
from neopain.training.study.study import StudyInputs, active_log_odds, extract_features, prepare, run_study
from neopain.training.study.warm_start import AS_PUBLISHED, WARM


def train(wanted: StudySettings, models: Path, settings: Settings, console: Console | None = None) -> int:
    """Run the study `wanted` and write its report. Raises InputError before any long work when it cannot be done."""
    console = Console(stderr=True) if console is None else console
    if not wanted.extract_only:
        write.ensure_drawable()
    labelled = manifests.read(wanted.manifest, wanted.cut_off)
    name = None if wanted.publish_as is None else full_id(wanted.publish_as)
    if name is not None:
        publish.ensure_new(models, name)
    out = _folder(wanted.out)
    spread = processes(wanted.jobs) if wanted.cluster is None else cluster(wanted.cluster)
    inputs = prepare(labelled, wanted.plan, models, wanted.cache_folder, settings)
    with ProgressBars(console) as progress:
        ensure_readable(wanted.manifest, labelled.rows, partial(progress, "opening recordings"))
        data = extract_features(inputs, wanted.plan, spread, progress)
        if not wanted.extract_only:
            results = run_study(data, inputs, wanted.plan, wanted.jobs, progress)
            write.write(results, inputs, out, f"Neopain study: {wanted.manifest.name}", wanted.embed_faces)
            published = None if name is None else _publish(name, wanted, data, results, inputs)
    _print_data(data, inputs, console)
    if not wanted.extract_only:
        _print_table(results, console)
        if published is not None:
            _print_published(published, console)
    _print(f"{out}", console)
    return 0


def _publish(name: str, wanted: StudySettings, data: Dataset, results: Results, inputs: StudyInputs) -> Artefact:
    """Publish the line that was asked for as a model folder; after a warm start that is the adapted classifier."""
    line, plan, target = wanted.line, wanted.plan, wanted.target
    if line is None and plan.warm_start:
        line = next(row.line.name for row in results.table if row.line.classifier == WARM)
    row = pick(data, results, line)
    if row.line.classifier == WARM:
        fitted = adapted(data, row.line, active_log_odds(data, inputs, plan), plan, target)
    else:
        fitted = refit(data, row.line, plan, target)
    return publish_line(name, fitted, row, data, results, target, inputs.models)


def _print(line: str, console: Console) -> None:
    print_line(console, line)


def _print_published(published: Artefact, console: Console) -> None:
    given = published.manifest
    sensitivity, specificity = given.metrics["sensitivity_at_threshold"], given.metrics["specificity_at_threshold"]
    _print(f"published models/{given.id}: {given.origin.rpartition('; ')[2]}", console)
    _print(
        f"threshold {given.threshold:.4f}; on subjects left out: sensitivity {sensitivity:.3f}, "
        f"specificity {specificity:.3f}",
        console,
    )
    _print(f"to use it: neopain models use {given.id}", console)


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"the folder {out} cannot be made: {error.strerror}; name another one with --out") from error
    return out


def _print_data(data: Dataset, inputs: StudyInputs, console: Console) -> None:
    unusable = sum(sum(one.reasons.values()) for one in data.usable)
    _print(
        f"{len(data.recordings)} recordings of {len(inputs.labelled.subjects)} subjects: {len(data)} usable moments, "
        f"{unusable} without a usable face",
        console,
    )
    for line in (*inputs.skipped, *problems(data)):
        _print(line, console)


def _print_table(results: Results, console: Console) -> None:
    title = f"{results.protocol.value}: best of each set of features, {len(results.recording)} recordings"
    grid = PlainTable("AUC, 95 % by subject", "bal. acc.", "sens.", "spec.", "line", title=title, box=SIMPLE_HEAD)
    shown_lines = best_of_each_feature_set(results.table)
    # what a warm start is compared with is shown whatever is better on the same features
    shown_lines += [row for row in results.table if row.line.classifier in (AS_PUBLISHED, WARM)]
    for row in dict.fromkeys(shown_lines):
        shown = (row.figures[name] for name in ("balanced_accuracy", "sensitivity", "specificity"))
        grid.add_row(cell(row.figures["auc"]), *(f"{figure.value:.3f}" for figure in shown), row.line.name)
    console.print(grid)
    if results.chosen is not None:
        _print(best_in_training(results.chosen), console)
