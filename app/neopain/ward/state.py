"""The state of a bed as it is sent to the ward, and the drawn face in it."""

from __future__ import annotations

import base64
import binascii
from enum import StrEnum
from typing import Annotated, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from neopain.base.data import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    Priority,
    ProcedureKind,
    Reason,
    StandbyReason,
    State,
)
from neopain.ward.wire import Duration, Identity, Name, Number, Part, Share, Wall, WireMessage

FACE_POINTS = 68
_FACE_BYTES = FACE_POINTS * 2


class Alarm(Part):
    """One alarm signal."""

    condition: AlarmCondition
    kind: AlarmKind
    priority: Priority
    phase: AlarmPhase
    for_s: Duration
    """How long ago its condition became active."""
    escalated: bool = False


class AudioMode(StrEnum):
    """Whether alarms are heard at the bed."""

    ON = "on"
    PAUSED = "paused"
    OFF = "off"


class Audio(Part):
    """Whether alarms are heard at the bed."""

    mode: AudioMode = AudioMode.ON
    left_s: Duration | None = None
    """PAUSED: until when, from now."""
    pain_held_s: Duration | None = None
    """How long the sound of pain alone is still held, for a procedure."""


class InProcedure(Part):
    """A procedure in progress."""

    kind: ProcedureKind
    for_s: Duration
    left_s: Duration


class InStandby(Part):
    """Deliberately not monitored."""

    reason: StandbyReason
    for_s: Duration
    left_s: Duration
    until_touched: bool = False
    by: Name = ""


class StateMessage(WireMessage):
    """What the bed's screen shows now: retained, once a second and at every change of what is not a number.

    It is old when the server has had none for 3 s, whatever the broker says.
    """

    boot: Identity
    """New at each start of the monitor."""
    seq: Number
    """Counts the states of this boot: one that is not greater than the last is older."""
    at: Wall
    up_s: Duration
    bed: Name
    """The bed as its screen names it."""
    patient: Name | None = None
    """The shown id of the patient; "" where nobody is admitted, None where nothing is recorded."""
    word: State
    reason: Reason | None = None
    """Why the word is CANNOT_TELL."""
    p: Share | None = None
    """The probability shown; None where none is shown: it is then never drawn from an earlier message."""
    limit: Share | None = None
    """The pain limit in force."""
    scorable: Share | None = None
    """Share of the last 30 s that could be scored."""
    age_s: Duration | None = None
    """Age of the picture behind `p` when this was sent."""
    alarms: Annotated[tuple[Alarm, ...], Field(max_length=64)] = ()
    """Most urgent first."""
    audio: Audio = Audio()
    procedure: InProcedure | None = None
    standby: InStandby | None = None
    waiting: Annotated[int, Field(ge=0)] = 0
    """Events in the outbox without a receipt."""
    model: Name = ""
    """The bundle of models in use."""
    face: Annotated[str, Field(max_length=184)] | None = None
    """68 points of the face, see pack_face."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.face is not None:
            unpack_face(self.face)
        if self.word is State.CANNOT_TELL and self.p is not None:
            raise ValueError("a probability with the word cannot_tell")
        return self


def pack_face(points: NDArray[np.float32]) -> str:
    """68 x 2 points in pixels as base64: each coordinate a byte, the larger side of the face from 0 to 255, centred."""
    low, high = points.min(axis=0), points.max(axis=0)
    side = max(float((high - low).max()), 1e-6)
    shifted = (points - (low + high) / 2) / side + 0.5
    return base64.b64encode(np.clip(np.rint(shifted * 255), 0, 255).astype(np.uint8).tobytes()).decode("ascii")


def unpack_face(face: str) -> NDArray[np.float32]:
    """The 68 x 2 float32 points, 0 to 1, that `pack_face` made `face` of; raises ValueError."""
    try:
        raw = base64.b64decode(face, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("the face is not base64") from error
    if len(raw) != _FACE_BYTES:
        raise ValueError(f"a face of {len(raw)} bytes: {_FACE_BYTES} are expected")
    return (np.frombuffer(raw, np.uint8).reshape(FACE_POINTS, 2) / np.float32(255)).astype(np.float32)
