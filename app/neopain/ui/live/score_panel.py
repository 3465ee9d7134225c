"""The score: the state as word and shape, the probability, and what it means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from neopain.base.data import Priority, Sample, State
from neopain.ui import theme
from neopain.ui.text import labels, phrases, standby_text
from neopain.ui.text.labels import Advice
from neopain.ui.text.state_text import state_line
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox
from neopain.ui.widgets.state_symbol import StateSymbol

WORD_PX, NUMBER_PX, BLANK_PX = 84, 76, 56
"""Letter sizes of the word, first and largest, of the number, and of the blank, which leaves more room to the reason.
Capitals of 16 minutes of arc from 3 m away on a screen of 24 inches, and from 2 m on one of 10 inches.
"""
ADVICE_PX, STOPPED_PX = 30, 48
"""The same of what is shown beside the number, and of why nobody is monitored any more."""
_MARGINS = (20, 4, 8, 4)


class ScorePanel(QFrame):
    """Shows one sample, or why there is none. An outdated number is never shown."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.symbol = StateSymbol()
        self.word, self.number, self.caption = Label(), Label(), Label(labels.CAPTION)
        self.what, self.do, self.readable = Label(), Label(), Label()
        self.usual = Label()
        self.state = State.CANNOT_TELL
        self._scale = theme.Scale(1.0)
        self._advice_px = ADVICE_PX
        self.caption.setWordWrap(True)
        self.do.setWordWrap(True)
        for label in (self.word, self.what, self.do, self.usual):
            # Long words do not narrow the video.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.readable.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._figure = hbox(self.number, (vbox(1, self.usual, self.caption, gap=0), 1))
        words = vbox(1, self._figure, self.what, self.do, 1, gap=0)
        self._sign = vbox(1, (self.symbol, 12), self.readable, 1)
        self._below = hbox(self._sign, (words, 1))
        self._all = vbox(1, self.word, (self._below, 12), 1, owner=self, gap=0)
        self.show_nothing(labels.STARTING)

    def show_sample(self, sample: Sample) -> None:
        """Show the trend of `sample`."""
        trend = sample.trend
        self.readable.setText(phrases.readable(trend.coverage))
        if trend.state is State.CANNOT_TELL or trend.p_trend is None:
            reason = trend.reason or sample.reason
            self._show(State.CANNOT_TELL, labels.BLANK, labels.WAITING if reason is None else labels.REASON[reason])
        else:
            limit = None if sample.limits is None else sample.limits.pain_limit
            line = state_line(trend.state, trend.p_trend, limit)
            self._show(trend.state, phrases.percent(trend.p_trend), line)
            # Shown next to the probability, never in its place: a high probability stays high even if it is usual.
            self.usual.setText("" if sample.shift is None else phrases.shift_from_usual(sample.shift))
            self.usual.setVisible(sample.shift is not None)

    def show_nothing(self, why: Advice) -> None:
        """Blank the number and show `why` there is no current sample."""
        self.readable.clear()
        self._show(State.CANNOT_TELL, labels.BLANK, why)

    def show_stopped(self, why: Advice) -> None:
        """Say in the place of a state that nobody is monitored, in the colour of the alarm that sounds, and `why`."""
        self.show_nothing(why)
        self.number.hide()
        self.symbol.hide()
        self.word.setText(standby_text.NOT_MONITORING)
        theme.dress(self.word, f"color: {theme.PRIORITY_COLOUR[Priority.MEDIUM]}")
        self._advice_px = STOPPED_PX
        self.rescale(self._scale)

    def rescale(self, scale: theme.Scale) -> None:
        """Set all fonts and distances for this scale."""
        self.symbol.rescale(scale)
        self._scale = scale
        self._size_number()
        self._size_word()
        scale.style(self._advice_px, self.what, bold=True)
        scale.style(22, self.usual, bold=True)
        for size, label in ((18, self.caption), (self._advice_px * 2 / 3, self.do), (15, self.readable)):
            scale.style(size, label, colour=theme.DIM)
        self.caption.setContentsMargins(0, 0, 0, scale.px(20))
        scale.space(self._figure, 20)
        scale.space(self._sign, 8)
        scale.space(self._below, 24)
        scale.space(self._all, 0, *_MARGINS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the word to the new width."""
        self._size_word()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the background: a bar in the state's colour at the left, and a tint for pain."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            colour = theme.STATE_COLOUR[self.state]
            if self.state is State.PAIN:
                painter.fillRect(self.rect(), theme.translucent(colour, 26))
            painter.fillRect(QRectF(0, 0, self.height() / 40, self.height()), QColor(colour))
        self.painted.emit()

    def _size_number(self) -> None:
        size = BLANK_PX if self.number.text() == labels.BLANK else NUMBER_PX
        self.number.setFont(self._scale.font(size, bold=True))

    def _size_word(self) -> None:
        left, _, right, _ = _MARGINS
        room_px = self.width() - self._scale.px(left) - self._scale.px(right)
        self.word.setFont(self._scale.fitting_font(WORD_PX, self.word.text(), room_px, bold=True))

    def _show(self, state: State, number: str, advice: Advice) -> None:
        if number != self.number.text():
            self.number.setText(number)
            self.caption.setVisible(number != labels.BLANK)
            if number == labels.BLANK:
                self.usual.clear()
                self.usual.hide()
            self._size_number()
        self.what.setText(advice.what)
        self.do.setText(advice.do)
        if state is not self.state or not self.word.text():
            self.state = state
            self.symbol.set_state(state)
            self.word.setText(labels.STATE_WORD[state])
            self._size_word()
            theme.dress(self.word, f"color: {theme.STATE_COLOUR[state]}")
            dim = theme.FAINT if state is State.CANNOT_TELL else theme.TEXT
            theme.dress(self.number, f"color: {dim}")
        self.update()
