"""Lists the models under models/, and which of them are in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.text import Text

from neopain.base.errors import ModelError
from neopain.base.terminal import PlainTable
from neopain.base.text import visible
from neopain.inference import folders, manifest
from neopain.inference.manifest import FILE_NAME, Role
from neopain.inference.signature import signer
from neopain.inference.store import missing_networks, read_active


@dataclass(frozen=True, slots=True)
class Entry:
    """One folder under models/: `size` in bytes of its files, `fault` is the problem with its manifest or signature,
    `signed_by` is empty where nobody signed it; `missing` are the networks of a classifier that are not installed.
    """

    name: str
    in_use: bool
    role: Role | None = None
    licence: str = ""
    size: int = 0
    fault: str = ""
    signed_by: str = ""
    needs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def only_rescores(self) -> bool:
        """Whether it is kept for the recordings that were made with its networks, and cannot be put in use."""
        return bool(self.missing) and not self.in_use

    @property
    def can_be_chosen(self) -> bool:
        """Whether it can be put in use."""
        return self.role == "classifier" and not (self.in_use or self.fault or self.missing)


def find_models(models: Path) -> tuple[str, tuple[Entry, ...]]:
    """The bundle in use, and the models under `models` in the order in which a frame passes them; `check_models`
    verifies the files.

    Raises ModelError when active.toml cannot be read.
    """
    active = read_active(models)
    used = active.roles.by_id
    there = [folder for folder in folders.installed(models) if (folder / FILE_NAME).is_file()]
    entries = [_entry(models, folder, folder.name in used) for folder in there]
    order = {role: place for place, role in enumerate(get_args(Role))}
    return active.bundle, tuple(sorted(entries, key=lambda entry: (order.get(entry.role, len(order)), entry.name)))


def list_models(models: Path, console: Console | None = None) -> tuple[Entry, ...]:
    """Print what `find_models` finds, and return it."""
    bundle, entries = find_models(models)
    table = PlainTable(
        "in use", "role", "model", "MB", "licence", "signed by", title=f"bundle {bundle}", box=SIMPLE_HEAD
    )
    table.columns[3].justify = "right"
    for entry in entries:
        fault = entry.fault or (f"{', '.join(entry.missing)} not installed" if entry.missing and entry.in_use else "")
        note = Text(visible(fault), "red") if fault else entry.licence
        signed = "" if entry.fault else entry.signed_by or "nobody"
        size = f"{entry.size / 1e6:.1f}"
        in_use = "yes" if entry.in_use else "rescoring only" if entry.only_rescores else ""
        table.add_row(in_use, entry.role or "?", entry.name, size, note, signed)
    screen = Console() if console is None else console
    screen.print(table)
    print_only_rescoring(screen, [entry.name for entry in entries if entry.only_rescores])
    return entries


def print_only_rescoring(console: Console, names: Sequence[str]) -> None:
    """Print what the classifiers `names` are for, if there are any."""
    if names:
        what = "kept to rescore recordings made with their networks, which are not installed"
        console.print(Text(visible(f"{what}: {', '.join(names)}")))


def _entry(models: Path, folder: Path, in_use: bool) -> Entry:
    try:
        known, signed_by = manifest.read(folder), signer(folder)
    except ModelError as error:
        return Entry(folder.name, in_use, fault=str(error))
    size = sum(file.size for file in known.files)
    needs = tuple(need.id for need in known.needs)
    missing = missing_networks(models, known)
    return Entry(folder.name, in_use, known.role, known.licence, size, "", signed_by, needs, missing)
