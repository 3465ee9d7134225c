"""The small curve of a stay in its row: bars of the greatest probability, pain in its colour, gaps empty."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from neopain.base.data import State
from neopain.record.analysis.summary import Column, Summary, joined
from neopain.ui import theme

PARTS = Qt.ItemDataRole.UserRole + 1
"""The role of a cell that shows a curve: the summaries of the sessions that it joins."""
_MARGIN = 6
_LEAST_PX = 1.0
_UNREADABLE_PX = 3.0
_CALM = "#7d92a6"


class ThumbnailDelegate(QStyledItemDelegate):
    """Draws the cells that hold a curve."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the background of the cell, then its curve."""
        super().paint(painter, option, index)
        parts = index.data(PARTS)
        if parts is not None:
            rect: QRectF = QRectF(option.rect)
            draw(painter, rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), *_curve(tuple(parts)))


@lru_cache(maxsize=200)
def _curve(parts: tuple[Summary, ...]) -> tuple[float, list[Column]]:
    """The curve of a row; those on the screen are drawn again whenever the list moves."""
    return joined(parts)


def draw(painter: QPainter, box: QRectF, length_s: float, columns: Sequence[Column]) -> None:
    """Draw `columns` of a stay of `length_s` seconds in `box`."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(theme.LINE))
    per_s = box.width() / max(length_s, 1.0)
    for column in columns:
        x, width = box.left() + column.from_s * per_s, max((column.to_s - column.from_s) * per_s, _LEAST_PX)
        if column.trend is not None:
            height = max(column.trend * box.height(), _LEAST_PX)
            colour = theme.STATE_COLOUR[State.PAIN] if column.pain else _CALM
            painter.fillRect(QRectF(x, box.bottom() - height, width, height), QColor(colour))
        elif column.unreadable:
            top = box.bottom() - _UNREADABLE_PX
            painter.fillRect(QRectF(x, top, width, _UNREADABLE_PX), QColor(theme.FAINT))
    painter.restore()
