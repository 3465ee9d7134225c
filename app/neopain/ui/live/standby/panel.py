"""Standby, very large in the place of state and number; a touch anywhere on it ends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from neopain.base.data import Standby
from neopain.ui import theme
from neopain.ui.text import standby_text
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import vbox

WORD_PX = 84


class StandbyPanel(QFrame):
    """Covers `over` while there is standby. Framed like no state: neither calm nor an alarm."""

    ended = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        over.installEventFilter(self)
        self._scale = theme.Scale(1.0)
        self.word, self.what = Label(standby_text.STANDBY), Label(standby_text.NOT_MONITORING)
        self.why, self.until = Label(), Label()
        self.again = GloveButton("play", standby_text.MONITOR_AGAIN)
        self.again.clicked.connect(self.ended)
        for label in (self.word, self.what, self.why, self.until):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = vbox(1, self.word, self.what, self.why, self.until, 1, self.again, owner=self)
        self.hide()

    def show_standby(self, standby: Standby, clock: str, left_s: float) -> None:
        """Show `standby`, which ends at the time of day `clock`, in `left_s` seconds."""
        self.why.setText(standby_text.why(standby))
        self.until.setText(standby_text.until(standby, clock, left_s))
        if self.isHidden():
            self._cover()
            self.show()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Have the size of what it covers."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def _cover(self) -> None:
        self.resize(self._over.size())
        window = self.window()
        scale = self._scale = theme.Scale.of(window.width(), window.height())
        scale.style(WORD_PX, self.word, bold=True)
        scale.style(36, self.what, bold=True)
        scale.style(26, self.why, bold=True)
        scale.style(24, self.until)
        self.again.rescale(scale)
        scale.space(self._column, 4, 36, 12, 36, 20)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End standby."""
        self.ended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a broken frame."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            edge = self._scale.px(8)
            pen = theme.pen(theme.TEXT, edge)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
