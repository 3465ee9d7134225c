"""The lists of the shift report: alarms by kind, episodes, and what people did and wrote. Sizes in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from reportlab.pdfgen.canvas import Canvas

from neopain.base.time_text import duration, time_of_day
from neopain.record.analysis.burden import Burden, Span, alarms, lasted_s
from neopain.record.export.annotations import CARE, event_annotations
from neopain.record.export.chart import DIM, INK, RULE
from neopain.record.export.fonts import clusters, text_width
from neopain.record.export.part import Part, seconds_of
from neopain.record.export.report_head import LEFT, NONE, RIGHT, duration_or_none, foot, head, write_text
from neopain.record.export.written import Entry, alarm_kinds, limit_changes, notes, scores

_ROW = 11.5
_BOTTOM = 74.0
_WORDS_X, _HALF = 75.0, 256.0
"""Where the words of a line begin, and the width of a column of care."""
_TOGETHER = 12
"""Most rows of an entry that are not divided between two pages."""
_LEAST_EPISODES, _MOST_BELOW = 8, 22
"""Least rows of episodes on the first page, and most rows that they leave for what follows."""


@dataclass
class Flow:
    """Lines down a page and on to the next one. `number` is that of the page, `count` how many there are."""

    page: Canvas
    part: Part
    span: Span
    number: int
    count: int | None
    y: float = 0.0

    @property
    def name(self) -> str:
        """What the foot calls the page."""
        return f"page {self.number} of {self.count}"

    def room(self, rows: float) -> bool:
        """Go on to the next page unless there is room for `rows`; whether it did."""
        if self.y - rows * _ROW >= _BOTTOM - _ROW:
            return False
        foot(self.page, self.part, self.span, self.name)
        self.page.showPage()
        self.number += 1
        self.y = head(self.page, self.part, self.span) - 14
        return True

    def title(self, words: str, none: bool = False) -> None:
        """Write a heading; with `none`, that there is nothing below it."""
        self.room(2 if none else 3)
        self.page.setFillColor(INK)
        write_text(self.page, LEFT, self.y - 10, words, 10, "Helvetica-Bold")
        if none:
            self.page.setFillColor(DIM)
            x = LEFT + self.page.stringWidth(words, "Helvetica-Bold", 10) + 12
            write_text(self.page, x, self.y - 10, "none")
        self.y -= 20 if none else 24

    def line(self, columns: Sequence[float], words: Sequence[str], *, dim: bool = False) -> None:
        """Write one row of a table."""
        self.room(1)
        self.page.setFillColor(DIM if dim else INK)
        for x, word in zip(columns, words, strict=True):
            write_text(self.page, LEFT + x, self.y, word, 7.5 if dim else 8.5)
        if dim:
            self.page.setStrokeColor(RULE)
            self.page.line(LEFT, self.y - 3, RIGHT, self.y - 3)
        self.y -= _ROW + (2 if dim else 0)

    def when(self, t_s: float) -> str:
        """The time of day at `t_s`."""
        return time_of_day(self.part.facts.wall_time(t_s), self.part.zone)


def write_lists(flow: Flow, burden: Burden, overview: tuple[float, NDArray[np.void]]) -> None:
    """Write all lists of a shift."""
    within = replace(flow.part, span=burden.span)
    _alarm_kinds(flow, burden.span)
    changes, ratings, written = limit_changes(within), scores(within), notes(within)
    care = event_annotations(within, CARE)
    below = 16 + len(changes) + len(ratings) + (len(care) + 1) // 2 + sum(len(_rows(flow, one)) for one in written)
    rows = int((flow.y - _BOTTOM) / _ROW) - min(below, _MOST_BELOW)
    _episodes(flow, burden, overview, max(rows, _LEAST_EPISODES))
    for title, entries in (("Changes of the alarm limit", changes), ("Scores by hand", ratings)):
        _entries(flow, title, entries)
    _care(flow, [(flow.when(note.t_s), note.words.replace("_", " ")) for note in care])
    _entries(flow, "Notes", written)


def _alarm_kinds(flow: Flow, span: Span) -> None:
    _, end_s = flow.part.session.span_s
    kinds = alarm_kinds([entry for entry in alarms(flow.part.session) if span[0] <= entry.t_s < span[1]], end_s)
    flow.title("Alarms by kind", none=not kinds)
    columns = (20, 160, 220, 300, 420)
    if kinds:
        flow.line(columns, ("", "alarms", "in all", "acknowledged after", "not acknowledged"), dim=True)
    for kind in kinds:
        cells = (kind.words, str(kind.alarms), duration(kind.lasted_s), duration_or_none(kind.answer_s))
        flow.line(columns, (*cells, str(kind.unacknowledged) if kind.unacknowledged else NONE))
    flow.y -= 4


def _episodes(flow: Flow, burden: Burden, overview: tuple[float, NDArray[np.void]], count: int) -> None:
    episodes, part = burden.episodes, flow.part
    _, end_s = part.session.span_s
    columns = (0, 20, 75, 125, 180, 262, 312)
    flow.title("Episodes of pain", none=not episodes)
    if episodes:
        flow.line(columns, ("", "began", "lasted", "highest", "acknowledged after", "pain?", ""), dim=True)
    for number, entry in enumerate(episodes[:count], start=1):
        rows = seconds_of(*overview, (entry.t_s, entry.t_s + max(lasted_s(entry, end_s), 1.0)))
        highest = float(np.fmax.reduce(rows["trend_max"], initial=entry.value or 0.0))
        answered = None if entry.acknowledged_s is None else entry.acknowledged_s - entry.t_s
        said = [f"by {entry.by}"] if part.named and entry.by else []
        if entry.escalated_s is not None:
            said.append(f"escalated after {duration(entry.escalated_s - entry.t_s)}")
        if entry.ended_s is None:
            said.append("monitoring ended meanwhile" if entry.cut else "goes on")
        cells = (str(number), flow.when(entry.t_s), duration(lasted_s(entry, end_s)), f"{highest:.2f}")
        answer = entry.answer.value if entry.answer else NONE
        flow.line(columns, (*cells, duration_or_none(answered), answer, ", ".join(said)))
    if len(episodes) > count:
        flow.line((20,), (f"and {len(episodes) - count} more: see the alarm log of the session",))
    flow.y -= 4


def _entries(flow: Flow, title: str, entries: Sequence[Entry]) -> None:
    flow.title(title, none=not entries)
    for entry in entries:
        rows = _rows(flow, entry)
        if flow.room(min(len(rows), _TOGETHER)):
            flow.title(f"{title}, continued")
        when = "whole stay" if entry.t_s is None else flow.when(entry.t_s)
        for place, words in enumerate(rows):
            flow.line((20, _WORDS_X), ("" if place else when, words))
    flow.y -= 4


def _rows(flow: Flow, entry: Entry) -> list[str]:
    """Who `entry` is by and its words, in lines that the page has room for."""
    paragraphs = (f"{entry.who}: {entry.words}" if entry.who else entry.words).splitlines()
    return [row for words in paragraphs for row in _wrapped(flow.page, words, RIGHT - LEFT - _WORDS_X)]


def _wrapped(page: Canvas, words: str, width: float) -> list[str]:
    """`words` in lines of at most `width`, divided at spaces; a word that is longer is divided where the line ends, but
    not within a letter and its marks.
    """
    lines = [""]
    for word in words.split(" "):
        while word:
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if _fits(page, longer, width):
                lines[-1], word = longer, ""
            elif lines[-1]:
                lines.append("")
            else:
                lines[-1], word = _divided(page, word, width)
                lines.append("")
    return [line for line in lines if line] or [""]


def _divided(page: Canvas, word: str, width: float) -> tuple[str, str]:
    """As much of `word` as fits, at least a letter with its marks, and the rest."""
    begin, *letters = clusters(word) or [word]  # a word of control codes alone has none
    while letters and _fits(page, begin + letters[0], width):
        begin += letters.pop(0)
    return begin, "".join(letters)


def _fits(page: Canvas, text: str, width: float) -> bool:
    return text_width(page, text, 8.5) <= width


def _care(flow: Flow, care: Sequence[tuple[str, str]]) -> None:
    """Write procedures, comfort measures and marks: in two columns, or in one where words need the room."""
    flow.title("Care", none=not care)
    columns = 2 if all(_fits(flow.page, words, _HALF - _WORDS_X) for _, words in care) else 1
    for first in range(0, len(care), columns):
        pair = [(when, _wrapped(flow.page, words, RIGHT - LEFT - _WORDS_X)) for when, words in care[first:][:columns]]
        for row in range(max(len(rows) for _, rows in pair)):
            cells = [("" if row else when, rows[row]) for when, rows in pair if row < len(rows)]
            xs = [x + column * _HALF for column in range(len(cells)) for x in (20, _WORDS_X)]
            flow.line(xs, [word for cell in cells for word in cell])
    flow.y -= 4
