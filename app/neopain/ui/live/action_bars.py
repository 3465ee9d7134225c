"""The facial actions as bars, small and grey: they explain the number and do not compete with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from neopain.base.data import NFCS_ACTIONS
from neopain.pipeline.actions import PRESENT, SCORED_ACTIONS, Shares
from neopain.ui import theme
from neopain.ui.text import face_text, phrases

WIDTH = 472
"""Design pixels."""
_MINOR = tuple(name for name in NFCS_ACTIONS if name not in SCORED_ACTIONS)
_Box = tuple[float, float, float, float]
"""Left, top, width and height in design pixels."""
_STRONG, _WEAK, _GROUND = theme.TEXT, "#7d8a96", theme.RAISED


class ActionBars(QWidget):
    """The three actions of PIPP-R are large, with their share of the last half minute and its points; a line
    that says what these are, and the others below.

    A bar is bright from the intensity that counts as present. A touch asks for the reason of the newest alarm.
    """

    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scale = theme.Scale(1.0)
        self.now: tuple[float, ...] | None = None
        self.shares = Shares(0.0, None)
        self.can_explain = False

    def show_actions(self, now: tuple[float, ...] | None, shares: Shares, can_explain: bool) -> None:
        """Show the intensities now, None where the face cannot be read, and the shares of the last half minute."""
        shown = (now, shares, can_explain)
        if shown != (self.now, self.shares, self.can_explain):
            self.now, self.shares, self.can_explain = shown
            self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.setFixedWidth(scale.px(WIDTH))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Report a touch anywhere on the widget."""
        self.touched.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the heading and one bar for each action."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._head(painter)
            for row, name in enumerate(SCORED_ACTIONS):
                self._major(painter, name, 32 + 30 * row)
            self._words(painter, face_text.LEGEND, (14, 124, 444, 18), 14, theme.DIM)
            for cell, name in enumerate(_MINOR):
                self._minor(painter, name, 14 + 232 * (cell % 2), 143 + 18 * (cell // 2))

    def _head(self, painter: QPainter) -> None:
        enough = self.shares.present is not None
        title, colour = (face_text.WHY_HINT, theme.TEXT) if self.can_explain else (face_text.ACTIONS, theme.DIM)
        self._words(painter, title, (14, 6, 200, 22), 15, colour)
        heading = face_text.window(self.shares.readable, enough)
        self._words(painter, heading, (216, 6, 242, 22), 15, theme.DIM, theme.RIGHT)

    def _major(self, painter: QPainter, name: str, top: float) -> None:
        index = NFCS_ACTIONS.index(name)
        value = None if self.now is None else self.now[index]
        self._words(painter, face_text.ACTION[name], (14, top, 210, 30), 22, theme.TEXT)
        self._bar(painter, value, (230, top + 8, 130, 17))
        points = None if self.shares.points is None else self.shares.points[name]
        share = None if self.shares.present is None else self.shares.present[index]
        self._words(painter, phrases.share(share, face_text.NO_SHARE), (360, top, 62, 30), 20, theme.DIM, theme.RIGHT)
        for pip in range(3):
            scored = points is not None and pip < points
            self._block(painter, (430 + 11 * pip, top + 9, 8, 15), _STRONG if scored else _GROUND)

    def _minor(self, painter: QPainter, name: str, left: float, top: float) -> None:
        value = None if self.now is None else self.now[NFCS_ACTIONS.index(name)]
        self._words(painter, face_text.ACTION[name], (left, top, 130, 18), 14, theme.DIM)
        self._bar(painter, value, (left + 134, top + 5, 78, 8))

    def _bar(self, painter: QPainter, value: float | None, place: _Box) -> None:
        x, y, width, height = place
        self._block(painter, place, _GROUND)
        if value is not None:
            filled = width * min(max(value, 0.0), 1.0)
            self._block(painter, (x, y, filled, height), _STRONG if value >= PRESENT else _WEAK)

    def _block(self, painter: QPainter, place: _Box, colour: str) -> None:
        painter.fillRect(self._box(place), QColor(colour))

    def _words(
        self, painter: QPainter, text: str, place: _Box, size: float, colour: str, align: Qt.AlignmentFlag = theme.LEFT
    ) -> None:
        box = self._box(place)
        painter.setFont(self._scale.fitting_font(size, text, int(box.width())))
        theme.write(painter, box, text, colour, align)

    def _box(self, place: _Box) -> QRectF:
        return QRectF(*(value * self._scale.factor for value in place))
