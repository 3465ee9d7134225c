"""The rows of the list: one for each stay, and below it one for each part of a stay that was interrupted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from neopain.record.analysis.infants import Infant
from neopain.record.analysis.summary import Summary
from neopain.ui import theme
from neopain.ui.review.listing.thumbnail import PARTS, ThumbnailDelegate
from neopain.ui.text import list_text
from neopain.ui.text.fault_text import told
from neopain.ui.widgets.finger import move_by_finger

_SESSION = Qt.ItemDataRole.UserRole
_SHARES = (26, 28, 40, 35, 30, 20, 44)
"""Widths of the columns, as shares of the table."""
ROW_PX = 56


class StayTable(QTableWidget):
    """`chosen` carries the id of the session of the row that was touched; of a whole stay, of its newest part."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, len(list_text.COLUMNS))
        self.setHorizontalHeaderLabels(list_text.COLUMNS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        move_by_finger(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegateForColumn(len(list_text.COLUMNS) - 1, ThumbnailDelegate(self))
        self.cellClicked.connect(lambda line, _: self.choose(line))

    def show_infants(self, infants: Sequence[Infant], problems: Sequence[Summary]) -> None:
        """Show the stays of `infants`, then the sessions that cannot be opened, each with its problem."""
        self.clearContents()
        self.clearSpans()
        stays = [(place, stay) for infant in infants for place, stay in enumerate(infant.stays)]
        self.setRowCount(sum(1 + len(stay.sessions) * (len(stay.sessions) > 1) for _, stay in stays) + len(problems))
        line = 0
        for place, stay in stays:
            cells = list_text.stay_cells(stay)
            if place:
                cells[0] = ""  # the infant is named once
            self._fill(line, cells, stay.sessions[-1].id, stay.sessions)
            line += 1
            if len(stay.sessions) > 1:
                for number, part in enumerate(stay.sessions):
                    self._fill(line, list_text.part_cells(stay, number), part.id, (part,), theme.DIM)
                    line += 1
        for one in problems:
            self._fill(line, [one.id, told(one.problem or "")], None, None)
            self.setSpan(line, 1, 1, len(list_text.COLUMNS) - 1)
            line += 1

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share out the width."""
        super().resizeEvent(event)
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, self.viewport().width() * share // sum(_SHARES))

    def choose(self, line: int) -> None:
        """Choose the session of a row."""
        item = self.item(line, 0)
        name = None if item is None else item.data(_SESSION)
        if name is not None:
            self.chosen.emit(name)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(17, self)
        scale.style(15, self.horizontalHeader())
        self.verticalHeader().setDefaultSectionSize(scale.px(ROW_PX))
        theme.dress(
            self,
            f"QTableWidget {{ border: none; selection-background-color: {theme.PRESSED};"
            f" selection-color: {theme.TEXT}; }}"
            f"QTableWidget::item {{ border-bottom: 1px solid {theme.LINE}; padding-left: {scale.px(10)}px; }}"
            f"QHeaderView::section {{ background: {theme.BACKGROUND}; color: {theme.DIM}; border: none;"
            f" padding: {scale.px(8)}px {scale.px(10)}px; text-align: left; }}" + theme.scroll_bars(scale),
        )
        self.horizontalHeader().setDefaultAlignment(theme.LEFT)

    def _fill(
        self,
        line: int,
        cells: Sequence[str],
        session: str | None,
        parts: tuple[Summary, ...] | None,
        colour: str = "",
    ) -> None:
        for place, text in enumerate(cells):
            if text or not place:
                item = QTableWidgetItem(text)
                if colour:
                    item.setForeground(QColor(colour))
                if not place:
                    item.setData(_SESSION, session)
                self.setItem(line, place, item)
        if parts is not None:
            curve = QTableWidgetItem()
            curve.setData(PARTS, parts)
            self.setItem(line, len(list_text.COLUMNS) - 1, curve)
