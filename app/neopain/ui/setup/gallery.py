"""Every camera that was found, each with its live picture in a tile to touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from neopain.base.clock import monotonic
from neopain.base.data import Frame
from neopain.base.ports import Source
from neopain.capture.discover import FoundCamera
from neopain.live.bed.glimpse import AT_ONCE, FIRST_S, Glimpse
from neopain.ui import theme
from neopain.ui.live.video_view import VideoView
from neopain.ui.text import setup_text
from neopain.ui.text.fault_text import told
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import vbox

_POLL_MS = 100
_COLUMNS = 3

Look = Callable[[FoundCamera], Source]
"""Opens a camera for a look; runs in another thread."""


class CameraTile(QPushButton):
    """One camera: its picture, and what it calls itself."""

    def __init__(self, found: FoundCamera) -> None:
        super().__init__()
        self.found = found
        self.glimpse: Glimpse | None = None
        self.video, self.words, self.caption = VideoView(), Label(), Label(found.name)
        self._column = vbox((self.video, 1), (self.words, 1), self.caption, owner=self)
        self.words.setWordWrap(True)
        for label in (self.words, self.caption):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.video, self.words, self.caption):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(found.name)
        self._show(None, told(found.fault or ""))

    def look(self, open_source: Callable[[], Source]) -> None:
        """Show the live picture from now on."""
        if self.found.fault is None:
            self.glimpse = Glimpse(open_source)
            self._show(None, setup_text.OPENING)

    def free(self) -> Glimpse | None:
        """Show no picture, and ask the camera for its end without waiting; returns what ends."""
        leaving, self.glimpse = self.glimpse, None
        if leaving is not None:
            leaving.stop()
            self._show(None, "")
        return leaving

    def poll(self) -> None:
        """Show the newest picture, or why there is none."""
        if self.glimpse is not None:
            self._show(self.glimpse.frame, told(self.glimpse.fault) or setup_text.OPENING)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.video.rescale(scale)
        scale.style(18, self.caption, bold=True)
        scale.style(16, self.words, colour=theme.DIM)
        scale.space(self._column, 4, 6, 6, 6, 6)

    def _show(self, frame: Frame | None, words: str) -> None:
        if frame is not self.video.frame:
            self.video.show_frame(frame)
        self.video.setVisible(frame is not None)
        self.words.setVisible(frame is None)
        self.words.setText(words[:1].upper() + words[1:])


class Gallery(QWidget):
    """Tiles of at most AT_ONCE cameras; a touch on `more` shows the next ones. `chosen` carries the FoundCamera whose
    tile was touched. Cameras are open only while it is shown.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._scale = look, theme.Scale(1.0)
        self._found: tuple[FoundCamera, ...] = ()
        self._first = 0
        self._leaving: list[Glimpse] = []
        self.tiles: list[CameraTile] = []
        self.advice, self.more = Label(), GloveButton("play", setup_text.MORE_CAMERAS)
        self.advice.setWordWrap(True)
        self.more.clicked.connect(self._show_next)
        self.more.hide()
        self._grid = QGridLayout()
        self._column = vbox(self.advice, (self._grid, 1), self.more, owner=self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._poll)

    def offer(self, found: Sequence[FoundCamera]) -> None:
        """Show these cameras from the first on, and open them where the gallery is in sight."""
        self._found, self._first = tuple(found), 0
        self.advice.setText(setup_text.CHOOSE if found else setup_text.NO_CAMERA)
        self.more.setVisible(len(self._found) > AT_ONCE)
        self._fill()

    def end(self) -> None:
        """Ask every camera for its end, without waiting."""
        self._timer.stop()
        for tile in self.tiles:
            leaving = tile.free()
            if leaving is not None:
                self._leaving.append(leaving)

    def wait(self) -> None:
        """Wait until the cameras are free, FIRST_S at most; may be called from any thread."""
        end_s = monotonic() + FIRST_S
        self._leaving = [glimpse for glimpse in self._leaving if not glimpse.wait(end_s - monotonic())]

    def mark(self, source: str) -> None:
        """Show which one is chosen."""
        for tile in self.tiles:
            tile.setChecked(tile.found.source == source)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Open the cameras."""
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Free the cameras."""
        self.end()
        super().hideEvent(event)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        scale.style(20, self.advice, bold=True)
        self.more.rescale(scale)
        for tile in self.tiles:
            tile.rescale(scale)
        scale.space(self._grid, 8)
        scale.space(self._column, 8)

    def _fill(self) -> None:
        self.end()
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        shown = self._found[self._first : self._first + AT_ONCE]
        self.tiles = [CameraTile(one) for one in shown]
        columns = min(len(shown), _COLUMNS)
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _=False, found=tile.found: self.chosen.emit(found))
            tile.rescale(self._scale)
            self._grid.addWidget(tile, place // columns, place % columns)
        if self.isVisible():
            self._begin()

    def _begin(self) -> None:
        for tile in self.tiles:
            if tile.glimpse is None:
                tile.look(partial(self._look, tile.found))
        self._timer.start(_POLL_MS)

    def _show_next(self) -> None:
        self._first = self._first + AT_ONCE if self._first + AT_ONCE < len(self._found) else 0
        self._fill()

    def _poll(self) -> None:
        for tile in self.tiles:
            tile.poll()
