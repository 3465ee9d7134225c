"""The place next to the score: the picture, and below or in place of it one card."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neopain.base.data import Event
from neopain.base.scales import Scale
from neopain.ui import theme
from neopain.ui.live.care_card import CareCard
from neopain.ui.live.limit_card import LimitCard
from neopain.ui.live.pain_question import PainQuestion
from neopain.ui.live.video_view import VideoView
from neopain.ui.widgets.field_card import FieldCard
from neopain.ui.widgets.score_card import ScoreCard


class SidePanel(QWidget):
    """Fields to fill in, a score that is entered or a limit that is being changed take the picture's place; a question
    or an outcome takes its lower edge. One of them at a time, in this order of priority.
    """

    def __init__(self) -> None:
        super().__init__()
        self.video, self.score, self.limit = VideoView(), ScoreCard(), LimitCard()
        self.fields = FieldCard()
        self.question, self.outcome = PainQuestion(), CareCard()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.video, 1)
        for whole in self._wholes:
            self._column.addWidget(whole, 1)
        for edge in (self.question, self.outcome):
            self._column.addWidget(edge)

    def ask_limit(self, limit: float, proposed: float, now_s: float) -> None:
        """Ask about a new limit; a card that was open is closed."""
        if self.limit.isHidden():
            self._make_room()
        self.limit.propose(limit, proposed, now_s)

    def close_limit(self) -> None:
        """Close the limit card."""
        self.limit.hide()
        self._show_picture()

    def ask_score(self, scale: Scale, title: str) -> None:
        """Ask for a score, item by item; a limit that was being changed is not changed."""
        self._make_room()
        self.score.ask(scale, title)

    def close_score(self) -> None:
        """Close the score card."""
        self.score.close_card()
        self._show_picture()

    def ask_fields(self, title: str, fields: Mapping[str, tuple[str, str]]) -> None:
        """Ask for `fields` to be filled in; see FieldCard.ask."""
        self._make_room()
        self.fields.ask(title, fields)

    def close_fields(self) -> None:
        """Close the card with fields."""
        self.fields.close_card()
        self._show_picture()

    def clear(self) -> None:
        """Close everything that was about the previous patient."""
        self._make_room()
        self._show_picture()

    def ask_pain(self, now_s: float) -> None:
        """Ask whether it was pain, unless another card is open."""
        if not self._taken:
            self.outcome.hide()
            self.question.ask(now_s)

    def show_event(self, event: Event, now_s: float) -> None:
        """Show the outcome in `event`, if it has one and no card is open."""
        if not self._taken and self.question.isHidden():
            self.outcome.show_event(event, now_s)

    def tick(self, now_s: float) -> None:
        """Close the cards whose time is over."""
        for card in (self.limit, self.fields, self.question, self.outcome):
            card.tick(now_s)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._column.setSpacing(scale.px(8))
        for part in (self.video, *self._wholes, self.question, self.outcome):
            part.rescale(scale)

    @property
    def _wholes(self) -> tuple[ScoreCard, LimitCard, FieldCard]:
        return self.score, self.limit, self.fields

    @property
    def _taken(self) -> bool:
        return any(not whole.isHidden() for whole in self._wholes)

    def _make_room(self) -> None:
        if not self.limit.isHidden():
            self.limit.dropped.emit()
        for card in (self.score, self.fields):
            if not card.isHidden():
                card.drop()
        self.question.hide()
        self.outcome.hide()
        self.video.hide()

    def _show_picture(self) -> None:
        self.video.setVisible(not self._taken)
