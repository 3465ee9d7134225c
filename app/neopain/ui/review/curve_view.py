"""The curve of a stay: probability, its spread and the limit in force; hatched where the state is "cannot tell"."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from neopain.base.data import Priority
from neopain.record.analysis.stay import Stay
from neopain.ui import theme
from neopain.ui.review.outline import Series, outline, series_of_seconds, within
from neopain.ui.review.time_window import TimeWindow, ticks
from neopain.ui.widgets.trend_lines import spans

LEFT_PX, AXIS_PX = 122, 26
_LEAST_PX, _LABEL_PX = 90, 24
_TOP, _BOTTOM = 1.02, -0.02
_DRAG_PX = 4
_ZOOM = 1.0015
_SPREAD = "#4d545a"
_SPREAD_PX = 2.0
"""The width of each point."""


class TimeView(QWidget):
    """A widget along the time of a `view`. A press moves the cursor, a drag the time, and the wheel zooms.

    `offset_s` is added to the view's time to get the time of the stay that is drawn.
    """

    touched = Signal()

    def __init__(self, view: TimeWindow) -> None:
        super().__init__()
        self.view, self.offset_s = view, 0.0
        self.scale = theme.Scale(1.0)
        self._pressed: tuple[float, float, float] | None = None
        self._dragged = False
        view.changed.connect(self.update)
        view.moved.connect(self.update)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def left(self) -> float:
        """The left edge of the plot, in pixels."""
        return self.scale.px(LEFT_PX)

    def px(self, t_s: float) -> float:
        """The x position, in pixels, of `t_s` in the view's time."""
        return self.left + (t_s - self.view.from_s) / self.view.span_s * (self.width() - self.left)

    def time(self, x: float) -> float:
        """The view's time at the x position `x`, in pixels."""
        return self.view.from_s + (x - self.left) / max(self.width() - self.left, 1) * self.view.span_s

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Start a press or drag."""
        self.touched.emit()
        self._pressed, self._dragged = (event.position().x(), self.view.from_s, self.view.span_s), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the time along with the pointer."""
        if self._pressed is None:
            return
        x, from_s, span_s = self._pressed
        by = event.position().x() - x
        self._dragged |= abs(by) > _DRAG_PX
        if self._dragged:
            self.view.pan(from_s - by / max(self.width() - self.left, 1) * span_s - self.view.from_s)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the cursor there, if nothing was dragged."""
        if self._pressed is not None and not self._dragged:
            self.view.move_cursor(self.time(event.position().x()))
        self._pressed = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom around the pointer; a sideways wheel moves the time."""
        turn = event.angleDelta()
        if abs(turn.x()) > abs(turn.y()):
            self.view.pan(-turn.x() / 1200 * self.view.span_s)
        else:
            self.view.zoom(_ZOOM ** -turn.y(), self.time(event.position().x()))
        event.accept()

    def draw_cursor(self, painter: QPainter, height: float) -> None:
        """Draw the line at the cursor."""
        if self.view.from_s <= self.view.cursor_s <= self.view.to_s:
            painter.setPen(QPen(QColor(theme.TEXT), 1))
            x = round(self.px(self.view.cursor_s)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, height))


