"""A second curve below the first, on the same axis: the same stay rescored, or another session."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from neopain.review.archive import OpenedStay, ReviewedStay
from neopain.ui import theme
from neopain.ui.review.curve_view import CurveView
from neopain.ui.review.lanes import LanesView
from neopain.ui.review.sample_loader import SampleLoader
from neopain.ui.review.time_window import TimeWindow
from neopain.ui.text import review_text
from neopain.ui.widgets.layout import vbox

_ALARM_ROWS = 2


class ComparisonView(QFrame):
    """Shows one account; closes it when it is replaced, if it is an opened session."""

    def __init__(self, view: TimeWindow) -> None:
        super().__init__()
        self.curve, self.lanes = CurveView(view), LanesView(view, _ALARM_ROWS)
        self.account: ReviewedStay | None = None
        self._samples = SampleLoader(view, self.curve)
        self._column = vbox((self.curve, 1), self.lanes, owner=self)
        self.hide()

    def show_account(self, account: ReviewedStay, name: str, first: ReviewedStay) -> str:
        """Show `account`, called `name`, below `first`; another session is aligned at its beginning. Returns the
        caption of `first`.
        """
        self.clear()
        self.account = account
        same = not isinstance(account, OpenedStay)
        offset_s = 0.0 if same else account.stay.span_s[0] - first.stay.span_s[0]
        self.curve.caption = _caption(name if same else _session_name(account), account)
        for part in (self.curve, self.lanes):
            part.show_stay(account.stay, offset_s)
        self._samples.follow(account.instants if isinstance(account, OpenedStay) else account.source)
        self.show()
        return _caption(review_text.RECORDED if same else _session_name(first), first)

    def clear(self) -> None:
        """Show nothing."""
        account, self.account = self.account, None
        self._samples.follow(None)
        self.hide()
        if isinstance(account, OpenedStay):
            account.close()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.curve.rescale(scale)
        self.lanes.rescale(scale)
        scale.space(self._column, 2)


def _caption(what: str, account: ReviewedStay) -> str:
    hours = account.by_hour
    episodes, pain_s = sum(len(hour.episodes) for hour in hours), sum(hour.pain_s for hour in hours)
    return review_text.curve_caption(what, episodes, pain_s)


def _session_name(account: ReviewedStay) -> str:
    facts = account.stay.facts
    return f"{review_text.patient(facts.shown_id)}, {review_text.day(facts.wall_time(account.stay.span_s[0]))}"
