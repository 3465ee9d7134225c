"""The row of buttons, large enough for gloves; each shows its key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from neopain.base.data import AlarmPhase, AlarmState, Event, Procedure
from neopain.ui import theme
from neopain.ui.text import event_text, help_text, labels, phrases
from neopain.ui.text.language import Text
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox


class GloveButton(QPushButton):
    """A large button: icon, words, an optional second line, and its key. With `fits` its words never leave it."""

    def __init__(self, icon: str, text: str, key: str = "") -> None:
        super().__init__()
        self._icon, self._scale = icon, theme.Scale(1.0)
        self.fits = False
        self._colour = theme.TEXT
        self.picture, self.label, self.note, self.key = Label(), Label(text), Label(), Label(key)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = vbox(1, self.label, self.note, 1, gap=0)
        self._line = hbox(self.picture, (words, 1), owner=self)
        self.key.setParent(self)  # in the corner, where it takes no room from the words
        for part in (self.picture, self.label, self.note, self.key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.note.hide()
        self.key.setHidden(not key)
        self.setShortcut(QKeySequence(key))
        self.name = text
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def say(self, text: str, note: str = "") -> None:
        """Change the words."""
        if (text, note) == (self.label.text(), self.note.text()):
            return
        self.label.setText(text)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        # Two lines need the room of the key.
        self.key.setVisible(bool(self.key.text()) and not note)
        self._fit()

    def show_icon(self, icon: str, colour: str = theme.TEXT) -> None:
        """Change picture and colour of the words."""
        if (icon, colour) != (self._icon, self._colour):
            self._icon, self._colour = icon, colour
            self._dress()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._scale = scale
        scale.style(18, self.label, bold=True)
        scale.style(16, self.note)
        scale.style(12, self.key)
        side = scale.px(18)
        self.key.setMinimumSize(QSize(side, side))
        scale.space(self._line, 6, 8, 6, 6, 6)
        self.setFixedHeight(scale.px(theme.BUTTON_PX))
        self._dress()
        self._place_key()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the key into the corner."""
        super().resizeEvent(event)
        self._place_key()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look faint while disabled."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange and isinstance(self.name, Text):
            self.setAccessibleName(self.name.spoken())

    def _fit(self) -> None:
        """Write words smaller that are longer than their room, as in some languages."""
        if self.fits:
            margins, icon = self._line.contentsMargins(), bool(self._icon) * (self._scale.px(32) + self._line.spacing())
            room_px = self.width() - margins.left() - margins.right() - icon - self._scale.px(4)
            self.label.setFont(self._scale.fitting_font(18, self.label.text(), room_px, bold=True))
            self.note.setFont(self._scale.fitting_font(16, self.note.text(), room_px))

    def _place_key(self) -> None:
        self.key.adjustSize()
        gap = self._scale.px(4)
        self.key.move(self.width() - self.key.width() - gap, gap)

    def _dress(self) -> None:
        colour = self._colour if self.isEnabled() else theme.FAINT
        self.picture.setVisible(bool(self._icon))
        if self._icon:
            self.picture.setPixmap(theme.icon(self._icon, colour, self._scale.px(32)))
        theme.dress(self.label, f"color: {colour}")
        theme.dress(self.note, f"color: {theme.DIM}")
        edge = f"border: 1px solid {theme.FAINT}; border-radius: 4px; padding: 0 {self._scale.px(4)}px"
        theme.dress(self.key, f"color: {theme.DIM}; {edge}")


class KeyButton(QPushButton):
    """A small choice: one word, and its key below."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__()
        self.label, self.key = Label(text), Label(key)
        self._column = vbox(self.label, self.key, owner=self)
        for part in (self.label, self.key):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.dress(self.key, f"color: {theme.DIM}")
        self.setShortcut(QKeySequence(key))
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def rescale(self, scale: theme.Scale, width: float) -> None:
        """Set fonts for this scale, and a width of `width` design pixels."""
        scale.style(18, self.label, bold=True)
        scale.style(13, self.key)
        scale.space(self._column, 0, 0, 8, 0, 6)
        self.setFixedSize(scale.px(width), scale.px(theme.TOUCH_PX))


class ButtonRow(QFrame):
    """Acknowledge, pause audio, procedure, comfort, score, alarm log, more, help. Their words name what a touch does
    now; help is a picture alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.acknowledge = GloveButton("acknowledge", labels.ACKNOWLEDGE, "A")
        self.pause_audio = GloveButton("bell-paused", labels.PAUSE_AUDIO, "P")
        self.procedure = GloveButton("hourglass", labels.PROCEDURE, "R")
        self.comfort = GloveButton("heart", labels.COMFORT, "C")
        self.score = GloveButton("pencil", labels.SCORE_USUAL, "S")
        self.log = GloveButton("list", labels.LOG, "L")
        self.more = GloveButton("more", labels.MORE, "O")
        self.help = GloveButton("help", "")
        self.help.name = help_text.HELP
        self.help.setAccessibleName(help_text.HELP)
        care = (self.procedure, self.comfort, self.score)
        self.all = (self.acknowledge, self.pause_audio, *care, self.log, self.more, self.help)
        self._row = hbox(*zip(self.all, (190, 194, 223, 190, 112, 152, 107, 64), strict=True), owner=self)

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
        """During a procedure: its name, how long pain alarms stay silent, and that a touch ends it."""
        if procedure is None:
            self.procedure.say(labels.PROCEDURE)
        else:
            left = f"{phrases.countdown(procedure.until_s - source_s)}, {labels.END_NOW}"
            self.procedure.say(labels.PROCEDURES[procedure.kind], left)
        self.procedure.setChecked(procedure is not None)

    def show_comfort(self, comfort: Event | None, source_s: float) -> None:
        """While the response to a comfort measure is measured: its name, and for how long so far."""
        if comfort is None:
            self.comfort.say(labels.COMFORT)
        else:
            self.comfort.say(event_text.name_of(comfort.label), phrases.lasting(source_s - comfort.t_s))

    def show_open(self, *, log: bool, sheet: bool) -> None:
        """Show what a touch of the log and of help does while one of them is open."""
        self.log.say(labels.LIVE if log else labels.LOG)
        self.log.show_icon("back" if log else "list")
        self.help.show_icon("back" if sheet else "help")

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        scale.space(self._row, 5)
        for button in self.all:
            button.fits = True
            button.rescale(scale)
