"""The nurse's sheet in the place of picture and chart. Alarm bar, state and buttons stay; a pain alarm closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget

from neopain.base.data import Sample
from neopain.ui import theme
from neopain.ui.text import help_text, labels, phrases
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox

OPEN_FOR_S = 120.0
"""It closes by itself after this long: the number is not in sight while it is read."""


class HelpPage(QFrame):
    """A page of the live page's stack. A touch anywhere on it, its button, or OPEN_FOR_S closes it."""

    any_alarm = False
    is_aside = False

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__()
        self._stack = stack
        self._opened_s = self._now_s = 0.0
        self.titles = tuple(Label(title) for title, _ in help_text.SHEET)
        self.lines = tuple(tuple(Label(line) for line in lines) for _, lines in help_text.SHEET)
        for line in (line for lines in self.lines for line in lines):
            line.setWordWrap(True)
        self.leave = GloveButton("cross", help_text.CLOSE_HELP)
        self.leave.clicked.connect(self.shut)
        half = len(self.titles) // 2
        blocks = [vbox(title, *lines) for title, lines in zip(self.titles, self.lines, strict=True)]
        self._blocks = tuple(blocks)
        self.word, self.number = Label(), Label()
        self._state = hbox(self.word, self.number, 1, self.leave)
        self._left, self._right = vbox(*blocks[:half], 1), vbox(*blocks[half:], 1, self._state)
        self._columns = hbox((self._left, 1), (self._right, 1), owner=self)
        stack.addWidget(self)

    @property
    def name(self) -> str:
        """What it is called."""
        return help_text.HELP

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self._stack.currentWidget() is self

    def show_sample(self, sample: Sample | None) -> None:
        """Show state and number: they stay in sight."""
        state, number = phrases.current_state(sample)
        self.word.setText(labels.STATE_WORD[state])
        theme.dress(self.word, f"color: {theme.STATE_COLOUR[state]}")
        self.number.setText(number)

    def toggle(self) -> None:
        """Open the sheet, or go back to the monitoring view."""
        if self.is_open:
            self.shut()
            return
        self._opened_s = self._now_s
        self._stack.setCurrentWidget(self)

    def shut(self) -> None:
        """Go back to the monitoring view, if the sheet is open."""
        if self.is_open:
            self._stack.setCurrentIndex(0)

    def step_aside(self) -> bool:
        """Close it: whoever wants to read on opens it again."""
        self.shut()
        return False

    def come_back(self) -> None:
        """Nothing: it never waits."""

    def tick(self, now_s: float) -> None:
        """Close when its time is over."""
        self._now_s = now_s
        if self.is_open and now_s - self._opened_s >= OPEN_FOR_S:
            self.shut()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        scale.style(21, *self.titles, bold=True)
        for lines in self.lines:
            scale.style(18, *lines, colour=theme.TEXT)
        scale.style(32, self.word, bold=True)
        scale.style(28, self.number, bold=True, colour=theme.DIM)
        scale.space(self._state, 16)
        self.leave.rescale(scale)
        self.leave.setFixedSize(scale.px(200), scale.px(theme.TOUCH_PX))
        for block in self._blocks:
            scale.space(block, 3)
        for column in (self._left, self._right):
            scale.space(column, 14)
        scale.space(self._columns, 32, 14, 10, 14, 6)
        theme.dress(self, f"HelpPage {{ background: {theme.SURFACE}; }}")
        for title in self.titles:
            title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
