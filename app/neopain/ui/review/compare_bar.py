"""Chooses what a stay is compared with: itself with another limit or the current models, or another session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from neopain.base.care import LIMIT_BOUNDS
from neopain.review.archive import Archive, OpenedStay, ReviewedStay
from neopain.ui import theme
from neopain.ui.background import BackgroundTask, Progress
from neopain.ui.text import phrases, review_text
from neopain.ui.widgets.label import FittedButton, Label
from neopain.ui.widgets.layout import hbox

_STEP = 0.05
_REPORT_MS = 150


class CompareBar(QFrame):
    """`compared` carries the account to compare with and its name; `other_wanted` asks for another session, `ended`
    ends the comparison. Rescoring runs in another thread.
    """

    compared = Signal(object, str)
    other_wanted = Signal()
    ended = Signal()

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self._viewed: OpenedStay | None = None
        self._limit = 0.5
        self._progress: Progress | None = None
        self._name = ""
        self.less, self.limit, self.more = FittedButton("−"), Label(), FittedButton("+")
        self.try_limit, self.models = FittedButton(review_text.TRY_LIMIT), FittedButton(review_text.CURRENT_MODELS)
        self.other, self.end = FittedButton(review_text.OTHER_SESSION), FittedButton(review_text.END_COMPARISON)
        self.message = Label()
        self._task = BackgroundTask("rescore", self, self._show, self._failed)
        self._progress_timer = QTimer(self)
        self._progress_timer.timeout.connect(self._show_progress)
        self.less.clicked.connect(partial(self._change, -_STEP))
        self.more.clicked.connect(partial(self._change, _STEP))
        self.try_limit.clicked.connect(self._try_limit)
        self.models.clicked.connect(self._try_models)
        self.other.clicked.connect(self.other_wanted)
        self.end.clicked.connect(self._end_pressed)
        self._buttons = (self.less, self.more, self.try_limit, self.models, self.other, self.end)
        left = (self.less, self.limit, self.more, self.try_limit, self.models, self.other)
        self._line = hbox(*left, (self.message, 1), self.end, owner=self)

    @property
    def busy(self) -> bool:
        """Whether a rescoring runs."""
        return self._task.busy

    def follow(self, viewed: OpenedStay | None) -> None:
        """Compare `viewed`, or nothing."""
        self._stop()
        self._viewed = viewed
        self.message.clear()
        if viewed is not None and viewed.limits is not None:
            self._limit = viewed.limits.pain_limit
        self._change(0.0)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(15, *self._buttons, bold=True)
        for button in self._buttons:
            button.setFixedSize(scale.px(48 if button in (self.less, self.more) else 160), scale.px(48))
        scale.style(15, self.limit)
        scale.style(15, self.message, colour=theme.DIM)
        scale.space(self._line, 8)

    def _change(self, by: float) -> None:
        least, most = LIMIT_BOUNDS["pain_limit"]
        self._limit = round(min(max(self._limit + by, least), most), 2)
        self.limit.setText(phrases.limit(self._limit))

    def _try_limit(self) -> None:
        if self._viewed is not None:
            progress = self._begin(review_text.limit_tried(self._limit))
            self._task.start(partial(self._archive.try_limit, self._viewed, self._limit, progress))

    def _try_models(self) -> None:
        if self._viewed is not None:
            progress = self._begin("")
            self._task.start(partial(self._archive.try_models, self._viewed, progress))

    def _begin(self, name: str) -> Progress:
        self._stop()
        self._name, self._progress = name, Progress()
        self.end.setText(review_text.STOP)
        self._progress_timer.start(_REPORT_MS)
        self._show_progress()
        return self._progress

    def _show_progress(self) -> None:
        if self._progress is not None:
            self.message.setText(review_text.rescoring(self._progress.share))

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.stop()
        self._progress = None
        self._task.cancel()
        self._progress_timer.stop()
        self.end.setText(review_text.END_COMPARISON)

    def _end_pressed(self) -> None:
        if self._progress is None:
            self.ended.emit()
        self._stop()
        self.message.clear()

    def _show(self, account: ReviewedStay) -> None:
        self._stop()
        self.message.clear()
        self.compared.emit(account, self._name or review_text.models_tried(account.stay.facts.bundle_id))

    def _failed(self, why: str) -> None:
        self._stop()
        self.message.setText(why)
