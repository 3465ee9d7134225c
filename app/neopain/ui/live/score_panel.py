"""The score: the state as shape and word, the probability, and what it means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from neopain.base.data import Sample, State
from neopain.ui import theme
from neopain.ui.text import labels, phrases
from neopain.ui.text.labels import Advice
from neopain.ui.widgets.state_symbol import StateSymbol


class ScorePanel(QFrame):
    """Shows one sample, or why there is none. A number that is not of now is never shown."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.symbol = StateSymbol()
        self.word, self.number, self.caption = QLabel(), QLabel(), QLabel(labels.CAPTION)
        self.what, self.do, self.readable = QLabel(), QLabel(), QLabel()
        self.usual = QLabel()
        self.state = State.CANNOT_TELL
        self._scale = theme.Scale(1.0)
        self.caption.setWordWrap(True)
        self.do.setWordWrap(True)
        for label in (self.word, self.what, self.do, self.usual):
            # Long words do not narrow the video.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

        self._figure = QHBoxLayout()
        self._figure.addWidget(self.number)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addStretch(1)
        right.addWidget(self.usual)
        right.addWidget(self.caption)
        self._figure.addLayout(right, 1)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch(1)
        self._words.addWidget(self.word)
        self._words.addLayout(self._figure)
        self._words.addWidget(self.what)
        self._words.addWidget(self.do)
        self._words.addStretch(1)
        self._sign = QVBoxLayout()
        self._sign.addStretch(1)
        self._sign.addWidget(self.symbol, 12)
        self._sign.addWidget(self.readable)
        self._sign.addStretch(1)
        self.readable.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._all = QHBoxLayout(self)
        self._all.addLayout(self._sign)
        self._all.addLayout(self._words, 1)
        self.show_nothing(labels.STARTING)

    def show_sample(self, sample: Sample) -> None:
        """Show the trend of `sample`."""
        trend = sample.trend
        self.readable.setText(phrases.readable(trend.coverage))
        if trend.state is State.CANNOT_TELL or trend.p_trend is None:
            reason = trend.reason or sample.reason
            self._show(State.CANNOT_TELL, labels.BLANK, labels.WAITING if reason is None else labels.REASON[reason])
        else:
            self._show(trend.state, phrases.percent(trend.p_trend), labels.STATE_LINE[trend.state])
            # Shown next to the probability, never in its place: a high one stays high even if it is usual.
            self.usual.setText("" if sample.shift is None else phrases.usual(sample.shift))
            self.usual.setVisible(sample.shift is not None)

    def show_nothing(self, why: Advice) -> None:
        """Blank the number and show `why` there is no current sample."""
        self.readable.clear()
        self._show(State.CANNOT_TELL, labels.BLANK, why)

    def rescale(self, scale: theme.Scale) -> None:
        """Set all fonts and distances for this scale."""
        self.symbol.rescale(scale)
        self.word.setFont(scale.font(62, bold=True))
        self._scale = scale
        self._size_number()
        self.caption.setFont(scale.font(18))
        self.usual.setFont(scale.font(22, bold=True))
        self.what.setFont(scale.font(32, bold=True))
        self.do.setFont(scale.font(20))
        self.readable.setFont(scale.font(15))
        self.caption.setContentsMargins(0, 0, 0, scale.px(20))
        self._figure.setSpacing(scale.px(20))
        self._sign.setSpacing(scale.px(8))
        self._all.setContentsMargins(scale.px(32), scale.px(6), scale.px(16), scale.px(6))
        self._all.setSpacing(scale.px(28))

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
        """A blank is smaller than a number and leaves more room to the reason."""
        self.number.setFont(self._scale.font(56 if self.number.text() == labels.BLANK else 100, bold=True))

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
            self.word.setStyleSheet(f"color: {theme.STATE_COLOUR[state]}")
            dim = theme.FAINT if state is State.CANNOT_TELL else theme.TEXT
            self.number.setStyleSheet(f"color: {dim}")
            self.do.setStyleSheet(f"color: {theme.DIM}")
            self.caption.setStyleSheet(f"color: {theme.DIM}")
            self.readable.setStyleSheet(f"color: {theme.DIM}")
        self.update()
