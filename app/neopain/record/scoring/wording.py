"""A hospital's own wording and cut-offs of the scales, from a TOML file, so that it can use wording it has licensed.

    [nips]
    pain_from = 3                                  # from which total on it is pain here
    [nips.items.cry]
    name = "..."
    notes = ["0 points", "1 point", "2 points"]

What is not given keeps its default. Points stay as published; the age correction of N-PASS may have 2 notes (0 to 1
point, as in its other published version) instead of 4.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from neopain.base.errors import SettingsError
from neopain.base.scales import SCALES, Item, Scale
from neopain.base.settings_file import read_text


class _ItemWording(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    name: str | None = Field(default=None, min_length=1)
    notes: list[str] | None = None


class _ScaleWording(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    pain_from: float | None = None
    items: dict[str, _ItemWording] = {}


def load_scales(path: Path) -> dict[str, Scale]:
    """The scales, with the wording of the file `path` where it exists; raises SettingsError for a fault in it."""
    text = read_text(path)
    if text is None:
        return dict(SCALES)
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}") from error
    unknown = [name for name in content if name not in SCALES]
    if unknown:
        raise SettingsError(f"{path}: there is no scale '{unknown[0]}'; known are {', '.join(SCALES)}")
    scales = dict(SCALES)
    for name, value in content.items():
        try:
            scales[name] = _worded(SCALES[name], _ScaleWording.model_validate(value))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in (name, *first["loc"]))
            raise SettingsError(f"{path}: {where}: {first['msg']}") from error
        except SettingsError as error:
            raise SettingsError(f"{path}: {name}: {error}") from error
    return scales


def _worded(scale: Scale, own: _ScaleWording) -> Scale:
    unknown = own.items.keys() - {item.key for item in scale.items}
    if unknown:
        raise SettingsError(f"there is no item '{min(unknown)}'; known are {', '.join(i.key for i in scale.items)}")
    items = tuple(_item(item, own.items.get(item.key, _ItemWording())) for item in scale.items)
    most = sum(item.most for item in items)
    pain_from = scale.pain_from if own.pain_from is None else own.pain_from
    if not scale.least < pain_from <= most:
        raise SettingsError(f"pain_from = {pain_from:g} must be above {scale.least:g} and at most {most}")
    return replace(scale, items=items, most=most, pain_from=pain_from)


def _item(item: Item, words: _ItemWording) -> Item:
    notes = item.notes if words.notes is None else tuple(words.notes)
    allowed = {item.most, item.also_most} - {None}
    if len(notes) - 1 not in allowed:
        counts = " or ".join(str(most + 1) for most in sorted(m for m in allowed if m is not None))
        raise SettingsError(f"items.{item.key}.notes has {len(notes)} notes; it needs {counts}, one for each number")
    return replace(item, name=words.name or item.name, notes=notes)
