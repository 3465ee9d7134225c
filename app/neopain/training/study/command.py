"""What `neopain train MANIFEST` shows: bars with the time left, what was left out, and the head of the table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.run import labelled as manifests
from neopain.run.scales import CutOff
from neopain.training.command import Stages
from neopain.training.study import tables
from neopain.training.study.dataset import Dataset, observe_here
from neopain.training.study.figures import Figure
from neopain.training.study.plan import Plan
from neopain.training.study.results import Results
from neopain.training.study.study import Material, observe, prepare, study

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for besides the plan: `jobs` processes, `extract` stops when the features are known."""

    manifest: Path
    out: Path
    cut_off: CutOff
    jobs: int
    cache: Path | None = None
    extract: bool = False


def train(order: Order, plan: Plan, models: Path, settings: Settings, console: Console | None = None) -> int:
    """Run the study of `order` and write its report. Raises InputError before any long work when it cannot be done."""
    console = Console(stderr=True) if console is None else console
    labelled = manifests.read(order.manifest, order.cut_off)
    out = _folder(order.out)
    material = prepare(labelled, plan, models, order.cache or out / "cache", settings)
    with _bars(console) as bars:
        report = Stages(bars)
        data = observe(material, plan, observe_here, report)
        if not order.extract:
            results = study(data, material, plan, order.jobs, report)
            tables.write(results, out)
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
    grid = Table(title=f"{results.protocol.value}, {len(results.recording)} recordings, 95 % intervals by subject")
    for column in ("features", "selector", "classifier", "AUC", "accuracy", "sensitivity", "specificity"):
        grid.add_column(column, overflow="fold")
    for row in results.table[:_SHOWN]:
        shown = (row.figures[name] for name in ("auc", "accuracy", "sensitivity", "specificity"))
        grid.add_row(row.line.features, row.line.selector, row.line.judge, *(_cell(figure) for figure in shown))
    console.print(grid)
    for problem in results.problems:
        console.print(problem, highlight=False)


def _cell(figure: Figure) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f}-{figure.high:.3f})"
