"""The annotations of a session: alarms, care, marks, limits, notes, and when the face was unreadable."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from neopain.base.data import ComfortKind, Doer, EventKind, ProcedureKind, StandbyReason
from neopain.base.state_codes import CANNOT_TELL_CODE
from neopain.base.time_text import duration
from neopain.record.export.alerts import alerts
from neopain.record.export.part import Part
from neopain.record.export.written import NOBODY, by_whom, notes

_KINDS = {kind.value for kinds in (ProcedureKind, ComfortKind, StandbyReason) for kind in kinds}
_WORDS = {
    EventKind.MARKED: "mark",
    EventKind.PROCEDURE_STARTED: "procedure",
    EventKind.PROCEDURE_ENDED: "procedure over",
    EventKind.PROCEDURE_RECOVERED: "baseline again",
    EventKind.COMFORT_GIVEN: "comfort",
    EventKind.COMFORT_RESPONSE: "baseline again",
    EventKind.AUDIO_PAUSED: "audio paused",
    EventKind.AUDIO_RESUMED: "audio on again",
    EventKind.AUDIO_OFF: "audio off",
    EventKind.AUDIO_ON: "audio on",
    EventKind.STANDBY_STARTED: "standby, not monitored",
    EventKind.STANDBY_ENDED: "monitored again after standby",
    EventKind.LIMITS_SET: "limits set",
    EventKind.PATIENT_CHANGED: "another patient",
    EventKind.BASELINE_LEARNED: "baseline learned",
    EventKind.BASELINE_RESET: "baseline reset",
}
_RESPONSES = (EventKind.PROCEDURE_RECOVERED, EventKind.COMFORT_RESPONSE)
_STANDBY = (EventKind.STANDBY_STARTED, EventKind.STANDBY_ENDED)
CARE = (EventKind.MARKED, EventKind.PROCEDURE_STARTED, EventKind.COMFORT_GIVEN, *_STANDBY, *_RESPONSES)
"""Care and notes entered by people, when nothing was monitored, and the infant's response."""


class Annotation(NamedTuple):
    """`words` at `t_s`, lasting `duration_s`: -1 where that is unknown or there is no duration."""

    t_s: float
    duration_s: float
    words: str


def session_annotations(part: Part) -> list[Annotation]:
    """All annotations of `part`, in order of time."""
    annotations = [*_cannot_tell(part), *event_annotations(part)]
    for alert in alerts(part):
        entry = alert.entry
        lasted_s = -1.0 if entry.ended_s is None else entry.ended_s - entry.t_s
        priority = "" if entry.priority is None else f" ({entry.priority.value})"
        annotations.append(Annotation(entry.t_s, lasted_s, f"alarm: {entry.condition.value}{priority}"))
        who, answered = (_who(by, Doer.PERSON, part) for by in (entry.by, entry.answered_by))
        if entry.acknowledged_s is not None:
            annotations.append(Annotation(entry.acknowledged_s, -1.0, f"acknowledged: {entry.condition.value}{who}"))
        if entry.answer is not None and entry.acknowledged_s is not None:
            annotations.append(Annotation(entry.acknowledged_s, -1.0, f"was this pain: {entry.answer.value}{answered}"))
    for note in notes(part):
        words = f"note by {note.who}: {' '.join(note.words.split())}"
        t_s = part.inside[0] if note.t_s is None else note.t_s
        annotations.append(Annotation(t_s, -1.0, words if note.t_s is not None else f"whole stay, {words}"))
    return sorted(annotations)


def event_annotations(part: Part, kinds: tuple[EventKind, ...] = tuple(_WORDS)) -> list[Annotation]:
    """Annotations of the events of `part` of these `kinds`.

    Text that a person typed may hold a name and is included only where the export is `named`.
    """
    annotations = []
    for event in part.session.events(*part.span):
        if event.kind in kinds and event.kind in _WORDS:
            first, _, _ = event.label.partition(":")
            label = event.label if part.named else first if first in _KINDS else ""
            words = f"{_WORDS[event.kind]}: {label}" if label else _WORDS[event.kind]
            if event.kind in _RESPONSES:
                words += f", after {duration(event.duration_s)}" if event.duration_s is not None else ", not in time"
            else:
                words += _who(event.by, event.done_by, part)
            annotations.append(Annotation(event.t_s, -1.0, words))
    return annotations


def _who(by: str, doer: Doer | None, part: Part) -> str:
    who = by_whom(by, doer, part)
    return f", {who}" if who == NOBODY else f", by {who}" if who else ""


def _cannot_tell(part: Part) -> list[Annotation]:
    """Intervals of whole seconds in which the face was mostly unreadable."""
    first_s, seconds = part.session.overview()
    from_s, to_s = part.span
    states = seconds["states"]
    unreadable = 2 * states[:, CANNOT_TELL_CODE] > np.maximum(states.sum(axis=1), 1)
    edges = np.flatnonzero(np.diff(unreadable.astype(np.int8), prepend=0, append=0))
    return [
        Annotation(first_s + float(begin), float(end - begin), "cannot tell")
        for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        if from_s <= first_s + begin < to_s
    ]
