"""The limit as a handle next to the chart: large enough for a glove, at the height of the line it moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from neopain.base.care import LIMIT_BOUNDS
from neopain.base.data import Priority
from neopain.ui import theme
from neopain.ui.text import labels, phrases

STEP = 0.05
"""A drag proposes limits in steps of this."""
HANDLE_PX = theme.TOUCH_PX
WIDTH_PX = 84


class LimitRail(QWidget):
    """Shows `limit`, the limit in force. A drag only proposes: `dragged` carries the proposal while the finger moves,
    `released` the last one.
    """

    dragged = Signal(float)
    released = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.limit = 0.5
        self.proposed: float | None = None
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

    def show_proposal(self, proposed: float | None) -> None:
        """Show the proposed limit; None when there is none."""
        if proposed != self.proposed:
            self.proposed = proposed
            self.update()

    def set_span(self, top_px: float, bottom_px: float) -> None:
        """Set where 1 and 0 of the chart are, in pixels of this widget."""
        if (top_px, bottom_px) != self._span:
            self._span = (top_px, bottom_px)
            self.update()

    @property
    def shown(self) -> float:
        """The limit that the handle stands for: the proposed one, if any."""
        return self.limit if self.proposed is None else self.proposed

    @property
    def handle(self) -> QRectF:
        """The rectangle of the handle; it never leaves the rail."""
        size, left = self._scale.px(HANDLE_PX), self._scale.px(12)
        top = min(max(self.y_px(self.shown) - size / 2, 0.0), self.height() - size)
        return QRectF(left, top, self.width() - left, size)

    def y_px(self, p: float) -> float:
        """The height of the probability `p`, in pixels."""
        top_px, bottom_px = self._span
        return bottom_px + (top_px - bottom_px) * p

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.setFixedWidth(scale.px(WIDTH_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Start a drag, if the finger is on the handle."""
        if self.handle.contains(event.position()):
            self._hold = event.position().y() - self.y_px(self.shown)
            self._propose(self.shown)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the finger in steps."""
        if self._hold is not None:
            top_px, bottom_px = self._span
            p = (event.position().y() - self._hold - bottom_px) / (top_px - bottom_px)
            least, most = LIMIT_BOUNDS["pain_limit"]
            self._propose(min(max(round(p / STEP) * STEP, least), most))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the drag: this is the proposal."""
        if self._hold is not None:
            self._hold = None
            if self.proposed is not None:
                self.released.emit(self.proposed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the handle with the limit on it; light while another limit than the one in force is proposed."""
        proposing = self.shown != self.limit
        yellow = theme.PRIORITY_COLOUR[Priority.MEDIUM]
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = self.handle
            notch = self.y_px(self.shown)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.TEXT if proposing else theme.RAISED))
            painter.drawRoundedRect(room, 10, 10)
            painter.setBrush(QColor(theme.TEXT if proposing else yellow))
            reach = self._scale.px(12)
            painter.drawPolygon(
                QPolygonF([QPointF(0, notch), QPointF(reach, notch - reach / 2), QPointF(reach, notch + reach / 2)])
            )
            ink = theme.ON_LIGHT if proposing else theme.TEXT
            painter.setFont(self._scale.font(20, bold=True))
            theme.write(painter, room, phrases.percent(self.shown), ink if proposing else yellow, theme.CENTER)
            side = self._scale.px(16)
            for name, top in (("up", room.top() + side / 8), ("down", room.bottom() - side * 9 / 8)):
                painter.drawPixmap(round(room.center().x() - side / 2), round(top), theme.icon(name, ink, side))

    def _propose(self, p: float) -> None:
        self.show_proposal(round(p, 3))
        self.dragged.emit(self.proposed)
