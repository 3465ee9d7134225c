"""What other models would have alarmed: the rate with both, large, and every recording that was replayed."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget

from neopain.base.data import AlarmCondition
from neopain.review.model_choice import Proposal
from neopain.review.model_trial import totals
from neopain.ui import theme
from neopain.ui.review.administration.page import dress_list
from neopain.ui.text.administration import models_text
from neopain.ui.widgets.finger import move_by_finger
from neopain.ui.widgets.label import FittedLabel
from neopain.ui.widgets.layout import hbox, vbox

_ROW_PX = 34


class TrialView(QFrame):
    """Shows a proposal that was replayed; the rates only where there is something to compare."""

    def __init__(self) -> None:
        super().__init__()
        self.caption, self.account = FittedLabel(models_text.PER_HOUR), FittedLabel()
        self.rates, self.names = (FittedLabel(), FittedLabel()), (FittedLabel(), FittedLabel())
        self.recordings = QListWidget()
        move_by_finger(self.recordings)
        self.recordings.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.account.setWordWrap(True)
        self._sides = tuple(vbox(rate, name, gap=0) for rate, name in zip(self.rates, self.names, strict=True))
        self._both = hbox((self._sides[0], 1), (self._sides[1], 1))
        self._column = vbox(self.caption, self._both, self.account, (self.recordings, 1), owner=self)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show both rates and each recording."""
        pain = totals(proposal.replayed, AlarmCondition.PAIN)
        known = pain.hours > 0
        for rate, per_hour in zip(self.rates, pain.per_hour, strict=True):
            rate.setText(models_text.rate(per_hour))
        for name, words in zip(self.names, models_text.sides(proposal), strict=True):
            name.setText(words)
        for part in (self.caption, *self.rates, *self.names):
            part.setVisible(known)
        self.account.setText(models_text.compared(proposal, pain))
        self.recordings.clear()
        self.recordings.addItems([models_text.replayed(one) for one in reversed(proposal.replayed)])
        self.recordings.setVisible(known)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(16, self.caption, colour=theme.DIM)
        scale.style(40, *self.rates, bold=True)
        scale.style(15, *self.names, colour=theme.DIM)
        scale.style(16, self.account)
        scale.style(15, self.recordings)
        self.account.most_px = lambda: scale.px(44)
        dress_list(self.recordings, scale, _ROW_PX)
        scale.space(self._both, 24)
        scale.space(self._column, 4)
