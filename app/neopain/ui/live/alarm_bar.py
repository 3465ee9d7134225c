"""The alarm bar: what alarms are present, what to do, and whether audio is paused.

Lights as in IEC 60601-1-8: medium priority flashes yellow at 0.4 to 0.8 Hz for 20 to 60 % of the time, low priority is
cyan and steady, high priority flashes red at 1.4 to 2.8 Hz. Acknowledged alarms stay visible and stop flashing.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from neopain.base.data import AlarmPhase, AlarmSignal, AlarmState, Priority
from neopain.ui import texts, theme

FLASH_HZ = {Priority.HIGH: 2.0, Priority.MEDIUM: 0.6}
FLASH_DUTY = 0.5
"""Share of each flash that is lit."""


def lit(signal: AlarmSignal, now_s: float) -> bool:
    """Whether the flashing light of `signal` is on at `now_s`. Low priority and what was acknowledged do not flash."""
    rate_hz = FLASH_HZ.get(signal.priority)
    return rate_hz is not None and signal.phase is AlarmPhase.ACTIVE and (now_s * rate_hz) % 1.0 < FLASH_DUTY


class AlarmBar(QFrame):
    """Shows the most urgent alarm large, the others beside it, and AUDIO PAUSED with the time left."""

    def __init__(self) -> None:
        super().__init__()
        self.what, self.do, self.others = QLabel(), QLabel(), QLabel()
        self.bell, self.paused = QLabel(), QLabel()
        self._scale = theme.Scale(1.0)
        self._first: AlarmSignal | None = None
        self._lit, self._colour = False, theme.FAINT
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.what)
        words.addWidget(self.do)
        words.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.addLayout(words)
        self._line.addStretch(1)
        self._line.addWidget(self.others)
        self._line.addWidget(self.bell)
        self._line.addWidget(self.paused)
        self.others.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.show_alarms(AlarmState(), 0.0, 0.0)

    @property
    def shining(self) -> bool:
        """Whether the flashing light is on in what is drawn now."""
        return self._lit

    def show_alarms(self, alarms: AlarmState, now_s: float, source_s: float) -> None:
        """Show `alarms`. `now_s` drives the flashing; `source_s` is now in the alarms' own time."""
        first = alarms.signals[0] if alarms.signals else None
        if first is None:
            self.what.setText(texts.NO_ALARM)
            self.do.clear()
        else:
            advice = texts.ALARM[first.condition]
            self.what.setText(advice.what)
            done = f"{texts.ACKNOWLEDGED}. " if first.phase is AlarmPhase.ACKNOWLEDGED else ""
            self.do.setText(f"{done}{advice.do}   ·   {texts.lasting(source_s - first.since_s)}")
        self.others.setText("\n".join(texts.ALARM[signal.condition].what for signal in alarms.signals[1:3]))
        until_s = alarms.audio_paused_until_s
        self.paused.setText(
            "" if until_s is None else f"{texts.AUDIO_PAUSED}\n{texts.clock(until_s - source_s + 0.999)}"
        )
        for widget, wanted in (
            (self.do, first is not None),
            (self.others, len(alarms.signals) > 1),
            (self.bell, until_s is not None),
            (self.paused, until_s is not None),
        ):
            widget.setVisible(wanted)
        self._light(first, now_s)

    def rescale(self, scale: theme.Scale) -> None:
        """Set all fonts and distances for this scale."""
        self._scale = scale
        self.setFixedHeight(scale.px(84))
        self.what.setFont(scale.font(31, bold=True))
        self.do.setFont(scale.font(19))
        self.others.setFont(scale.font(18))
        self.paused.setFont(scale.font(19, bold=True))
        self._line.setContentsMargins(scale.px(88), scale.px(4), scale.px(20), scale.px(4))
        self._line.setSpacing(scale.px(16))
        self._paint_words()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the light, and a sign at the left that says the same without colour."""
        room, colour, first = QRectF(self.rect()), self._colour, self._first
        with QPainter(self) as painter:
            painter.fillRect(room, QColor(theme.SURFACE))
            if first is None:
                return
            if self._lit:
                painter.fillRect(room, QColor(colour))
            elif first.priority is Priority.LOW and first.phase is AlarmPhase.ACTIVE:
                painter.fillRect(room, theme.translucent(colour, 40))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            acknowledged = first.phase is AlarmPhase.ACKNOWLEDGED
            edge, side = self._scale.px(2 if acknowledged else 4), self._scale.px(48)
            painter.setPen(theme.pen(colour, edge))
            painter.drawRect(room.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
            ink = theme.ON_LIGHT if self._lit else colour
            sign = theme.icon("acknowledge" if acknowledged else "bell", ink, side)
            painter.drawPixmap(self._scale.px(22), (self.height() - side) // 2, sign)

    def _light(self, first: AlarmSignal | None, now_s: float) -> None:
        shining = first is not None and lit(first, now_s)
        if (first, shining) != (self._first, self._lit):
            self._first, self._lit = first, shining
            self._colour = theme.FAINT if first is None else theme.PRIORITY_COLOUR[first.priority]
            self._paint_words()
            self.update()

    def _paint_words(self) -> None:
        strong, soft = (theme.ON_LIGHT,) * 2 if self._lit else (self._colour, theme.TEXT)
        for label, shade in ((self.what, strong), (self.do, soft), (self.others, soft), (self.paused, soft)):
            label.setStyleSheet(f"color: {shade}")
        self.bell.setPixmap(theme.icon("bell-paused", soft, self._scale.px(40)))
