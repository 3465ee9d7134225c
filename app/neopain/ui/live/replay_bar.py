"""Play, pause, seek and pace of a recording. Absent when the source is live."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from neopain.base.time_text import elapsed
from neopain.capture.player import Player
from neopain.ui import theme
from neopain.ui.text import labels
from neopain.ui.widgets.buttons import KeyButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox

STEP_S = 5.0
"""How far the arrow keys jump."""
_KEYS = ("5", "6", "7", "8")


class SeekSlider(QWidget):
    """A wide slider that jumps to where it is pressed. `position` is 0 to 1."""

    moved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.position = 0.0
        self.pressed = False

    def set_position(self, position: float) -> None:
        """Follow the recording, unless a finger holds the slider."""
        if not self.pressed and position != self.position:
            self.position = position
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Start a drag."""
        self.pressed = True
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the finger."""
        if self.pressed:
            left, width = self._groove()
            self.position = min(max((event.position().x() - left) / width, 0.0), 1.0)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the drag and jump."""
        self.pressed = False
        self.moved.emit(self.position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw groove, progress and handle."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            left, width = self._groove()
            thick, middle, radius = self.height() / 8, self.height() / 2, self.height() / 4
            done = left + width * self.position
            for end, colour in ((left + width, theme.PRESSED), (done, theme.DIM)):
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(left, middle - thick / 2, end - left, thick), thick / 2, thick / 2)
            painter.setBrush(QColor(theme.TEXT))
            painter.drawEllipse(QRectF(done - radius, middle - radius, 2 * radius, 2 * radius))

    def _groove(self) -> tuple[float, float]:
        radius = self.height() / 4
        return radius, max(self.width() - 2 * radius, 1.0)


class ReplayBar(QFrame):
    """Controls a player and shows its position."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self._scale = theme.Scale(1.0)
        self._drawn: bool | None = None
        self.play = QPushButton()
        self.play.setShortcut(Qt.Key.Key_Space)
        self.play.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.play.clicked.connect(self._toggle)
        self.key, self.time = Label(labels.SPACE), Label()
        self.slider = SeekSlider()
        self.slider.moved.connect(lambda share: player.seek(share * (player.duration_s or 0.0)))
        self.slider.setEnabled(bool(player.duration_s))
        self.paces = [KeyButton(text, key) for text, key in zip(labels.PACES.values(), _KEYS, strict=True)]
        self._group = QButtonGroup(self)
        self._line = hbox(self.play, self.key, (self.slider, 1), self.time, *self.paces, owner=self)
        for button, pace in zip(self.paces, labels.PACES, strict=True):
            button.setCheckable(True)
            button.clicked.connect(partial(player.set_pace, pace))
            self._group.addButton(button)
        self.follow()

    def follow(self) -> None:
        """Show where the player is."""
        player = self._player
        whole = "" if player.duration_s is None else f" / {elapsed(player.duration_s)}"
        self.time.setText(elapsed(player.position_s) + whole)
        if player.duration_s:
            self.slider.set_position(min(player.position_s / player.duration_s, 1.0))
        for button, pace in zip(self.paces, labels.PACES, strict=True):
            button.setChecked(pace == player.pace)
        if player.paused is not self._drawn:
            self._drawn = player.paused
            self.play.setIcon(theme.icon("play" if player.paused else "pause", theme.TEXT, self._scale.px(32)))
            self.play.setAccessibleName(labels.PLAY if player.paused else labels.PAUSE)

    def jump(self, by_s: float) -> None:
        """Jump by `by_s` seconds."""
        self._player.seek(max(self._player.position_s + by_s, 0.0))

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale, self._drawn = scale, None
        side = scale.px(theme.TOUCH_PX)
        self.play.setFixedSize(side, side)
        self.play.setIconSize(QSize(scale.px(32), scale.px(32)))
        self.slider.setFixedHeight(side)
        scale.style(20, self.time)
        scale.style(13, self.key, colour=theme.DIM)
        for button in self.paces:
            button.rescale(scale, 68)
        scale.space(self._line, 10)
        self.follow()

    def _toggle(self) -> None:
        if self._player.paused:
            self._player.resume()
        else:
            self._player.pause()
        self.follow()
