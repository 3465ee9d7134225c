"""Where the review is at the bedside: below the alarm bar and a line with state and number, over everything else."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QStackedWidget, QWidget

from neopain.base.data import Sample
from neopain.ui import theme
from neopain.ui.bedside_words import Place
from neopain.ui.patient.review import BedsideReview
from neopain.ui.text import labels, patient_text, phrases
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox

STRIP_PX = 64
"""Height of the line with state and number."""


class ReviewPlace(QWidget):
    """A page of `stack`. The review covers it from below its line down to the lower edge of `last`. Any alarm makes the
    review step aside, because it covers the buttons too.
    """

    any_alarm = True

    def __init__(self, stack: QStackedWidget, last: QWidget, review: BedsideReview | None = None) -> None:
        super().__init__()
        self.review = BedsideReview() if review is None else review
        self._stack, self._last = stack, last
        self.is_aside = False
        self._now_s = 0.0
        self._scale = theme.Scale(1.0)
        self.word, self.number, self.note = Label(), Label(), Label(patient_text.REVIEW_NOTE)
        self.note.setWordWrap(True)
        self.opening = Label(labels.OPENING)
        self.opening.setAlignment(theme.CENTER)
        self.leave = GloveButton("cross", patient_text.CLOSE_REVIEW)
        self.leave.clicked.connect(self.close_review)
        self._strip = hbox(self.word, self.number, (self.note, 1), self.leave)
        self._column = vbox(self._strip, (self.opening, 1), owner=self)
        stack.addWidget(self)

    @property
    def name(self) -> str:
        """What it is called."""
        return patient_text.REVIEW

    def begin(self, session: str = "", moment_s: float | None = None) -> None:
        """Open the review with its list, or with `session` at `moment_s` of its time."""
        if session:
            self.review.close()  # one that was open is about something else
        elif self.is_aside and self.review.is_open:
            self.come_back()
            return
        self._stack.setCurrentWidget(self)
        self.is_aside = False
        self.review.open(self.room(), session, moment_s)

    def room(self) -> Place:
        """The place of the review on the screen."""
        top = self._stack.mapToGlobal(QPoint(0, self._scale.px(STRIP_PX + 8)))
        end = self._last.mapToGlobal(QPoint(self._last.width() - 1, self._last.height() - 1))
        room = QRect(top, end)
        return room.x(), room.y(), room.width(), room.height()

    def step_aside(self) -> bool:
        """Show the monitoring view in its place if the review is open, and return whether it was."""
        if not self.review.is_open or self.is_aside:
            return False
        self.review.step_aside(self._now_s)
        self._go_back()
        self.is_aside = True
        return True

    def come_back(self) -> None:
        """Show the review where it was, if it has stepped aside and is still open."""
        if self.is_aside and self.review.is_open:
            self._stack.setCurrentWidget(self)
            self.review.come_back()
        self.is_aside = False

    def close_review(self) -> None:
        """End the review."""
        self.review.close()
        self.is_aside = False
        self._go_back()

    def tick(self, now_s: float) -> None:
        """Go back to the monitoring view when the review has ended."""
        self._now_s = now_s
        self.review.tick(now_s)
        if not self.review.is_open:
            self.is_aside = False
            self._go_back()

    def show_sample(self, sample: Sample | None) -> None:
        """Show state and number."""
        state, number = phrases.current_state(sample)
        self.word.setText(labels.STATE_WORD[state])
        theme.dress(self.word, f"color: {theme.STATE_COLOUR[state]}")
        self.number.setText(number)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._scale = scale
        scale.style(44, self.word, bold=True)
        scale.style(44, self.number, bold=True, colour=theme.TEXT)
        scale.style(17, self.note, colour=theme.DIM)
        scale.style(24, self.opening, colour=theme.DIM)
        self.leave.rescale(scale)
        self.leave.setFixedSize(scale.px(230), scale.px(STRIP_PX))
        scale.space(self._strip, 24, 4, 0, 0, 0)
        scale.space(self._column, 0)

    def _go_back(self) -> None:
        if self._stack.currentWidget() is self:
            self._stack.setCurrentIndex(0)
