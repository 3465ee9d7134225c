"""Nouns as JSON and back: any frozen dataclass of text, numbers, enums, tuples, None and other such dataclasses.

What comes back is equal to what went in: floats are written so that they return to the bit. A new kind of command or a
new field with a default needs no change here, nor in the tables.
"""

from __future__ import annotations

import dataclasses
import enum
import json
import types
import typing
from functools import cache
from typing import Any, TypeVar

from neopain.base.data import AlarmState, Baseline, Command, Event, Limits, Procedure
from neopain.base.errors import RecordError

_KIND = "is"
_ROOTS: tuple[type, ...] = (*typing.get_args(Command), Event, AlarmState, Limits, Procedure, Baseline)
_BY_NAME: dict[str, type] = {kind.__name__: kind for kind in _ROOTS}

Noun = TypeVar("Noun")


def encode(noun: object) -> str:
    """`noun`, one of the dataclasses above, as one line of JSON; fields at their default are left out."""
    return json.dumps({_KIND: type(noun).__name__, **_plain(noun)}, ensure_ascii=False, separators=(",", ":"))


def decode(text: str, kind: type[Noun]) -> Noun:
    """The noun in `text`, which is a `kind` (object: any); raises RecordError when it is no noun known here."""
    try:
        said = json.loads(text)
        noun = _dataclass(_BY_NAME[said.pop(_KIND)], said)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecordError(
            f"the session holds what is unknown here ({text[:60]}): a newer program has written it; use that one"
        ) from error
    if not isinstance(noun, kind):
        raise RecordError(f"the session holds a {type(noun).__name__} where a {kind.__name__} belongs: it is damaged")
    return noun


def decode_command(text: str) -> Command:
    """The command in `text`; raises RecordError when it is none known here."""
    noun = decode(text, object)
    if not isinstance(noun, Command):
        raise RecordError(f"the session holds a {type(noun).__name__} where a command belongs: it is damaged")
    return noun


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"a {type(value).__name__} cannot be recorded")


def _dataclass(kind: type, said: dict[str, Any]) -> Any:
    hints = _hints(kind)
    return kind(**{name: _typed(hints[name], value) for name, value in said.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        if value is None:
            return None
        (inner,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
        return _typed(inner, value)
    if typing.get_origin(hint) is tuple:
        inner, *more = typing.get_args(hint)
        inners = [inner] * len(value) if more == [...] else [inner, *more]
        return tuple(_typed(part, item) for part, item in zip(inners, value, strict=True))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _dataclass(hint, value)
    return hint(value)
