"""Asks "was this pain?" after an alarm was acknowledged: one touch, or none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from neopain.base.data import Answer
from neopain.ui import theme
from neopain.ui.text import labels
from neopain.ui.widgets.label import Label, TextButton
from neopain.ui.widgets.layout import hbox

ASK_FOR_S = 15.0
"""The question closes after this long."""


class PainQuestion(QFrame):
    """One line with three large answers. `answered` carries the Answer."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.label = Label(labels.WAS_IT_PAIN)
        self.label.setWordWrap(True)
        self.buttons = {answer: TextButton(text) for answer, text in labels.ANSWER.items()}
        self._until_s = 0.0
        self._line = hbox((self.label, 5), *((button, 4) for button in self.buttons.values()), owner=self)
        for answer, button in self.buttons.items():
            button.setFocusPolicy(button.focusPolicy().NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._answer, answer))
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
        scale.style(20, self.label, *self.buttons.values(), bold=True)
        for button in self.buttons.values():
            button.setFixedHeight(scale.px(theme.TOUCH_PX))
        scale.space(self._line, 6, 12, 6, 6, 6)
        theme.dress(self, f"PainQuestion {{ background: {theme.SURFACE}; }}")

    def _answer(self, answer: Answer) -> None:
        self.hide()
        self.answered.emit(answer)
