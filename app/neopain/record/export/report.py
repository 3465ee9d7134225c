"""The shift report: a page for each shift, for the handover and the paper record, and more where people wrote more."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from neopain.base.errors import Cause, InputError
from neopain.record.analysis.burden import Burden, Span, burdens, lasted_s, shifts
from neopain.record.analysis.stay import pain_limits
from neopain.record.export import chart
from neopain.record.export.chart import DIM, Frame
from neopain.record.export.part import RESEARCH_USE, Part, export_file, seconds_of
from neopain.record.export.report_head import LEFT, RIGHT, foot, head, tiles, write_text
from neopain.record.export.report_lists import Flow, write_lists

_HOUR_S = 3600.0


class _Shift(NamedTuple):
    """The burden of a shift, and of each of its hours."""

    burden: Burden
    hours: tuple[Burden, ...]


def write_report(part: Part, path: Path, shift_hours: Sequence[int]) -> str:
    """Write the pages of each shift of `part` with recorded data and return a summary; raises InputError where there is
    none or the file cannot be written.
    """
    with export_file(path) as new:
        page = Canvas(str(new), pagesize=A4, invariant=1)
        page.setTitle(f"Shift report, session {part.facts.id}")
        page.setSubject(RESEARCH_USE)
        page.setCreator(f"Neopain {part.facts.program}")
        pages, count = draw_report(page, part, shift_hours)
        page.save()
    return (
        f"{pages} pages, one a shift"
        if pages == count
        else f"{pages} pages, {count} {'shift' if count == 1 else 'shifts'}"
    )


def draw_report(page: Canvas, part: Part, shift_hours: Sequence[int]) -> tuple[int, int]:
    """Draw the report on `page`, a Canvas or what draws as one; returns the number of its pages and of its shifts.

    Raises InputError where there is nothing to report.
    """
    from_s, to_s = part.inside
    spans = shifts(part.facts, (from_s, to_s), shift_hours, part.zone) if from_s <= to_s else ()
    found = [
        _Shift(burden, burdens(part.session, _hours(burden.span)))
        for burden in burdens(part.session, spans)
        if burden.watched_s > 0
    ]
    if not found:
        raise InputError(Cause.NOTHING_TO_REPORT, session=part.facts.id)
    overview = part.session.overview()
    blank = page.blank() if hasattr(page, "blank") else Canvas(io.BytesIO(), pagesize=A4)
    pages = _draw(blank, part, found, overview, None)  # to know how many there are
    return _draw(page, part, found, overview, pages), len(found)


def _draw(
    page: Canvas,
    part: Part,
    found: Sequence[_Shift],
    overview: tuple[float, NDArray[np.void]],
    count: int | None,
) -> int:
    number = 0
    for shift in found:
        span = shift.burden.span
        flow = Flow(page, part, span, number + 1, count)
        y = tiles(page, shift.burden, head(page, part, span))
        flow.y = _curve(page, part, shift, seconds_of(*overview, span), y)
        write_lists(flow, shift.burden, overview)
        foot(page, part, span, flow.name)
        page.showPage()
        number = flow.number
        if count is not None:
            part.report(min(span[1], part.inside[1]))
    return number


def _hours(span: Span) -> list[Span]:
    edges = np.arange(span[0], span[1], _HOUR_S).tolist()
    return [(edge, min(edge + _HOUR_S, span[1])) for edge in edges]


def _curve(page: Canvas, part: Part, shift: _Shift, seconds: NDArray[np.void], y: float) -> float:
    frame = Frame(LEFT + 18, y - 170, RIGHT - LEFT - 18, 150, shift.burden.span)
    page.setFillColor(DIM)
    words = "Smoothed probability of a pain expression  (band: least to greatest; dashed: pain limit; "
    words += "grey: face unreadable; empty: not monitored)"
    write_text(page, LEFT, y - 4, words, 7.5)
    _, end_s = part.session.span_s
    episodes = [(entry.t_s, entry.t_s + lasted_s(entry, end_s)) for entry in shift.burden.episodes]
    chart.curve(page, frame, seconds, episodes, pain_limits(part.session, -math.inf), part.local)
    bars = Frame(frame.x, y - 226, frame.width, 26, shift.burden.span)
    chart.hours(page, bars, [(hour.span, hour.pain_s / 60) for hour in shift.hours])
    page.setFillColor(DIM)
    write_text(page, LEFT, y - 237, "Minutes in pain, hour by hour", 7.5)
    return y - 250
