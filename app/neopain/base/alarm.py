"""The types of the alarm system. Terms are those of IEC 60601-1-8; no conformity is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Priority(StrEnum):
    """Priorities of IEC 60601-1-8."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class AlarmKind(StrEnum):
    """About the patient, or about the equipment (IEC 60601-1-8: physiological and technical)."""

    PHYSIOLOGICAL = "physiological"
    TECHNICAL = "technical"


class AlarmCondition(StrEnum):
    """Names of the alarm conditions; their numbers are in pipeline/alarm_rules.py, their texts in ui/text/labels.py."""

    PAIN = "pain"
    CANNOT_TELL = "cannot_tell"
    SOURCE_LOST = "source_lost"
    PICTURE_FROZEN = "picture_frozen"
    WORKER_STOPPED = "worker_stopped"
    MODEL_INTEGRITY = "model_integrity"
    LAGGING = "lagging"
    RECORDING_FAILED = "recording_failed"
    DISK_LOW = "disk_low"
    CLOCK_JUMP = "clock_jump"
    SOUND_FAILED = "sound_failed"
    SELF_PROOF_FAILED = "self_proof_failed"
    MAINS_LOST = "mains_lost"
    BATTERY_LOW = "battery_low"
    DISPLAY_FAILED = "display_failed"
    SOURCE_UNSTABLE = "source_unstable"
    SOURCE_SLOW = "source_slow"
    STANDBY_OVER = "standby_over"
    WARD_LINK_LOST = "ward_link_lost"
    WARD_BED_TWICE = "ward_bed_twice"
    MONITOR_RESTARTED = "monitor_restarted"


class AlarmPhase(StrEnum):
    """The phase of an alarm signal. LATCHED: the condition is over, but nobody has acknowledged it yet."""

    ACTIVE = "active"
    ACKNOWLEDGED = "acknowledged"
    LATCHED = "latched"


@dataclass(frozen=True, slots=True)
class AlarmSignal:
    """One alarm signal at one moment. `since_s` is when its condition became active.

    `priority` is the current one: a condition that `escalated` may have risen from low to medium.
    """

    condition: AlarmCondition
    kind: AlarmKind
    priority: Priority
    phase: AlarmPhase
    since_s: float
    escalated: bool = False


class StandbyReason(StrEnum):
    """Why the infant is deliberately not monitored."""

    FEEDING = "feeding"
    SKIN_TO_SKIN = "skin_to_skin"
    BATH = "bath"
    IMAGING = "imaging"
    CARE = "care"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Standby:
    """Deliberately not monitoring from `since_s` until `until_s`: no score, no alarm. `until_touched` says that it was
    to last until somebody ends it; `by` names who began it, empty where nobody was signed in.
    """

    reason: StandbyReason
    since_s: float
    until_s: float
    until_touched: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class AlarmState:
    """All alarm signals of a moment, most urgent first, and what keeps them from being given or heard.

    `audio_paused_until_s`: AUDIO PAUSED, all sound until then. `audio_off_since_s`: AUDIO OFF, all sound until an
    administrator ends it; `audio_off_reminded_s` is when the last reminder signal was due. `pain_held_until_s`: the
    sound of pain alone, for a procedure. `standby`: nothing is monitored, and there are no signals.
    """

    signals: tuple[AlarmSignal, ...] = ()
    audio_paused_until_s: float | None = None
    audio_off_since_s: float | None = None
    audio_off_reminded_s: float | None = None
    pain_held_until_s: float | None = None
    standby: Standby | None = None
