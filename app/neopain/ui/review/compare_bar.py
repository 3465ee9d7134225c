"""What a stay is to be laid beside: itself under another limit or by today's models, or another session."""

from __future__ import annotations

from functools import partial
from threading import Event

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from neopain.base.care import LIMIT_BOUNDS
from neopain.review.archive import Archive, OpenedStay, ReviewedStay
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.text import phrases, review_text

_STEP = 0.05
_TELL_MS = 150


class Judging:
    """One judging again: how far it has come, and whether it is still wanted."""

    def __init__(self) -> None:
        self.share = 0.0
        self._over = Event()

    def __call__(self, share: float) -> bool:
        """Take how far it has come; whether to go on."""
        self.share = share
        return not self._over.is_set()

    def stop(self) -> None:
        """It is not wanted any more."""
        self._over.set()


class CompareBar(QFrame):
    """`beside` carries the account to be laid beside, and what it is in words; `other_wanted` asks for another session,
    `alone` wants the second curve away. Judging goes on in another thread.
    """

    beside = Signal(object, str)
    other_wanted = Signal()
    alone = Signal()

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self._viewed: OpenedStay | None = None
        self._limit = 0.5
        self._judging: Judging | None = None
        self._said = ""
        self.less, self.limit, self.more = QPushButton("−"), QLabel(), QPushButton("+")
        self.try_limit, self.today = QPushButton(review_text.TRY_LIMIT), QPushButton(review_text.CURRENT_MODELS)
        self.other, self.only = QPushButton(review_text.OTHER_SESSION), QPushButton(review_text.END_COMPARISON)
        self.trouble = QLabel()
        self._task = BackgroundTask("judge-again", self)
        self._task.done.connect(self._show)
        self._task.failed.connect(self._failed)
        self._telling = QTimer(self)
        self._telling.timeout.connect(self._tell)
        self.less.clicked.connect(partial(self._change, -_STEP))
        self.more.clicked.connect(partial(self._change, _STEP))
        self.try_limit.clicked.connect(self._try_limit)
        self.today.clicked.connect(self._try_models)
        self.other.clicked.connect(self.other_wanted)
        self.only.clicked.connect(self._alone)
        self._line = QHBoxLayout(self)
        for part in (self.less, self.limit, self.more, self.try_limit, self.today, self.other):
            self._line.addWidget(part)
        self._line.addWidget(self.trouble, 1)
        self._line.addWidget(self.only)

    @property
    def busy(self) -> bool:
        """Whether something is being judged."""
        return self._task.busy

    def follow(self, viewed: OpenedStay | None) -> None:
        """Compare this session, or none."""
        self._stop()
        self._viewed = viewed
        self.trouble.clear()
        if viewed is not None and viewed.limits is not None:
            self._limit = viewed.limits.pain_limit
        self._change(0.0)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        for button in (self.less, self.more, self.try_limit, self.today, self.other, self.only):
            button.setFont(scale.font(15, bold=True))
            button.setFixedHeight(scale.px(44))
            button.setFixedWidth(scale.px(44 if button in (self.less, self.more) else 150))
        for label in (self.limit, self.trouble):
            label.setFont(scale.font(15))
        self.trouble.setStyleSheet(f"color: {theme.DIM}")
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(scale.px(8))

    def _change(self, by: float) -> None:
        least, most = LIMIT_BOUNDS["pain_limit"]
        self._limit = round(min(max(self._limit + by, least), most), 2)
        self.limit.setText(phrases.limit(self._limit))

    def _try_limit(self) -> None:
        if self._viewed is not None:
            judging, said = self._begin(review_text.limit_tried(self._limit))
            self._task.start(partial(self._archive.try_limit, self._viewed, self._limit, judging))
            self._said = said

    def _try_models(self) -> None:
        if self._viewed is not None:
            judging, self._said = self._begin("")
            self._task.start(partial(self._archive.try_models, self._viewed, judging))

    def _begin(self, said: str) -> tuple[Judging, str]:
        self._stop()
        self._judging = Judging()
        self.only.setText(review_text.STOP)
        self._telling.start(_TELL_MS)
        self._tell()
        return self._judging, said

    def _tell(self) -> None:
        if self._judging is not None:
            self.trouble.setText(review_text.rescoring(self._judging.share))

    def _stop(self) -> None:
        if self._judging is not None:
            self._judging.stop()
        self._judging = None
        self._task.cancel()
        self._telling.stop()
        self.only.setText(review_text.END_COMPARISON)

    def _alone(self) -> None:
        if self._judging is None:
            self.alone.emit()
        self._stop()
        self.trouble.clear()

    def _show(self, account: ReviewedStay) -> None:
        self._stop()
        self.trouble.clear()
        self.beside.emit(account, self._said or review_text.models_tried(account.stay.facts.bundle_id))

    def _failed(self, why: str) -> None:
        self._stop()
        self.trouble.setText(why)
