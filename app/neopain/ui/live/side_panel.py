"""The place next to the score: the picture, and below or in place of it one card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from neopain.base.data import AlarmCondition, Event, EventKind
from neopain.ui import theme
from neopain.ui.live.care_card import CareCard
from neopain.ui.live.limit_card import LimitCard
from neopain.ui.live.pain_question import PainQuestion
from neopain.ui.live.video_view import VideoView
from neopain.ui.text import labels
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.card import Card
from neopain.ui.widgets.field_card import FieldCard
from neopain.ui.widgets.layout import vbox
from neopain.ui.widgets.score_card import ScoreCard


class SidePanel(QWidget):
    """A card with fields, a score that is entered or a limit that is being changed takes the picture's place; a
    question or an outcome takes its lower edge. Only one of them is open at a time. `opened` is emitted when a card is.
    """

    opened = Signal()
    any_alarm = False

    def __init__(self) -> None:
        super().__init__()
        self.video, self.score, self.limit = VideoView(), ScoreCard(), LimitCard()
        self.fields = FieldCard()
        self.question, self.outcome = PainQuestion(), CareCard()
        self.resume = GloveButton("back", labels.GO_ON)
        self.resume.hide()
        self._cards: tuple[Card, ...] = (self.score, self.limit, self.fields)
        for card in self._cards:
            card.opened.connect(self._make_room)
            card.opened.connect(self.opened)
            card.closed.connect(self._show_picture)
        self._column = vbox(
            (self.video, 1), *((card, 1) for card in self._cards), self.question, self.outcome, self.resume, owner=self
        )

    def clear(self) -> None:
        """Close everything that was about the previous patient."""
        for card in self._cards:
            if card.is_open:
                card.drop()
        self._make_room()
        self._show_picture()

    @property
    def is_aside(self) -> bool:
        """Whether a card has stepped aside."""
        return any(card.is_aside for card in self._cards)

    @property
    def name(self) -> str:
        """The title of the card that has stepped aside."""
        return next((card.title.text() for card in self._cards if card.is_aside), "")

    def step_aside(self) -> bool:
        """Show the picture in place of the card that is open, and return whether there was one."""
        moved = [card.step_aside() for card in self._cards]
        self._show_picture()
        return any(moved)

    def come_back(self) -> None:
        """Show the card that has stepped aside, unless another one is open."""
        for card in self._cards:
            if card.is_aside and not self._taken:
                self._make_room()
                card.come_back()

    def step_back(self) -> bool:
        """Close the card, question or outcome that is open, without a result; False where none is."""
        open_parts = [part for part in (*self._cards, self.question, self.outcome) if not part.isHidden()]
        for part in open_parts:
            if isinstance(part, Card):
                part.drop()
            else:
                part.hide()
        return bool(open_parts)

    def ask_pain(self, now_s: float) -> None:
        """Ask whether it was pain, unless another card is open."""
        if not self._taken:
            self.outcome.hide()
            self.question.ask(now_s)

    def show_event(self, event: Event, now_s: float) -> None:
        """Show the outcome in `event`, if it has one and no card is open. A new pain alarm ends the question about the
        one before: the answer would acknowledge it.
        """
        if event.kind is EventKind.ALARM_STARTED and event.condition is AlarmCondition.PAIN:
            self.question.hide()
        if not self._taken and self.question.isHidden():
            self.outcome.show_event(event, now_s)

    def tick(self, now_s: float) -> None:
        """Close the cards whose time is over."""
        for card in (self.score, self.limit, self.fields, self.question, self.outcome):
            card.tick(now_s)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        scale.space(self._column, 8)
        for part in (self.video, self.score, self.limit, self.fields, self.question, self.outcome):
            part.rescale(scale)
        self.resume.rescale(scale)

    @property
    def _taken(self) -> bool:
        return any(not card.isHidden() for card in self._cards)

    def _make_room(self) -> None:
        for card in self._cards:
            if not card.isHidden():
                card.drop()
        self.question.hide()
        self.outcome.hide()
        self.video.hide()

    def _show_picture(self) -> None:
        self.video.setVisible(not self._taken)
