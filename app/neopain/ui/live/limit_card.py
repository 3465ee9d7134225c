"""A proposed limit and its effect on past alarms, shown in the picture's place until it is applied or cancelled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from neopain.ui import theme
from neopain.ui.text import labels, phrases
from neopain.ui.widgets.card import Card
from neopain.ui.widgets.label import FittedLabel, Label
from neopain.ui.widgets.layout import hbox, vbox

OPEN_FOR_S = 60.0
"""A proposal that nobody touches for this long is cancelled."""
READ_FOR_S = 30.0
"""It is not cancelled before its forecast has been shown for this long."""
LONGEST_S = 300.0
"""It is cancelled after this long in any case, so that the picture comes back."""


class LimitCard(Card):
    """`applied` is emitted when the person wants the proposed limit: only after its effect has been shown."""

    applied = Signal()

    def __init__(self) -> None:
        super().__init__(labels.APPLY)
        self.before, self.after = Label(), Label()
        self.before_caption, self.after_caption = FittedLabel(), FittedLabel()
        self.finish.clicked.connect(self.applied)
        self._asked_s = self._until_s = self._now_s = 0.0
        self._limits = (0.5, 0.5)
        for label in (self.title, self.message):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._figures = QGridLayout()
        for place, label in enumerate((self.before, self.after, self.before_caption, self.after_caption)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._figures.addWidget(label, place // 2, place % 2)
            self._figures.setColumnStretch(place % 2, 1)
        self._foot = hbox(self.cancel, self.finish)
        self._column = vbox(1, self.title, self._figures, self.message, 1, self._foot, owner=self)

    def propose(self, limit: float, proposed: float, now_s: float) -> None:
        """Ask whether to replace `limit` by `proposed`."""
        if self.isHidden():
            self.opened.emit()
        self.title.setText(phrases.proposal(limit, proposed))
        self._limits = (limit, proposed)
        self.finish.setEnabled(False)
        self._asked_s, self._until_s = now_s, now_s + OPEN_FOR_S
        self.show()

    def wait(self, now_s: float) -> None:
        """Stay open while the forecast is being made."""
        self._until_s = max(self._until_s, min(now_s + READ_FOR_S, self._asked_s + LONGEST_S))

    def show_alarms(self, before: int | None, after: int | None, span_s: float | None) -> None:
        """Show the number of alarms with either limit in the last `span_s`; None while it is being computed."""
        for figure, caption, limit, alarms in zip(
            (self.before, self.after),
            (self.before_caption, self.after_caption),
            self._limits,
            (before, after),
            strict=True,
        ):
            number, unit = phrases.how_many(alarms, span_s)
            figure.setText(number)
            caption.setText(phrases.with_limit(unit, limit))
        self.message.setText(labels.WAIT if span_s is None else phrases.over_the_last(span_s))
        self._allow(after is not None)

    def show_unknown(self) -> None:
        """Show that the forecast failed."""
        for figure in (self.before, self.after):
            figure.setText(labels.BLANK)
        self.message.setText(labels.NO_FORECAST)
        self._allow(True)

    def come_back(self) -> None:
        """Show the proposal again if it has stepped aside."""
        if self.is_aside:
            self._asked_s, self._until_s = self._now_s, self._now_s + OPEN_FOR_S
            super().come_back()

    def _allow(self, shown: bool) -> None:
        limit, proposed = self._limits
        self.finish.setEnabled(shown and proposed != limit)

    def tick(self, now_s: float) -> None:
        """Cancel a proposal that nobody decides on."""
        self._now_s = now_s
        if not self.isHidden() and now_s >= self._until_s:
            self.drop()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        super().rescale(scale)
        scale.style(26, self.title, bold=True)
        scale.style(48, self.before, self.after, bold=True)
        scale.style(16, self.before_caption, self.after_caption, bold=True)
        scale.style(17, self.message, colour=theme.DIM)
        self._figures.setVerticalSpacing(0)
        scale.space(self._foot, 8)
        scale.space(self._column, 4, 10, 10, 10, 10)
