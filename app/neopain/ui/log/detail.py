"""One entry of the log: its words, its curve, its face, and "was this pain?"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from neopain.base.data import AlarmCondition, Answer
from neopain.base.time_text import elapsed
from neopain.record.analysis.alarm_log import AlarmEntry, Entry
from neopain.record.analysis.excerpt import Excerpt
from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.log.curve import ExcerptCurve
from neopain.ui.log.row import entry_words
from neopain.ui.text import labels, log_text
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.face_view import FaceView
from neopain.ui.widgets.label import Label, TextButton
from neopain.ui.widgets.layout import hbox, vbox


def known_s(entry: Entry) -> float:
    """How long an alarm lasted, in seconds; 0 for one that lasts or was cut, and for other events."""
    return entry.ended_s - entry.t_s if isinstance(entry, AlarmEntry) and entry.ended_s is not None else 0.0


class LogDetail(QFrame):
    """Shown in place of the list. `answered` carries the Answer to "was this pain?", asked of every pain alarm of the
    stay, as often as a person likes; `review_wanted` the session and the moment in its time, to see the whole stay.
    """

    answered = Signal(object)
    left = Signal()
    review_wanted = Signal(str, float)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.course = Label(), Label()
        self.curve, self.face = ExcerptCurve(), FaceView()
        self.question = Label(labels.WAS_IT_PAIN)
        self.buttons = {answer: TextButton(text) for answer, text in labels.ANSWER.items()}
        self.back = GloveButton("back", log_text.BACK_TO_LOG)
        self.review = GloveButton("list", log_text.REVIEW)
        self.review.say(log_text.REVIEW, log_text.REVIEW_NOTE)
        self.review.clicked.connect(self._review)
        self.entry: Entry | None = None
        self._excerpt: Excerpt | None = None
        self._words = log_text.READING
        self._when: Callable[[float], str] = elapsed
        for answer, button in self.buttons.items():
            button.setCheckable(True)
            button.setFocusPolicy(button.focusPolicy().NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._answer, answer))
        self.back.clicked.connect(self.left)
        self.course.setWordWrap(True)
        self._words_column = vbox(self.title, self.course, gap=0)
        self._middle = hbox((self.curve, 3), (self.face, 1))
        answers = ((button, 3) for button in self.buttons.values())
        self._foot = hbox((self.back, 4), (self.review, 4), (self.question, 4), *answers)
        self._column = vbox(self._words_column, (self._middle, 1), self._foot, owner=self)
        self.hide()

    def open(self, entry: Entry, when: Callable[[float], str]) -> None:
        """Show `entry` while its curve is read; `when` formats a time."""
        self._excerpt, self._words = None, log_text.READING
        self.show_entry(entry, when)
        self.show()

    def show_entry(self, entry: Entry, when: Callable[[float], str]) -> None:
        """Show `entry`, the same as before with what has happened to it since."""
        self.entry, self._when = entry, when
        time, what, numbers, course, _ = entry_words(entry, when)
        self.title.setText(f"{time}   {what}")
        self.course.setText("   ·   ".join(filter(None, (numbers, course))))
        asked = isinstance(entry, AlarmEntry) and entry.condition is AlarmCondition.PAIN
        given = entry.answer if isinstance(entry, AlarmEntry) else None
        self.question.setVisible(asked)
        for answer, button in self.buttons.items():
            button.setVisible(asked)
            button.setChecked(answer is given)
        self._draw()

    def show_excerpt(self, excerpt: Excerpt | None, words: str = log_text.NO_CURVE) -> None:
        """Show the curve and the face; `words` in place of a curve that there is not."""
        self._excerpt, self._words = excerpt, words
        self._draw()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        scale.style(26, self.title, bold=True)
        scale.style(17, self.course, colour=theme.DIM)
        scale.style(20, self.question, *self.buttons.values(), bold=True)
        for part in (self.curve, self.face, self.back, self.review):
            part.rescale(scale)
        self.face.setMinimumHeight(0)
        for button in self.buttons.values():
            button.setFixedHeight(scale.px(theme.BUTTON_PX))
        scale.space(self._words_column, 2)
        scale.space(self._middle, 10)
        scale.space(self._foot, 10)
        scale.space(self._column, 8, 0, 6, 0, 0)

    def _draw(self) -> None:
        entry, excerpt = self.entry, self._excerpt
        if entry is None:
            return
        alarm = entry if isinstance(entry, AlarmEntry) else None
        lasted_s = known_s(entry)
        limit = None if alarm is None else alarm.limit
        span_s = (entry.t_s, entry.t_s + lasted_s)
        self.curve.show_excerpt(excerpt, span_s, limit, self._when, self._words)
        self.review.setVisible(excerpt is not None and bool(excerpt.session))
        seen = excerpt is not None and excerpt.landmarks is not None
        self.face.setVisible(seen)
        if seen and excerpt is not None and excerpt.face_s is not None:
            self.face.show_instant(Instant(excerpt.face_s, excerpt.face_s, landmarks=excerpt.landmarks))

    def _answer(self, answer: Answer) -> None:
        self.buttons[answer].setChecked(False)  # until it is in the record
        self.answered.emit(answer)

    def _review(self) -> None:
        if self.entry is not None and self._excerpt is not None:
            self.review_wanted.emit(self._excerpt.session, self.entry.t_s - self._excerpt.zero_s)
