"""Reads and changes a file of settings. What is wrong with it is one line: where, what, and what would be right."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import tomlkit
from pydantic import BaseModel, Field, ValidationError

from neopain.base.errors import SettingsError
from neopain.base.files import AtomicFile

_Model = TypeVar("_Model", bound=BaseModel)

LARGEST_BYTES = 256 * 1024
"""A larger file is no file of settings, and is not read."""
_SHOWN = 60
"""Characters of a key or value that are shown."""
_REMEDY = "correct or remove it"


def bounded(default: float | None, least: float, most: float, why: str) -> Any:
    """A number from `least` to `most`; `why` says what goes wrong beyond them."""
    allowed: dict[str, Any] = {"allowed": f"a number from {least:g} to {most:g}", "why": why}
    return Field(default=default, ge=least, le=most, strict=True, json_schema_extra=allowed)


def read_text(path: Path) -> str | None:
    """The text of the file `path`, None where there is none; raises SettingsError where it cannot be read.

    What is there and is no file, or may not be read, is an error: a person who wrote settings expects them to hold.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {_why(error)}; {_REMEDY}") from error
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a file"
            raise SettingsError(f"{path} is {kind}: settings have to be a text file; remove it")
        if status.st_size > LARGEST_BYTES:
            raise SettingsError(f"{path} is larger than {LARGEST_BYTES // 1024} KiB: no file of settings is; {_REMEDY}")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError(f"{path} is a link to something that is not there; {_REMEDY}") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {_why(error)}; {_REMEDY}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: it is not UTF-8 text ({error.reason}); {_REMEDY}") from error


def parse(path: Path, text: str) -> dict[str, Any]:
    """The TOML in `text`, which came from `path`; raises SettingsError, which names the line."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError(f"{path} is not valid TOML: it is nested too deeply; {_REMEDY}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {_plain(str(error), 200)}; {_REMEDY}") from error
    except ValueError as error:
        raise SettingsError(f"{path} is not valid TOML: a number has too many digits; {_REMEDY}") from error


def validated(path: Path, text: str, model: type[_Model]) -> _Model:
    """The settings in `text`, which came from `path`; raises SettingsError for the first wrong key or value."""
    content = parse(path, text)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        found = error.errors()
        first = found[0]
        line = line_of(text, [str(part) for part in first["loc"]])
        where = str(path) if line is None else f"{path}, line {line}"
        more = f" ({len(found) - 1} more after it)" if len(found) > 1 else ""
        raise SettingsError(f"{where}: {_fault(model, first)}; {_REMEDY}{more}") from error


def change(path: Path, changes: Mapping[str, Mapping[str, Any]], model: type[_Model]) -> _Model:
    """Write the values of `changes`, keys by table, to the file `path`, which is made where there is none; None removes
    a key. Everything else in it stays, comments too. Returns the settings that it now holds.

    Raises SettingsError where a value is not allowed or the file cannot be read or written; it is then unchanged.
    """
    text = read_text(path) or ""
    parse(path, text)
    document = tomlkit.parse(text)
    for table, values in changes.items():
        branch: Any = document.setdefault(table, tomlkit.table())
        if not isinstance(branch, MutableMapping):
            validated(path, text, model)
        for key, value in values.items():
            if value is None:
                branch.pop(key, None)
            else:
                branch[key] = value
    changed = tomlkit.dumps(document)
    settings = validated(path, changed, model)
    if changed != text:
        write(path.resolve(), changed)  # what a link leads to, not the link
    return settings


def write(path: Path, text: str) -> None:
    """Write the whole file or none of it; raises SettingsError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with AtomicFile(path, shared=True) as part, part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {_why(error)}; check the disk and your rights") from error


def line_of(text: str, names: Sequence[str]) -> int | None:
    """The line of `text`, from 1, in which the key `names` (tables first) is given; None where that cannot be told."""
    lines = text.splitlines()
    for depth in range(len(names), 0, -1):
        wanted = names[:depth]
        for at, line in enumerate(lines):
            if wanted[-1] in line and _holds("\n".join(lines[: at + 1]), wanted):
                return at + 1
    return None


def _holds(text: str, names: Sequence[str]) -> bool:
    """Whether the TOML `text`, which may break off within a value, gives the key `names`."""
    for end in ("", "]", '"', "'", "}", '"""', "'''"):
        try:
            at: Any = tomllib.loads(text + end)
        except (ValueError, RecursionError):
            continue
        for name in names:
            at = at.get(name) if isinstance(at, Mapping) else None
        return at is not None
    return False


def _fault(model: type[BaseModel], error: Any) -> str:
    """What is wrong with one key or value, in words."""
    names = [str(part) for part in error["loc"]]
    key, field, branch = _plain(".".join(names)), None, model
    for name in names:
        found = branch.model_fields.get(name)
        if found is None:
            break
        field = found
        if isinstance(found.annotation, type) and issubclass(found.annotation, BaseModel):
            branch = found.annotation
    if error["type"] == "extra_forbidden":
        return f"{key} is no setting: {_nearest(model, branch, names[-1])}"
    if error["type"] == "value_error":
        return f"{key}: {error['ctx']['error']}"
    extra = field.json_schema_extra if field is not None else None
    given = error["input"]
    value, known = (
        _plain(str(given).lower() if isinstance(given, bool) else repr(given)),
        extra if isinstance(extra, dict) else {},
    )
    allowed, why = known.get("allowed"), known.get("why")
    if allowed is None:
        return f"{key} = {value}: {error['msg'][0].lower()}{error['msg'][1:]}"
    return f"{key} = {value} is not {allowed}: {why}"


def _nearest(model: type[BaseModel], branch: type[BaseModel], name: str) -> str:
    """Which key was meant by `name` in `branch`."""
    places = [table for table, fields in _tables(model) if name in fields]
    if places:
        return f"{_plain(name)} belongs under {' or '.join(f'[{table}]' for table in places)}"
    everywhere = {key: f"{key} under [{table}]" for table, fields in _tables(model) for key in fields}
    for keys in ({key: key for key in branch.model_fields}, everywhere):
        close = get_close_matches(name.lower()[:_SHOWN], keys, 1)
        if close:
            return f"did you mean {keys[close[0]]}"
    return f"known are {', '.join(branch.model_fields)}"


def _tables(model: type[BaseModel]) -> Iterator[tuple[str, list[str]]]:
    """The tables of `model`, with their keys."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield name, list(field.annotation.model_fields)


def _plain(text: str, most: int = _SHOWN) -> str:
    """`text` in one short line, whatever it holds."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _why(error: OSError) -> str:
    """The system's words for `error`."""
    return (error.strerror or "it failed").lower()
