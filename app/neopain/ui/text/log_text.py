"""Words of the alarm log, and of alarms that nobody has seen yet."""

from __future__ import annotations

from neopain.base.data import AlarmCondition, State
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.ui.text import labels, language, phrases, staff_text

UNSEEN_KEY = "U"
_SEEN, _SEEN_BY = "seen at {when}", "seen at {when} by {name}"
_ANSWERED, _ANSWERED_BY = "answered", "answered by {name}"
_UNSEEN = "{n} unseen:"
FILTER = {"alarms": "Alarms", "pain": "Pain", "missed": "Not acknowledged", "care": "Care", "all": "All entries"}
"""By the value of a LogFilter."""
READING = "Reading the curve …"
NO_CURVE = "No curve is recorded for this time."
BACK_TO_LOG = "Back to log"
REVIEW = "Review"
REVIEW_NOTE = "name and PIN"


def short_name(condition: AlarmCondition) -> str:
    """An alarm's name where there is little room."""
    return labels.STATE_WORD[State.PAIN] if condition is AlarmCondition.PAIN else labels.ALARM[condition].what


def lasted(entry: AlarmEntry) -> str:
    """How long an alarm lasted, or that it still lasts."""
    if entry.ended_s is not None:
        return phrases.lasting(entry.ended_s - entry.t_s)
    return labels.CUT if entry.cut else labels.STILL


def unseen(entries: tuple[AlarmEntry, ...], when: str) -> tuple[str, str, str]:
    """How many alarms nobody has seen, the first of `entries` with its time of day `when`, and how long it lasted where
    that is known; empty without any.
    """
    if not entries:
        return "", "", ""
    first = entries[0]
    course = f", {lasted(first)}" if first.ended_s is not None else ""
    return _UNSEEN.format(n=len(entries)), f"{short_name(first.condition)} {when}", course


def seen_at(when: str, by: str) -> str:
    """When a person saw that there had been an alarm, and who."""
    if by:
        return _SEEN_BY.format(when=when, name=by)
    return f"{_SEEN.format(when=when)}, {staff_text.NOBODY_SIGNED_IN}"


def answered_by(by: str) -> str:
    """Who answered whether it was pain."""
    return _ANSWERED_BY.format(name=by) if by else f"{_ANSWERED}, {staff_text.NOBODY_SIGNED_IN}"


language.register(globals())
