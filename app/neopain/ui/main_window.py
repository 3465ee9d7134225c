"""The bedside window: a page that says "Starting" and shows the picture, then the live page; full screen and back.

The live page, the picture and what they draw with are loaded when they are wanted: "Starting" is shown before that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QWidget

from neopain.base.data import AlarmState
from neopain.base.settings import Language
from neopain.ui import theme
from neopain.ui.background import close_tasks
from neopain.ui.live.score_panel import ScorePanel
from neopain.ui.live.status_strip import StatusStrip
from neopain.ui.text import labels, language
from neopain.ui.text.labels import Advice
from neopain.ui.typing.reader import Reader
from neopain.ui.widgets.layout import hbox, vbox
from neopain.ui.widgets.shade import Shade, is_night

if TYPE_CHECKING:
    from neopain.live.live_source import LiveSource
    from neopain.ui.bridge import Bridge
    from neopain.ui.live.page import LivePage
    from neopain.ui.live.video_view import VideoView

_LOOK_MS, _PICTURE_MS = 33, 100
"""How often the first picture is looked for, and the next ones, which take time from what is being loaded."""


class StartingPage(QWidget):
    """The state "Cannot tell" with "Starting", and the notice at the bottom; nothing to press.

    From the first picture of the source on, score and picture are where the live page has them, and the places of what
    is still missing are empty. `pictured` carries the VideoView once it is there.
    """

    pictured = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.score, self.status = ScorePanel(), StatusStrip()
        self.video: VideoView | None = None
        self._bar, self._chart, self._buttons = self._empty = (QFrame(), QFrame(), QWidget())
        for place in self._empty:
            place.hide()
        for panel in (self._bar, self._chart):
            theme.dress(panel, f"background: {theme.SURFACE}")
        self._middle = hbox((self.score, 8))
        self._watching = vbox((self._middle, 1), self._chart)
        self._column = vbox(self._bar, (self._watching, 1), self._buttons, self.status, owner=self)
        self._shade = Shade(self)
        self._sources: Sequence[LiveSource] = ()
        self._faulted = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_newest)

    def expect(self, sources: Sequence[LiveSource], *, night: bool) -> None:
        """Show the picture of the source that another thread will add to `sources`; below a shade at `night`."""
        self._sources = sources
        self._shade.follow(night, AlarmState())
        self._timer.start(_LOOK_MS)

    def show_fault(self, why: Advice) -> None:
        """Say why there will be no number."""
        self._faulted = True
        self.score.show_nothing(why)
        self._shade.follow(False, AlarmState())

    def show_stopped(self, why: Advice) -> None:
        """Say, in the largest letters, that nobody is monitored and will not be, and `why`."""
        self.score.show_stopped(why)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit everything to the new size."""
        self._rescale()

    def _rescale(self) -> None:
        scale = theme.Scale.of(self.width(), self.height())
        for part in (self.score, self.status, self.video):
            if part is not None:
                part.rescale(scale)
        for place, height in zip(self._empty, (theme.BAR_PX, theme.CHART_PX, theme.BUTTON_PX), strict=True):
            place.setFixedHeight(scale.px(height))
        scale.space(self._middle, 10)
        scale.space(self._watching, 10)
        scale.space(self._column, 10, 10, 10, 10, 6)

    def _show_newest(self) -> None:
        source = next(iter(self._sources), None)
        frame = None if source is None else source.newest
        if source is None or (frame is None and self.video is None):
            return
        video = self.video or self._make_room()
        video.show_fault(source.fault, source.newest_age_s)
        if frame is not video.frame:
            video.show_frame(frame)

    def _make_room(self) -> VideoView:
        from neopain.ui.live.video_view import VideoView

        video = self.video = VideoView()
        self._middle.addWidget(video, 5)
        for place in self._empty:
            place.show()
        self._rescale()
        self._shade.raise_()
        if not self._faulted:
            self.score.show_nothing(labels.NO_SCORE_YET)
        self._timer.start(_PICTURE_MS)
        self.pictured.emit(video)
        return video


_INPUT = (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin)


