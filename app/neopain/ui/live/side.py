"""The picture's place: the picture, and below or instead of it the one thing that a person is asked or told."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neopain.base.data import Event
from neopain.record.scales import Scale
from neopain.ui import theme
from neopain.ui.live.care_card import CareCard
from neopain.ui.live.limit_card import LimitCard
from neopain.ui.live.question import PainQuestion
from neopain.ui.live.video_view import VideoView
from neopain.ui.scoring.card import ScoreCard


class Side(QWidget):
    """A score that is entered or a limit that is being changed takes the picture's place, a question its lower edge, an
    outcome too. One of them at a time, in this order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.video, self.score, self.limit = VideoView(), ScoreCard(), LimitCard()
        self.question, self.outcome = PainQuestion(), CareCard()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.video, 1)
        for card in (self.score, self.limit, self.question, self.outcome):
            self._column.addWidget(card, 1 if card in (self.score, self.limit) else 0)

    def ask_limit(self, limit: float, wish: float, now_s: float) -> None:
        """Ask about a new limit; a score that was being entered is dropped."""
        if not self.score.isHidden():
            self.score.drop()
        self.question.hide()
        self.outcome.hide()
        self.video.hide()
        self.limit.propose(limit, wish, now_s)

    def close_limit(self) -> None:
        """The limit is decided on."""
        self.limit.hide()
        self.video.setVisible(self.score.isHidden())

    def ask_score(self, scale: Scale, title: str) -> None:
        """Ask for a score, item by item; a limit that was being changed stays as it is."""
        if not self.limit.isHidden():
            self.limit.dropped.emit()
        self.question.hide()
        self.outcome.hide()
        self.video.hide()
        self.score.ask(scale, title)

    def close_score(self) -> None:
        """The score is kept, or nothing is."""
        self.score.close_card()
        self.video.setVisible(self.limit.isHidden())

    def ask_pain(self, now_s: float) -> None:
        """Ask whether it was pain, unless something more urgent is asked."""
        if self.limit.isHidden() and self.score.isHidden():
            self.outcome.hide()
            self.question.ask(now_s)

    def tell(self, event: Event, now_s: float) -> None:
        """Show an outcome, unless something is asked."""
        if self.limit.isHidden() and self.score.isHidden() and self.question.isHidden():
            self.outcome.show_event(event, now_s)

    def tick(self, now_s: float) -> None:
        """Let go what had its time."""
        for card in (self.limit, self.question, self.outcome):
            card.tick(now_s)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._column.setSpacing(scale.px(8))
        for part in (self.video, self.score, self.limit, self.question, self.outcome):
            part.rescale(scale)
