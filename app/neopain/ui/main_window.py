"""The window: holds the live page, goes to full screen and back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.live.page import LivePage
from neopain.ui.text import labels

SMALLEST_PX = (960, 600)
USUAL_PX = (1280, 800)


class MainWindow(QMainWindow):
    """Shows "Starting" at once; follows a monitor when `attach` gives it one."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setWindowTitle(f"{title} – {labels.APP}" if title else labels.APP)
        self.setWindowIcon(QIcon(theme.icon("neopain", theme.TEXT, 64)))
        self.setStyleSheet(theme.STYLE)
        self.setMinimumSize(*SMALLEST_PX)
        self.resize(*USUAL_PX)
        self.page = LivePage()
        self.setCentralWidget(self.page)
        self.bridge: Bridge | None = None
        self._faulted = False
        self.page.full_screen_wanted.connect(self.toggle_full_screen)
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self.toggle_full_screen)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave_full_screen)

    def attach(self, bridge: Bridge) -> None:
        """Follow a monitor from now on."""
        self.bridge = bridge
        self.page.attach(bridge)
        if self._faulted:
            bridge.fail()
        bridge.start()

    def show_fault(self) -> None:
        """The program has a fault: show no number any more, raise an alarm, and say what to do."""
        self._faulted = True
        if self.bridge is not None:
            self.bridge.fail()
        self.page.show_fault(labels.DISPLAY_FAULT)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave_full_screen(self) -> None:
        """Be a window among others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Let the button say what it does now, whoever changed the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.page.show_full_screen(self.isFullScreen())
            QTimer.singleShot(0, self._fill)

    def _fill(self) -> None:
        """Fill the screen where no window manager has done it: a bedside computer may run nothing but this window."""
        if self.isFullScreen() and self.size() != self.screen().size():
            self.setGeometry(self.screen().geometry())
