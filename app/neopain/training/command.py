"""What `neopain train default` shows: a bar for each stage with the time left, and the figures at the end."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from neopain.training.default.settings import TrainSettings
from neopain.training.default.train import train_default


class Stages:
    """A report that draws one bar a stage."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: float, total: float, note: str = "") -> None:
        """Move the bar of `stage` to `done` of `total`."""
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, note="")
        self._progress.update(self._tasks[stage], completed=done, total=total, note=note)


def train_and_tell(data: Path, models: Path, release: str, settings: TrainSettings) -> None:
    """Train on the renders in `data` by `settings`, publish under `models`, and print the figures.

    Raises what training/default.py raises.
    """
    console = Console()
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.fields[note]}"), console=console) as progress:
        trained = train_default(data, models, release, settings, report=Stages(progress))
    names = trained.names
    table = Table("figure", "value", title=f"{names.features} and {names.classifier}, held-out subjects")
    for name, value in {**trained.figures, **trained.findings.figures}.items():
        table.add_row(name, f"{value:.4f}")
    console.print(table)
