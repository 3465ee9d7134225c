"""One stay: the curve and what happened, the face in step with the cursor, and how much pain there was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from neopain.base.time_text import rough_duration
from neopain.record.scoring.ratings import Rating
from neopain.review.archive import Archive, OpenedStay, ReviewedStay
from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.review.action_bars import ActionBars
from neopain.ui.review.burden_panel import BurdenPanel
from neopain.ui.review.compare_bar import CompareBar
from neopain.ui.review.comparison_view import Beside
from neopain.ui.review.curve_view import CurveView
from neopain.ui.review.lanes import LanesView
from neopain.ui.review.play import Play
from neopain.ui.review.readout import Readout
from neopain.ui.review.sample_loader import Fine
from neopain.ui.review.score import ReviewScore
from neopain.ui.review.strip import StayStrip
from neopain.ui.review.view import View
from neopain.ui.text import review_text
from neopain.ui.widgets.face_view import FaceView

EPISODE_S = 300.0
"""Who jumps to an episode sees at most so much around it."""
_FIRST_ROW = 3


class StayPage(QFrame):
    """Shows what it is handed. `left` wants the list back, `other_wanted` another session to lay beside."""

    left = Signal()
    other_wanted = Signal()

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.viewed: OpenedStay | None = None
        self.view = View()
        self.back, self.title = QPushButton(review_text.SESSIONS), QLabel()
        self.strip, self.curve, self.lanes = StayStrip(self.view), CurveView(self.view), LanesView(self.view)
        self.beside = Beside(self.view)
        self.compare, self.comparing, self.burden = CompareBar(archive), QPushButton(review_text.COMPARE), BurdenPanel()
        self.face, self.readout, self.bars = FaceView(), Readout(), ActionBars()
        self.previous, self.next = QPushButton(f"◀  {review_text.PREVIOUS}"), QPushButton(f"{review_text.NEXT}  ▶")
        self.trouble = QLabel()
        self.play, self.playing = Play(self.view), QPushButton(review_text.PLAY)
        self.score, self.scoring = ReviewScore(archive), QPushButton(review_text.SCORE)
        self.widths = {span_s: QPushButton(text) for span_s, text in review_text.SPANS_S.items()}
        self._group = QButtonGroup(self)
        self._fine = Fine(self.view, self.curve)
        self._look = BackgroundTask("look-at-instant", self)
        self._look.done.connect(self._show_instant)
        self._look.failed.connect(self.trouble.setText)
        self.view.moved.connect(self._moved)
        self.view.changed.connect(self._changed)
        self.back.clicked.connect(self.left)
        self.comparing.setCheckable(True)
        self.comparing.toggled.connect(self.compare.setVisible)
        self.compare.beside.connect(self.lay_beside)
        self.compare.alone.connect(self.alone)
        self.compare.other_wanted.connect(self.other_wanted)
        self.burden.chosen.connect(self._show_stretch)
        self.playing.clicked.connect(self._play)
        self.play.changed.connect(lambda runs: self.playing.setText(review_text.PAUSE if runs else review_text.PLAY))
        QShortcut(QKeySequence(Qt.Key.Key_Space), self, self._play)
        self.scoring.setCheckable(True)
        self.scoring.toggled.connect(self.score.offer)
        self.score.failed.connect(self.trouble.setText)
        self.score.opened.connect(self.burden.hide)
        self.score.closed.connect(lambda: self.burden.setVisible(self.beside.isHidden()))
        self.score.kept.connect(self._show_rating)
        episodes = ((-1, self.previous, Qt.Key.Key_P), (1, self.next, Qt.Key.Key_N))
        for (by, button, key), tip in zip(episodes, review_text.EPISODE_TIPS, strict=True):
            button.setToolTip(tip)
            button.clicked.connect(partial(self.jump, by))
            QShortcut(QKeySequence(key), self, partial(self.jump, by))
        for by, arrow in ((-1, Qt.Key.Key_Left), (1, Qt.Key.Key_Right)):
            QShortcut(QKeySequence(arrow), self, partial(self.step, by))
        for span_s, button in self.widths.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._spread, span_s))
            self._group.addButton(button)
        self._lay_out()

    def show_viewed(self, viewed: OpenedStay) -> None:
        """Show this session from its beginning."""
        self.viewed = viewed
        facts, (first_s, last_s) = viewed.stay.facts, viewed.stay.span_s
        parts = (review_text.patient(facts.shown_id), facts.bed, review_text.day(facts.wall_time(first_s)))
        self.title.setText("   ·   ".join(part for part in (*parts, rough_duration(last_s - first_s)) if part))
        for part in (self.strip, self.curve, self.lanes):
            part.show_stay(viewed.stay)
        self.lanes.show_ratings(viewed.ratings)
        self._fine.follow(viewed.instants)
        self.alone()
        self.scoring.setChecked(False)
        self.score.follow(viewed)
        self.comparing.setChecked(False)
        self.compare.follow(viewed)
        self.burden.show_account(viewed)
        self.trouble.clear()
        self.view.begin(first_s, last_s)
        self._enable()

    def clear(self) -> None:
        """Show nothing any more."""
        self.viewed = None
        self.play.stop()
        self.score.follow(None)
        self._fine.follow(None)
        self.compare.follow(None)
        self.alone()
        self._look.cancel()
        self.face.show_instant(None)
        self.bars.show_values(None)

    def lay_beside(self, account: ReviewedStay, said: str = "") -> None:
        """Show this one, which is `said`, under the first."""
        if self.viewed is not None:
            self.curve.caption = self.beside.show_account(account, said, self.viewed)
            self.burden.hide()
            self.view.changed.emit()

    def alone(self) -> None:
        """Show the first one alone."""
        self.beside.clear()
        self.curve.caption = ""
        self.burden.show()
        self.curve.update()

    def jump(self, by: int) -> None:
        """Look at the beginning of the next pain alarm, or of the one before."""
        if self.viewed is None:
            return
        episode = self.viewed.stay.episode_after(self.view.cursor_s, by)
        if episode is not None:
            if self.view.span_s > EPISODE_S:
                self.view.show(episode.t_s - EPISODE_S / 3, episode.t_s + 2 * EPISODE_S / 3)
            self.view.put(episode.t_s)

    def step(self, by: int) -> None:
        """Look at the next instant, or the one before: of the frames where they are drawn, else a 200th of the view."""
        at = self._fine.neighbour(self.view.cursor_s, by)
        self.view.put(self.view.cursor_s + by * self.view.span_s / 200 if at is None else at)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        self.title.setFont(scale.font(20, bold=True))
        self.trouble.setFont(scale.font(15))
        self.trouble.setStyleSheet(f"color: {theme.DIM}")
        heads, moves = (self.back, self.scoring, self.comparing), (self.previous, self.next, self.playing)
        for button in (*heads, *moves, *self.widths.values()):
            button.setFont(scale.font(16, bold=True))
            button.setFixedHeight(scale.px(48))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for button in (*heads, self.playing):
            button.setFixedWidth(scale.px(110 if button is self.playing else 130))
        for span_s, wide in self.widths.items():
            wide.setFixedWidth(scale.px(72 if span_s != 600.0 else 84))
        for button in (self.previous, self.next):
            button.setFixedWidth(scale.px(140))
        for part in (self.strip, self.curve, self.lanes, self.beside, self.face, self.readout, self.bars):
            part.rescale(scale)
        self.compare.rescale(scale)
        self.burden.rescale(scale)
        self.score.bar.rescale(scale)
        self.score.card.rescale(scale)
        self.readout.setFixedWidth(scale.px(300))
        self._grid.setContentsMargins(scale.px(12), scale.px(10), scale.px(12), scale.px(10))
        self._grid.setSpacing(scale.px(10))
        self._curves.setSpacing(scale.px(2))
        self._bar.setSpacing(scale.px(6))

    def _show_stretch(self, from_s: float, to_s: float) -> None:
        self.view.show(max(from_s, self.view.bounds[0]), min(to_s, self.view.bounds[1]))
        self.view.put(self.view.from_s)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.scoring)
        head.addWidget(self.comparing)
        self._curves = QVBoxLayout()
        self._curves.addWidget(self.strip)
        self._curves.addWidget(self.curve, 1)
        self._curves.addWidget(self.lanes)
        self._curves.addWidget(self.beside, 1)
        self._bar = QHBoxLayout()
        for part in (self.previous, self.playing, self.next):
            self._bar.addWidget(part)
        self._bar.addWidget(self.trouble, 1)
        for button in self.widths.values():
            self._bar.addWidget(button, 0)
        side = QVBoxLayout()
        side.addWidget(self.face, 1)
        side.addWidget(self.readout)
        side.addWidget(self.bars)
        side.setSpacing(0)
        self._grid = QGridLayout(self)
        self._grid.addLayout(head, 0, 0, 1, 2)
        rows: tuple[QWidget | QHBoxLayout | QVBoxLayout, ...] = (
            self._curves,
            self._bar,
            self.burden,
            self.score.card,
        )
        self._grid.addWidget(self.compare, 1, 0, 1, 2)
        self._grid.addWidget(self.score.bar, 2, 0, 1, 2)
        for row, line in enumerate(rows, start=_FIRST_ROW):
            if isinstance(line, QWidget):
                self._grid.addWidget(line, row, 0)
            else:
                self._grid.addLayout(line, row, 0)
        self._grid.addLayout(side, _FIRST_ROW, 1, len(rows), 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(_FIRST_ROW, 1)
        self.compare.hide()

    def _spread(self, span_s: float) -> None:
        first_s, last_s = self.view.bounds
        if span_s:
            self.view.spread(span_s)
        else:
            self.view.show(first_s, last_s)
        self._changed()

    def _play(self) -> None:
        if self.viewed is not None:
            self.play.toggle()

    def _show_rating(self, rating: Rating) -> None:
        self.scoring.setChecked(False)
        self.lanes.show_ratings((*self.lanes.ratings, rating))

    def _moved(self) -> None:
        if self.viewed is not None:
            self._look.start(partial(self.viewed.instants.read, self.view.cursor_s))
            self._enable()

    def _changed(self) -> None:
        first_s, last_s = self.view.bounds
        self._group.setExclusive(False)
        for span_s, button in self.widths.items():
            button.setChecked(abs((span_s or last_s - first_s) - self.view.span_s) < 1e-6)
        self._group.setExclusive(True)

    def _enable(self) -> None:
        if self.viewed is not None:
            stay, at = self.viewed.stay, self.view.cursor_s
            self.previous.setEnabled(stay.episode_after(at, -1) is not None)
            self.next.setEnabled(stay.episode_after(at, 1) is not None)

    def _show_instant(self, instant: Instant) -> None:
        if self.viewed is not None:
            stay = self.viewed.stay
            self.face.show_instant(instant)
            self.bars.show_values(instant.actions)
            self.score.look_at(instant)
            self.readout.show_instant(instant, stay.facts.wall_time(instant.t_s), stay.limit_at(instant.t_s))
