"""What the command line runs: training with bars and the time left, and a table of what came out."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from neopain.base import paths
from neopain.training.bundle import Trained
from neopain.training.default import train_default
from neopain.training.settings import load

_SETTINGS = Path("packaging", "models", "default.toml")


class _Bars:
    """One bar a stage, in the order they begin."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: float, total: float, note: str = "") -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, note="")
        self._progress.update(self._tasks[stage], completed=done, total=total, note=note)


def train_and_tell(data: Path, models: Path, release: str, minutes: float | None) -> None:
    """Train the default bundle as packaging/models/default.toml says, print its figures; errors as `train_default`."""
    settings = load(paths.root() / _SETTINGS)
    console = Console()
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn()
    with Progress(*columns, TextColumn("{task.fields[note]}"), console=console) as progress:
        trained = train_default(data, models, release, settings, minutes, _Bars(progress))
    console.print(_table(trained))


def _table(trained: Trained) -> Table:
    table = Table("figure", "on held-out synthetic subjects", title=f"bundle {trained.names.bundle}")
    for name, value in (trained.findings.figures | trained.figures).items():
        table.add_row(name.replace("_", " "), f"{value:.4g}")
    return table
