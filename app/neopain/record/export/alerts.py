"""The alarms of a session for hospital systems: each with a stable identifier, its kind and its English name."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from neopain.base.data import AlarmCondition, AlarmKind, AlarmState, EventKind, Priority
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.record.analysis.burden import alarms
from neopain.record.export.part import Part
from neopain.record.storage.codec import decode

WORDS = {
    AlarmCondition.PAIN: "Pain expression",
    AlarmCondition.CANNOT_TELL: "Face cannot be read",
    AlarmCondition.SOURCE_LOST: "Camera lost",
    AlarmCondition.PICTURE_FROZEN: "Picture frozen",
    AlarmCondition.SOURCE_UNSTABLE: "Camera unstable",
    AlarmCondition.SOURCE_SLOW: "Camera too slow",
    AlarmCondition.WORKER_STOPPED: "Monitoring stopped",
    AlarmCondition.DISPLAY_FAILED: "Display failed",
    AlarmCondition.MODEL_INTEGRITY: "Models altered",
    AlarmCondition.LAGGING: "Scores late",
    AlarmCondition.RECORDING_FAILED: "Recording failed",
    AlarmCondition.DISK_LOW: "Disk almost full",
    AlarmCondition.CLOCK_JUMP: "Clock jumped",
    AlarmCondition.SOUND_FAILED: "Alarm sound failed",
    AlarmCondition.SELF_PROOF_FAILED: "Self-test failed",
    AlarmCondition.MAINS_LOST: "On battery",
    AlarmCondition.BATTERY_LOW: "Battery low",
    AlarmCondition.STANDBY_OVER: "Standby over",
    AlarmCondition.WARD_LINK_LOST: "Ward link lost",
    AlarmCondition.WARD_BED_TWICE: "Bed set up twice",
    AlarmCondition.MONITOR_RESTARTED: "Monitor restarted",
}
"""English in every export, whatever the language of the screen: hospital systems rely on the codes."""


@dataclass(frozen=True, slots=True)
class Alert:
    """An alarm of the session: `key` is the same in every export, `first_priority` its priority when it started."""

    key: UUID
    kind: AlarmKind
    entry: AlarmEntry
    first_priority: Priority | None

    @property
    def words(self) -> str:
        """The name of its condition."""
        return WORDS[self.entry.condition]

    def priority_at(self, t_s: float) -> Priority | None:
        """Its priority at `t_s`, before or after it escalated."""
        escalated_s = self.entry.escalated_s
        return self.first_priority if escalated_s is None or t_s < escalated_s else self.entry.priority

    @property
    def is_over(self) -> bool:
        """Whether it has ended, or the monitor stopped."""
        return self.entry.is_over


def key_of(part: Part, *path: object) -> UUID:
    """A stable identifier of the element at `path` of the session."""
    return uuid5(NAMESPACE_URL, "/".join(str(word) for word in ("neopain", part.facts.id, *path)))


def alerts(part: Part) -> tuple[Alert, ...]:
    """The alarms that started in `part`, in order of time."""
    from_s, to_s = part.span
    nouns = part.session.run("SELECT DISTINCT noun FROM states WHERE field = 'alarms' AND noun IS NOT NULL")
    signals = (signal for (noun,) in nouns for signal in decode(noun, AlarmState).signals)
    kinds = {signal.condition: signal.kind for signal in signals}
    priorities = {
        (event.condition, event.t_s): event.priority
        for event in part.session.events(from_s, to_s)
        if event.kind is EventKind.ALARM_STARTED
    }
    return tuple(
        Alert(
            key_of(part, "alarm", entry.condition, entry.t_s),
            kinds.get(entry.condition, AlarmKind.TECHNICAL),  # without a signal where only the watchdog reports it
            entry,
            priorities[entry.condition, entry.t_s],
        )
        for entry in alarms(part.session)
        if from_s <= entry.t_s < to_s
    )
