"""The whole stay in a narrow strip, with a frame around the time that is shown below."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from neopain.base.data import Priority
from neopain.record.analysis.stay import Stay
from neopain.ui import theme
from neopain.ui.review.curve_view import LEFT_PX
from neopain.ui.review.outline import outline, series_of_seconds
from neopain.ui.review.time_window import TimeWindow

HEIGHT_PX = 46


class OverviewStrip(QWidget):
    """A press or drag moves the time that is shown."""

    def __init__(self, view: TimeWindow) -> None:
        super().__init__()
        self.view, self._scale = view, theme.Scale(1.0)
        self._stay: Stay | None = None
        self._drawn = QPixmap()
        view.changed.connect(self.update)
        view.moved.connect(self.update)
        self.rescale(theme.Scale(1.0))

    def show_stay(self, stay: Stay) -> None:
        """Draw the seconds and pain alarms of `stay`."""
        self._stay, self._drawn = stay, QPixmap()
        self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale, self._drawn = scale, QPixmap()
        self.setFixedHeight(scale.px(HEIGHT_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the shown time to the pointer."""
        first_s, last_s = self.view.bounds
        left = self._scale.px(LEFT_PX)
        share = (event.position().x() - left) / max(self.width() - left, 1)
        self.view.pan(first_s + share * (last_s - first_s) - (self.view.from_s + self.view.to_s) / 2)

    mouseMoveEvent = mousePressEvent  # noqa: N815 - Qt's name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the cached picture of the stay, the frame and the cursor."""
        if self._drawn.size() != self.size():
            self._drawn = self._picture(self.size())
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._drawn)
            begin, end, cursor = (self._x(t_s) for t_s in (self.view.from_s, self.view.to_s, self.view.cursor_s))
            end = max(end, begin + 4)
            painter.fillRect(QRectF(begin, 0, end - begin, self.height()), theme.translucent(theme.TEXT, 26))
            painter.setPen(QPen(QColor(theme.DIM), 2))
            painter.drawRoundedRect(QRectF(begin + 1, 1, end - begin - 2, self.height() - 2), 3, 3)
            painter.setPen(QColor(theme.TEXT))
            painter.drawLine(QPointF(cursor, 0), QPointF(cursor, self.height()))

    def _x(self, t_s: float) -> float:
        first_s, last_s = self.view.bounds
        left = self._scale.px(LEFT_PX)
        return left + (t_s - first_s) / (last_s - first_s) * (self.width() - left)

    def _picture(self, size: QSize) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(QColor(theme.SURFACE))
        stay = self._stay
        if stay is None:
            return picture
        first_s, last_s = self.view.bounds
        series = outline(
            series_of_seconds(stay.seconds, stay.seconds_from_s), (last_s - first_s) / max(size.width() / 2, 1)
        )
        left = self._scale.px(LEFT_PX)
        x = left + (series.t_s - first_s) / (last_s - first_s) * (size.width() - left)
        y = (1 - series.high) * (size.height() - 8) + 4
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.translucent(theme.PRIORITY_COLOUR[Priority.MEDIUM], 110))
            for entry in stay.episodes:
                end_s = last_s if entry.ended_s is None else entry.ended_s
                begin, end = self._x(entry.t_s), self._x(end_s)
                painter.drawRect(QRectF(begin, size.height() - 5, max(end - begin, 2), 5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.pen(theme.DIM, 1))
            if np.isfinite(y).any():
                painter.drawPath(pg.arrayToQPath(x, y, connect="finite"))
        return picture
