"""The alarms of a session as hospital systems want them told: each with a name of its own, its kind, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from neopain.base.data import AlarmCondition, AlarmKind, AlarmState, EventKind, Priority
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.record.analysis.burden import alarms
from neopain.record.export.part import Part
from neopain.record.session.session import Session
from neopain.record.storage.codec import decode

WORDS = {
    AlarmCondition.PAIN: "Pain expression",
    AlarmCondition.CANNOT_TELL: "Face cannot be read",
    AlarmCondition.SOURCE_LOST: "Camera lost",
    AlarmCondition.PICTURE_FROZEN: "Picture frozen",
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
}
"""English in every export, whatever language the screen speaks: who reads them agreed on codes, not on words."""


@dataclass(frozen=True, slots=True)
class Alert:
    """An alarm of the session: `key` is the same in every export of it, `began_as` its priority when it started."""

    key: UUID
    kind: AlarmKind
    entry: AlarmEntry
    began_as: Priority | None

    @property
    def words(self) -> str:
        """What its condition is called."""
        return WORDS[self.entry.condition]

    def priority_at(self, t_s: float) -> Priority | None:
        """Its priority then: it may have escalated."""
        escalated_s = self.entry.escalated_s
        return self.began_as if escalated_s is None or t_s < escalated_s else self.entry.priority

    @property
    def is_over(self) -> bool:
        """Whether it is known or certain that it no longer lasts."""
        return self.entry.ended_s is not None or self.entry.cut


def key_of(part: Part, *what: object) -> UUID:
    """A name for something of a session, the same whenever it is asked for."""
    return uuid5(NAMESPACE_URL, "/".join(str(word) for word in ("neopain", part.facts.id, *what)))


def alerts(part: Part) -> tuple[Alert, ...]:
    """The alarms that started in `part`, the first one first."""
    from_s, to_s = part.span
    kinds = _kinds(part.session)
    began = {
        (event.condition, event.t_s): event.priority
        for event in part.session.events(from_s, to_s)
        if event.kind is EventKind.ALARM_STARTED
    }
    return tuple(
        Alert(
            key_of(part, "alarm", entry.condition, entry.t_s),
            kinds.get(entry.condition, AlarmKind.TECHNICAL),
            entry,
            began[entry.condition, entry.t_s],
        )
        for entry in alarms(part.session)
        if from_s <= entry.t_s < to_s
    )


def _kinds(session: Session) -> dict[AlarmCondition, AlarmKind]:
    """The kind of each condition as its signals said; one that only ever was told by the watch is technical."""
    nouns = session.rows("SELECT DISTINCT noun FROM states WHERE field = 'alarms' AND noun IS NOT NULL")
    signals = (signal for (noun,) in nouns for signal in decode(str(noun), AlarmState).signals)
    return {signal.condition: signal.kind for signal in signals}
