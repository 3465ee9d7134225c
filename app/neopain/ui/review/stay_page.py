"""One stay: the curve, the events, the face at the cursor, and how much pain there was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from neopain.base.time_text import rough_duration
from neopain.record.scoring.ratings import Rating
from neopain.review.archive import Archive, OpenedStay, ReviewedStay
from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.review.action_bars import ActionBars
from neopain.ui.review.burden_panel import BurdenPanel
from neopain.ui.review.compare_bar import CompareBar
from neopain.ui.review.comparison_view import ComparisonView
from neopain.ui.review.curve_view import CurveView
from neopain.ui.review.handover.card_switch import CardPlace, CardSwitch
from neopain.ui.review.handover.export_controller import ExportController
from neopain.ui.review.handover.note_card import NoteCard
from neopain.ui.review.lanes import LanesView
from neopain.ui.review.overview_strip import OverviewStrip
from neopain.ui.review.playback import Playback
from neopain.ui.review.readout import Readout
from neopain.ui.review.room import StayRoom
from neopain.ui.review.sample_loader import SampleLoader
from neopain.ui.review.score_controller import ReviewScoreController
from neopain.ui.review.stay_controls import StayControls
from neopain.ui.review.time_window import TimeWindow
from neopain.ui.text import handover_text, labels, review_text
from neopain.ui.widgets.face_view import FaceView
from neopain.ui.widgets.label import FittedButton, FittedLabel

EPISODE_S = 300.0
"""After a jump to an episode at most this much time around it is shown."""


class StayPage(QFrame):
    """Shows one opened session. `left` asks for the list, `other_wanted` for another session to compare with."""

    left = Signal()
    other_wanted = Signal()

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.viewed: OpenedStay | None = None
        self.view = TimeWindow()
        self.back, self.title = FittedButton(review_text.SESSIONS), FittedLabel()
        self.strip, self.curve, self.lanes = OverviewStrip(self.view), CurveView(self.view), LanesView(self.view)
        self.comparison = ComparisonView(self.view)
        self.compare, self.comparing = CompareBar(archive), FittedButton(review_text.COMPARE)
        self.burden = BurdenPanel()
        self.face, self.readout, self.bars = FaceView(), Readout(), ActionBars()
        self.controls, self.play = StayControls(self), Playback(self.view)
        self.score, self.scoring = ReviewScoreController(archive), FittedButton(review_text.SCORE)
        self.notes, self.noting = NoteCard(archive), FittedButton(handover_text.NOTE)
        self.export, self.exporting = ExportController(archive, self.view), FittedButton(handover_text.EXPORT)
        self._samples = SampleLoader(self.view, self.curve)
        self._read_instant = BackgroundTask("read-instant", self, self._show_instant, self.controls.message.setText)
        self.view.moved.connect(self._moved)
        self.view.changed.connect(self._changed)
        self.back.clicked.connect(self.leave)
        self.comparing.setCheckable(True)
        self.comparing.toggled.connect(self.compare.setVisible)
        self.compare.compared.connect(self.show_comparison)
        self.compare.ended.connect(self.end_comparison)
        self.compare.other_wanted.connect(self.other_wanted)
        self.burden.chosen.connect(self._show_row)
        self.controls.jumped.connect(self.jump)
        self.controls.stepped.connect(self.step)
        self.controls.span_chosen.connect(self._show_span)
        self.controls.play_pressed.connect(self._play)
        self.play.changed.connect(self.controls.show_playing)
        self.score.failed.connect(self.controls.message.setText)
        self.score.saved.connect(self._show_rating)
        self.room = StayRoom(self)
        self.cards = CardSwitch(
            self,
            (
                CardPlace(self.scoring, self.score.offer, self.score.card, releases=False),
                CardPlace(self.noting, self.notes.offer, self.notes),
                CardPlace(self.exporting, self.export.offer, self.export.card),
            ),
            self.room.show_free,
        )
        self.notes.saved.connect(lambda _: self._show_notes())
        self.notes.failed.connect(self.controls.message.setText)
        self.notes.chosen.connect(self.view.move_cursor)

    def _show_notes(self) -> None:
        if self.viewed is not None:
            self.lanes.show_notes(self.viewed.notes)

    def leave(self) -> None:
        """Ask for the list, unless a score or a note is being saved: it is not known yet whether it is kept."""
        if not (self.score.is_saving or self.notes.is_saving):
            self.left.emit()

    def show_viewed(self, viewed: OpenedStay) -> None:
        """Show this session from its beginning."""
        self.viewed = viewed
        facts, (first_s, last_s) = viewed.stay.facts, viewed.stay.span_s
        who, where = review_text.patient(facts.shown_id), labels.bed_name(facts.bed)
        when = review_text.day(facts.wall_time(first_s))
        self.title.setText(review_text.fields(who, where, when, rough_duration(last_s - first_s)))
        for part in (self.strip, self.curve, self.lanes):
            part.show_stay(viewed.stay)
        self.lanes.show_ratings(viewed.ratings)
        self._samples.follow(viewed.instants)
        self.end_comparison()
        self.scoring.setChecked(False)
        self.score.follow(viewed)
        self.notes.follow(viewed)
        self.export.follow(viewed)
        self._show_notes()
        self.comparing.setChecked(False)
        self.compare.follow(viewed)
        self.burden.show_account(viewed)
        self.controls.message.clear()
        self.view.begin(first_s, last_s)
        self._enable()

    def clear(self) -> None:
        """Show nothing, and stop playing, scoring and comparing."""
        self.viewed = None
        self.play.stop()
        self.score.follow(None)
        self.notes.follow(None)
        self.export.follow(None)
        self._samples.follow(None)
        self.compare.follow(None)
        self.end_comparison()
        self._read_instant.cancel()
        self.face.show_instant(None)
        self.bars.show_values(None)

    def show_comparison(self, account: ReviewedStay, name: str = "") -> None:
        """Show this account, called `name`, below the first."""
        if self.viewed is not None:
            self.curve.caption = self.comparison.show_account(account, name, self.viewed)
            self.room.arrange()
            self.view.changed.emit()

    def end_comparison(self) -> None:
        """Show the first account only."""
        self.comparison.clear()
        self.curve.caption = ""
        self.room.arrange()
        self.curve.update()

    def jump(self, by: int) -> None:
        """Move the cursor to the beginning of the next pain alarm (`by` 1), or of the previous one (`by` -1)."""
        if self.viewed is None:
            return
        episode = self.viewed.stay.episode_after(self.view.cursor_s, by)
        if episode is not None:
            self.show_moment(episode.t_s)

    def show_moment(self, t_s: float) -> None:
        """Move the cursor to `t_s`, with some minutes around it."""
        if self.view.span_s > EPISODE_S:
            self.view.show(t_s - EPISODE_S / 3, t_s + 2 * EPISODE_S / 3)
        self.view.move_cursor(t_s)

    def step(self, by: int) -> None:
        """Move the cursor by one sample where samples are drawn, else by a 200th of the view; `by` is 1 or -1."""
        t_s = self._samples.neighbour(self.view.cursor_s, by)
        self.view.move_cursor(self.view.cursor_s + by * self.view.span_s / 200 if t_s is None else t_s)

    def rescale(self, scale: theme.Scale, height_px: int) -> None:
        """Set fonts and sizes for this scale, in a window of this height."""
        for part in (self.strip, self.curve, self.lanes, self.comparison, self.face, self.readout, self.bars):
            part.rescale(scale)
        for panel in (
            self.controls,
            self.compare,
            self.burden,
            self.score.bar,
            self.score.card,
            self.notes,
            self.export.card,
        ):
            panel.rescale(scale)
        self.readout.setFixedWidth(scale.px(300))
        self.room.rescale(scale, height_px)

    def _show_row(self, from_s: float, to_s: float) -> None:
        self.view.show(max(from_s, self.view.bounds[0]), min(to_s, self.view.bounds[1]))
        self.view.move_cursor(self.view.from_s)

    def _show_span(self, span_s: float) -> None:
        first_s, last_s = self.view.bounds
        if span_s:
            self.view.show_around_cursor(span_s)
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
            self.notes.follow_cursor(self.view.cursor_s)
            self._read_instant.start(partial(self.viewed.instants.read, self.view.cursor_s))
            self._enable()

    def _changed(self) -> None:
        first_s, last_s = self.view.bounds
        self.controls.show_span(self.view.span_s, last_s - first_s)

    def _enable(self) -> None:
        if self.viewed is not None:
            for button, by in ((self.controls.previous, -1), (self.controls.next, 1)):
                button.setEnabled(self.viewed.stay.episode_after(self.view.cursor_s, by) is not None)

    def _show_instant(self, instant: Instant) -> None:
        if self.viewed is not None:
            stay = self.viewed.stay
            self.face.show_instant(instant)
            self.bars.show_values(instant.actions)
            self.score.follow_cursor(instant)
            self.readout.show_instant(instant, stay.facts.wall_time(instant.t_s), stay.limit_at(instant.t_s))
