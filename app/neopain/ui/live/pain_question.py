"""Asks "was this pain?" after an alarm was acknowledged: one touch, or none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from neopain.base.data import Answer
from neopain.ui import theme
from neopain.ui.text import labels

ASK_FOR_S = 15.0
"""The question goes away after this long; it can still be answered in the alarm log."""


class PainQuestion(QFrame):
    """One line with three large answers. `answered` carries the Answer."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel(labels.WAS_IT_PAIN)
        self.label.setWordWrap(True)
        self.buttons = {answer: QPushButton(text) for answer, text in labels.ANSWER.items()}
        self._until_s = 0.0
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.label, 5)
        for answer, button in self.buttons.items():
            button.setFocusPolicy(button.focusPolicy().NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, given=answer: self._answer(given))
            self._line.addWidget(button, 4)
        self.hide()

    def ask(self, now_s: float) -> None:
        """Show the question for ASK_FOR_S."""
        self._until_s = now_s + ASK_FOR_S
        self.show()

    def tick(self, now_s: float) -> None:
        """Close when the time is over."""
        if not self.isHidden() and now_s >= self._until_s:
            self.hide()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self.label.setFont(scale.font(20, bold=True))
        for button in self.buttons.values():
            button.setFont(scale.font(20, bold=True))
            button.setFixedHeight(scale.px(theme.TOUCH_PX))
        self._line.setContentsMargins(scale.px(12), scale.px(6), scale.px(6), scale.px(6))
        self._line.setSpacing(scale.px(6))
        self.setStyleSheet(f"PainQuestion {{ background: {theme.SURFACE}; }}")

    def _answer(self, answer: Answer) -> None:
        self.hide()
        self.answered.emit(answer)
