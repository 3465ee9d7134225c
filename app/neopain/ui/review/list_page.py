"""The list of sessions, newest first, with a search."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from neopain.base.time_text import rough_duration
from neopain.record.session.sessions import SessionEntry
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.retention import StoredVideo
from neopain.review.archive import Archive
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.text import labels, review_text
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox

_TYPING_MS = 200


class ListPage(QFrame):
    """`chosen` carries the id of the session to open."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.title, self.message = Label(review_text.SESSIONS), Label()
        self.search, self.leave = QLineEdit(), QPushButton(review_text.SIGN_OUT)
        self.search.setPlaceholderText(review_text.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.table = QTableWidget(0, len(review_text.COLUMNS))
        self.table.setHorizontalHeaderLabels(review_text.COLUMNS)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.storage = Label()
        self._listing = BackgroundTask("list-sessions", self, self._fill, self.message.setText, only_newest=True)
        self._holdings = BackgroundTask(
            "read-storage", self, self._show_storage, self.storage.setText, only_newest=True
        )
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.read)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.table.cellClicked.connect(lambda line, _: self._choose(line))
        self.search.returnPressed.connect(lambda: self._choose(max(self.table.currentRow(), 0)))
        self.leave.clicked.connect(self.left)
        self._head = hbox(self.title, 1, self.search, self.leave)
        self._column = vbox(self._head, self.message, (self.table, 1), self.storage, owner=self)

    def read(self) -> None:
        """Read the list again."""
        self.message.setText(labels.READING)
        self._listing.start(partial(self._archive.list, self.search.text()))
        self._holdings.start(self._archive.holdings)

    def set_captions(self, title: str, leave: str) -> None:
        """Set the title, and the caption of the button that leaves."""
        self.title.setText(title)
        self.leave.setText(leave)

    def say(self, text: str) -> None:
        """Say why a session could not be opened."""
        self.message.setText(text)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(30, self.title, bold=True)
        scale.style(17, self.message, colour=theme.DIM)
        scale.style(15, self.storage, colour=theme.DIM)
        scale.style(18, self.search, self.leave)
        for part in (self.search, self.leave):
            part.setFixedHeight(scale.px(52))
        self.search.setFixedWidth(scale.px(420))
        self.search.setStyleSheet(
            f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px; padding: 0 14px"
        )
        self.leave.setFixedWidth(scale.px(130))
        scale.style(19, self.table)
        scale.style(15, self.table.horizontalHeader())
        self.table.verticalHeader().setDefaultSectionSize(scale.px(56))
        self.table.setStyleSheet(
            f"QTableWidget {{ border: none; selection-background-color: {theme.PRESSED};"
            f" selection-color: {theme.TEXT}; }}"
            f"QTableWidget::item {{ border-bottom: 1px solid {theme.LINE}; padding-left: {scale.px(10)}px; }}"
            f"QHeaderView::section {{ background: {theme.BACKGROUND}; color: {theme.DIM}; border: none;"
            f" padding: {scale.px(8)}px {scale.px(10)}px; text-align: left; }}" + theme.scroll_bars(scale)
        )
        self.table.horizontalHeader().setDefaultAlignment(theme.LEFT)
        scale.space(self._head, 12)
        self._column.setContentsMargins(scale.px(24), scale.px(18), scale.px(24), scale.px(18))

    def _fill(self, listed: list[SessionEntry]) -> None:
        self.message.setText("" if listed else review_text.NO_SESSIONS)
        self.table.clearSpans()
        self.table.setRowCount(len(listed))
        for line, session in enumerate(listed):
            facts = session.facts
            cells = [session.id, session.problem or ""]
            if facts is not None:
                lasted = rough_duration(session.last_s - session.first_s)
                lasted += "" if facts.ended else f", {review_text.RUNNING}"
                began = review_text.day(facts.wall_time(session.first_s))
                cells = [review_text.patient(facts.shown_id), facts.bed, began, lasted, facts.bundle_id]
            else:
                self.table.setSpan(line, 1, 1, len(review_text.COLUMNS) - 1)
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, None if facts is None else session.id)
                self.table.setItem(line, place, item)

    def _show_storage(self, storage: tuple[StoredVideo, KeyKind]) -> None:
        self.storage.setText(review_text.storage(*storage))

    def _choose(self, line: int) -> None:
        item = self.table.item(line, 0)
        name = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if name is not None:
            self.chosen.emit(name)
