"""The picture's place: the picture, and below or instead of it the one thing that a person is asked or told."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neopain.base.data import Event
from neopain.ui import theme
from neopain.ui.live.care_card import CareCard
from neopain.ui.live.limit_card import LimitCard
from neopain.ui.live.question import PainQuestion
from neopain.ui.live.video_view import VideoView


class Side(QWidget):
    """A limit that is being changed takes the picture's place, a question its lower edge, an outcome too. One of them
    at a time, in this order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.video, self.limit = VideoView(), LimitCard()
        self.question, self.outcome = PainQuestion(), CareCard()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.video, 1)
        for card in (self.limit, self.question, self.outcome):
            self._column.addWidget(card, 1 if card is self.limit else 0)

    def ask_limit(self, limit: float, wish: float, now_s: float) -> None:
        """Ask about a new limit."""
        self.question.hide()
        self.outcome.hide()
        self.video.hide()
        self.limit.propose(limit, wish, now_s)

    def close_limit(self) -> None:
        """The limit is decided on."""
        self.limit.hide()
        self.video.show()

    def ask_pain(self, now_s: float) -> None:
        """Ask whether it was pain, unless something more urgent is asked."""
        if self.limit.isHidden():
            self.outcome.hide()
            self.question.ask(now_s)

    def tell(self, event: Event, now_s: float) -> None:
        """Show an outcome, unless something is asked."""
        if self.limit.isHidden() and self.question.isHidden():
            self.outcome.show_event(event, now_s)

    def tick(self, now_s: float) -> None:
        """Let go what had its time."""
        for card in (self.limit, self.question, self.outcome):
            card.tick(now_s)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._column.setSpacing(scale.px(8))
        for part in (self.video, self.limit, self.question, self.outcome):
            part.rescale(scale)
