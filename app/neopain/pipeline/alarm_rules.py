"""The table of alarm conditions. Data alone: the machine that works it is in alarm.py, the words are in ui/texts.py.

Words and priorities follow IEC 60601-1-8; no conformity is claimed. The source of each number is in app/DECISIONS.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from neopain.base.data import AlarmCondition, AlarmKind, Priority

AUDIO_PAUSE_S = 120.0
"""How long AUDIO PAUSED lasts."""


@dataclass(frozen=True, slots=True)
class AlarmRule:
    """One alarm condition.

    `delay_s` is the alarm condition delay: how long it must be present before it becomes active. `leave_s` is how
    long it must be absent before it ends. `reminder_s` is how long an acknowledged condition may last before it
    becomes active again. `hold_s` is how long the condition outlives the loss of what it is judged by (only pain: a
    face that vanishes is not calm).
    """

    condition: AlarmCondition
    kind: AlarmKind
    priority: Priority
    delay_s: float
    leave_s: float
    reminder_s: float
    hold_s: float = 0.0


RULES: tuple[AlarmRule, ...] = (
    AlarmRule(
        AlarmCondition.PAIN,
        AlarmKind.PHYSIOLOGICAL,
        Priority.MEDIUM,
        delay_s=3.0,
        leave_s=5.0,
        reminder_s=120.0,
        hold_s=60.0,
    ),
    AlarmRule(
        AlarmCondition.SOURCE_LOST, AlarmKind.TECHNICAL, Priority.MEDIUM, delay_s=3.0, leave_s=1.0, reminder_s=120.0
    ),
    AlarmRule(
        AlarmCondition.PICTURE_FROZEN, AlarmKind.TECHNICAL, Priority.MEDIUM, delay_s=1.0, leave_s=1.0, reminder_s=120.0
    ),
    AlarmRule(
        AlarmCondition.WORKER_STOPPED, AlarmKind.TECHNICAL, Priority.MEDIUM, delay_s=0.0, leave_s=0.0, reminder_s=120.0
    ),
    AlarmRule(
        AlarmCondition.MODEL_INTEGRITY, AlarmKind.TECHNICAL, Priority.MEDIUM, delay_s=0.0, leave_s=0.0, reminder_s=120.0
    ),
    AlarmRule(
        AlarmCondition.RECORDING_FAILED, AlarmKind.TECHNICAL, Priority.LOW, delay_s=0.0, leave_s=2.0, reminder_s=300.0
    ),
    AlarmRule(
        AlarmCondition.CANNOT_TELL, AlarmKind.TECHNICAL, Priority.LOW, delay_s=15.0, leave_s=2.0, reminder_s=300.0
    ),
    AlarmRule(AlarmCondition.LAGGING, AlarmKind.TECHNICAL, Priority.LOW, delay_s=3.0, leave_s=2.0, reminder_s=300.0),
    AlarmRule(AlarmCondition.CLOCK_JUMP, AlarmKind.TECHNICAL, Priority.LOW, delay_s=0.0, leave_s=0.0, reminder_s=300.0),
    AlarmRule(
        AlarmCondition.SOUND_FAILED, AlarmKind.TECHNICAL, Priority.LOW, delay_s=0.0, leave_s=0.0, reminder_s=300.0
    ),
    AlarmRule(
        AlarmCondition.SELF_PROOF_FAILED, AlarmKind.TECHNICAL, Priority.LOW, delay_s=0.0, leave_s=0.0, reminder_s=300.0
    ),
    AlarmRule(
        AlarmCondition.BATTERY_LOW, AlarmKind.TECHNICAL, Priority.LOW, delay_s=0.0, leave_s=5.0, reminder_s=300.0
    ),
    AlarmRule(AlarmCondition.DISK_LOW, AlarmKind.TECHNICAL, Priority.LOW, delay_s=0.0, leave_s=5.0, reminder_s=300.0),
    AlarmRule(AlarmCondition.MAINS_LOST, AlarmKind.TECHNICAL, Priority.LOW, delay_s=2.0, leave_s=5.0, reminder_s=300.0),
)
"""Most urgent first; signals are shown in this order."""

RULE: dict[AlarmCondition, AlarmRule] = {rule.condition: rule for rule in RULES}
"""The table by condition."""
