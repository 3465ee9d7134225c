"""Names alarms that ended before anyone acknowledged them, until it is touched."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QPushButton

from neopain.base.data import Priority
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.ui import theme
from neopain.ui.text import log_text

_ONE_LINE_PX, _TWO_LINES_PX = 26, 20


class UnseenButton(QPushButton):
    """Hidden while there is nothing unseen. Steady, in the colour of the most urgent one's priority."""

    def __init__(self) -> None:
        super().__init__()
        self._scale = theme.Scale(1.0)
        self._words, self._two_lines = ("", "", ""), False
        self._priority = Priority.LOW
        self.setShortcut(QKeySequence(log_text.UNSEEN_KEY))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_unseen(self, entries: tuple[AlarmEntry, ...], when: str) -> None:
        """Show how many `entries` there are, and the first of them, which was at `when`."""
        shown = log_text.unseen(entries, when), (entries[0].priority if entries else None) or Priority.LOW
        if shown != (self._words, self._priority):
            self._words, self._priority = shown
            self._say()
        self.setVisible(bool(entries))

    def use_two_lines(self, two: bool) -> None:
        """Take less width, as next to an alarm: how long it lasted is left out."""
        if two != self._two_lines:
            self._two_lines = two
            self._say()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.setFixedHeight(scale.px(theme.TOUCH_PX + 12))
        self._say()

    def _say(self) -> None:
        scale, colour = self._scale, theme.PRIORITY_COLOUR[self._priority]
        number, name, course = self._words
        self.setText(f"{number}\n{name}" if self._two_lines else f"{number} {name}{course}")
        self.setAccessibleName(f"{number} {name}{course}")
        self.setShortcut(QKeySequence(log_text.UNSEEN_KEY))  # a new text removes it
        self.setFont(scale.font(_TWO_LINES_PX if self._two_lines else _ONE_LINE_PX, bold=True))
        side = scale.px(28)
        self.setIcon(QIcon(theme.icon("bell", colour, side)))
        self.setIconSize(QSize(side, side))
        theme.dress(
            self,
            f"background: {theme.SURFACE}; color: {colour}; border: {scale.px(3)}px solid {colour};"
            f" border-radius: {scale.px(10)}px; padding: 0 {scale.px(12)}px",
        )
