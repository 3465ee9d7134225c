"""The outcome of a procedure or comfort measure: a few large figures below the picture."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from neopain.base.data import Event, EventKind
from neopain.ui import theme
from neopain.ui.text import event_text, labels, phrases
from neopain.ui.widgets.label import Label

SHOWN_S = 60.0
"""The card closes after this long; the outcome stays in the alarm log."""
_FIGURES = 3


class CareCard(QFrame):
    """Shows the newest outcome. A touch on the cross, or SHOWN_S, closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label()
        self.figures = tuple(Label() for _ in range(_FIGURES))
        self.captions = tuple(Label() for _ in range(_FIGURES))
        self.close_button = QPushButton()
        self.close_button.setAccessibleName(labels.CLOSE)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        self._until_s = 0.0
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.title, 0, 0, 1, _FIGURES)
        for column, (figure, caption) in enumerate(zip(self.figures, self.captions, strict=True)):
            self._grid.addWidget(figure, 1, column)
            self._grid.addWidget(caption, 2, column)
            self._grid.setColumnStretch(column, 1)
        self._grid.addWidget(self.close_button, 0, _FIGURES, 3, 1)
        self.hide()

    def show_event(self, event: Event, now_s: float) -> None:
        """Show the outcome in `event`, if it has one."""
        duration = phrases.time_or_not_yet(event.duration_s)
        match event.kind:
            case EventKind.PROCEDURE_ENDED | EventKind.PROCEDURE_RECOVERED:
                peak = labels.BLANK if event.peak is None else phrases.percent(event.peak)
                in_pain = phrases.time_or_not_yet(event.pain_s)
                figures = [(peak, labels.PEAK), (in_pain, labels.IN_PAIN), (duration, labels.RECOVERY)]
            case EventKind.COMFORT_RESPONSE:
                figures = [(duration, labels.UNTIL_USUAL)]
            case _:
                return
        self._show(event_text.outcome_of(event), figures)
        self._until_s = now_s + SHOWN_S

    def tick(self, now_s: float) -> None:
        """Close when the time is over."""
        if not self.isHidden() and now_s >= self._until_s:
            self.hide()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        scale.style(20, self.title, bold=True)
        scale.style(32, *self.figures, bold=True)
        scale.style(16, *self.captions, colour=theme.DIM)
        side = scale.px(theme.TOUCH_PX)
        self.close_button.setFixedSize(side, side)
        self.close_button.setIconSize(QSize(scale.px(28), scale.px(28)))
        self.close_button.setIcon(theme.icon("cross", theme.TEXT, scale.px(28)))
        scale.space(self._grid, 10, 14, 8, 8, 8)
        self._grid.setVerticalSpacing(0)
        theme.dress(self, f"CareCard {{ background: {theme.SURFACE}; }}")

    def _show(self, title: str, figures: list[tuple[str, str]]) -> None:
        self.title.setText(title)
        for place in range(_FIGURES):
            figure, caption = figures[place] if place < len(figures) else ("", "")
            self.figures[place].setText(figure)
            self.captions[place].setText(caption)
            for label in (self.figures[place], self.captions[place]):
                label.setVisible(place < len(figures))
        self.show()
