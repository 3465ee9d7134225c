"""The number of alarms in each ten minutes as bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from neopain.ui import theme

COUNT = 24
"""Four hours."""
_FULL = 6
"""The full height stands for at least this many alarms: one alarm never looks like many."""


class AlarmBars(QWidget):
    """Draws one bar for each ten minutes, now at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.bins: tuple[int, ...] = (0,) * COUNT

    def show_bins(self, bins: tuple[int, ...]) -> None:
        """Draw these numbers, oldest first."""
        if bins != self.bins:
            self.bins = bins
            self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.setFixedSize(scale.px(240), scale.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars on their line."""
        with QPainter(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            step, height = self.width() / len(self.bins), self.height()
            most = max(*self.bins, _FULL)
            painter.setBrush(QColor(theme.DIM))
            for place, number in enumerate(self.bins):
                top = height * number / most
                painter.drawRect(QRectF(place * step, height - top, step * 0.7, top))
            painter.setBrush(QColor(theme.LINE))
            painter.drawRect(QRectF(0, height - 2, self.width(), 2))
