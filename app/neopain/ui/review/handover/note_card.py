"""The notes of a session, and a field to write one at the moment of the cursor or about the whole stay."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QListWidget, QPlainTextEdit

from neopain.record.session.notes import Note
from neopain.review.archive import Archive, OpenedStay
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.text import handover_text, labels
from neopain.ui.widgets.card import Card
from neopain.ui.widgets.finger import move_by_finger
from neopain.ui.widgets.label import FittedButton
from neopain.ui.widgets.layout import hbox, vbox

_LINES_PX, _FIELD_PX = 70, 104


class NoteCard(Card):
    """`saved` carries a note that was written, `chosen` the moment (s) of one that was touched, `failed` why a note was
    not saved whose card is closed; its words are still there.
    """

    saved = Signal(object)
    failed = Signal(str)
    chosen = Signal(float)

    def __init__(self, archive: Archive) -> None:
        super().__init__(handover_text.SAVE_NOTE)
        self._archive = archive
        self._viewed: OpenedStay | None = None
        self._at_s, self._notes = 0.0, ()  # type: tuple[float, tuple[Note, ...]]
        self.title.setText(handover_text.NOTES_TITLE)
        self.lines, self.field = QListWidget(), QPlainTextEdit()
        move_by_finger(self.lines)
        self.field.setPlaceholderText(handover_text.WRITE_HERE)
        self.field.setTabChangesFocus(True)
        self.moment, self.stay = FittedButton(), FittedButton(handover_text.ABOUT_STAY)
        self._group = QButtonGroup(self)
        for button in (self.moment, self.stay):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._group.addButton(button)
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemClicked.connect(lambda item: self._choose(self.lines.row(item)))
        self._saving = BackgroundTask("save-note", self, self._saved, self._failed)
        self.finish.clicked.connect(self._save)
        self._write = hbox((self.field, 1), vbox(self.moment, self.stay, gap=6))
        self._foot = hbox((self.message, 1), self.cancel, self.finish)
        self._column = vbox(self.title, (self.lines, 1), self._write, self._foot, owner=self)

    @property
    def is_saving(self) -> bool:
        """Whether a note is being saved."""
        return self._saving.busy

    def follow(self, viewed: OpenedStay | None) -> None:
        """Show the notes of `viewed`, or nothing."""
        self._viewed = viewed
        self._saving.cancel()
        self.field.clear()
        self._show_notes(() if viewed is None else viewed.notes)
        self.setEnabled(True)
        self.close_card()

    def follow_cursor(self, t_s: float) -> None:
        """Note where the cursor is: a note that is written now is about this moment."""
        self._at_s = t_s
        if self._viewed is not None:
            self.moment.setText(handover_text.about_moment(self._viewed.stay.facts.wall_time(t_s)))

    def offer(self, wanted: bool) -> None:
        """Open the card, or close it; what was typed stays until the session is closed."""
        if wanted:
            self.opened.emit()
            self.message.clear()
            self.moment.setChecked(True)
            self.show()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.isHidden():
            self.drop()

    def make_room(self, typing: bool) -> None:
        """Leave the room to the field while it is typed into on the touch keyboard."""
        for part in (self.title, self.lines, self.moment, self.stay):
            part.setVisible(not typing)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        super().rescale(scale)
        scale.style(20, self.title, bold=True)
        scale.style(15, self.message, colour=theme.DIM)
        scale.style(17, self.lines, self.field)
        scale.style(16, self.moment, self.stay, bold=True)
        self.lines.setMinimumHeight(scale.px(_LINES_PX))
        self.field.setMinimumHeight(scale.px(_FIELD_PX / 2))
        self.field.setMaximumHeight(scale.px(_FIELD_PX))
        edge = f"border: 2px solid {theme.LINE}; border-radius: 10px; padding: {scale.px(6)}px"
        theme.dress(self.field, f"QPlainTextEdit {{ background: {theme.BACKGROUND}; {edge}; }}")
        theme.dress(
            self.lines,
            f"QListWidget {{ background: {theme.SURFACE}; border: none; }}"
            f"QListWidget::item {{ padding: {scale.px(6)}px; border-bottom: 1px solid {theme.LINE}; }}"
            f"QListWidget::item:selected {{ background: {theme.PRESSED}; color: {theme.TEXT}; }}"
            + theme.scroll_bars(scale),
        )
        for button in (self.moment, self.stay):
            button.setFixedSize(scale.px(230), scale.px((_FIELD_PX - 6) / 2))
        for wide in (self.cancel, self.finish):
            wide.setFixedWidth(scale.px(200))
        for layout in (self._write, self._foot):
            scale.space(layout, 8)
        scale.space(self._column, 8, 14, 8, 10, 10)

    def _show_notes(self, notes: tuple[Note, ...]) -> None:
        self._notes = notes
        self.lines.clear()
        viewed = self._viewed
        if viewed is None:
            return
        for note in notes:
            moment = None if note.t_s is None else viewed.stay.facts.wall_time(note.t_s)
            self.lines.addItem(handover_text.note_line(note, moment))
        if not notes:
            self.lines.addItem(handover_text.NO_NOTES)

    def _choose(self, row: int) -> None:
        if row < len(self._notes):
            t_s = self._notes[row].t_s
            if t_s is not None:
                self.chosen.emit(t_s)

    def _save(self) -> None:
        if self._viewed is not None and not self._saving.busy:
            t_s = None if self.stay.isChecked() else self._at_s
            self.say(labels.SAVING, busy=True)
            self._saving.start(partial(self._archive.note, self._viewed, self.field.toPlainText(), t_s))

    def _saved(self, note: Note) -> None:
        if self._viewed is not None:
            self.field.clear()
            self.say("")
            self._viewed.notes = tuple(
                sorted((*self._viewed.notes, note), key=lambda one: (one.t_s is not None, one.t_s or 0.0, one.number))
            )
            self._show_notes(self._viewed.notes)
            self.saved.emit(note)

    def _failed(self, why: str) -> None:
        self.say(why)
        if self.isHidden():
            self.failed.emit(f"{labels.NOT_SAVED}: {why}")
