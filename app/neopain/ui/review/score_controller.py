"""Scoring a recorded stay by hand, item by item; saved with the session. The curve is visible, so it is not blind."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame

from neopain.base.errors import NeopainError
from neopain.base.scales import Points, Scale
from neopain.record.scoring.ratings import Rating
from neopain.review.archive import Archive, OpenedStay
from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.text import labels, review_text
from neopain.ui.text.fault_text import told
from neopain.ui.widgets.label import FittedButton, FittedLabel
from neopain.ui.widgets.layout import hbox
from neopain.ui.widgets.score_card import ScoreCard

_HEIGHT_PX = 48
FACE_ALONE = "nfcs"
"""The scale that needs only a face."""


class ScaleBar(QFrame):
    """One button for each scale; `chosen` carries its key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.note = FittedLabel(review_text.SCORE_NOTE)
        self.note.setWordWrap(True)
        self.buttons: dict[str, FittedButton] = {}
        self._line = hbox((self.note, 1), owner=self)
        self._scale = theme.Scale(1.0)

    def offer(self, scales: dict[str, Scale]) -> None:
        """Show a button for each of `scales`."""
        for button in self.buttons.values():
            button.deleteLater()
        self.buttons = {}
        for key, scale in scales.items():
            self.buttons[key] = button = FittedButton(scale.title)
            button.clicked.connect(partial(self.chosen.emit, key))
            self._line.addWidget(button)
        self.rescale(self._scale)

    def allow(self, filmed: bool) -> None:
        """Enable the scales that can be scored: only NFCS unless `filmed`, as a drawn face has no limbs and no cry."""
        for key, button in self.buttons.items():
            button.setEnabled(filmed or key == FACE_ALONE)
        self.note.setText(review_text.SCORE_NOTE if filmed else review_text.SCORE_FACE_NOTE)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        self._scale = scale
        self.note.most_px = lambda: scale.px(_HEIGHT_PX)
        scale.style(16, self.note, colour=theme.DIM)
        scale.style(16, *self.buttons.values(), bold=True)
        scale.space(self._line, 8)
        for button in self.buttons.values():
            button.setFixedSize(scale.px(120), scale.px(_HEIGHT_PX))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class ReviewScoreController(QObject):
    """Connects bar and card. The scored time ends where the cursor is when the scale is chosen. `saved` carries the
    rating, `failed` one line why the scales cannot be shown, or a score was not saved whose card is closed.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive, self.bar, self.card = archive, ScaleBar(), ScoreCard()
        self._viewed: OpenedStay | None = None
        self._scales: dict[str, Scale] = {}
        self._key, self._span_s, self._at_s = "", (0.0, 0.0), 0.0
        self._filmed = False
        self._saving = BackgroundTask("save-score", self, self._saved, self._not_saved)
        self.bar.chosen.connect(self._ask)
        self.card.finished.connect(self._finished)
        self.bar.hide()

    @property
    def is_saving(self) -> bool:
        """Whether a score is being saved."""
        return self._saving.busy

    def follow(self, viewed: OpenedStay | None) -> None:
        """Score `viewed`, or nothing."""
        self._viewed = viewed
        self._saving.cancel()
        self.bar.hide()
        self.card.close_card()

    def offer(self, wanted: bool) -> None:
        """Show the scales in the hospital's wording, or hide them."""
        if wanted:
            try:
                self._scales = dict(self._archive.scales())
            except NeopainError as error:
                self.failed.emit(told(error))
                return
            self.bar.offer(self._scales)
            self.bar.allow(self._filmed)
        self.bar.setVisible(wanted)
        if not wanted and not self.card.isHidden():
            self.card.drop()

    def follow_cursor(self, instant: Instant) -> None:
        """Note that the cursor is at `instant`: a score that is started now is for the time before it."""
        self._at_s, self._filmed = instant.t_s, instant.image is not None
        self.bar.allow(self._filmed)

    def _ask(self, key: str) -> None:
        if self._viewed is None or self._saving.busy:
            return
        scale, first_s = self._scales[key], self._viewed.stay.span_s[0]
        self._key, self._span_s = key, (max(self._at_s - scale.window_s, first_s), self._at_s)
        end = self._viewed.stay.facts.wall_time(self._at_s)
        self.card.ask(scale, review_text.scored_span(scale.title, end, scale.window_s), drawn=not self._filmed)

    def _finished(self, points: Points) -> None:
        if self._viewed is not None and not self._saving.busy:
            self.card.say(labels.SAVING, busy=True)
            self._saving.start(partial(self._archive.rate, self._viewed, self._key, points, self._span_s))

    def _saved(self, rating: Rating) -> None:
        self.card.close_card()
        self.saved.emit(rating)

    def _not_saved(self, why: str) -> None:
        if self.card.isHidden():
            self.failed.emit(f"{labels.NOT_SAVED}: {why}")
        else:
            self.card.say(why)
