"""The shift report: one page per shift, for the handover and the paper record."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from neopain.base.errors import InputError
from neopain.base.time_text import duration, time_of_day
from neopain.record.analysis.burden import Burden, Span, burdens, lasted_s, shifts
from neopain.record.analysis.stay import pain_limits
from neopain.record.export import chart
from neopain.record.export.annotations import CARE, event_annotations
from neopain.record.export.chart import DIM, FAINT, INK, RULE, Frame
from neopain.record.export.fonts import NOT_SHOWN_NOTE, draw_text
from neopain.record.export.part import RESEARCH_USE, Part, export_file, seconds_of

_WIDTH, _HEIGHT = (float(side) for side in A4)
_LEFT, _RIGHT = 42.0, _WIDTH - 42.0
_HOUR_S = 3600.0
_ROW = 11.5
_BOTTOM = 74.0
_HEADING_ROWS, _CARE_ROWS, _MIN_EPISODES = 7, 10, 8
"""Rows of both headings with their margins, most rows that care takes from episodes, and least rows of episodes."""
_NONE = "–"


class _Shift(NamedTuple):
    """The burden of a shift, and of each of its hours."""

    burden: Burden
    hours: tuple[Burden, ...]


def write_report(part: Part, path: Path, shift_hours: Sequence[int]) -> str:
    """Write one page for each shift of `part` with recorded data and return a summary; raises InputError where there is
    none or the file cannot be written.
    """
    from_s, to_s = part.inside
    spans = shifts(part.facts, (from_s, to_s), shift_hours, part.zone) if from_s <= to_s else ()
    pages = [
        _Shift(burden, burdens(part.session, _hours(burden.span)))
        for burden in burdens(part.session, spans)
        if burden.watched_s > 0
    ]
    if not pages:
        raise InputError(f"session {part.facts.id} holds nothing to report; choose another part")
    with export_file(path) as new:
        page = Canvas(str(new), pagesize=A4, invariant=1)
        page.setTitle(f"Shift report, session {part.facts.id}")
        page.setSubject(RESEARCH_USE)
        page.setCreator(f"Neopain {part.facts.program}")
        first_s, seconds = part.session.overview()
        for number, shift in enumerate(pages, start=1):
            span = shift.burden.span
            y = _head(page, part, span)
            y = _tiles(page, shift.burden, y)
            y = _curve(page, part, shift, seconds_of(first_s, seconds, span), y)
            y = _episodes(page, part, shift.burden, (first_s, seconds), y)
            _care(page, part, span, y)
            _foot(page, part, span, f"page {number} of {len(pages)}")
            page.showPage()
        page.save()
    return f"{len(pages)} pages, one a shift"


def _hours(span: Span) -> list[Span]:
    edges = np.arange(span[0], span[1], _HOUR_S).tolist()
    return [(edge, min(edge + _HOUR_S, span[1])) for edge in edges]


def _text(page: Canvas, x: float, y: float, text: str, size: float = 8.5, font: str = "Helvetica") -> None:
    if not draw_text(page, x, y, text, size, font):
        draw_text(page, _LEFT, 28, NOT_SHOWN_NOTE, 7)


def _head(page: Canvas, part: Part, span: Span) -> float:
    facts = part.facts
    begin, end = part.local(span[0]), part.local(span[1])
    page.setFillColor(INK)
    _text(page, _LEFT, _HEIGHT - 54, "Pain expression, shift report", 17, "Helvetica-Bold")
    page.setFont("Helvetica-Bold", 11)
    page.drawRightString(_RIGHT, _HEIGHT - 47, f"{begin:%a %d %b %Y}")
    page.setFont("Helvetica", 10)
    page.drawRightString(_RIGHT, _HEIGHT - 60, f"{begin:%H:%M} to {end:%H:%M} ({_zones(part, span)})")
    who = [f"patient {part.patient}"]
    if part.bed:
        who.append(f"bed {part.bed}")
    if facts.gestational_age_days is not None:
        weeks, days = divmod(facts.gestational_age_days, 7)
        who.append(f"born at {weeks} weeks {days} days")
    if facts.postnatal_age_days is not None:
        who.append(f"day {facts.postnatal_age_days} of life")
    if facts.weight_g is not None:
        who.append(f"{facts.weight_g:.0f} g")
    _text(page, _LEFT, _HEIGHT - 72, "  ·  ".join(who), 9.5)
    page.setStrokeColor(INK)
    page.setLineWidth(0.7)
    page.rect(_LEFT, _HEIGHT - 97, _RIGHT - _LEFT, 15, stroke=1, fill=0)
    _text(page, _LEFT + 6, _HEIGHT - 92.5, RESEARCH_USE, 7.6, "Helvetica-Bold")
    return _HEIGHT - 97


def _tiles(page: Canvas, burden: Burden, y: float) -> float:
    """Draw the eight figures of the shift."""
    share = f"{100 * burden.pain_s / burden.watched_s:.1f} % of the time monitored"
    confirmed = _NONE if burden.confirmed_share is None else f"{100 * burden.confirmed_share:.0f} %"
    rate, readable = burden.alarms_per_hour, burden.scorable_share
    monitored = f"of {duration(burden.watched_s)} monitored"
    tiles = (
        ("time in pain", duration(burden.pain_s), share),
        ("episodes", str(len(burden.episodes)), "alarms of pain that began"),
        ("longest episode", _duration(burden.longest_s), "until it ended"),
        ("time to acknowledge", _duration(burden.answer_s), "median, until acknowledged"),
        ("time to resolve", _duration(burden.recover_s), "median, until it ended"),
        ("alarms per hour", _NONE if rate is None else f"{rate:.1f}", f"{burden.alarms} of all kinds"),
        ("confirmed as pain", confirmed, f"{burden.confirmed} of {burden.answered} that were answered"),
        ("face readable", _NONE if readable is None else f"{100 * readable:.0f} %", monitored),
    )
    width = (_RIGHT - _LEFT) / 4
    for place, (name, value, note) in enumerate(tiles):
        x, top = _LEFT + place % 4 * width, y - 16 - place // 4 * 52
        page.setFillColor(DIM)
        _text(page, x, top - 4, name, 8)
        page.setFillColor(INK)
        _text(page, x, top - 22, value, 17, "Helvetica-Bold")
        page.setFillColor(FAINT)
        _text(page, x, top - 32, note, 7)
    return y - 16 - 104


def _curve(page: Canvas, part: Part, shift: _Shift, seconds: NDArray[np.void], y: float) -> float:
    frame = Frame(_LEFT + 18, y - 170, _RIGHT - _LEFT - 18, 150, shift.burden.span)
    page.setFillColor(DIM)
    words = "Smoothed probability of a pain expression  (band: least to greatest; dashed: pain limit; "
    words += "grey: face unreadable; empty: not monitored)"
    _text(page, _LEFT, y - 4, words, 7.5)
    _, end_s = part.session.span_s
    episodes = [(entry.t_s, entry.t_s + lasted_s(entry, end_s)) for entry in shift.burden.episodes]
    chart.curve(page, frame, seconds, episodes, pain_limits(part.session, -math.inf), part.local)
    bars = Frame(frame.x, y - 226, frame.width, 26, shift.burden.span)
    chart.hours(page, bars, [(hour.span, hour.pain_s / 60) for hour in shift.hours])
    page.setFillColor(DIM)
    _text(page, _LEFT, y - 237, "Minutes in pain, hour by hour", 7.5)
    return y - 250


def _episodes(page: Canvas, part: Part, burden: Burden, overview: tuple[float, NDArray[np.void]], y: float) -> float:
    episodes = burden.episodes
    count = _room_for_episodes(part, burden.span, y)
    _, end_s = part.session.span_s
    columns = (0, 20, 75, 125, 180, 262, 312)
    y = _title(page, "Episodes", y)
    y = _line(page, y, columns, ("", "began", "lasted", "highest", "acknowledged after", "pain?", ""), dim=True)
    for number, entry in enumerate(episodes[:count], start=1):
        rows = seconds_of(*overview, (entry.t_s, entry.t_s + max(lasted_s(entry, end_s), 1.0)))
        highest = float(np.fmax.reduce(rows["trend_max"], initial=entry.value or 0.0))
        answered = None if entry.acknowledged_s is None else entry.acknowledged_s - entry.t_s
        notes = [f"by {entry.by}"] if part.named and entry.by else []
        if entry.escalated_s is not None:
            notes.append(f"escalated after {duration(entry.escalated_s - entry.t_s)}")
        if entry.ended_s is None:
            notes.append("monitoring ended meanwhile" if entry.cut else "goes on")
        began = time_of_day(part.facts.wall_time(entry.t_s), part.zone)
        cells = (str(number), began, duration(lasted_s(entry, end_s)), f"{highest:.2f}", _duration(answered))
        y = _line(page, y, columns, (*cells, entry.answer.value if entry.answer else _NONE, ", ".join(notes)))
    if len(episodes) > count:
        y = _line(page, y, (20,), (f"and {len(episodes) - count} more: see the alarm log of the session",))
    return y if episodes else _line(page, y, (20,), ("none",))


def _room_for_episodes(part: Part, span: Span, y: float) -> int:
    """How many lines the episodes may take from `y` on, so that room is left for care."""
    care = len(event_annotations(replace(part, span=span), CARE))
    below = _HEADING_ROWS + min((care + 1) // 2, _CARE_ROWS)
    return max(int((y - _BOTTOM) / _ROW) - below, _MIN_EPISODES)


def _care(page: Canvas, part: Part, span: Span, y: float) -> None:
    """Draw procedures, comfort measures and marks in two columns down to the foot."""
    care = event_annotations(replace(part, span=span), CARE)
    y = _title(page, "Care", y - 4)
    room = max(int((y - _BOTTOM) / _ROW), 1) * 2
    lines = [
        f"{time_of_day(part.facts.wall_time(note.t_s), part.zone)}   {note.words.replace('_', ' ')}" for note in care
    ]
    if len(lines) > room:
        lines = [*lines[: room - 1], f"and {len(lines) - room + 1} more: see the session"]
    half = max((len(lines) + 1) // 2, 1)
    for place, line in enumerate(lines or ["none noted"]):
        page.setFillColor(INK if lines else DIM)
        _text(page, _LEFT + 20 + place // half * 250, y - place % half * _ROW, line)


def _title(page: Canvas, words: str, y: float) -> float:
    page.setFillColor(INK)
    _text(page, _LEFT, y - 10, words, 10, "Helvetica-Bold")
    return y - 24


def _line(page: Canvas, y: float, columns: Sequence[float], words: Sequence[str], *, dim: bool = False) -> float:
    page.setFillColor(DIM if dim else INK)
    for x, word in zip(columns, words, strict=True):
        _text(page, _LEFT + x, y, word, 7.5 if dim else 8.5)
    if dim:
        page.setStrokeColor(RULE)
        page.line(_LEFT, y - 3, _RIGHT, y - 3)
    return y - _ROW - (2 if dim else 0)


def _foot(page: Canvas, part: Part, span: Span, number: str) -> None:
    facts = part.facts
    lines = (
        "An episode is an alarm of pain, counted in the shift in which it began. Time in pain is the time in the state "
        "pain, with or without an alarm.",
        f"Session {facts.id}, models {facts.bundle_id} ({facts.bundle_sha256[:12]}), Neopain {facts.program}. "
        f"Times are local ({_zones(part, span)}).",
    )
    page.setFillColor(DIM)
    for place, line in enumerate(lines):
        _text(page, _LEFT, 48 - 10 * place, line, 7)
    page.setFont("Helvetica", 7)
    page.drawRightString(_RIGHT, 38, number)


def _zones(part: Part, span: Span) -> str:
    """The name of the time zone, or both of a shift in which the clocks change."""
    names = dict.fromkeys(f"{part.local(t_s):%Z}" for t_s in span)
    return ", then ".join(names)


def _duration(value: float | None) -> str:
    return _NONE if value is None else duration(value)
