"""What people wrote and set in a part of a session: notes, scores by hand, changes of limits; and alarms by kind.

Names of people and words that a person typed are given only where the export is `named`.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from neopain.base.data import AlarmCondition, Doer, EventKind, Role
from neopain.base.scales import SCALES
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.record.analysis.burden import lasted_s
from neopain.record.analysis.stay import pain_limits
from neopain.record.export.alerts import WORDS
from neopain.record.export.part import Part
from neopain.record.scoring.ratings import RatingMode, Ratings
from neopain.record.session.notes import Notes

WITHHELD = "(its words only with the patient's id)"
"""Stands for the words of a note in an export under a pseudonym: they may name somebody."""
NOBODY = "nobody signed in"
_PAIN = {True: "pain", False: "no pain", None: "pain or not: cannot tell"}
_MODES = {RatingMode.LIVE: "at the bed", RatingMode.REVIEW: "in review", RatingMode.BLIND: "blind"}


class Entry(NamedTuple):
    """`words` about the moment `t_s` (None: about the whole stay), by `who`; empty where nobody signed in."""

    t_s: float | None
    words: str
    who: str


class Kind(NamedTuple):
    """The alarms of one condition: their English name, how many, seconds in all, how many nobody acknowledged, and the
    median seconds until acknowledged (None: none was).
    """

    words: str
    alarms: int
    lasted_s: float
    unacknowledged: int
    answer_s: float | None


def notes(part: Part) -> list[Entry]:
    """The notes about the whole stay, then those about a moment of `part`, in order of time."""
    from_s, to_s = part.span
    return [
        Entry(note.t_s, note.words if part.named else WITHHELD, _who(part, note.by, note.role))
        for note in Notes(part.session).all()
        if note.t_s is None or from_s <= note.t_s < to_s
    ]


def scores(part: Part) -> list[Entry]:
    """The scores by hand that end in `part` and that the viewer may see, in order of time."""
    from_s, to_s = part.span
    found = []
    for rating in Ratings(part.session).visible_to(part.viewer):
        if not from_s <= rating.to_s < to_s:
            continue
        scale = SCALES.get(rating.scale)
        title, most = (rating.scale, "") if scale is None else (scale.title, f" of {scale.most_of(rating.points)}")
        if rating.unseen:
            most += f", {len(rating.points) - len(rating.unseen)} of {len(rating.points)} items seen"
        judged = f"{_PAIN[rating.is_pain]} (from {rating.pain_from:g} on)"
        words = f"{title} {rating.total}{most}, {judged}, {_MODES[rating.way]}"
        found.append(Entry(rating.to_s, words, _who(part, rating.rater, rating.role)))
    return sorted(found, key=lambda entry: entry.t_s or 0.0)


def limit_changes(part: Part) -> list[Entry]:
    """The changes of the pain limit in `part`, from which to which, in order of time."""
    from_s, to_s = part.span
    steps = pain_limits(part.session, float("-inf"))
    found = []
    for event in part.session.events(from_s, to_s):
        if event.kind is not EventKind.LIMITS_SET or event.limit is None:
            continue
        before = next((limit for since_s, limit in reversed(steps) if since_s < event.t_s), None)
        words = f"pain limit {event.limit:.2f}"
        if before is not None and before != event.limit:
            words = f"pain limit {before:.2f} to {event.limit:.2f}"
        found.append(Entry(event.t_s, words, by_whom(event.by, event.done_by, part)))
    return found


def by_whom(by: str, doer: Doer | None, part: Part) -> str:
    """Who did something, by name only where the export is `named`; empty where an earlier version did not say."""
    if doer is Doer.PERSON and not part.named:
        return "a person"
    return by or {Doer.PERSON: NOBODY, Doer.MONITOR: "the monitor", None: ""}[doer]


def alarm_kinds(log: Sequence[AlarmEntry], end_s: float) -> list[Kind]:
    """The alarms of `log` by condition, pain first, then the most frequent; one without an end lasts until `end_s`."""
    by_kind: dict[AlarmCondition, list[AlarmEntry]] = {}
    for entry in log:
        by_kind.setdefault(entry.condition, []).append(entry)
    ordered = sorted(by_kind.items(), key=lambda item: (item[0] is not AlarmCondition.PAIN, -len(item[1])))
    return [
        Kind(
            WORDS[condition],
            len(entries),
            sum(lasted_s(entry, end_s) for entry in entries),
            sum(entry.acknowledged_s is None for entry in entries),
            _median([entry.acknowledged_s - entry.t_s for entry in entries if entry.acknowledged_s is not None]),
        )
        for condition, entries in ordered
    ]


def note_line(part: Part, entry: Entry) -> str:
    """A note on one line, with its time (UTC) and who wrote it, for the head of a table."""
    when = "whole stay" if entry.t_s is None else part.facts.wall_time(entry.t_s).isoformat(timespec="seconds")
    return f"note, {when}, {entry.who}: {' '.join(entry.words.split())}"


def _who(part: Part, name: str, role: Role) -> str:
    return f"{name} ({role.value})" if part.named else role.value


def _median(values: Sequence[float]) -> float | None:
    return float(median(values)) if values else None
