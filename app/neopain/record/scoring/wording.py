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

from neopain.base.errors import Cause, SettingsError
from neopain.base.scales import SCALES, Scale
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
    return dict(SCALES) if text is None else parse_scales(path, text)


def parse_scales(path: Path, text: str) -> dict[str, Scale]:
    """The scales with the wording `text` of the file `path`; raises SettingsError for the first fault in it."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingsError(Cause.WORDING_TOML, file=path, why=error) from error
    unknown = [name for name in content if name not in SCALES]
    if unknown:
        raise SettingsError(Cause.WORDING_SCALE, file=path, scale=unknown[0], known=", ".join(SCALES))
    scales = dict(SCALES)
    for name, value in content.items():
        try:
            scales[name] = _worded(path, name, _ScaleWording.model_validate(value))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in (name, *first["loc"]))
            raise SettingsError(Cause.WORDING_VALUE, file=path, where=where, why=first["msg"]) from error
    return scales


def _worded(path: Path, name: str, own: _ScaleWording) -> Scale:
    scale, fault = SCALES[name], {"file": path, "scale": name}
    unknown = own.items.keys() - {item.key for item in scale.items}
    if unknown:
        known = ", ".join(item.key for item in scale.items)
        raise SettingsError(Cause.WORDING_ITEM, **fault, item=min(unknown), known=known)
    items = []
    for item in scale.items:
        words = own.items.get(item.key, _ItemWording())
        notes = item.notes if words.notes is None else tuple(words.notes)
        allowed = sorted(most + 1 for most in (item.most, item.also_most) if most is not None)
        if len(notes) not in allowed:
            needed = " / ".join(map(str, allowed))
            raise SettingsError(Cause.WORDING_NOTES, **fault, item=item.key, count=len(notes), needed=needed)
        items.append(replace(item, name=words.name or item.name, notes=notes))
    most = sum(item.most for item in items)
    pain_from = scale.pain_from if own.pain_from is None else own.pain_from
    if not scale.least < pain_from <= most:
        raise SettingsError(Cause.WORDING_PAIN, **fault, pain_from=pain_from, least=scale.least, most=most)
    return replace(scale, items=tuple(items), most=most, pain_from=pain_from)
