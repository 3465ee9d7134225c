"""The row of buttons, large enough for gloves; each shows its key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from neopain.base.data import AlarmPhase, AlarmState, Event, Procedure
from neopain.ui import theme
from neopain.ui.text import labels, phrases


class GloveButton(QPushButton):
    """A large button: icon, words, an optional second line, and its key."""

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
        # Two lines need the room of the key.
        self.key.setVisible(bool(self.key.text()) and not note)

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
        self._line.setContentsMargins(scale.px(12), scale.px(6), scale.px(10), scale.px(6))
        self._line.setSpacing(scale.px(8))
        self.setFixedHeight(scale.px(theme.TOUCH_PX + 8))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look faint while disabled."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._dress()

    def _dress(self) -> None:
        colour = self._colour if self.isEnabled() else theme.FAINT
        self.picture.setVisible(bool(self._icon))
        if self._icon:
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
    """Acknowledge, pause audio, procedure, comfort, alarm log, more. Their words say what they do now."""

    def __init__(self) -> None:
        super().__init__()
        self.acknowledge = GloveButton("acknowledge", labels.ACKNOWLEDGE, "A")
        self.pause_audio = GloveButton("bell-paused", labels.PAUSE_AUDIO, "P")
        self.procedure = GloveButton("hourglass", labels.PROCEDURE, "R")
        self.comfort = GloveButton("heart", labels.COMFORT, "C")
        self.log = GloveButton("list", labels.LOG, "L")
        self.more = GloveButton("more", labels.MORE, "O")
        self.all = (self.acknowledge, self.pause_audio, self.procedure, self.comfort, self.log, self.more)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button, share in zip(self.all, (235, 222, 234, 183, 196, 150), strict=True):
            self._row.addWidget(button, share)

    def show_alarms(self, alarms: AlarmState, source_s: float) -> None:
        """Enable and colour the buttons by `alarms`; `source_s` is now in the alarms' own time."""
        waiting = [signal for signal in alarms.signals if signal.phase is not AlarmPhase.ACKNOWLEDGED]
        self.acknowledge.setEnabled(bool(waiting))
        over = bool(waiting) and all(signal.phase is AlarmPhase.LATCHED for signal in waiting)
        self.acknowledge.say(labels.RESET if over else labels.ACKNOWLEDGE)
        if waiting:
            icon = "restart" if over else "acknowledge"
            self.acknowledge.show_icon(icon, theme.PRIORITY_COLOUR[waiting[0].priority])
        until_s = alarms.audio_paused_until_s
        self.pause_audio.show_icon("bell-paused" if alarms.audio_off_since_s is None else "bell")
        if alarms.audio_off_since_s is not None:
            self.pause_audio.say(labels.AUDIO_ON)
        elif until_s is not None:
            self.pause_audio.say(labels.AUDIO_PAUSED, phrases.countdown(until_s - source_s))
        else:
            self.pause_audio.say(labels.PAUSE_AUDIO)

    def show_procedure(self, procedure: Procedure | None, source_s: float) -> None:
        """During a procedure: which, how long its alarms of pain stay silent, and that a touch ends it."""
        if procedure is None:
            self.procedure.say(labels.PROCEDURE)
        else:
            left = f"{phrases.countdown(procedure.until_s - source_s)}, {labels.END_NOW}"
            self.procedure.say(labels.PROCEDURES[procedure.kind], left)
        self.procedure.setChecked(procedure is not None)

    def show_comfort(self, given: Event | None, source_s: float) -> None:
        """While a response is measured: to which measure, and for how long so far."""
        if given is None:
            self.comfort.say(labels.COMFORT)
        else:
            self.comfort.say(phrases.named(given.label), phrases.lasting(source_s - given.t_s))

    def show_log_open(self, is_open: bool) -> None:
        """Let the log button say what it does now."""
        self.log.say(labels.LIVE if is_open else labels.LOG)
        self.log.show_icon("back" if is_open else "list")

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._row.setSpacing(scale.px(8))
        for button in self.all:
            button.rescale(scale)