class CurveView(TimeView):
    """Draws one stay: single samples where those loaded cover the time that is shown, else one value a second."""

    def __init__(self, view: TimeWindow) -> None:
        super().__init__(view)
        self.stay: Stay | None = None
        self.caption = ""
        self._seconds: Series | None = None
        self._samples: tuple[float, float, Series] | None = None

    def show_stay(self, stay: Stay, offset_s: float = 0.0) -> None:
        """Draw `stay`, whose time is `offset_s` ahead of the view's."""
        self.stay, self.offset_s, self._samples = stay, offset_s, None
        self._seconds = series_of_seconds(stay.seconds, stay.seconds_from_s)
        self.update()

    def show_samples(self, from_s: float, to_s: float, series: Series) -> None:
        """Draw `series`, which holds all samples from `from_s` to `to_s` in the stay's own time."""
        self._samples = (from_s, to_s, series)
        self.update()

    @property
    def shows_samples(self) -> bool:
        """Whether single samples are drawn."""
        fine, own = self._samples, (self.view.from_s + self.offset_s, self.view.to_s + self.offset_s)
        return fine is not None and fine[0] <= own[0] and own[1] <= fine[1]

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.scale = scale
        self.setMinimumHeight(scale.px(_LEAST_PX))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw axes, curve, limit, caption and cursor."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            stay, seconds = self.stay, self._seconds
            if stay is None or seconds is None:
                return
            painter.setFont(self.scale.font(14))
            self._draw_axes(painter, lambda t_s: stay.facts.wall_time(t_s + self.offset_s).astimezone())
            plot = QRectF(self.left, 0, self.width() - self.left, self._height)
            painter.setClipRect(plot)
            from_s, to_s = self.view.from_s + self.offset_s, self.view.to_s + self.offset_s
            series = self._samples[2] if self._samples is not None and self.shows_samples else seconds
            step_s = self.view.span_s / max(plot.width() / _SPREAD_PX, 1)
            self._draw_curve(painter, outline(within(series, from_s, to_s), step_s), step_s)
            self._draw_limit(painter, stay)
            self._draw_caption(painter, plot)
            self.draw_cursor(painter, self._height)

    @property
    def _height(self) -> float:
        return self.height() - self.scale.px(AXIS_PX)

    def _y(self, p: float) -> float:
        return (_TOP - p) / (_TOP - _BOTTOM) * self._height

    def _draw_axes(self, painter: QPainter, when: Callable[[float], datetime]) -> None:
        width, height = self.width(), self._height
        for p, text in ((0.0, "0"), (0.5, "50"), (1.0, "100\u202f%")):
            y = self._y(p)
            painter.setPen(QColor(theme.LINE))
            painter.drawLine(QPointF(self.left, y), QPointF(width, y))
            high = self.scale.px(_LABEL_PX)
            box = QRectF(0, min(max(y - high / 2, 0), height - high), self.left - self.scale.px(8), high)
            theme.write(painter, box, text, theme.DIM, theme.RIGHT)
        most = max(int((width - self.left) / self.scale.px(110)), 1)
        for t_s, text in ticks(self.view.from_s, self.view.to_s, most, when):
            x = self.px(t_s)
            painter.setPen(QColor(theme.LINE))
            painter.drawLine(QPointF(x, 0), QPointF(x, height))
            box = QRectF(x - 60, height, 120, self.height() - height)
            if box.left() >= self.left - 40 and box.right() <= width + 30:
                theme.write(painter, box, text, theme.DIM, theme.CENTER)

    def _draw_curve(self, painter: QPainter, series: Series, step_s: float) -> None:
        if not len(series.t_s):
            return
        hatch = QBrush(QColor(theme.FAINT), Qt.BrushStyle.BDiagPattern)
        for begin, end in spans(series.t_s, series.unknown, 0.0):
            painter.fillRect(QRectF(self.px(begin - self.offset_s), 0, self._pixels(end - begin), self._height), hatch)
        x = self.left + (series.t_s - self.offset_s - self.view.from_s) / self.view.span_s * (self.width() - self.left)
        low, mean, high = ((_TOP - p) / (_TOP - _BOTTOM) * self._height for p in series[1:4])
        tall = np.flatnonzero(low - high >= 1)
        if len(tall):  # vertical strokes side by side: Qt takes many times as long for a polygon
            width = max(self._pixels(step_s), float(np.median(np.diff(x[tall]))) if len(tall) > 1 else 1.0)
            painter.setPen(QPen(QColor(_SPREAD), math.ceil(width), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            ends = zip(x[tall].tolist(), high[tall].tolist(), low[tall].tolist(), strict=True)
            painter.drawLines([QLineF(at, top, at, bottom) for at, top, bottom in ends])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = theme.pen(theme.TEXT, self.scale.px(2))
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        painter.setPen(pen)
        path: QPainterPath = pg.arrayToQPath(x, mean, connect="finite")
        painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _pixels(self, seconds: float) -> float:
        return seconds / self.view.span_s * (self.width() - self.left)

    def _draw_caption(self, painter: QPainter, plot: QRectF) -> None:
        if self.caption:
            box = painter.boundingRect(plot.adjusted(14, 8, -10, 0), Qt.AlignmentFlag.AlignLeft, self.caption)
            painter.fillRect(box.adjusted(-8, -3, 8, 3), theme.translucent(theme.SURFACE, 225))
            theme.write(painter, box, self.caption, theme.TEXT)

    def _draw_limit(self, painter: QPainter, stay: Stay) -> None:
        colour = theme.PRIORITY_COLOUR[Priority.MEDIUM]
        pen = QPen(theme.translucent(colour, 150), 1, Qt.PenStyle.DashLine)
        for (since_s, limit), (until_s, _) in pairwise((*stay.limits, (stay.span_s[1], 0.0))):
            begin, end = (min(max(self.px(t - self.offset_s), self.left), self.width()) for t in (since_s, until_s))
            y = self._y(limit)
            if begin >= end:
                continue
            painter.fillRect(QRectF(begin, 0, end - begin, y), theme.translucent(colour, 14))
            painter.setPen(pen)
            painter.drawLine(QPointF(begin, y), QPointF(end, y))
