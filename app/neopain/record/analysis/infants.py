"""Sessions by infant and stay: a monitor that was started again, and the gaps between, are parts of one stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from neopain.base.text import bed_key, word_search
from neopain.record.analysis.summary import Summary

BREAK = timedelta(minutes=10)
"""Where nobody is admitted, sessions at one bed with at most this between them are one stay."""


@dataclass(frozen=True, slots=True)
class StaySummary:
    """The sessions of one stay, in order of time."""

    sessions: tuple[Summary, ...]

    @property
    def begin(self) -> datetime:
        """When monitoring began (UTC)."""
        return self.sessions[0].begin

    @property
    def end(self) -> datetime:
        """When the last sample was taken (UTC)."""
        return max(one.end for one in self.sessions)

    @property
    def shown_id(self) -> str:
        """The infant as the unit named it last; empty where nobody was admitted."""
        return self.sessions[-1].shown_id

    @property
    def beds(self) -> tuple[str, ...]:
        """The beds of the stay in order of time, each once."""
        return tuple({bed_key(one.bed): one.bed for one in self.sessions if one.bed}.values())

    @property
    def alarms(self) -> int:
        """Alarms of all kinds that began in the stay."""
        return sum(one.alarms for one in self.sessions)

    @property
    def pain_alarms(self) -> int:
        """Pain alarms that began in the stay."""
        return sum(one.pain_alarms for one in self.sessions)

    @property
    def pain_s(self) -> float:
        """Seconds in the state pain."""
        return sum(one.pain_s for one in self.sessions)

    @property
    def watched_s(self) -> float:
        """Monitored seconds, without the gaps."""
        return sum(one.watched_s for one in self.sessions)

    @property
    def goes_on(self) -> bool:
        """Whether the last session has no end: it is being recorded, or was interrupted."""
        return not self.sessions[-1].ended


@dataclass(frozen=True, slots=True)
class Infant:
    """The stays of an infant, the newest first. Without an id, stays at which nobody was admitted."""

    shown_id: str
    stays: tuple[StaySummary, ...]


def infants(summaries: Iterable[Summary]) -> tuple[Infant, ...]:
    """Sessions that can be opened, by infant and stay; the infant that was monitored last comes first.

    An admission is a stay, however long nothing was recorded meanwhile. An infant who was admitted again under the same
    id has several.
    """
    by_infant: dict[str, list[StaySummary]] = {}
    for stay in _stays(sorted((one for one in summaries if one.problem is None), key=lambda one: one.begin)):
        key = stay.shown_id.casefold() if stay.sessions[-1].patient else ""
        by_infant.setdefault(key, []).append(stay)
    found = [
        Infant(stays[-1].shown_id, tuple(sorted(stays, key=lambda stay: stay.end, reverse=True)))
        for stays in by_infant.values()
    ]
    return tuple(sorted(found, key=lambda infant: infant.stays[0].end, reverse=True))


def only(
    found: Iterable[Infant],
    words: str = "",
    bed: str = "",
    days: tuple[date, date] | None = None,
    zone: tzinfo | None = None,
) -> tuple[Infant, ...]:
    """The infants with only the stays that match every one of `words`, were at `bed` (empty: any) and were monitored
    between the first and the last of `days` in `zone` (None: the system's). A stay is never shown in part.
    """
    matches = word_search(words)
    kept = (
        Infant(
            infant.shown_id,
            tuple(
                stay
                for stay in infant.stays
                if (not bed or bed_key(bed) in {bed_key(one) for one in stay.beds})
                and (not words or any(matches(_text(one)) for one in stay.sessions))
                and (days is None or any(_on(one, days, zone) for one in stay.sessions))
            ),
        )
        for infant in found
    )
    return tuple(infant for infant in kept if infant.stays)


def _on(one: Summary, days: tuple[date, date], zone: tzinfo | None) -> bool:
    return one.begin.astimezone(zone).date() <= days[1] and one.end.astimezone(zone).date() >= days[0]


def _text(one: Summary) -> str:
    return " ".join((one.id, one.shown_id, one.patient, one.bed, one.zero, one.bundle_id, one.source))


def _stays(ordered: Sequence[Summary]) -> list[StaySummary]:
    parts: list[list[Summary]] = []
    newest: dict[tuple[str, str], list[Summary]] = {}
    for one in ordered:
        key = (one.patient, "") if one.patient else ("", bed_key(one.bed))
        before = newest.get(key)
        if before is None or not (one.patient or one.begin - max(part.end for part in before) <= BREAK):
            before = newest[key] = []
            parts.append(before)
        before.append(one)
    return [StaySummary(tuple(stay)) for stay in parts]
