"""Exports and prints the opened session in a thread, to a place or printer that the person chooses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from neopain.record.export.export import Options, Written
from neopain.record.export.part import EVERYTHING, Part
from neopain.record.export.report import draw_report
from neopain.record.ward.staff import Right, may
from neopain.review.archive import Archive, OpenedStay
from neopain.ui.background import BackgroundTask, Progress
from neopain.ui.review.handover import places
from neopain.ui.review.handover.export_card import ExportCard
from neopain.ui.review.handover.printer_page import PrinterPage
from neopain.ui.review.time_window import TimeWindow
from neopain.ui.text import handover_text

_REPORT_MS = 150


class ExportController(QObject):
    """Connects the card with the archive. `ask_place`, `ask_printer` and `has_printer` ask the person and the system;
    they are replaced in tests.
    """

    def __init__(self, archive: Archive, view: TimeWindow) -> None:
        super().__init__()
        self._archive, self._view = archive, view
        self.card = ExportCard()
        self.ask_place: Callable[[QWidget, str, str], Path | None] = places.ask_place
        self.ask_printer: Callable[[QWidget], QPrinter | None] = places.ask_printer
        self.has_printer: Callable[[], bool] = places.has_printer
        self._viewed: OpenedStay | None = None
        self._folder, self._progress = "", Progress()
        self._words: Callable[[float], str] = handover_text.exporting
        self._writing = BackgroundTask("export", self, self._written, self._failed)
        self._printing = BackgroundTask("print", self, self._printed, self._failed)
        self._timer = QTimer(self)
        self._timer.setInterval(_REPORT_MS)
        self._timer.timeout.connect(self._show_progress)
        self.card.save_pressed.connect(self._save)
        self.card.print_pressed.connect(self._print)
        self.card.stopped.connect(self._stop)

    def follow(self, viewed: OpenedStay | None) -> None:
        """Export `viewed`, or nothing; what is running is cancelled, and what asks for a place is closed."""
        self._progress.stop()
        for task in (self._writing, self._printing):
            task.cancel()
        self._timer.stop()
        self.close_dialogs()
        self._viewed = viewed
        self.card.show_running(False)
        self.card.close_card()

    def close_dialogs(self) -> None:
        """Cancel what asks for a place or printer: at the bed it may not stay over the monitor in an alarm."""
        for dialog in self.card.findChildren(QDialog):
            dialog.reject()

    def offer(self, wanted: bool) -> None:
        """Open or close the card; say so where the person may not export."""
        if not wanted:
            if not self.card.isHidden():
                self.card.drop()
            return
        self.card.ask()
        self.card.delete.setVisible(may(self._archive.person, Right.DELETE))
        if not may(self._archive.person, Right.EXPORT):
            self.card.show_running(True)
            self.card.running = False
            self.card.message.setText(handover_text.NOT_ALLOWED)

    def _options(self, progress: Progress) -> Options:
        span = (self._view.from_s, self._view.to_s) if self.card.shown.isChecked() else EVERYTHING
        return self._archive.export_options(span, self.card.named.isChecked(), progress)

    def _save(self) -> None:
        viewed, form = self._viewed, self.card.form
        if viewed is None or self._busy:
            return
        suffix = handover_text.SUFFIXES[form]
        out = self.ask_place(self.card, f"{viewed.stay.facts.id}.{suffix}", self._folder)
        if out is None or self._viewed is not viewed:  # signed out while the dialog was open
            return
        self._folder = str(out.parent)
        self._begin(handover_text.exporting)
        self._writing.start(partial(self._archive.export, viewed, form, out, self._options(self._progress)))

    def _print(self) -> None:
        viewed = self._viewed
        if viewed is None or self._busy:
            return
        if not self.has_printer():
            self.card.message.setText(handover_text.NO_PRINTER)
            return
        printer = self.ask_printer(self.card)
        if printer is None or self._viewed is not viewed:
            return
        self._begin(handover_text.printing)
        options = self._options(self._progress)
        draw = partial(_draw, printer, options.shift_hours)
        self._printing.start(partial(self._archive.print_report, viewed, options, draw))

    @property
    def _busy(self) -> bool:
        return self._writing.busy or self._printing.busy

    def _begin(self, words: Callable[[float], str]) -> None:
        self._progress, self._words = Progress(), words
        self.card.show_running(True)
        self._show_progress()
        self._timer.start()

    def _show_progress(self) -> None:
        self.card.message.setText(self._words(self._progress.share))

    def _stop(self) -> None:
        self._progress.stop()
        self._timer.stop()
        self.card.message.setText(handover_text.CANCELLING)

    def _end(self, words: str) -> None:
        self._timer.stop()
        self.card.show_running(False)
        self.card.message.setText(words)

    def _written(self, written: tuple[Written, ...]) -> None:
        self._end(handover_text.saved(written))

    def _printed(self, _: object) -> None:
        self._end(handover_text.PRINTED)

    def _failed(self, why: str) -> None:
        self._end(why)


def _draw(printer: QPrinter, shift_hours: tuple[int, ...], part: Part) -> None:
    with PrinterPage(printer) as page:
        draw_report(page, part, shift_hours)
