"""The pain burden: bars by the hour, and a table by shift or by hour. Pressing a row shows its time in the curve."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from neopain.base.data import State
from neopain.base.time_text import rough_duration
from neopain.record.analysis.burden import Burden
from neopain.record.session.facts import SessionFacts
from neopain.review.archive import ReviewedStay
from neopain.ui import theme
from neopain.ui.text import phrases, review_text
from neopain.ui.widgets.finger import move_by_finger
from neopain.ui.widgets.label import FittedButton

_LEAST_FULL_S = 300.0
"""The full height stands for at least this much pain: a minute never looks like an hour."""
_LEAST_COLUMN = 62
"""Least width of a column at scale 1: two durations side by side do not read as one."""


class HourBars(QWidget):
    """Minutes in pain in each hour of a stay; `chosen` carries the number of the hour that is pressed."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._burdens: Sequence[Burden] = ()
        self._scale = theme.Scale(1.0)

    def show_burdens(self, burdens: Sequence[Burden]) -> None:
        """Draw one bar for each hour."""
        self._burdens = burdens
        self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the hour at the pointer."""
        if self._burdens:
            place = int(event.position().x() / self.width() * len(self._burdens))
            self.chosen.emit(min(max(place, 0), len(self._burdens) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the title, the base line and the bars."""
        with QPainter(self) as painter:
            head = self._scale.px(24)
            painter.setFont(self._scale.font(13))
            box = QRectF(0, 0, self.width(), head)
            most_s = max([_LEAST_FULL_S, *(burden.pain_s for burden in self._burdens)])
            most = f"{most_s / 60:.0f} min"
            room_px = self.width() - painter.fontMetrics().horizontalAdvance(most) - self._scale.px(6)
            theme.write(painter, box, most if self._burdens else "", theme.DIM, theme.RIGHT)
            painter.setFont(self._scale.fitting_font(13, review_text.PAIN_PER_HOUR, room_px))
            theme.write(painter, box, review_text.PAIN_PER_HOUR, theme.DIM)
            if not self._burdens:
                return
            room = self.height() - head - 3
            step = self.width() / len(self._burdens)
            width = min(step * 0.7, self._scale.px(40))
            painter.setPen(Qt.PenStyle.NoPen)
            for place, burden in enumerate(self._burdens):
                x = place * step + (step - width) / 2
                painter.setBrush(QColor(theme.RAISED))
                painter.drawRect(QRectF(x, head, width, room))
                painter.setBrush(QColor(theme.STATE_COLOUR[State.PAIN]))
                tall = room * burden.pain_s / most_s
                painter.drawRect(QRectF(x, head + room - tall, width, tall))
            painter.setBrush(QColor(theme.FAINT))
            painter.drawRect(QRectF(0, self.height() - 2, self.width(), 1))


class BurdenPanel(QFrame):
    """`chosen` carries begin and end, in seconds, of the row or bar that is pressed."""

    chosen = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.bars, self.table = HourBars(), QTableWidget(0, len(review_text.BURDEN_COLUMNS))
        move_by_finger(self.table)
        self.by_shift, self.by_hour = FittedButton(review_text.BY_SHIFT), FittedButton(review_text.BY_HOUR)
        self._account: ReviewedStay | None = None
        self._group = QButtonGroup(self)
        for button in (self.by_shift, self.by_hour):
            button.setCheckable(True)
            button.clicked.connect(self._fill)
            self._group.addButton(button)
        self.by_shift.setChecked(True)
        for column, text in enumerate(review_text.BURDEN_COLUMNS):
            self.table.setHorizontalHeaderItem(column, _cell(text, column))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.table.cellClicked.connect(lambda row, _: self._choose(self._rows()[row]))
        self.bars.chosen.connect(lambda place: self._choose(self._account.by_hour[place]) if self._account else None)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.bars, 0, 0, 2, 1)
        self._grid.addWidget(self.table, 0, 1, 2, 1)
        self._grid.addWidget(self.by_shift, 0, 2)
        self._grid.addWidget(self.by_hour, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 1)

    def show_account(self, account: ReviewedStay | None) -> None:
        """Show the burden of `account`; None shows nothing."""
        self._account = account
        self.bars.show_burdens(() if account is None else account.by_hour)
        self._fill()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        self.bars.rescale(scale)
        self.bars.setFixedWidth(scale.px(132))
        scale.style(14, self.table)
        scale.style(13, self.table.horizontalHeader())
        self.table.horizontalHeader().setMinimumSectionSize(scale.px(_LEAST_COLUMN))
        self.table.verticalHeader().setDefaultSectionSize(scale.px(28))
        theme.dress(
            self.table,
            f"QTableWidget {{ border: none; background: {theme.SURFACE}; selection-background-color: {theme.PRESSED};"
            f" selection-color: {theme.TEXT}; }}"
            f"QHeaderView {{ background: {theme.SURFACE}; }}"
            f"QHeaderView::section {{ background: {theme.SURFACE}; color: {theme.DIM}; border: none;"
            " padding: 0; }" + theme.scroll_bars(scale),
        )
        scale.style(14, self.by_shift, self.by_hour, bold=True)
        for button in (self.by_shift, self.by_hour):
            button.setFixedSize(scale.px(100), scale.px(48))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(scale.px(132))
        self._grid.setContentsMargins(scale.px(12), scale.px(8), scale.px(8), scale.px(8))
        self._grid.setHorizontalSpacing(scale.px(14))
        theme.dress(self, f"BurdenPanel {{ background: {theme.SURFACE}; }}")

    def _rows(self) -> Sequence[Burden]:
        if self._account is None:
            return ()
        return self._account.by_hour if self.by_hour.isChecked() else self._account.by_shift

    def _fill(self) -> None:
        rows, account = self._rows(), self._account
        self.table.setRowCount(len(rows))
        for row, burden in enumerate(rows):
            cells = () if account is None else _cells(burden, account.stay.facts)
            for column, text in enumerate(cells):
                self.table.setItem(row, column, _cell(text, column))

    def _choose(self, burden: Burden) -> None:
        self.chosen.emit(*burden.span)


def _cell(text: str, column: int) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(theme.RIGHT if column else theme.LEFT)
    return item


def _cells(burden: Burden, facts: SessionFacts) -> tuple[str, ...]:
    """The cells of a row, in the order of review_text.BURDEN_COLUMNS."""
    return (
        review_text.between(*(facts.wall_time(edge) for edge in burden.span)),
        rough_duration(burden.watched_s),
        rough_duration(burden.pain_s),
        str(len(burden.episodes)),
        *(review_text.duration_or_blank(seconds) for seconds in (burden.longest_s, burden.answer_s, burden.recover_s)),
        phrases.share(burden.scorable_share),
    )
