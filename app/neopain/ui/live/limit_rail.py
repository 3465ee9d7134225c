"""The limit as a handle beside the chart: large enough for a glove, at the height of the line it moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from neopain.base.care import LIMIT_BOUNDS
from neopain.base.data import Priority
from neopain.ui import theme
from neopain.ui.text import labels, phrases

STEP = 0.05
"""A finger proposes limits in steps of this."""
HANDLE_PX = theme.TOUCH_PX
WIDTH_PX = 84


class LimitRail(QWidget):
    """Shows `limit`, the one in force. Dragging only proposes: `proposed` carries the wish while the finger moves,
    `let_go` the last one.
    """

    proposed = Signal(float)
    let_go = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.limit = 0.5
        self.wish: float | None = None
        self._span = (0.0, 1.0)
        self._hold: float | None = None
        self._scale = theme.Scale(1.0)
        self.setAccessibleName(labels.LIMIT)
        self.setEnabled(False)

    def show_limit(self, limit: float) -> None:
        """Show the limit in force."""
        if limit != self.limit:
            self.limit = limit
            self.update()

    def show_wish(self, wish: float | None) -> None:
        """Show what is proposed; None when nothing is."""
        if wish != self.wish:
            self.wish = wish
            self.update()

    def set_span(self, top_px: float, bottom_px: float) -> None:
        """Where 1 and 0 of the chart lie, in pixels of this widget."""
        if (top_px, bottom_px) != self._span:
            self._span = (top_px, bottom_px)
            self.update()

    @property
    def handle(self) -> QRectF:
        """Where the handle lies now."""
        return self._handle(self.limit if self.wish is None else self.wish)

    def y_px(self, p: float) -> float:
        """Where the probability `p` lies."""
        top_px, bottom_px = self._span
        return bottom_px + (top_px - bottom_px) * p

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.setFixedWidth(scale.px(WIDTH_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the handle, wherever on it the finger lies; beside it nothing happens."""
        shown = self.limit if self.wish is None else self.wish
        if self.handle.contains(event.position()):
            self._hold = event.position().y() - self.y_px(shown)
            self._propose(shown)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the finger in steps."""
        if self._hold is not None:
            top_px, bottom_px = self._span
            p = (event.position().y() - self._hold - bottom_px) / (top_px - bottom_px)
            least, most = LIMIT_BOUNDS["pain_limit"]
            self._propose(min(max(round(p / STEP) * STEP, least), most))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go: this is the wish."""
        if self._hold is not None:
            self._hold = None
            if self.wish is not None:
                self.let_go.emit(self.wish)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the handle with the limit on it, and the one in force as a line where another is proposed."""
        proposing = self.wish is not None and self.wish != self.limit
        shown = self.wish if self.wish is not None else self.limit
        yellow = theme.PRIORITY_COLOUR[Priority.MEDIUM]
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = self.handle
            notch = self.y_px(shown)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.TEXT if proposing else theme.RAISED))
            painter.drawRoundedRect(room, 10, 10)
            painter.setBrush(QColor(theme.TEXT if proposing else yellow))
            reach = self._scale.px(12)
            painter.drawPolygon(
                QPolygonF([QPointF(0, notch), QPointF(reach, notch - reach / 2), QPointF(reach, notch + reach / 2)])
            )
            ink = theme.ON_LIGHT if proposing else theme.TEXT
            painter.setPen(QColor(ink if proposing else yellow))
            painter.setFont(self._scale.font(20, bold=True))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, phrases.percent(shown))
            side = self._scale.px(16)
            for name, top in (("up", room.top() + side / 8), ("down", room.bottom() - side * 9 / 8)):
                painter.drawPixmap(round(room.center().x() - side / 2), round(top), theme.icon(name, ink, side))

    def _handle(self, p: float) -> QRectF:
        """The handle of the limit `p`; it never leaves the rail."""
        size, left = self._scale.px(HANDLE_PX), self._scale.px(12)
        top = min(max(self.y_px(p) - size / 2, 0.0), self.height() - size)
        return QRectF(left, top, self.width() - left, size)

    def _propose(self, p: float) -> None:
        self.show_wish(round(p, 3))
        self.proposed.emit(self.wish)
