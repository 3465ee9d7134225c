"""Keeps a window inside the free part of its screen, whatever the screen's size and scaling, with or without a window
manager.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from neopain.ui import theme

TITLE_BAR_PX = 40
"""Room for a title bar before the window manager has said how high its own is."""
_BARS_PX = 3 * TITLE_BAR_PX
"""Room for a title bar and the bars of a desktop that tells of none."""
_SETTLED_MS = 300
"""A window manager has framed a new window by then."""
_FIXED = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized


class ScreenFit(QObject):
    """Makes `window` as large as usual, or as the screen allows, and keeps its frame on the screen when it is shown,
    when the screen changes, and when it is moved to another one. A window that fills the screen is left alone. Under
    Wayland, which tells no program where its window and the desktop's bars are, the desktop sets the size on a screen
    that has no room to spare.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        free = window.screen().availableGeometry().size()
        self._own_size = QSize(*theme.USUAL_PX).boundedTo(free - QSize(0, TITLE_BAR_PX))
        window.resize(self._own_size)
        if QGuiApplication.platformName().startswith("wayland") and free.height() < theme.USUAL_PX[1] + _BARS_PX:
            window.setWindowState(Qt.WindowState.WindowMaximized)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self._settle)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the window when it is shown, and follow it to another screen."""
        if event.type() == QEvent.Type.Show and self._screen is None:
            self._window.windowHandle().screenChanged.connect(self._follow)
            self._follow(self._window.screen())
            self._settling.start()
        elif event.type() == QEvent.Type.Close:
            self._settling.stop()
        return False

    def _settle(self) -> None:
        """Use the room that was left for a title bar, where there is none or a lower one."""
        if not self._window.windowState() & _FIXED and self._window.size() == self._own_size:
            border = self._window.frameGeometry().size() - self._window.size()
            free = self._window.screen().availableGeometry().size() - border
            self._window.resize(QSize(*theme.USUAL_PX).boundedTo(free))
        self.fit()

    def fit(self) -> None:
        """Make the window smaller and move it, as far as its frame sticks out of the screen."""
        window = self._window
        if window.windowState() & _FIXED or not window.isVisible():
            return
        free, frame, inner = window.screen().availableGeometry(), window.frameGeometry(), window.geometry()
        border = frame.size() - inner.size()
        size = inner.size().boundedTo(free.size() - border)
        if size != inner.size():
            window.resize(size)
            self._own_size = size
        corner = inside(QRect(frame.topLeft(), size + border), free)
        if corner != frame.topLeft():
            window.move(corner)

    def _follow(self, screen: QScreen) -> None:
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self.fit)
        self._screen = screen
        screen.availableGeometryChanged.connect(self.fit)
        QTimer.singleShot(0, self, self.fit)


def inside(frame: QRect, free: QRect) -> QPoint:
    """Where the upper left corner of `frame` has to be so that as much as possible of it lies in `free`."""
    left = max(min(frame.left(), free.left() + free.width() - frame.width()), free.left())
    top = max(min(frame.top(), free.top() + free.height() - frame.height()), free.top())
    return QPoint(left, top)
