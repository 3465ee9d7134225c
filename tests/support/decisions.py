"""Reads docs/decisions: the rows of its tables, and the values that their pointers name."""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "decisions"
COLUMNS = ["Id", "Was", "Status", "Choice", "Why", "Source", "Constants"]
_ID = r"[A-Z]{2,3}-\d{2}"
_STATUS = re.compile(rf"in force(, supersedes (?P<old>{_ID}(, {_ID})*))?|superseded by (?P<new>{_ID})")
_POINTER = re.compile(r"`([\w./-]+):([\w.]+) = ([^`]+)`")


@dataclass(frozen=True)
class Pointer:
    """Where a number is: a module below `neopain` or a TOML file, the dotted name in it, and the value stated."""

    place: str
    name: str
    value: object

    def __str__(self) -> str:
        return f"{self.place}:{self.name}"


@dataclass(frozen=True)
class Decision:
    file: str
    key: str
    was: tuple[int, ...]
    superseded_by: str | None
    supersedes: tuple[str, ...]
    texts: tuple[str, ...]
    pointers: tuple[Pointer, ...]


@cache
def decisions() -> tuple[Decision, ...]:
    """Every row of every table, in order. A row that does not have the form is a ValueError that names it."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        if path.name == "README.md":
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("|") and not line.startswith("|---"):
                cells = [cell.strip() for cell in line.strip("|").split("|")]
                if cells != COLUMNS:
                    found.append(_decision(path.name, cells))
    return tuple(found)


def _decision(file: str, cells: list[str]) -> Decision:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{file}: {cells[0]} has {len(cells)} cells, not {len(COLUMNS)}")
    key, was, status, *texts, constants = cells
    form = _STATUS.fullmatch(status)
    if not re.fullmatch(_ID, key) or form is None:
        raise ValueError(f"{file}: {key}, '{status}' is not an id and a status")
    pointers = [Pointer(place, name, _stated(place, value)) for place, name, value in _POINTER.findall(constants)]
    if "; ".join(part for part in constants.split("; ") if _POINTER.fullmatch(part)) != constants:
        raise ValueError(f"{file}: the constants of {key} are not all `module:NAME = value`")
    numbers = () if was == "–" else tuple(int(number) for number in was.split(", "))
    old = tuple(form["old"].split(", ")) if form["old"] else ()
    return Decision(file, key, numbers, form["new"], old, tuple(texts), tuple(pointers))


def _stated(place: str, value: str) -> object:
    """`value` as the file at `place` would have it: TOML writes true where Python writes True."""
    return tomllib.loads(f"value = {value}")["value"] if place.endswith(".toml") else ast.literal_eval(value)


def value_of(pointer: Pointer) -> object:
    """The value in the code. Raises ImportError, AttributeError or KeyError where it points to nothing."""
    if pointer.place.endswith(".toml"):
        found: object = tomllib.loads((ROOT / pointer.place).read_text(encoding="utf-8"))
    else:
        found = importlib.import_module(f"neopain.{pointer.place}")
    for part in pointer.name.split("."):
        found = _part(found, part)
    return found


def _part(owner: object, name: str) -> object:
    """An entry of a mapping (by key, or by the name of a key that is an enum member), the default of a field, an
    attribute."""
    if isinstance(owner, dict):
        return next(value for key, value in owner.items() if getattr(key, "name", key) == name)
    if isinstance(owner, type) and issubclass(owner, BaseModel):
        return owner.model_fields[name].default
    if isinstance(owner, type) and is_dataclass(owner):
        default = next(field.default for field in fields(owner) if field.name == name)
        return getattr(owner, name) if default is MISSING else default
    return getattr(owner, name)
