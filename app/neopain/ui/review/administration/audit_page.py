"""Who did what: the audit log, the newest first, with a search, and the check of log and recordings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget

from neopain.record.ward.audit import Entry
from neopain.review.archive import Archive
from neopain.review.audit_view import Checked, check_records, newest_entries
from neopain.ui import theme
from neopain.ui.background import BackgroundTask, Progress
from neopain.ui.review.administration.page import AdministrationPage, dress_list
from neopain.ui.text import labels
from neopain.ui.text.administration import audit_text
from neopain.ui.widgets.finger import move_by_finger
from neopain.ui.widgets.label import FittedButton, FittedLabel
from neopain.ui.widgets.layout import hbox, vbox

MOST = 300
"""So many entries are shown; an older one is found by the search."""
_ROW_PX, _HIGH_PX, _WAIT_MS, _REPORT_MS = 64, 52, 250, 150


class AuditPage(AdministrationPage):
    """The log at the left, search and check at the right; what the check finds stands in place of the log."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.rows, self.search = QListWidget(), QLineEdit()
        self.note, self.message = FittedLabel(audit_text.NOTE), FittedLabel()
        self.check = FittedButton(audit_text.CHECK)
        self._progress = Progress()
        self._reading = BackgroundTask("read-audit-log", self, self._show, self.message.setText, only_newest=True)
        self._checking = BackgroundTask("check-records", self, self._show_checked, self._fail)
        self._typed, self._report = QTimer(self), QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_WAIT_MS)
        self._report.setInterval(_REPORT_MS)
        move_by_finger(self.rows)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for label in (self.note, self.message):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.search.textChanged.connect(lambda _: self._typed.start())
        self.search.returnPressed.connect(self.entered)
        self._typed.timeout.connect(self._read)
        self._report.timeout.connect(self._show_progress)
        self.check.clicked.connect(self._check)
        self._side = vbox(self.search, self.note, (self.message, 1), hbox(1, self.check))
        self._columns = hbox((self.rows, 3), (self._side, 2), owner=self)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into."""
        return (self.search,)

    def begin(self) -> None:
        """Read the log."""
        self.search.clear()
        self.search.setPlaceholderText(audit_text.SEARCH)
        self._read()

    def end(self) -> None:
        """Nothing is read any more, and nothing of the log stays."""
        super().end()
        self._typed.stop()
        self._reading.cancel()
        self._end_check()
        self.rows.clear()
        self.message.setText("")

    def make_room(self, typing: bool) -> None:
        """Leave the room to the search while it is typed into."""
        for part in (self.note, self.check):
            part.setVisible(not typing)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(16, self.rows)
        scale.style(17, self.search, self.message)
        scale.style(16, self.note, colour=theme.DIM)
        scale.style(16, self.check, bold=True)
        self.search.setFixedHeight(scale.px(_HIGH_PX))
        self.check.setFixedSize(scale.px(290), scale.px(_HIGH_PX))
        edge = f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px"
        theme.dress(self.search, f"{edge}; padding: 0 {scale.px(14)}px")
        dress_list(self.rows, scale, _ROW_PX)
        scale.space(self._side, 12)
        scale.space(self._columns, 24)

    def _read(self) -> None:
        words = self.search.text().casefold().split()

        def matches(entry: Entry) -> bool:
            shown = audit_text.row(entry).casefold()
            return all(word in shown for word in words)

        self.message.setText(labels.READING)
        self._reading.start(partial(newest_entries, self._archive, matches, MOST + 1))

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self.rows.clear()
        self.rows.addItems([audit_text.row(entry) for entry in entries[:MOST]])
        more = audit_text.MORE if len(entries) > MOST else ""
        self.message.setText(more if entries else audit_text.NONE_FOUND)

    def _check(self) -> None:
        if self._checking.busy:
            self._end_check()
            self.message.setText(audit_text.STOPPED)
        else:
            self._progress = Progress()
            self._checking.start(partial(check_records, self._archive, self._progress))
            self._report.start()
            self.check.setText(audit_text.STOP)
            self._show_progress()

    def _show_progress(self) -> None:
        self.message.setText(audit_text.checking(self._progress.share))

    def _end_check(self) -> None:
        self._progress.stop()
        self._checking.cancel()
        self._report.stop()
        self.check.setText(audit_text.CHECK)

    def _show_checked(self, result: Checked) -> None:
        self._end_check()
        self.message.setText(audit_text.checked(result))
        if result.findings:
            self.rows.clear()
            self.rows.addItems(result.findings)

    def _fail(self, why: str) -> None:
        self._end_check()
        self.message.setText(why)
