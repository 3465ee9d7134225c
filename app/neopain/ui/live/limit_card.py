"""A proposed limit and its effect on past alarms, shown in the picture's place until it is applied or cancelled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from neopain.ui import theme
from neopain.ui.text import labels, phrases
from neopain.ui.widgets.buttons import GloveButton

OPEN_FOR_S = 60.0
"""A proposal that nobody touches for this long is cancelled,"""
READ_FOR_S = 30.0
"""but not before its forecast was shown for this long,"""
LONGEST_S = 300.0
"""and at the latest after this long: the picture has to come back."""


class LimitCard(QFrame):
    """`applied` or `dropped` is emitted when the person has decided."""

    applied = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.span = QLabel(), QLabel()
        self.before, self.after = QLabel(), QLabel()
        self.before_caption, self.after_caption = QLabel(), QLabel()
        self.apply = GloveButton("acknowledge", labels.APPLY, "")
        self.cancel = GloveButton("cross", labels.CANCEL, "")
        self.apply.clicked.connect(self.applied.emit)
        self.cancel.clicked.connect(self.dropped.emit)
        self._asked_s = self._until_s = 0.0
        self._limits = (0.5, 0.5)
        for button in (self.apply, self.cancel):
            button.key.hide()
        for label in (self.title, self.span):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._figures = QGridLayout()
        for column, (figure, caption) in enumerate(
            ((self.before, self.before_caption), (self.after, self.after_caption))
        ):
            for row, label in enumerate((figure, caption)):
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self._figures.addWidget(label, row, column)
            self._figures.setColumnStretch(column, 1)
        self._choice = QHBoxLayout()
        self._choice.addWidget(self.cancel)
        self._choice.addWidget(self.apply)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.title)
        self._column.addLayout(self._figures)
        self._column.addWidget(self.span)
        self._column.addStretch(1)
        self._column.addLayout(self._choice)
        self.hide()

    def propose(self, limit: float, proposed: float, now_s: float) -> None:
        """Ask whether to replace `limit` by `proposed`."""
        self.title.setText(phrases.proposal(limit, proposed))
        self._limits = (limit, proposed)
        self.apply.setEnabled(proposed != limit)
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
        self.span.setText(labels.WAIT if span_s is None else phrases.over_the_last(span_s))

    def show_unknown(self) -> None:
        """Show that the forecast failed."""
        for figure in (self.before, self.after):
            figure.setText(labels.BLANK)
        self.span.setText(labels.NO_FORECAST)

    def tick(self, now_s: float) -> None:
        """Cancel a proposal that nobody decides on."""
        if not self.isHidden() and now_s >= self._until_s:
            self.dropped.emit()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self.title.setFont(scale.font(26, bold=True))
        for figure in (self.before, self.after):
            figure.setFont(scale.font(48, bold=True))
        for caption in (self.before_caption, self.after_caption):
            caption.setFont(scale.font(16, bold=True))
        self.span.setFont(scale.font(17))
        self.span.setStyleSheet(f"color: {theme.DIM}")
        for button in (self.apply, self.cancel):
            button.rescale(scale)
        self._figures.setVerticalSpacing(0)
        self._choice.setSpacing(scale.px(8))
        gap = scale.px(10)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(scale.px(4))
        self.setStyleSheet(f"LimitCard {{ background: {theme.SURFACE}; }}")
