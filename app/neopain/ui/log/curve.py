"""The trend around one entry of the log."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from neopain.base.time_text import elapsed
from neopain.record.analysis.excerpt import Excerpt
from neopain.ui import theme
from neopain.ui.text import log_text, phrases
from neopain.ui.widgets.trend_lines import thin

_POINTS = 300


class ExcerptCurve(QWidget):
    """Draws the trend from 0 to 100 %, the pain limit and the time of the entry."""

    def __init__(self) -> None:
        super().__init__()
        self._scale = theme.Scale(1.0)
        self._excerpt: Excerpt | None = None
        self._span_s: tuple[float, float] = (0.0, 0.0)
        self._limit: float | None = None
        self._words = log_text.READING
        self._when: Callable[[float], str] = elapsed

    @property
    def words(self) -> str:
        """What is written in place of a curve; empty where there is one."""
        return "" if self._excerpt is not None and len(self._excerpt.t_s) else self._words

    def show_excerpt(
        self,
        excerpt: Excerpt | None,
        span_s: tuple[float, float],
        limit: float | None,
        when: Callable[[float], str],
        words: str,
    ) -> None:
        """Draw `excerpt` with an entry of `span_s`, begin and end; or write `words`. `when` formats a time."""
        self._excerpt, self._span_s, self._limit, self._when, self._words = excerpt, span_s, limit, when, words
        self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the curve, or words in its place."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.words or self._excerpt is None:
                painter.setFont(self._scale.font(18))
                theme.write(painter, QRectF(self.rect()), self.words, theme.DIM, theme.CENTER)
            else:
                self._draw(painter, self._excerpt)

    def _draw(self, painter: QPainter, excerpt: Excerpt) -> None:
        px = self._scale.px
        room = QRectF(self.rect()).adjusted(px(56), px(16), -px(16), -px(34))
        first, last = float(excerpt.t_s[0]), float(excerpt.t_s[-1])
        width_s = max(last - first, 1.0)

        def x(t_s: float) -> float:
            return room.left() + room.width() * min(max((t_s - first) / width_s, 0.0), 1.0)

        def y(p: float) -> float:
            return room.bottom() - room.height() * p

        begin, end = (x(t_s) for t_s in self._span_s)
        painter.fillRect(QRectF(begin, room.top(), max(end - begin, px(2)), room.height()), QColor(theme.PRESSED))
        painter.setFont(self._scale.font(15))
        for p in (0.0, 0.5, 1.0):
            painter.setPen(theme.pen(theme.LINE, 1))
            painter.drawLine(QPointF(room.left(), y(p)), QPointF(room.right(), y(p)))
            theme.write(painter, QRectF(0, y(p) - px(10), px(48), px(20)), f"{100 * p:.0f}", theme.DIM, theme.RIGHT)
        if self._limit is not None:
            painter.setPen(theme.pen(theme.DIM, 1))
            painter.drawLine(QPointF(room.left(), y(self._limit)), QPointF(room.right(), y(self._limit)))
            words = QRectF(room.left() + px(6), y(self._limit) - px(22), px(200), px(20))
            theme.write(painter, words, phrases.limit(self._limit), theme.DIM)
        painter.setPen(theme.pen(theme.TEXT, px(3)))
        times_s, trend = thin(excerpt.t_s, excerpt.p_trend, width_s / _POINTS)
        for piece in np.split(np.column_stack([times_s, trend]), np.flatnonzero(np.isnan(trend))):
            points = [QPointF(x(a), y(min(max(b, 0.0), 1.0))) for a, b in piece.tolist() if not np.isnan(b)]
            painter.drawPolyline(QPolygonF(points))
        foot = QRectF(room.left(), room.bottom() + px(6), room.width(), px(24))
        for t_s, side in ((first, Qt.AlignmentFlag.AlignLeft), (last, Qt.AlignmentFlag.AlignRight)):
            theme.write(painter, foot, self._when(t_s), theme.DIM, side)
