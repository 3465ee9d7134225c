"""What people do and what the equipment reports: data with a time, queued to the worker and recorded.

Same moments and same commands give the same samples. All fields are plain: text, numbers, enums, tuples, None, and
Limits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from neopain.base.alarm import AlarmCondition, StandbyReason
from neopain.base.care import ComfortKind, Limits, ProcedureKind


class Role(StrEnum):
    """Who may do what. NURSE is anyone at the bedside."""

    NURSE = "nurse"
    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"


class Answer(StrEnum):
    """A person's answer to 'was this pain?'."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Doer(StrEnum):
    """Who does something: a person, signed in or not, or the monitor itself."""

    PERSON = "person"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True)
class _CommandBase:
    """`t_s` is the time; `by` names the person, empty when nobody has signed in; `role` is what they may do; `doer` is
    whether a person gives it.
    """

    t_s: float
    by: str = field(default="", kw_only=True)
    role: Role = field(default=Role.NURSE, kw_only=True)
    doer: Doer = field(default=Doer.PERSON, kw_only=True)


@dataclass(frozen=True, slots=True)
class Acknowledge(_CommandBase):
    """A person has acknowledged the alarm signals of `seen`, or all when it is None. Ends latched ones.

    `answer` is the answer to 'was this pain?'; it may also be given later, by acknowledging again.
    """

    answer: Answer | None = None
    seen: tuple[AlarmCondition, ...] | None = None


@dataclass(frozen=True, slots=True)
class MarkSeen(_CommandBase):
    """A person has seen that there was an alarm of `condition`, which began at `alarm_s`: negative before this start.

    `answer` is the answer to 'was this pain?' where it is given; it may be given again.
    """

    condition: AlarmCondition
    alarm_s: float
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class PauseAudio(_CommandBase):
    """AUDIO PAUSED from `t_s` on for the time set in the limits; a second one ends the pause."""


@dataclass(frozen=True, slots=True)
class AudioOff(_CommandBase):
    """AUDIO OFF until AudioOn; only an administrator may give it."""


@dataclass(frozen=True, slots=True)
class AudioOn(_CommandBase):
    """Ends AUDIO OFF; anyone may give it."""


@dataclass(frozen=True, slots=True)
class Mark(_CommandBase):
    """A person notes that something happened at `t_s`."""

    label: str = "mark"


@dataclass(frozen=True, slots=True)
class StartProcedure(_CommandBase):
    """A procedure begins: the sound of pain alarms is held for `hold_s`, or for the default of its kind when None."""

    kind: ProcedureKind = ProcedureKind.OTHER
    hold_s: float | None = None


@dataclass(frozen=True, slots=True)
class EndProcedure(_CommandBase):
    """Ends the procedure before its time is over."""


@dataclass(frozen=True, slots=True)
class StartStandby(_CommandBase):
    """Stop monitoring on purpose for `duration_s`, or until somebody ends it when None (pipeline/standby.py: at most
    how long).
    """

    reason: StandbyReason = StandbyReason.OTHER
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class EndStandby(_CommandBase):
    """Monitor again."""


@dataclass(frozen=True, slots=True)
class Comfort(_CommandBase):
    """A comfort measure is given; `label` may name it, as the drug."""

    kind: ComfortKind = ComfortKind.OTHER
    label: str = ""


@dataclass(frozen=True, slots=True)
class SetLimits(_CommandBase):
    """New limits for this patient; refused when they are outside the safe bounds. `label` may name the preset."""

    limits: Limits
    label: str = ""


@dataclass(frozen=True, slots=True)
class ResetBaseline(_CommandBase):
    """Forget the infant's baseline and learn it again."""


@dataclass(frozen=True, slots=True)
class Report(_CommandBase):
    """Whether a technical `condition` of the equipment is present; holds until the next report of it."""

    condition: AlarmCondition
    present: bool
    doer: Doer = field(default=Doer.MONITOR, kw_only=True)


@dataclass(frozen=True, slots=True)
class Restart(_CommandBase):
    """The pipeline was reset before the moment at `t_s`, as after a fault. The pipeline itself writes this command, so
    that a recording can be replayed exactly as it was.
    """

    doer: Doer = field(default=Doer.MONITOR, kw_only=True)


Command = (
    Acknowledge
    | MarkSeen
    | PauseAudio
    | AudioOff
    | AudioOn
    | Mark
    | StartProcedure
    | EndProcedure
    | StartStandby
    | EndStandby
    | Comfort
    | SetLimits
    | ResetBaseline
    | Report
    | Restart
)
