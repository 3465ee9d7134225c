"""Runs `neopain train default` on the terminal: progress, and the figures at the end."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from neopain.base.terminal import PlainTable
from neopain.batch.progress import ProgressBars
from neopain.training.default.settings import TrainSettings
from neopain.training.default.train import train_default


def train_and_print(data: Path, models: Path, release: str, settings: TrainSettings) -> None:
    """Train on the renders in `data` by `settings`, publish under `models`, and print the figures.

    Raises what train_default raises.
    """
    with ProgressBars() as progress:
        trained = train_default(data, models, release, settings, report=progress)
    names = trained.names
    table = PlainTable("figure", "value", title=f"{names.features} and {names.classifier}, held-out subjects")
    for name, value in {**trained.figures, **trained.findings.figures}.items():
        table.add_row(name, f"{value:.4f}")
    Console().print(table)
