"""The report as a PDF, A4 landscape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Image, KeepTogether, LongTable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from neopain.training.study.report import charts
from neopain.training.study.report.sections import NOTICE, Section
from neopain.training.study.report.tables import split_interval

_MARGIN = 14 * mm
_MARGINS = ("leftMargin", "rightMargin", "topMargin", "bottomMargin")
_DRAWING = (92 * mm, 84 * mm)
_FACE = 30 * mm
_WIDTH = landscape(A4)[0] - 2 * _MARGIN
_CELL_PT = 7.0
_BELOW_PT = 5.8
_CELL_PAD_PT = 2.0
_ACCENT = colors.HexColor("#1f5fa8")


def write(path: Path, title: str, sections: Sequence[Section], embed: bool) -> None:
    """Write the PDF; pictures of faces are in it only when `embed`."""
    document = SimpleDocTemplate(
        str(path), pagesize=landscape(A4), title=title, invariant=1, **dict.fromkeys(_MARGINS, _MARGIN)
    )
    styles = getSampleStyleSheet()
    styles["Heading2"].textColor = _ACCENT
    story: list[Any] = [Paragraph(escape(title), styles["Title"]), Paragraph(escape(NOTICE), styles["Italic"])]
    for section in sections:
        story += _section(section, styles, path.parent, embed)
    document.build(story, onFirstPage=_number, onLaterPages=_number)


def _section(section: Section, styles: Any, folder: Path, embed: bool) -> Iterator[Any]:
    head = [Paragraph(escape(section.title), styles["Heading2"])]
    head += [Paragraph(escape(sentence), styles["BodyText"]) for sentence in section.words]
    head.append(Spacer(1, 2 * mm))
    if section.drawings:
        head.append(Table([[Image(charts.png(drawing), *_DRAWING) for drawing in section.drawings]], hAlign="LEFT"))
    yield KeepTogether(head)
    if embed and section.pictures:
        faces = [Image(str(folder / name), _FACE, _FACE) for name, _ in section.pictures]
        yield Table([faces[first : first + 8] for first in range(0, len(faces), 8)], hAlign="LEFT")
    if section.columns:
        yield _table(section, styles)


def _table(section: Section, styles: Any) -> LongTable:
    small = styles["BodyText"].clone("cell", fontSize=_CELL_PT, leading=1.2 * _CELL_PT)
    bold = small.clone("head", fontName="Helvetica-Bold")
    rows = [[Paragraph(escape(name), bold) for name in section.columns]]
    rows += [[Paragraph(_markup(text), small) for text in row] for row in section.rows]
    table = LongTable(rows, colWidths=_widths(section), repeatRows=1, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, _ACCENT),
                ("LINEBELOW", (0, 1), (-1, -1), 0.25, colors.lightgrey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *((f"{side}PADDING", (0, 0), (-1, -1), 1.2) for side in ("TOP", "BOTTOM")),
                *((f"{side}PADDING", (0, 0), (-1, -1), _CELL_PAD_PT) for side in ("LEFT", "RIGHT")),
            ]
        )
    )
    return table


def _markup(text: str) -> str:
    value, interval = split_interval(text)
    below = f'<br/><font size="{_BELOW_PT}" color="#5b6b7a">{interval}</font>' if interval else ""
    return f"{escape(value)}{below}"


def _widths(section: Section) -> list[float]:
    """Column widths that break no word if possible; the remaining width is shared by the longest texts."""
    rows = [[max(split_interval(text), key=len) for text in row] for row in section.rows]
    columns = [(name, *texts) for name, *texts in zip(section.columns, *rows, strict=True)]
    least = [max(_points(word) for text in column for word in _unbroken(text)) for column in columns]
    whole = [max(_points(text) for text in column) for column in columns]
    if sum(least) >= _WIDTH:
        return [_WIDTH * points / sum(least) for points in least]
    more = sum(whole) - sum(least)
    share = min((_WIDTH - sum(least)) / more, 1.0) if more > 0 else 0.0
    return [low + share * (high - low) for low, high in zip(least, whole, strict=True)]


def _unbroken(text: str) -> list[str]:
    """The words of a text; an interval is one."""
    return [text] if " to " in text and text[-1].isdigit() else text.split() or [""]


def _points(text: str) -> float:
    """Width of a cell with this text."""
    return float(stringWidth(text, "Helvetica-Bold", _CELL_PT)) + 2 * _CELL_PAD_PT + 1.0


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 7)
    canvas.setFillColor(colors.grey)
    canvas.drawRightString(landscape(A4)[0] - _MARGIN, 7 * mm, f"Neopain, research use only - page {document.page}")
