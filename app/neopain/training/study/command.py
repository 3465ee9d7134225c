"""What `neopain train MANIFEST` shows: bars with the time left, what was left out, and the head of the table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.run import labelled as manifests
from neopain.run.readable import ensure_readable
from neopain.run.scales import CutOff
from neopain.run.spread import cluster, processes
from neopain.training.command import Stages
from neopain.training.study import report
from neopain.training.study.dataset import Dataset
from neopain.training.study.plan import Plan
from neopain.training.study.results import Results, firsts
from neopain.training.study.study import Material, observe, prepare, study
from neopain.training.study.tables import cell


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for besides the plan: `jobs` processes, for the features instead a `cluster` (its address) if
    one is named; `extract` stops when the features are known, `embed_faces` puts patients' faces into the report.
    """

    manifest: Path
    out: Path
    cut_off: CutOff
    jobs: int
    cache: Path | None = None
    extract: bool = False
    cluster: str | None = None
    embed_faces: bool = False


def train(order: Order, plan: Plan, models: Path, settings: Settings, console: Console | None = None) -> int:
    """Run the study of `order` and write its report. Raises InputError before any long work when it cannot be done."""
    console = Console(stderr=True) if console is None else console
    if not order.extract:
        report.ensure_drawable()
    labelled = manifests.read(order.manifest, order.cut_off)
    out = _folder(order.out)
    spread = processes(order.jobs) if order.cluster is None else cluster(order.cluster)
    material = prepare(labelled, plan, models, order.cache or out / "cache", settings)
    with _bars(console) as bars:
        tell = Stages(bars)
        ensure_readable(order.manifest, labelled.rows, partial(tell, "opening recordings"))
        data = observe(material, plan, spread, tell)
        if not order.extract:
            results = study(data, material, plan, order.jobs, tell)
            report.write(results, material, out, f"Neopain study: {order.manifest.name}", order.embed_faces)
    _tell_data(data, material, console)
    if not order.extract:
        _tell(results, console)
    console.print(f"{out}", highlight=False)
    return 0


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
    )
    for line in material.skipped:
        console.print(line, highlight=False)


def _tell(results: Results, console: Console) -> None:
    title = f"{results.protocol.value}: best of each set of features, {len(results.recording)} recordings"
    grid = Table("AUC, 95 % by subject", "bal. acc.", "sens.", "spec.", "judged by", title=title, box=SIMPLE_HEAD)
    for row in firsts(results.table):
        shown = (row.figures[name] for name in ("balanced_accuracy", "sensitivity", "specificity"))
        grid.add_row(cell(row.figures["auc"]), *(f"{figure.value:.3f}" for figure in shown), row.line.name)
    console.print(grid)
    for problem in results.problems:
        console.print(problem, highlight=False)
