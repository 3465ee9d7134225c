"""Types for the care of one infant: limits, procedures, comfort measures, baseline."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from enum import StrEnum

from neopain.base.errors import Cause, SettingsError


@dataclass(frozen=True, slots=True)
class Limits:
    """The alarm limits of one patient.

    `pain_limit` is the trend (0 to 1) at or above which it alarms; `pain_delay_s` how long it must last to alarm;
    `pain_escalate_s` how long a pain alarm may go unanswered before it escalates; `cannot_tell_delay_s` how long the
    face may be unreadable; `audio_pause_s` how long AUDIO PAUSED lasts.
    """

    pain_limit: float
    pain_delay_s: float = 3.0
    pain_escalate_s: float = 60.0
    cannot_tell_delay_s: float = 15.0
    audio_pause_s: float = 120.0


LIMIT_BOUNDS: dict[str, tuple[float, float]] = {
    "pain_limit": (0.2, 0.9),
    "pain_delay_s": (1.0, 15.0),
    "pain_escalate_s": (30.0, 300.0),
    "cannot_tell_delay_s": (5.0, 60.0),
    "audio_pause_s": (30.0, 120.0),
}
"""Least and greatest value that a person may set, by field of Limits."""


REST_MOST = 0.3
"""No trend above this is rest, and none counts for an infant's baseline. No limit moves it."""


def check_limits(limits: Limits) -> None:
    """Raises SettingsError, in one line, when a limit is outside the safe bounds."""
    for field in fields(limits):
        least, most = LIMIT_BOUNDS[field.name]
        value = getattr(limits, field.name)
        if not (math.isfinite(value) and least <= value <= most):
            raise SettingsError(Cause.OUT_OF_BOUNDS, name=field.name, value=value, least=least, most=most)


class ProcedureKind(StrEnum):
    """Care that may hurt. How long each holds the sound of pain is in pipeline/care.py."""

    HEEL_PRICK = "heel_prick"
    SUCTION = "suction"
    NAPPY_CHANGE = "nappy_change"
    VENEPUNCTURE = "venepuncture"
    LINE_PLACEMENT = "line_placement"
    TAPE_REMOVAL = "tape_removal"
    EYE_EXAMINATION = "eye_examination"
    OTHER = "other"


class ComfortKind(StrEnum):
    """Comfort measures."""

    SUCROSE = "sucrose"
    SWADDLING = "swaddling"
    SKIN_TO_SKIN = "skin_to_skin"
    FACILITATED_TUCKING = "facilitated_tucking"
    DRUG = "drug"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure in progress: the sound of pain is held from `since_s` until `until_s`, then it ends by itself."""

    kind: ProcedureKind
    since_s: float
    until_s: float


@dataclass(frozen=True, slots=True)
class Baseline:
    """The resting score of this infant: `value` is the median trend (0 to 1) of calm minutes, `spread` their scaled
    median absolute deviation. `version` counts from 1; `learned_s` is when it was learned.
    """

    version: int
    learned_s: float
    value: float
    spread: float
