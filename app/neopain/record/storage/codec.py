"""Commands, events and states as one line of JSON each, and back.

A line holds the name of its dataclass under "is" and the fields that differ from their defaults. Floats are written so
that they come back to the bit. A new command, or a new field with a default, needs no change here or in the tables.
"""

from __future__ import annotations

import json
import typing
from functools import cache
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter

from neopain.base.data import AlarmState, Baseline, Command, Event, Limits, Procedure
from neopain.base.errors import RecordError

_KIND = "is"
_KINDS: tuple[type, ...] = (*typing.get_args(Command), Event, AlarmState, Limits, Procedure, Baseline)
_BY_NAME: dict[str, type] = {kind.__name__: kind for kind in _KINDS}

Value = TypeVar("Value")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    # The union with None lets pydantic apply a configuration to plain dataclasses.
    return TypeAdapter(kind | None, config=ConfigDict(extra="forbid"))


def encode(value: object) -> str:
    """`value`, one of the dataclasses above, as one line of JSON without the fields at their defaults.

    Raises TypeError for anything that cannot be recorded.
    """
    kind: Any = type(value)
    if kind not in _KINDS:
        raise TypeError(f"a {kind.__name__} cannot be recorded")
    fields = _adapter(kind).dump_python(value, exclude_defaults=True, warnings=False)
    return json.dumps({_KIND: kind.__name__, **fields}, ensure_ascii=False, separators=(",", ":"))


def decode(text: str, kind: type[Value]) -> Value:
    """The value in `text`, which is a `kind` (object: any); raises RecordError when it is of no kind known here."""
    try:
        fields = json.loads(text)
        value = _adapter(_BY_NAME[fields.pop(_KIND)]).validate_python(fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # pydantic's ValidationError is a ValueError
        raise RecordError(
            f"the session holds an entry of an unknown kind ({text[:60]}): it was written by a newer version of this "
            "program; open it with that version"
        ) from error
    if not isinstance(value, kind):
        raise RecordError(f"the session holds a {type(value).__name__} where a {kind.__name__} belongs: it is damaged")
    return value


def decode_command(text: str) -> Command:
    """The command in `text`; raises RecordError when it is no command known here."""
    value = decode(text, object)
    if not isinstance(value, Command):
        raise RecordError(f"the session holds a {type(value).__name__} where a command belongs: it is damaged")
    return value
