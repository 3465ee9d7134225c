"""What the list of stays is filtered by: words, bed and date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListView

from neopain.base.text import bed_key
from neopain.record.analysis.infants import Infant, only
from neopain.ui import theme
from neopain.ui.text import list_text, review_text
from neopain.ui.widgets.layout import hbox

HEIGHT_PX = 52


class Choice(QComboBox):
    """One of several, opened by a touch; each row is tall enough for a glove."""

    def __init__(self) -> None:
        super().__init__()
        self.setView(QListView())  # the style's own list ignores the height of rows

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the choice, and at its right that there are others."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setFont(self.font())
            theme.write(painter, QRectF(self.rect()).adjusted(0, 0, -self.height() / 4, 0), "▾", theme.DIM, theme.RIGHT)


class ListFilters(QFrame):
    """`changed` when another part of the list is to be shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search, self.beds, self.days = QLineEdit(), Choice(), Choice()
        self.search.setPlaceholderText(review_text.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.changed)
        self._days: dict[str, tuple[date, date] | None] = {}
        for box, name in ((self.beds, list_text.ALL_BEDS), (self.days, list_text.ALL_DAYS)):
            box.addItem(name)
            box.setMaxVisibleItems(12)
            box.currentIndexChanged.connect(self.changed)
        self._line = hbox((self.search, 6), (self.beds, 4), (self.days, 5), owner=self)

    def offer(self, infants: Sequence[Infant], today: date) -> None:
        """Offer the beds and days that occur in `infants`; what is chosen stays chosen."""
        parts = list(chain.from_iterable(stay.sessions for infant in infants for stay in infant.stays))
        beds = sorted({bed_key(part.bed): part.bed for part in parts if part.bed}.values(), key=bed_key)
        self._days = list_text.day_choices(today, [part.begin.astimezone().date() for part in parts])
        for box, names in ((self.beds, [list_text.ALL_BEDS, *beds]), (self.days, list(self._days))):
            chosen = box.currentText()
            box.blockSignals(True)
            box.clear()
            box.addItems(names)
            box.setCurrentIndex(max(box.findText(chosen), 0))
            box.blockSignals(False)

    def chosen(self, infants: Sequence[Infant]) -> tuple[Infant, ...]:
        """The part of `infants` that is to be shown."""
        bed = self.beds.currentText() if self.beds.currentIndex() > 0 else ""
        return only(infants, self.search.text(), bed, self._days.get(self.days.currentText()))

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(16, self.search, self.beds, self.days)
        edge = f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px"
        scale.style(16, self.beds.view(), self.days.view())
        for part in (self.search, self.beds, self.days):
            part.setFixedHeight(scale.px(HEIGHT_PX))
            kind = "QComboBox" if isinstance(part, QComboBox) else "QLineEdit"
            theme.dress(
                part,
                f"{kind} {{ {edge}; padding: 0 {scale.px(14)}px; }}"
                f"QComboBox::drop-down {{ border: none; width: {scale.px(34)}px; }}"
                f"QComboBox QAbstractItemView {{ background: {theme.SURFACE}; border: 2px solid {theme.LINE};"
                f" selection-background-color: {theme.PRESSED}; selection-color: {theme.TEXT}; }}"
                f"QComboBox QAbstractItemView::item {{ min-height: {scale.px(HEIGHT_PX)}px; }}"
                + theme.scroll_bars(scale),
            )
        scale.space(self._line, 10)
