"""Less light from the screen at night: a shade over a page, not over its alarm bar, and not while an alarm waits."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from neopain.base.data import AlarmPhase, AlarmState, Priority
from neopain.base.settings import Brightness

LIGHT = 0.75
"""Share of each colour's value that is left at night: about half of the light."""
NIGHT_FROM, NIGHT_TO = time(21), time(7)
"""The night of the automatic brightness, by the clock on the screen."""


def is_night(brightness: Brightness, now: datetime) -> bool:
    """Whether the screen is to be as at night at the local time `now`."""
    if brightness is Brightness.AUTOMATIC:
        return now.time() >= NIGHT_FROM or now.time() < NIGHT_TO
    return brightness is Brightness.NIGHT


def shaded(colour: str) -> QColor:
    """What `colour` looks like below the shade."""
    full = QColor(colour)
    return QColor(*(round(value * LIGHT) for value in (full.red(), full.green(), full.blue())))


class Shade(QWidget):
    """Lies over `page`, from below `bar` on where there is one, and lets touches through."""

    def __init__(self, page: QWidget, bar: QWidget | None = None) -> None:
        super().__init__(page)
        self._page, self._bar = page, bar
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        page.installEventFilter(self)

    def follow(self, night: bool, alarms: AlarmState) -> None:
        """Be there at night, unless an alarm of more than low priority waits for a person."""
        waits = any(
            signal.phase is AlarmPhase.ACTIVE and signal.priority is not Priority.LOW for signal in alarms.signals
        )
        wanted = night and not waits
        if wanted == self.isHidden():
            self._fit()
            self.setVisible(wanted)
        if wanted:
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the page."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Take light away."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(0, 0, 0, round((1.0 - LIGHT) * 255)))

    def _fit(self) -> None:
        top = 0 if self._bar is None else self._bar.geometry().bottom() + 1
        self.setGeometry(0, top, self._page.width(), max(self._page.height() - top, 0))
