"""Exports and print from the window: by role, in a thread, audited as done only when they are."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog

from neopain.base.data import Role
from neopain.base.errors import InputError
from neopain.record.export.formats import ExportFormat
from neopain.record.ward.staff import Person
from neopain.ui.text import handover_text
from ui.review.conftest import DAY


@pytest.fixture
def export(stay, archive):
    archive.person = Person("Ines", Role.CLINICIAN)
    stay.exporting.click()
    return stay.export


def said(export):
    return export.card.message.text()


def test_a_nurse_is_told_that_she_may_not_and_nothing_can_be_touched(stay, audited):
    stay.exporting.click()
    assert said(stay.export) == handover_text.NOT_ALLOWED
    assert not stay.export.card.finish.isEnabled()
    assert not stay.export.card.print_report.isEnabled()
    stay.export.card.cancel.click()
    assert stay.export.card.isHidden()
    assert not [entry for entry in audited() if "export" in entry[1]]


def test_the_time_shown_is_exported_to_the_chosen_place(export, stay, qtbot, tmp_path, audited):
    stay.view.show(600.0, 660.0)
    export.card.formats[ExportFormat.CSV].click()
    export.card.shown.click()
    asked = []
    export.ask_place = lambda parent, name, folder: (asked.append((name, folder)), tmp_path / "out.csv")[1]
    export.card.finish.click()
    qtbot.waitUntil(lambda: said(export).startswith("Saved: "))
    assert asked == [(f"{DAY}.csv", "")]
    lines = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert 55 <= sum(not line.startswith("#") for line in lines) <= 62
    detail = f"{DAY}: csv, 600 s to 660 s, under a pseudonym"
    assert [entry[1:] for entry in audited()[-2:]] == [("session_export_begun", detail), ("session_exported", detail)]
    export.card.finish.click()
    assert asked[1][1] == str(tmp_path), "the next export begins in the same folder"
    qtbot.waitUntil(lambda: export.card.finish.isEnabled())


def test_a_place_that_cannot_be_written_is_one_line_and_not_audited_as_done(export, qtbot, tmp_path, audited):
    (tmp_path / "file").touch()
    export.ask_place = lambda *_: tmp_path / "file" / "out.pdf"
    export.card.finish.click()
    qtbot.waitUntil(lambda: "cannot be written" in said(export))
    assert "\n" not in said(export)
    assert audited()[-1][1] == "session_export_begun"
    assert export.card.finish.isEnabled()


def test_an_export_is_cancelled_by_the_card(export, qtbot, tmp_path, archive, monkeypatch, audited):
    begun, go_on = threading.Event(), threading.Event()
    wait = archive.export

    def slow(viewed, form, out, options):
        begun.set()
        go_on.wait(20)
        return wait(viewed, form, out, options)

    monkeypatch.setattr(archive, "export", slow)
    export.ask_place = lambda *_: tmp_path / "out.pdf"
    export.card.finish.click()
    begun.wait(20)
    export.card.cancel.click()
    assert said(export) == handover_text.CANCELLING
    go_on.set()
    qtbot.waitUntil(lambda: "cancelled" in said(export))
    assert not list(tmp_path.glob("*.pdf"))
    assert not list(tmp_path.glob(".*"))
    assert "session_exported" not in [entry[1] for entry in audited()]


def test_nothing_is_written_where_no_place_is_chosen(export, audited):
    export.ask_place = lambda *_: None
    export.card.finish.click()
    assert not [entry for entry in audited() if "export" in entry[1]]


def test_a_report_is_printed_and_audited_once_it_is(export, qtbot, tmp_path, audited):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    export.has_printer, export.ask_printer = lambda: True, lambda _: printer
    export.card.print_report.click()
    qtbot.waitUntil(lambda: said(export) == handover_text.PRINTED)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert [entry[1] for entry in audited()[-2:]] == ["session_print_begun", "session_printed"]


def test_without_a_printer_the_card_says_what_to_do(export, audited):
    export.has_printer = lambda: False
    export.card.print_report.click()
    assert said(export) == handover_text.NO_PRINTER
    assert not [entry for entry in audited() if "print" in entry[1]]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_fails_is_not_audited_as_printed(export, qtbot, audited):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/nowhere/at/all.pdf")
    export.has_printer, export.ask_printer = lambda: True, lambda _: printer
    export.card.print_report.click()
    qtbot.waitUntil(lambda: "does not take the page" in said(export))
    assert audited()[-1][1] == "session_print_begun"


def test_a_sign_out_while_the_place_is_asked_for_exports_nothing(export, signed_in, qtbot, tmp_path, audited, archive):
    def leave(*_):
        signed_in.sign_out()
        return tmp_path / "out.pdf"

    export.ask_place = leave
    export.card.finish.click()
    qtbot.waitUntil(lambda: archive.person is None)
    assert not list(tmp_path.iterdir())
    assert not [entry for entry in audited() if "export" in entry[1]]


def test_a_dialog_that_asks_for_a_place_does_not_outlive_the_sign_out(export, signed_in, qtbot, archive):
    QTimer.singleShot(50, signed_in.sign_out)
    export.card.finish.click()  # opens the real dialog, and would block
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    qtbot.waitUntil(lambda: archive.person is None)


def test_a_dialog_closes_when_the_window_steps_aside(export, signed_in, tmp_path):
    """At the bed the window hides for an alarm; a dialog of its own would stay over the monitor."""
    QTimer.singleShot(50, signed_in.hide)
    export.card.finish.click()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert not said(export), "nothing was exported"
    signed_in.show()


def test_other_errors_of_the_archive_are_shown(export, qtbot, tmp_path, archive, monkeypatch):
    def fail(*_):
        raise InputError("the disk is full: make room")

    monkeypatch.setattr(archive, "export", fail)
    export.ask_place = lambda *_: tmp_path / "out.pdf"
    export.card.finish.click()
    qtbot.waitUntil(lambda: said(export) == "the disk is full: make room")
