"""Words of the alarm log, and of alarms that nobody has seen yet."""

from __future__ import annotations

from neopain.base.data import AlarmCondition, State
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.ui.text import labels, phrases, who_text

UNSEEN_KEY = "U"
SEEN = "seen at"
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
    return f"{len(entries)} unseen:", f"{short_name(first.condition)} {when}", course


def seen_at(when: str, by: str) -> str:
    """When a person saw that there had been an alarm, and who."""
    return f"{SEEN} {when}" + (f" by {by}" if by else f", {who_text.NOBODY_SIGNED_IN}")


def answered_by(by: str) -> str:
    """Who answered whether it was pain."""
    return f"answered by {by}" if by else f"answered, {who_text.NOBODY_SIGNED_IN}"
