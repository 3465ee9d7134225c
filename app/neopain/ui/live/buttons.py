"""The row of buttons, large enough for gloves, each with its key on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from neopain.base.data import AlarmPhase, AlarmState
from neopain.ui import texts, theme

MARKED_FOR_S = 2.0
"""How long the button says that the event was marked."""


class GloveButton(QPushButton):
    """A large button: picture, words, an optional second line, and the key that does the same."""

    def __init__(self, icon: str, text: str, key: str) -> None:
        super().__init__()
        self._icon, self._scale = icon, theme.Scale(1.0)
        self._colour = theme.TEXT
        self.picture, self.label, self.note, self.key = QLabel(), QLabel(text), QLabel(), QLabel(key)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.label)
        words.addWidget(self.note)
        words.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.picture)
        self._line.addLayout(words, 1)
        self._line.addWidget(self.key, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.picture, self.label, self.note, self.key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.note.hide()
        self.setShortcut(QKeySequence(key))
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def say(self, text: str, note: str = "") -> None:
        """Change the words."""
        self.label.setText(text)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_icon(self, icon: str, colour: str = theme.TEXT) -> None:
        """Change picture and colour of the words."""
        if (icon, colour) != (self._icon, self._colour):
            self._icon, self._colour = icon, colour
            self._dress()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._scale = scale
        self.label.setFont(scale.font(18, bold=True))
        self.note.setFont(scale.font(16))
        self.key.setFont(scale.font(14))
        side = scale.px(26)
        self.key.setMinimumSize(QSize(side, side))
        self._line.setContentsMargins(scale.px(14), scale.px(6), scale.px(12), scale.px(6))
        self._line.setSpacing(scale.px(10))
        self.setFixedHeight(scale.px(theme.TOUCH_PX + 8))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fade when there is nothing to press for."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._dress()

    def _dress(self) -> None:
        colour = self._colour if self.isEnabled() else theme.FAINT
        self.picture.setPixmap(theme.icon(self._icon, colour, self._scale.px(32)))
        self.label.setStyleSheet(f"color: {colour}")
        self.note.setStyleSheet(f"color: {theme.DIM}")
        edge = f"border: 1px solid {theme.FAINT}; border-radius: 4px; padding: 0 {self._scale.px(4)}px"
        self.key.setStyleSheet(f"color: {theme.DIM}; {edge}")


class KeyButton(QPushButton):
    """A small choice: one word, and its key below."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__()
        self.label, self.key = QLabel(text), QLabel(key)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for part in (self.label, self.key):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(part)
        self.key.setStyleSheet(f"color: {theme.DIM}")
        self.setShortcut(QKeySequence(key))
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def rescale(self, scale: theme.Scale, width: float) -> None:
        """Set fonts for this scale, and a width of `width` design pixels."""
        self.label.setFont(scale.font(18, bold=True))
        self.key.setFont(scale.font(13))
        self._column.setContentsMargins(0, scale.px(8), 0, scale.px(6))
        self.setFixedSize(scale.px(width), scale.px(theme.TOUCH_PX))


class ButtonRow(QFrame):
    """Acknowledge, pause audio, mark, hide video, full screen."""

    def __init__(self) -> None:
        super().__init__()
        self.acknowledge = GloveButton("acknowledge", texts.ACKNOWLEDGE, "A")
        self.pause_audio = GloveButton("bell-paused", texts.PAUSE_AUDIO, "P")
        self.mark = GloveButton("flag", texts.MARK, "M")
        self.video = GloveButton("eye-off", texts.HIDE_VIDEO, "V")
        self.full_screen = GloveButton("expand", texts.FULL_SCREEN, "F")
        self.all = (self.acknowledge, self.pause_audio, self.mark, self.video, self.full_screen)
        self._marked_s: float | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button, share in zip(self.all, (6, 6, 5, 5, 5), strict=True):
            self._row.addWidget(button, share)

    def show_alarms(self, alarms: AlarmState, now_s: float, source_s: float) -> None:
        """Light up what the alarms call for; `source_s` is now in the alarms' own time."""
        active = [signal for signal in alarms.signals if signal.phase is AlarmPhase.ACTIVE]
        self.acknowledge.setEnabled(bool(active))
        if active:
            self.acknowledge.show_icon("acknowledge", theme.PRIORITY_COLOUR[active[0].priority])
        until_s = alarms.audio_paused_until_s
        if until_s is None:
            self.pause_audio.say(texts.PAUSE_AUDIO)
        else:
            self.pause_audio.say(texts.AUDIO_PAUSED, texts.clock(until_s - source_s + 0.999))
        if self._marked_s is not None and now_s - self._marked_s > MARKED_FOR_S:
            self._marked_s = None
            self.mark.say(texts.MARK)

    def show_marked(self, now_s: float, t_s: float) -> None:
        """Confirm for a moment that the event at `t_s` was marked."""
        self._marked_s = now_s
        self.mark.say(texts.MARKED, texts.clock(t_s))

    def show_video_hidden(self, hidden: bool) -> None:
        """Say what the button does now."""
        self.video.say(texts.SHOW_VIDEO if hidden else texts.HIDE_VIDEO)
        self.video.show_icon("eye" if hidden else "eye-off")

    def show_full_screen(self, full: bool) -> None:
        """Say what the button does now."""
        self.full_screen.say(texts.WINDOW if full else texts.FULL_SCREEN)
        self.full_screen.show_icon("shrink" if full else "expand")

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._row.setSpacing(scale.px(10))
        for button in self.all:
            button.rescale(scale)
