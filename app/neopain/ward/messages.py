"""What bed and ward say to each other: one versioned schema for both sides. All names imported here are re-exported.

docs/ward.md describes every topic.
"""

# ruff: noqa: F401
# mypy: implicit-reexport
from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from neopain.base.data import AlarmCondition, Answer, EventKind, Priority
from neopain.base.text import NAME_LENGTH
from neopain.ward.state import (
    FACE_POINTS,
    Alarm,
    Audio,
    AudioMode,
    InProcedure,
    InStandby,
    StateMessage,
    pack_face,
    unpack_face,
)
from neopain.ward.wire import (
    BEAT_EXPIRY_S,
    COMMAND_EXPIRY_S,
    LARGEST_BYTES,
    MOST_S,
    STATE_EXPIRY_S,
    VERSION,
    Duration,
    Identity,
    Line,
    MessageError,
    Name,
    Number,
    Share,
    Wall,
    WireMessage,
    read,
    text,
    write,
)

MOST_RECEIPTS = 500
"""Events in one receipt, at most."""


class LinkState(StrEnum):
    """Whether the bed is on the bus. LOST is the Last Will; OFF is a monitor that was closed on purpose."""

    UP = "up"
    LOST = "lost"
    STANDBY = "standby"
    OFF = "off"


class LinkMessage(WireMessage):
    """Whether the bed is on the bus: retained."""

    boot: Identity
    at: Wall
    """LOST: when the connection was made."""
    link: LinkState


class EventMessage(WireMessage):
    """One line of the bed's alarm log; sent again until its receipt, so that the reader ignores a key it has."""

    boot: Identity
    seq: Number
    """With bed and boot the key of the event; counts up within a boot."""
    at: Wall
    """When it happened, by the bed's wall clock."""
    up_s: Annotated[float, Field(ge=-MOST_S, le=MOST_S)]
    waited_s: Duration = 0.0
    """How long ago it happened when this was sent: more than a few seconds is late, and is not announced as new."""
    patient: Name | None = None
    kind: EventKind
    condition: AlarmCondition | None = None
    priority: Priority | None = None
    label: Line = ""
    value: Share | None = None
    limit: Share | None = None
    by: Name = ""
    person: bool = False
    """Whether a person did it, signed in or not."""
    answer: Answer | None = None
    duration_s: Duration | None = None
    peak: Share | None = None
    pain_s: Duration | None = None
    began_at: Wall | None = None
    """ALARM_SEEN and late answers: when the alarm began, by the bed's wall clock."""


class Request(StrEnum):
    """What the ward may ask of a bed. Nothing else: no limits from afar."""

    ACKNOWLEDGE = "acknowledge"
    PAUSE_AUDIO = "pause_audio"


class CommandMessage(WireMessage):
    """A person at the desk asks the bed for something; the bed decides and answers with a ReplyMessage."""

    id: Identity
    """The bed carries out an id once, and answers a repeated one as before."""
    boot: Identity
    """The boot of the bed whose state the person saw; another one refuses."""
    until_up_s: Duration
    """The bed refuses it from this `up_s` of its own on. The server sets it from the newest state: its `up_s` plus
    the time since that state arrived plus COMMAND_EXPIRY_S."""
    ask: Request
    by: Annotated[str, *text(NAME_LENGTH, 1)]
    """Who asks: a person of the staff who is signed in at the ward."""
    seen: Annotated[tuple[AlarmCondition, ...], Field(max_length=len(AlarmCondition))] = ()
    """ACKNOWLEDGE: the conditions that the person saw, at least one; no other is acknowledged."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.ask is Request.ACKNOWLEDGE) != bool(self.seen):
            raise ValueError("acknowledge names the conditions seen, and nothing else does")
        return self


class ReplyMessage(WireMessage):
    """The bed's answer to a command."""

    id: Identity
    boot: Identity
    accepted: bool
    why: Line = ""
    """Refused: why, in one line."""


class ReceiptMessage(WireMessage):
    """The ward has stored these events of one boot; the bed need not keep them for the ward any more."""

    boot: Identity
    seqs: Annotated[tuple[Number, ...], Field(min_length=1, max_length=MOST_RECEIPTS)]


class BeatMessage(WireMessage):
    """The server is alive and its store takes events: once a second, not retained."""

    boot: Identity
    at: Wall
