"""How messages are written and read: JSON in UTF-8, every field with a limit, one error of one line.

Whatever comes off the bus may be hostile. Times: `at` is the sender's wall clock (UTC seconds since 1970), which may be
wrong; `up_s` is the steady clock of the sender since its `boot`, and durations (`for_s`, `left_s`, `age_s`, `waited_s`)
are measured by it, so that nothing that matters depends on two clocks being equal.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from neopain.base.errors import InputError
from neopain.base.text import NAME_LENGTH, visible

VERSION = 1
"""The version of this schema; a message of another one is refused."""
LARGEST_BYTES = 16 * 1024
"""A larger message is refused unread."""
STATE_EXPIRY_S, COMMAND_EXPIRY_S, BEAT_EXPIRY_S = 10, 5, 5
"""Message expiry of MQTT 5; the reader of a command checks `until_up_s` itself."""
MOST_S = 366 * 86400.0
"""Longest duration that a message may hold."""


class MessageError(InputError):
    """A message from the bus cannot be used."""


def _plain(text: str) -> str:
    if visible(text) != text:
        raise ValueError("control characters")
    return text


def text(most: int, least: int = 0) -> Any:
    """What a text of `least` to `most` characters without control characters is annotated with."""
    return Field(min_length=least, max_length=most), AfterValidator(_plain)


Name = Annotated[str, *text(NAME_LENGTH)]
Line = Annotated[str, *text(300)]
Identity = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
"""32 hexadecimal digits, made at random."""
Share = Annotated[float, Field(ge=0, le=1)]
Duration = Annotated[float, Field(ge=0, le=MOST_S)]
Wall = Annotated[float, Field(ge=0, le=32503680000.0)]
Number = Annotated[int, Field(ge=1, le=2**53)]


class Part(BaseModel):
    """A part of a message."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


class WireMessage(Part):
    """A message."""

    v: Annotated[int, Field(ge=VERSION, le=VERSION)] = VERSION
    """VERSION of the schema."""


Message = TypeVar("Message", bound=WireMessage)


def write(message: WireMessage) -> bytes:
    """`message` as JSON without the fields that have their default; the version is always there."""
    fields = message.model_dump(mode="json", exclude_defaults=True)
    return json.dumps({"v": VERSION, **fields}, ensure_ascii=False, separators=(",", ":")).encode()


def read(kind: type[Message], payload: bytes | bytearray) -> Message:
    """The message of `kind` in `payload`; raises MessageError, in one line, for anything else."""
    name = kind.__name__.removesuffix("Message").lower()
    if len(payload) > LARGEST_BYTES:
        raise MessageError(f"a {name} of {len(payload)} bytes is too large: at most {LARGEST_BYTES}")
    try:
        message = kind.model_validate_json(bytes(payload))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "message"
        why = f"{visible(where)[:60]}: {visible(str(first['msg']))[:160]}"
        raise MessageError(f"not a {name} of version {VERSION}: {why}") from error
    if "v" not in message.model_fields_set:
        raise MessageError(f"not a {name} of version {VERSION}: v: Field required")
    return message
