"""The state as a shape, so that it does not depend on colour: circle, diamond, triangle, dashed square."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from neopain.base.data import State
from neopain.ui import theme


class StateSymbol(QWidget):
    """Draws the shape of a state as large as possible."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State.CANNOT_TELL

    def set_state(self, state: State) -> None:
        """Show the shape of `state`."""
        if state is not self.state:
            self.state = state
            self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.setFixedWidth(scale.px(194))
        self.setMaximumHeight(scale.px(194))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the shape."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = min(self.width(), self.height())
            pen_px = side * 0.07
            room = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            room.adjust(pen_px, pen_px, -pen_px, -pen_px)
            colour = QColor(theme.STATE_COLOUR[self.state])
            pen = theme.pen(colour, pen_px)
            painter.setPen(pen)
            painter.setBrush(theme.translucent(colour.name(), 28))
            match self.state:
                case State.CALM:
                    painter.drawEllipse(room)
                case State.SOME_SIGNS:
                    x, y, half = room.center().x(), room.center().y(), room.width() / 2
                    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
                    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
                case State.PAIN:
                    painter.setBrush(colour)
                    top = QPointF(room.center().x(), room.top() + pen_px / 2)
                    painter.drawPolygon(QPolygonF([top, room.bottomRight(), room.bottomLeft()]))
                    self._letter(painter, "!", room.adjusted(0, room.height() * 0.28, 0, 0), theme.ON_LIGHT, 0.64)
                case State.CANNOT_TELL:
                    pen.setWidthF(pen_px * 0.7)
                    pen.setDashPattern([2.0, 1.6])
                    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                    painter.setPen(pen)
                    painter.drawRoundedRect(room, side * 0.08, side * 0.08)
                    self._letter(painter, "?", room, colour.name(), 0.7)

    def _letter(self, painter: QPainter, letter: str, room: QRectF, colour: str, share: float) -> None:
        font = QFont()
        font.setFamilies(list(theme.FAMILIES))
        font.setBold(True)
        font.setPixelSize(max(1, round(room.width() * share)))
        painter.setFont(font)
        theme.write(painter, room, letter, colour, theme.CENTER)
