"""Minutes in pain in each hour of a stay, as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from neopain.base.data import State
from neopain.record.analysis.burden import Burden
from neopain.ui import theme
from neopain.ui.text import review_text

_LEAST_FULL_S = 300.0
"""The full height stands for at least this much: a minute of pain never looks like an hour."""


class HourBars(QWidget):
    """`chosen` carries the number of the hour that is pressed."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._burdens: Sequence[Burden] = ()
        self._scale = theme.Scale(1.0)

    def show_burdens(self, burdens: Sequence[Burden]) -> None:
        """Draw one bar for each."""
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
            painter.setPen(QColor(theme.DIM))
            box = QRectF(0, 0, self.width(), head)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, review_text.PAIN_PER_HOUR)
            if not self._burdens:
                return
            most_s = max(max(burden.pain_s for burden in self._burdens), _LEAST_FULL_S)
            full = f"{most_s / 60:.0f} min"
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, full)
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
