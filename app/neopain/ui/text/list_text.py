"""Words of the list of stays in the review window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from neopain.base.time_text import rough_duration
from neopain.record.analysis.infants import StaySummary
from neopain.record.analysis.summary import Summary
from neopain.ui.text import labels, language, phrases, review_text

COLUMNS = ("Patient", "Bed", "Start", "Duration", "Alarms", "In pain", "Probability over the stay")
ALL_BEDS, ALL_DAYS = "All beds", "All dates"
NOTHING_FOUND = "No stay matches these filters"
_RECENT = (("Today", 0, 0), ("Yesterday", 1, 1), ("Last 7 days", 6, 0), ("Last 30 days", 29, 0))
_MOST_DAYS = 62
_PARTS, _PART, _GAP = "{n} parts", "part {place} of {count}", "{span} gap"
_OF_PAIN, NONE = "{alarms}, {pain} of pain", "none"


def day_choices(today: date, monitored: Sequence[date]) -> dict[str, tuple[date, date] | None]:
    """The choices of the date filter with their first and last day (None: all): recent ones, then each day with
    recordings, the newest first.
    """
    choices: dict[str, tuple[date, date] | None] = {ALL_DAYS: None}
    for name, first, last in _RECENT:
        choices[name] = (today - timedelta(days=first), today - timedelta(days=last))
    for one in sorted(set(monitored), reverse=True)[:_MOST_DAYS]:
        choices[language.dated(one, "ddd dd MMM yyyy")] = (one, one)
    return choices


def stay_cells(stay: StaySummary) -> list[str]:
    """The cells of a stay, all but the curve."""
    lasted = rough_duration((stay.end - stay.begin).total_seconds())
    if len(stay.sessions) > 1:
        lasted += f", {_PARTS.format(n=len(stay.sessions))}"
    if stay.goes_on:
        lasted += f", {review_text.RUNNING}"
    beds = " → ".join(stay.beds)
    began = review_text.day(stay.begin)
    return [review_text.patient(stay.shown_id), beds, began, lasted, _alarms(stay), in_pain(stay.pain_s)]


def part_cells(stay: StaySummary, place: int) -> list[str]:
    """The cells of the session at `place` of a stay that has several, all but the curve."""
    part = stay.sessions[place]
    gap = ""
    if place:
        gap_s = (part.begin - stay.sessions[place - 1].end).total_seconds()
        gap = _GAP.format(span=rough_duration(max(gap_s, 0.0)))
    lasted = rough_duration(part.last_s - part.first_s)
    name = _PART.format(place=place + 1, count=len(stay.sessions))
    return [name, gap, review_text.day(part.begin), lasted, _alarms(part), in_pain(part.pain_s)]


def _alarms(of: StaySummary | Summary) -> str:
    return _OF_PAIN.format(alarms=of.alarms, pain=of.pain_alarms) if of.alarms else NONE


def in_pain(seconds: float) -> str:
    """The time in pain, in minutes as it is charted; below a minute in seconds."""
    if seconds < 0.5:
        return NONE
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds / 60:.0f} min"


def indexing(share: float) -> str:
    """How many of the sessions have been read for the list."""
    return labels.READING if share <= 0 else f"{labels.READING} {phrases.share(share)}"


language.register(globals())
