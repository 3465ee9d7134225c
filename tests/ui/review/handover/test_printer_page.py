"""The report on a printer: every word of it, on as many pages as it says, letters of any script in their order."""

from dataclasses import replace
from datetime import UTC

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter

import draws
import stories
from neopain.base.data import Role
from neopain.base.errors import InputError
from neopain.record.export.fonts import NOT_SHOWN_NOTE
from neopain.record.export.part import RESEARCH_USE, ExportCancelledError, Part
from neopain.record.export.report import draw_report
from neopain.record.session.notes import Notes, new_note
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter
from neopain.ui.review.handover.printer_page import PrinterPage

NAME = "20261123-080000-abcdef"


@pytest.fixture
def printer(qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


@pytest.fixture
def session(tmp_path):
    with SessionWriter(tmp_path / NAME, draws.KEY, draws.facts(NAME, bed="Bed 3")) as writer:
        writer.write(stories.tell([(60.0, 0.1), (40.0, 0.9), (60.0, 0.1)], 2))
    with Session(tmp_path / NAME, draws.KEY) as session:
        yield session


def printed(tmp_path):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(tmp_path / "printed.pdf").pages]


def test_a_printed_report_has_the_words_of_the_pdf(session, printer, tmp_path):
    Notes(session).add(new_note("asleep in the arms of the mother", 80.0, "Noor", Role.NURSE))
    with PrinterPage(printer) as page:
        assert draw_report(page, Part(session, named=True, zone=UTC), (0,)) == (1, 1)
    (text,) = printed(tmp_path)
    for words in (
        RESEARCH_USE,
        "Baby M.",
        "Bed 3",
        "Noor (nurse): asleep in the arms",
        "Pain expression 1",
        "page 1 of 1",
    ):
        assert words in text


@pytest.mark.parametrize(("name", "said"), [("สมชาย हिन्दी አበበ", False), ("Noor \U000f1234", True)])
def test_a_page_says_where_the_printer_has_no_font_for_a_letter(session, printer, tmp_path, name, said):
    session.facts = replace(session.facts, shown_id=name)
    with PrinterPage(printer) as page:
        draw_report(page, Part(session, named=True, zone=UTC), (0,))
    assert [NOT_SHOWN_NOTE[2:] in text for text in printed(tmp_path)] == [said]


def test_a_long_report_goes_on_on_the_next_sheet_and_counts_its_own_pages(session, printer, tmp_path):
    for k in range(40):
        Notes(session).add(new_note(f"note {k}", float(k), "Noor", Role.NURSE))
    with PrinterPage(printer) as page:
        pages, _ = draw_report(page, Part(session, named=True, zone=UTC), (0,))
    read = printed(tmp_path)
    assert len(read) == pages > 1
    assert [f"page {k} of {pages}" in text for k, text in enumerate(read, start=1)] == [True] * pages
    assert all(f"note {k}" in " ".join(read) for k in range(40))


def test_a_report_that_is_stopped_ends_the_printing(session, printer):
    with pytest.raises(ExportCancelledError), PrinterPage(printer) as page:
        draw_report(page, Part(session, zone=UTC, progress=lambda share: False), (0,))
    assert printer.printerState() is not QPrinter.PrinterState.Active


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_the_page_is_one_line(session, qapp, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "a.pdf"))
    with pytest.raises(InputError, match="does not take the page"), PrinterPage(printer):
        pass


def test_text_that_is_wider_than_the_paper_is_drawn_closer(session, printer, tmp_path):
    session.facts = replace(session.facts, shown_id="W" * 100)
    with PrinterPage(printer) as page:
        draw_report(page, Part(session, named=True, zone=UTC), (0,))
    places = []
    pypdf.PdfReader(tmp_path / "printed.pdf").pages[0].extract_text(
        visitor_text=lambda text, cm, tm, *_: places.append(cm[0] if "WWW" in text else None)
    )
    assert "W" * 100 in "".join(printed(tmp_path)).replace(" ", "")
