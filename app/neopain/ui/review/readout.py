"""State, probability, time and limit in force at the cursor."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QGridLayout

from neopain.base.data import State
from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.text import labels, phrases, review_text
from neopain.ui.widgets.label import Label


class Readout(QFrame):
    """State, probability, time of day and limit of one instant."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.number, self.time, self.limit = Label(), Label(), Label(), Label()
        self._grid = QGridLayout(self)
        for place, label in enumerate((self.word, self.number, self.time, self.limit)):
            self._grid.addWidget(label, place // 2, place % 2)
        self._grid.setColumnStretch(0, 1)

    def show_instant(self, instant: Instant, when: datetime, limit: float | None) -> None:
        """Show `instant`, recorded at `when`, and the pain limit then in force."""
        state = State.CANNOT_TELL if instant.state is None else instant.state
        known = instant.p_trend is not None and state is not State.CANNOT_TELL
        self.word.setText(review_text.NOTHING if instant.state is None else labels.STATE_WORD[state])
        theme.dress(self.word, f"color: {theme.STATE_COLOUR[state]}")
        self.number.setText(phrases.percent(instant.p_trend) if known and instant.p_trend is not None else labels.BLANK)
        self.time.setText(review_text.moment(when))
        self.limit.setText("" if limit is None else phrases.limit(limit))

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        scale.style(24, self.word, self.number, bold=True)
        scale.style(14, self.time, self.limit, colour=theme.DIM)
        self._grid.setContentsMargins(scale.px(12), scale.px(6), scale.px(12), scale.px(8))
        self._grid.setVerticalSpacing(scale.px(2))
        theme.dress(self, f"Readout {{ background: {theme.SURFACE}; }}")
