"""The table of alarm conditions: data alone. The state machine is in alarm_machine.py, the texts in ui/text/labels.py.

Words and priorities follow IEC 60601-1-8; no conformity is claimed. What rises from low to medium, and why: an
unreadable face that nobody answers leaves the infant unmonitored, a failed speaker silences every other alarm, an
empty battery ends monitoring. Nothing rises to high: an estimate from a face must not compete with a heart alarm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from neopain.base.data import AlarmCondition, AlarmKind, AlarmPhase, AlarmSignal, Limits, Priority

AUDIO_OFF_REMINDER_S = 120.0
"""Time between two reminder signals while audio is off: no longer than audio may be paused."""
AUDIO_OFF_MAX_S = 12 * 3600.0
"""AUDIO OFF ends by itself after the longest usual shift, so that the next one starts with sound."""
ANSWER_S = 600.0
"""How long after a pain alarm has ended a person can still answer whether it was pain."""


class Latching(StrEnum):
    """Whether the signal stays (seen, not heard) when its condition ends before anyone acknowledged it."""

    NEVER = "never"
    ESCALATED = "escalated"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class AlarmRule:
    """One alarm condition.

    `delay_s` is the alarm condition delay: how long it must be present before it becomes active. Until then a second of
    its absence takes back `pause_weight` seconds of its presence (only pain: a cry has breaths between); None: all of
    it. `leave_s` is how long it must be absent before it ends. `reminder_s` is how long an acknowledged condition may
    last before it becomes active again. `hold_s` is how long the condition lasts when it can no longer be judged (only
    pain: a face that vanishes is not calm). `escalate_s` is how long it may stay active unanswered before it escalates,
    once, to the priority `escalated`; None: never. `generation_s` is the alarm signal generation delay: from active to
    seen and heard, at most. `enter` and `leave` are the measured values, in `unit`, at which the condition begins and
    ends; None when nothing is measured, or when it is the patient's own limit. `source` says where the numbers come
    from; (m) marks what was recalled, not looked up.

    The defaults are those of a technical condition of low priority that begins and ends at once.
    """

    condition: AlarmCondition
    source: str
    kind: AlarmKind = AlarmKind.TECHNICAL
    priority: Priority = Priority.LOW
    delay_s: float = 0.0
    pause_weight: float | None = None
    leave_s: float = 0.0
    reminder_s: float = 300.0
    hold_s: float = 0.0
    escalate_s: float | None = None
    escalated: Priority = Priority.MEDIUM
    latching: Latching = Latching.NEVER
    generation_s: float = 0.5
    enter: float | None = None
    leave: float | None = None
    unit: str = ""

    def is_met(self, value: float, before: bool) -> bool:
        """Whether the measured `value` meets the condition; `before` says whether the last one did."""
        if self.enter is None or self.leave is None:
            raise ValueError(f"{self.condition} has nothing to measure")
        limit = self.leave if before else self.enter
        return value > limit if self.enter > self.leave else value < limit


_PATIENT = Limits(pain_limit=0.5)
_medium = partial(AlarmRule, priority=Priority.MEDIUM, reminder_s=120.0)

RULES: tuple[AlarmRule, ...] = (
    _medium(
        AlarmCondition.PAIN,
        "medium: reversible harm (IEC 60601-1-8 as quoted by device instructions); times: own choice",
        AlarmKind.PHYSIOLOGICAL,
        delay_s=_PATIENT.pain_delay_s,
        pause_weight=1.0,
        leave_s=4.0,
        hold_s=60.0,
        escalate_s=_PATIENT.pain_escalate_s,
        latching=Latching.ESCALATED,
    ),
    _medium(
        AlarmCondition.SOURCE_SLOW,
        "medium like a lost camera: between two pictures nobody is monitored; a gap of 0.5 s blanks the number, so "
        "2 a second are the least, with room for irregular ones: own choice",
        delay_s=3.0,
        leave_s=2.0,
        enter=3.0,
        leave=4.0,
        unit="pictures a second",
    ),
    _medium(
        AlarmCondition.SOURCE_LOST,
        "announced within 5 s: own requirement; peers need 10 to 20 s",
        delay_s=3.0,
        leave_s=1.0,
    ),
    _medium(
        AlarmCondition.PICTURE_FROZEN,
        "announced within 5 s, most of which it takes to find that the picture is frozen: own requirement",
        delay_s=1.0,
        leave_s=1.0,
    ),
    _medium(
        AlarmCondition.SOURCE_UNSTABLE,
        "medium like a lost camera: gaps too short for that alarm together leave the infant unmonitored: own choice",
        leave_s=5.0,
        enter=4.0,
        leave=1.0,
        unit="interruptions of the picture in a minute",
    ),
    _medium(AlarmCondition.WORKER_STOPPED, "announced within 5 s: own requirement"),
    _medium(AlarmCondition.DISPLAY_FAILED, "a window that cannot show the score monitors nobody: own choice"),
    _medium(AlarmCondition.MODEL_INTEGRITY, "a model that changed cannot be trusted: own choice"),
    _medium(AlarmCondition.SELF_PROOF_FAILED, "a monitor that fails its own self-test cannot be trusted: own choice"),
    _medium(
        AlarmCondition.STANDBY_OVER,
        "medium: nobody may be at the bed, and the camera may see nothing of the infant; lasts until a person confirms "
        "it: own choice",
    ),
    _medium(
        AlarmCondition.MONITOR_RESTARTED,
        "medium: until then nobody was monitored, and no alarm could say so; lasts until a person acknowledges it: own "
        "choice",
    ),
    _medium(
        AlarmCondition.WARD_BED_TWICE,
        "medium: the desk may see another infant under the name of this bed, and nobody there can know it: own choice",
    ),
    AlarmRule(
        AlarmCondition.CANNOT_TELL,
        "short occlusions are care, long ones blind the monitor: own choice",
        delay_s=_PATIENT.cannot_tell_delay_s,
        leave_s=2.0,
        escalate_s=180.0,
    ),
    AlarmRule(
        AlarmCondition.SOUND_FAILED,
        "a medium light compensates for the missing sound: own choice",
        escalate_s=60.0,
    ),
    AlarmRule(
        AlarmCondition.BATTERY_LOW,
        "the warning level of desktop systems (m)",
        leave_s=5.0,
        escalate_s=120.0,
        enter=0.2,
        leave=0.25,
        unit="share of the charge that is left",
    ),
    AlarmRule(AlarmCondition.RECORDING_FAILED, "monitoring goes on without a record: own choice", leave_s=2.0),
    AlarmRule(
        AlarmCondition.LAGGING,
        "the age at which the number is blanked: own choice",
        delay_s=3.0,
        leave_s=2.0,
        enter=1.0,
        leave=0.8,
        unit="seconds since the picture of the newest score was captured",
    ),
    AlarmRule(
        AlarmCondition.CLOCK_JUMP,
        "more than a time server's step in daily use (m); latched, for it is over at once: own choice",
        latching=Latching.ALWAYS,
        enter=2.0,
        leave=1.0,
        unit="seconds between wall clock and steady clock",
    ),
    AlarmRule(
        AlarmCondition.DISK_LOW,
        "a session of 72 h takes at most 2 GB without video: own choice",
        leave_s=5.0,
        enter=2.0,
        leave=3.0,
        unit="GiB free",
    ),
    AlarmRule(
        AlarmCondition.WARD_LINK_LOST,
        "nobody at the desk sees or hears this bed, which itself goes on as before: the time of peers' systems",
        leave_s=2.0,
        enter=10.0,
        leave=3.0,
        unit="seconds since the ward was last heard",
    ),
    AlarmRule(AlarmCondition.MAINS_LOST, "a plug that is moved is no alarm: own choice", delay_s=2.0, leave_s=5.0),
)
"""Most urgent first; signals of one priority are shown in this order."""

NOT_REPORTED = frozenset(
    {
        AlarmCondition.PAIN,
        AlarmCondition.CANNOT_TELL,
        AlarmCondition.SOURCE_LOST,
        AlarmCondition.PICTURE_FROZEN,
        AlarmCondition.WORKER_STOPPED,
        AlarmCondition.STANDBY_OVER,
    }
)
"""Conditions that are never reported: they are found in the pipeline, or only from outside it."""

RULE: dict[AlarmCondition, AlarmRule] = {rule.condition: rule for rule in RULES}
"""The table by condition."""

_PRIORITIES, _PHASES, _PLACE = list(Priority), list(AlarmPhase), {c: place for place, c in enumerate(RULE)}


def urgency(signal: AlarmSignal) -> tuple[int, int, bool, bool, int]:
    """Sorts alarm signals, most urgent first: by priority, what waits for a person, the infant before the machine, what
    escalated, the table.
    """
    return (
        _PRIORITIES.index(signal.priority),
        _PHASES.index(signal.phase),
        signal.kind is not AlarmKind.PHYSIOLOGICAL,
        not signal.escalated,
        _PLACE[signal.condition],
    )


def for_patient(rule: AlarmRule, limits: Limits) -> AlarmRule:
    """The rule with this patient's own times."""
    if rule.condition is AlarmCondition.PAIN:
        return replace(rule, delay_s=limits.pain_delay_s, escalate_s=limits.pain_escalate_s)
    if rule.condition is AlarmCondition.CANNOT_TELL:
        return replace(rule, delay_s=limits.cannot_tell_delay_s)
    return rule
