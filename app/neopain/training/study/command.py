"""What `neopain train MANIFEST` shows: bars with the time left, what was left out, and the head of the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from neopain.assemble.parallel import cluster, processes
from neopain.base.errors import InputError
from neopain.base.scales import CutOff
from neopain.base.settings import Settings
from neopain.dataset import manifest as manifests
from neopain.dataset.readable import ensure_readable
from neopain.inference import publish
from neopain.inference.store import Artefact
from neopain.training.command import Stages
from neopain.training.study.dataset import Dataset
from neopain.training.study.plan import Plan
from neopain.training.study.publish import full_id
from neopain.training.study.publish import publish as publish_line
from neopain.training.study.refit import Aim, adapted, pick, refit
from neopain.training.study.report import write
from neopain.training.study.report.tables import cell
from neopain.training.study.results import Results, firsts, problems
from neopain.training.study.study import Material, active_line, observe, prepare, study
from neopain.training.study.warm_start import WARM


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for besides the plan: `jobs` processes, for the features instead a `cluster` (its address) if
    one is named; `extract` stops when the features are known, `embed_faces` puts patients' faces into the report.
    `name` publishes the `line` of that name, or the best, with a threshold by `aim`.
    """

    manifest: Path
    out: Path
    cut_off: CutOff
    jobs: int
    cache: Path | None = None
    extract: bool = False
    cluster: str | None = None
    embed_faces: bool = False
    name: str | None = None
    line: str | None = None
    aim: Aim = field(default_factory=Aim)


def train(order: Order, plan: Plan, models: Path, settings: Settings, console: Console | None = None) -> int:
    """Run the study of `order` and write its report. Raises InputError before any long work when it cannot be done."""
    console = Console(stderr=True) if console is None else console
    if not order.extract:
        write.ensure_drawable()
    labelled = manifests.read(order.manifest, order.cut_off)
    name = None if order.name is None else full_id(order.name)
    if name is not None:
        publish.ensure_new(models, name)
    out = _folder(order.out)
    spread = processes(order.jobs) if order.cluster is None else cluster(order.cluster)
    material = prepare(labelled, plan, models, order.cache or out / "cache", settings)
    with _bars(console) as bars:
        tell = Stages(bars)
        ensure_readable(order.manifest, labelled.rows, partial(tell, "opening recordings"))
        data = observe(material, plan, spread, tell)
        if not order.extract:
            results = study(data, material, plan, order.jobs, tell)
            published = None if name is None else _publish(name, order, data, results, material)
            write.write(results, material, out, f"Neopain study: {order.manifest.name}", order.embed_faces)
    _tell_data(data, material, console)
    if not order.extract:
        _tell(results, console)
        if published is not None:
            _tell_published(published, console)
    console.print(f"{out}", highlight=False, markup=False, soft_wrap=True)
    return 0


def _publish(name: str, order: Order, data: Dataset, results: Results, material: Material) -> Artefact:
    """The line that was asked for as a model folder; after a warm start that is the adapted classifier."""
    wanted = order.line
    if wanted is None and results.plan.warm_start:
        wanted = next(row.line.name for row in results.table if row.line.judge == WARM)
    row = pick(data, results, wanted)
    if row.line.judge == WARM:
        fitted = adapted(data, row.line, active_line(data, material, results.plan), results.plan, order.aim)
    else:
        fitted = refit(data, row.line, results.plan, order.aim)
    return publish_line(name, fitted, row, data, results, order.aim, material.models)


def _tell_published(published: Artefact, console: Console) -> None:
    given = published.manifest
    sensitivity, specificity = given.metrics["sensitivity_at_threshold"], given.metrics["specificity_at_threshold"]
    reached = f"sensitivity {sensitivity:.3f}, specificity {specificity:.3f}"
    console.print(
        f"published models/{given.id}: {given.origin.rpartition('; ')[2]}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    console.print(
        f"threshold {given.threshold:.4f}, on subjects left out {reached}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    console.print(
        f"put it on the screen with: neopain models use {given.id}", highlight=False, markup=False, soft_wrap=True
    )


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{out} cannot be made a folder: {error.strerror}; name another one with --out") from error
    return out


def _bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )


def _tell_data(data: Dataset, material: Material, console: Console) -> None:
    unusable = sum(sum(one.reasons.values()) for one in data.usable)
    console.print(
        f"{len(data.recordings)} recordings of {len(material.labelled.subjects)} subjects: {len(data)} usable moments, "
        f"{unusable} without a usable face",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    for line in (*material.skipped, *problems(data)):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _tell(results: Results, console: Console) -> None:
    title = f"{results.protocol.value}: best of each set of features, {len(results.recording)} recordings"
    grid = Table("AUC, 95 % by subject", "bal. acc.", "sens.", "spec.", "judged by", title=title, box=SIMPLE_HEAD)
    for row in firsts(results.table):
        shown = (row.figures[name] for name in ("balanced_accuracy", "sensitivity", "specificity"))
        grid.add_row(cell(row.figures["auc"]), *(f"{figure.value:.3f}" for figure in shown), row.line.name)
    console.print(grid)
