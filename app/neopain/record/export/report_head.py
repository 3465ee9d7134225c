"""The head, figures and foot of a page of the shift report. Sizes in points."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from neopain.base.text import named_bed
from neopain.base.time_text import duration
from neopain.record.analysis.burden import Burden, Span
from neopain.record.export.chart import DIM, FAINT, INK
from neopain.record.export.fonts import NOT_SHOWN_NOTE, READER_NOTE, draw_text
from neopain.record.export.part import RESEARCH_USE, Part
from neopain.record.export.scripts import field

WIDTH, HEIGHT = (float(side) for side in A4)
LEFT, RIGHT = 42.0, WIDTH - 42.0
NONE = "–"
_NOTES = {NOT_SHOWN_NOTE: LEFT, READER_NOTE: LEFT + 240}
"""Where on the line above the foot each note begins."""


def write_text(page: Canvas, x: float, y: float, text: str, size: float = 8.5, font: str = "Helvetica") -> None:
    """Draw `text` of any script; the page says at its foot which letters it cannot show, or leaves to the reader."""
    for note in draw_text(page, x, y, text, size, font):
        draw_text(page, _NOTES[note], 28, note, 7)


def head(page: Canvas, part: Part, span: Span) -> float:
    """Draw what a page is of: shift, patient, research use; returns how far down that is."""
    facts = part.facts
    begin, end = part.local(span[0]), part.local(span[1])
    page.setFillColor(INK)
    write_text(page, LEFT, HEIGHT - 54, "Pain expression, shift report", 17, "Helvetica-Bold")
    page.setFont("Helvetica-Bold", 11)
    page.drawRightString(RIGHT, HEIGHT - 47, f"{begin:%a %d %b %Y}")
    page.setFont("Helvetica", 10)
    page.drawRightString(RIGHT, HEIGHT - 60, f"{begin:%H:%M} to {end:%H:%M} ({_zones(part, span)})")
    who = [f"patient {field(part.patient)}"]
    if part.bed:
        who.append(field(named_bed(part.bed)))
    if facts.gestational_age_days is not None:
        weeks, days = divmod(facts.gestational_age_days, 7)
        who.append(f"born at {weeks} weeks {days} days")
    if facts.postnatal_age_days is not None:
        who.append(f"day {facts.postnatal_age_days} of life")
    if facts.weight_g is not None:
        who.append(f"{facts.weight_g:.0f} g")
    write_text(page, LEFT, HEIGHT - 72, "  ·  ".join(who), 9.5)
    page.setStrokeColor(INK)
    page.setLineWidth(0.7)
    page.rect(LEFT, HEIGHT - 97, RIGHT - LEFT, 15, stroke=1, fill=0)
    write_text(page, LEFT + 6, HEIGHT - 92.5, RESEARCH_USE, 7.6, "Helvetica-Bold")
    return HEIGHT - 97


def tiles(page: Canvas, burden: Burden, y: float) -> float:
    """Draw the eight figures of the shift; returns how far down they are."""
    share = f"{100 * burden.pain_s / burden.watched_s:.1f} % of the time monitored"
    confirmed = NONE if burden.confirmed_share is None else f"{100 * burden.confirmed_share:.0f} %"
    rate, readable = burden.alarms_per_hour, burden.scorable_share
    monitored = f"of {duration(burden.watched_s)} monitored"
    tiles = (
        ("time in pain", duration(burden.pain_s), share),
        ("episodes", str(len(burden.episodes)), "alarms of pain that began"),
        ("longest episode", duration_or_none(burden.longest_s), "until it ended"),
        ("time to acknowledge", duration_or_none(burden.answer_s), "median, until acknowledged"),
        ("time to resolve", duration_or_none(burden.recover_s), "median, until it ended"),
        ("alarms per hour", NONE if rate is None else f"{rate:.1f}", f"{burden.alarms} of all kinds"),
        ("confirmed as pain", confirmed, f"{burden.confirmed} of {burden.answered} that were answered"),
        ("face readable", NONE if readable is None else f"{100 * readable:.0f} %", monitored),
    )
    width = (RIGHT - LEFT) / 4
    for place, (name, value, note) in enumerate(tiles):
        x, top = LEFT + place % 4 * width, y - 16 - place // 4 * 52
        page.setFillColor(DIM)
        write_text(page, x, top - 4, name, 8)
        page.setFillColor(INK)
        write_text(page, x, top - 22, value, 17, "Helvetica-Bold")
        page.setFillColor(FAINT)
        write_text(page, x, top - 32, note, 7)
    return y - 16 - 104


def foot(page: Canvas, part: Part, span: Span, number: str) -> None:
    """Draw what the figures mean, session, models and the `number` of the page."""
    facts = part.facts
    lines = (
        "An episode is an alarm of pain, counted in the shift in which it began. Time in pain is the time in the state "
        "pain, with or without an alarm.",
        f"Session {facts.id}, models {facts.bundle_id} ({facts.bundle_sha256[:12]}), Neopain {facts.program}. "
        f"Times are local ({_zones(part, span)}).",
    )
    page.setFillColor(DIM)
    for place, line in enumerate(lines):
        write_text(page, LEFT, 48 - 10 * place, line, 7)
    page.setFont("Helvetica", 7)
    page.drawRightString(RIGHT, 38, number)


def _zones(part: Part, span: Span) -> str:
    """The name of the time zone, or both of a shift in which the clocks change."""
    names = dict.fromkeys(f"{part.local(t_s):%Z}" for t_s in span)
    return ", then ".join(names)


def duration_or_none(value: float | None) -> str:
    """A duration, or a dash where there is none."""
    return NONE if value is None else duration(value)
