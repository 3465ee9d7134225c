"""`neopain models check`: whether every model of the active bundle is as published and right on this machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from neopain.base.errors import ModelError
from neopain.base.settings import Settings
from neopain.inference import check, manifest
from neopain.inference.classifier import Classifier
from neopain.inference.extractor import open_extractor
from neopain.inference.manifest import Manifest, Role
from neopain.inference.store import ACTIVE_NAME, Active, Artefact, load_artefact, load_bundle

_RUNS = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of one model: `difference` from its check vector's outputs, milliseconds a frame, where it runs;
    `fault` is what is wrong with it. What could not be found out is None.
    """

    role: Role
    name: str
    files_fit: bool = False
    difference: float | None = None
    tolerance: float | None = None
    frame_ms: float | None = None
    provider: str | None = None
    fault: str | None = None


def check_models(models: Path, settings: Settings, console: Console | None = None) -> tuple[Finding, ...]:
    """Look at every model that `models`/active.toml names and print what was found: whether its files are as published,
    by how much it misses its check vector and may, median milliseconds a frame, and where it runs.

    Raises ModelError, with the first thing that is wrong, after the table is printed.
    """
    active = manifest.parse(models / ACTIVE_NAME, Active, f"models/{ACTIVE_NAME}")
    roles = active.roles
    named: list[tuple[Role, str | None]] = [("detector", roles.detector), ("landmarks", roles.landmarks)]
    named += [("features", name) for name in roles.features]
    named.append(("classifier", roles.classifier))
    findings = tuple(_look(models, role, name, settings) for role, name in named if name is not None)
    (Console() if console is None else console).print(_grid(active.bundle, findings))
    faults = [finding.fault for finding in findings if finding.fault is not None]
    if faults:
        more = f" ({len(faults)} of {len(findings)} models are not fit for use)" if len(faults) > 1 else ""
        raise ModelError(f"{faults[0]}{more}")
    load_bundle(models)  # each is right; do they fit together?
    return findings


def _look(models: Path, role: Role, name: str, settings: Settings) -> Finding:
    try:
        artefact = load_artefact(models, name, role)
    except ModelError as error:
        return Finding(role, name, fault=str(error))
    try:
        if not check.listed(artefact):
            raise ModelError(f"models/{name} has no check vector: publish it again")
        difference, provider, run, given = _opened(artefact, settings)
        run(given)
        return Finding(
            role, name, True, difference, artefact.manifest.tolerance, _frame_ms(lambda: run(given)), provider
        )
    except ModelError as error:
        return Finding(role, name, True, tolerance=artefact.manifest.tolerance, fault=str(error))


def _opened(artefact: Artefact, settings: Settings) -> tuple[float, str, Callable[[Any], object], Any]:
    """Difference from the check vector, where it runs, what runs it, and something to run it on."""
    described = artefact.manifest
    if described.role == "classifier":
        classifier = Classifier(artefact)
        return classifier.check(), "CPU", classifier, np.zeros((1, classifier.width), np.float32)
    model = open_extractor(artefact, settings.inference.threads)
    return model.check(), model.provider, model, _blank(described, settings)


def _blank(described: Manifest, settings: Settings) -> Any:
    """A picture as the monitor would give it; a detector sees a 4 : 3 camera's at its size, a multiple of 32."""
    height = described.input.height or -(-settings.detect.size_px * 3 // 4 // 32) * 32
    width = described.input.width or -(-settings.detect.size_px // 32) * 32
    return np.full((1, height, width, 3), 110, np.uint8)


def _frame_ms(once: Callable[[], object]) -> float:
    spent_ms = []
    for _ in range(_RUNS):
        began_s = time.perf_counter()
        once()
        spent_ms.append((time.perf_counter() - began_s) * 1e3)
    return median(spent_ms)


def _grid(bundle: str, findings: tuple[Finding, ...]) -> Table:
    grid = Table("role", "model", "files", "off by, of", "ms", "on", title=f"bundle {bundle}", box=SIMPLE_HEAD)
    for column in grid.columns:
        column.no_wrap = True
    grid.columns[4].justify = "right"
    grid.columns[5].min_width = 4  # CPU or CUDA, where the terminal is narrow
    for found in findings:
        vector = "-"
        if found.difference is not None:
            vector = f"{found.difference:.2g}, {found.tolerance:.2g}"
        elif found.files_fit:
            vector = "[red]wrong[/red]"
        grid.add_row(
            found.role,
            found.name,
            "right" if found.files_fit else "[red]wrong[/red]",
            vector,
            "-" if found.frame_ms is None else f"{found.frame_ms:.1f}",
            found.provider or "-",
        )
    return grid