class MainWindow(QMainWindow):
    """Shows "Starting" until `follow` gives it a monitor's bridge."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setWindowTitle(f"{title} – {labels.APP}" if title else labels.APP)
        self.setWindowIcon(QIcon(theme.icon("neopain", theme.TEXT, 64)))
        self.setStyleSheet(theme.STYLE)
        self.setMinimumSize(*theme.SMALLEST_PX)
        self.resize(*theme.USUAL_PX)
        self.starting = StartingPage()
        self.page: StartingPage | LivePage = self.starting
        self.setCentralWidget(self.page)
        self.live: LivePage | None = None
        """The page, once it is the live page."""
        self.shade: Shade | None = None
        self.bridge: Bridge | None = None
        self.reader = Reader(self)
        self._faulted = self._may_close = False
        for key in (Qt.Key.Key_F11, Qt.Key.Key_F):
            QShortcut(QKeySequence(key), self, self.toggle_full_screen)

    def follow(self, bridge: Bridge) -> None:
        """Show the live page of this bridge, and start the bridge."""
        from neopain.ui.live.page import LivePage

        self.bridge = bridge
        page = self.page = self.live = LivePage(bridge)
        self.reader.scanned.connect(page.scans.take)
        self.reader.broken.connect(page.scans.ask_again)
        page.side.fields.entered.connect(self.reader.watch)
        page.closing.agreed.connect(self._close)
        page.closing.language.chosen.connect(self.speak)
        page.full_screen_wanted.connect(self.toggle_full_screen)
        page.show_full_screen(self.isFullScreen())
        page.resize(self.starting.size())
        page.rescale()  # before it is shown, so that nothing jumps
        self.setCentralWidget(page)
        self.shade = Shade(page, page.alarm_bar)
        bridge.tick.connect(self._shade)
        if self._faulted:
            self.show_fault()
        bridge.start()

    def show_fault(self) -> None:
        """Show that the display has failed: no number any more, an alarm, and what to do."""
        self._faulted = True
        if self.bridge is not None:
            self.bridge.fail()
        self.page.show_fault(labels.DISPLAY_FAULT)

    def show_stopped(self, why: Advice) -> None:
        """Say that nobody is monitored, in a window that never had a monitor."""
        self.starting.show_stopped(why)

    def speak(self, wanted: Language) -> None:
        """Change the language of this window at once; monitoring, alarms and recording go on. An open review ends: it
        is a program of its own, and opens in the new language.
        """
        language.install(wanted)
        QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
        if self.live is not None and self.bridge is not None:
            self.live.review.close_review()
            self.bridge.repeat()
            self.live.chart_panel.draw_soon()
            self.live.rescale()
        for part in self.findChildren(QWidget):
            part.update()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or become a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def end(self) -> None:
        """Stop the bridge, the review program and all background work, close the window and free it."""
        if self.bridge is not None:
            self.bridge.stop()
        if self.live is not None:
            self.live.review.close_review()
        close_tasks(self)
        self._close()
        self.deleteLater()
        QApplication.processEvents()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask before the monitoring of an infant ends, however the window is closed; one that has failed closes."""
        page = self.live
        if self._may_close or self._faulted or page is None or not page.closing.is_needed:
            event.accept()
        else:
            event.ignore()
            page.closing.ask()

    def _shade(self) -> None:
        bridge, shade = self.bridge, self.shade
        if bridge is not None and shade is not None:
            night = is_night(bridge.settings.bedside.brightness, bridge.now().astimezone())
            shade.follow(night, bridge.alarm_state)

    def _close(self) -> None:
        self._may_close = True
        self.close()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Watch for input where it first arrives, and ask for the keyboard, as no window manager may run."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)
        self.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell the bridge of any input."""
        if event.type() in _INPUT and self.bridge is not None:
            self.bridge.input.emit(self.bridge.monitor.now_s())
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Update the full-screen tile, whatever changed the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            if self.live is not None:
                self.live.show_full_screen(self.isFullScreen())
            QTimer.singleShot(0, self._fill)

    def _fill(self) -> None:
        """Fill the screen where no window manager has done it: a bedside computer may run nothing but this window."""
        if self.isFullScreen() and self.size() != self.screen().size():
            self.setGeometry(self.screen().geometry())
