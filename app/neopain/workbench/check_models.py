"""Checks that every installed model is as published and computes correctly on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from neopain.base.errors import ModelError
from neopain.base.settings import Settings
from neopain.base.terminal import PlainTable, print_line
from neopain.inference import check, folders, manifest
from neopain.inference.classifier import Classifier
from neopain.inference.extractor import open_extractor
from neopain.inference.manifest import Manifest, Role
from neopain.inference.store import Active, Artefact, load_artefact, load_bundle, missing_networks, read_active
from neopain.workbench.hardware_limits import measure_times_ms
from neopain.workbench.list_models import print_only_rescoring

_RUNS = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """Result for one model: `difference` from the outputs of its check vector, milliseconds a frame, provider; `fault`
    is the problem with it, in one line that names it; `only_rescores` where its networks are not installed. Values that
    could not be measured are None.
    """

    name: str
    in_use: bool
    files_fit: bool = False
    difference: float | None = None
    tolerance: float | None = None
    frame_ms: float | None = None
    provider: str | None = None
    fault: str | None = None
    only_rescores: bool = False


def check_models(models: Path, settings: Settings, console: Console | None = None) -> tuple[Finding, ...]:
    """Check every model under `models`, in use or not, and print a table: whether its files are as published, its
    difference from the check vector and the tolerance, median milliseconds a frame, and the provider; several faults
    are listed below the table.

    Raises ModelError with the first fault, after everything is printed.
    """
    active = read_active(models)
    findings = tuple(_check_model(models, name, role, settings) for name, role in _installed(models, active))
    screen = Console() if console is None else console
    screen.print(_build_table(active.bundle, findings))
    print_only_rescoring(screen, [finding.name for finding in findings if finding.only_rescores])
    faults = [finding.fault for finding in findings if finding.fault is not None]
    if len(faults) > 1:
        for fault in faults:
            print_line(screen, fault)
        raise ModelError(f"{faults[0]} ({len(faults)} of {len(findings)} models are not fit for use)")
    if faults:
        raise ModelError(faults[0])
    load_bundle(models)  # each is correct by itself; this checks that they fit together
    return findings


def find_faults(models: Path, settings: Settings) -> Iterator[str | None]:
    """What is wrong with each model under `models`, in use or not, one after the other: files and check vector. None
    for a model that is as published. Raises ModelError where the bundle in use cannot be read.
    """
    for name, role in _installed(models, read_active(models)):
        yield _check_model(models, name, role, settings, runs=0).fault


def _installed(models: Path, active: Active) -> list[tuple[str, Role | None]]:
    """Name of every model with its role in the bundle, None where it is not in use; those in use come first."""
    used = active.roles.by_id
    others = [folder.name for folder in folders.installed(models) if folder.name not in used]
    return [(name, used.get(name)) for name in (*used, *others)]


def _check_model(models: Path, name: str, role: Role | None, settings: Settings, runs: int = _RUNS) -> Finding:
    """`role` is that of the bundle; None where the model is not in use. Without `runs` no time is measured."""
    in_use = role is not None
    try:
        artefact = load_artefact(models, name, manifest.read(folders.find(models, name)).role if role is None else role)
    except ModelError as error:
        return Finding(name, in_use, fault=_with_name(name, error))
    described = artefact.manifest
    kept = not in_use and bool(missing_networks(models, described))
    try:
        difference, provider, run, example = open_checked(artefact, settings)
        frame_ms = median(measure_times_ms({name: lambda: run(example)}, runs)[name]) if runs else None
        return Finding(name, in_use, True, difference, described.tolerance, frame_ms, provider, only_rescores=kept)
    except ModelError as error:
        fault = _with_name(name, error)
        return Finding(name, in_use, True, tolerance=described.tolerance, fault=fault, only_rescores=kept)


def _with_name(name: str, error: ModelError) -> str:
    return str(error) if name in str(error) else f"models/{name}: {error}"


def open_checked(artefact: Artefact, settings: Settings) -> tuple[float, str, Callable[[Any], object], Any]:
    """Difference from the check vector, provider, the model as a callable, and an input for it; raises ModelError for
    one that does not compute here as published.
    """
    described = artefact.manifest
    if not check.has_check_vector(artefact):
        raise ModelError(f"models/{described.id} has no check vector: publish it again")
    if described.role == "classifier":
        classifier = Classifier(artefact)
        return classifier.check(), "CPU", classifier, np.zeros((1, classifier.width), np.float32)
    model = open_extractor(artefact, settings.inference.threads)
    return model.check(), model.provider, model, _grey_picture(described, settings)


def _grey_picture(described: Manifest, settings: Settings) -> Any:
    """A picture of the model's input size; for a detector that of a 4 : 3 camera, a multiple of 32."""
    height = described.input.height or -(-settings.detect.size_px * 3 // 4 // 32) * 32
    width = described.input.width or -(-settings.detect.size_px // 32) * 32
    return np.full((1, height, width, 3), 110, np.uint8)


def _build_table(bundle: str, findings: tuple[Finding, ...]) -> Table:
    names = ("model", "in use", "files", "off by, of", "ms", "on")
    table = PlainTable(*names, title=f"bundle {bundle}", box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    table.columns[4].justify = "right"
    for finding in findings:
        vector: str | Text = "-"
        if finding.difference is not None:
            vector = f"{finding.difference:.2g}, {finding.tolerance:.2g}"
        elif finding.files_fit:
            vector = Text("wrong", "red")
        table.add_row(
            finding.name,
            "yes" if finding.in_use else "",
            "right" if finding.files_fit else Text("wrong", "red"),
            vector,
            "-" if finding.frame_ms is None else f"{finding.frame_ms:.1f}",
            finding.provider or "-",
        )
    return table
