"""The backup of the key of the records: when it was last made, and making another one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from neopain.base.data import Priority
from neopain.review.archive import Archive
from neopain.review.key_backup import KeyBackup
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.review.administration.page import AdministrationPage
from neopain.ui.review.handover import places
from neopain.ui.text import labels
from neopain.ui.text.administration import key_text
from neopain.ui.typing.reader import Reader
from neopain.ui.widgets.label import FittedButton, FittedLabel
from neopain.ui.widgets.layout import hbox, vbox

_HIGH_PX = 52


class KeyPage(AdministrationPage):
    """Above when the key was last backed up and where it is; below the place and the passphrase of another backup.
    `ask_place` asks the person; it is replaced in tests.
    """

    def __init__(self, archive: Archive, reader: Reader) -> None:
        super().__init__()
        self._archive = archive
        self.ask_place: Callable[[QWidget, str, str, str], Path | None] = places.ask_place
        self._place: Path | None = None
        self.state, self.file, self.warning, self.kind = (FittedLabel() for _ in range(4))
        self.choose, self.place = FittedButton(key_text.CHOOSE), FittedLabel(key_text.NO_PLACE)
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self.note, self.message = FittedLabel(key_text.NOTE), FittedLabel()
        self.back_up = FittedButton(key_text.BACK_UP)
        self.message.setWordWrap(True)
        self.message.most_px = lambda: self.back_up.height()
        for field, hint in ((self.passphrase, key_text.PASSPHRASE), (self.again, key_text.AGAIN)):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setPlaceholderText(hint)
            field.returnPressed.connect(self.entered)
            reader.watch(field)
        self._reading = BackgroundTask("read-key-backup", self, self._show, self._say_failed)
        self._writing = BackgroundTask("back-up-key", self, self._done, self._say_failed)
        self.choose.clicked.connect(self._choose)
        self.back_up.clicked.connect(self._back_up)
        self._above = vbox(self.state, self.file, self.warning, self.kind)
        self._places, self._secrets = hbox(self.choose, (self.place, 1)), hbox(self.passphrase, self.again)
        self._foot = hbox((self.message, 1), self.back_up)
        self._form = vbox(self._places, self._secrets, self.note, self._foot)
        self._column = vbox(self._above, 1, self._form, 4, owner=self)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into."""
        return self.passphrase, self.again

    def begin(self) -> None:
        """Read when the key was last backed up."""
        self.message.setText("")
        self._reading.start(self._archive.key_backup)

    def end(self) -> None:
        """Forget the passphrase and the place; a backup that is being written is not cut off."""
        super().end()
        self._take_place(None)
        self._forget()

    def make_room(self, typing: bool) -> None:
        """Leave the room to the fields while they are typed into on the touch keyboard."""
        for part in (self.state, self.kind, self.choose, self.place, self.note, self.message, self.back_up):
            part.setVisible(not typing)
        for words in (self.file, self.warning):
            words.setVisible(not typing and bool(words.text()))

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(30, self.state, bold=True)
        scale.style(18, self.file, self.place)
        scale.style(18, self.warning, bold=True, colour=theme.PRIORITY_COLOUR[Priority.LOW])
        scale.style(18, self.kind, self.note, colour=theme.DIM)
        scale.style(18, self.message, bold=True)
        scale.style(18, *self.fields)
        scale.style(20, self.choose, self.back_up, bold=True)
        for part in (self.choose, self.back_up, *self.fields):
            part.setFixedHeight(scale.px(_HIGH_PX))
        for button in (self.choose, self.back_up):
            button.setFixedWidth(scale.px(300))
        edge = f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px"
        for field in self.fields:
            theme.dress(field, f"{edge}; padding: 0 {scale.px(14)}px")
        for layout, gap in ((self._above, 4), (self._places, 16), (self._secrets, 12), (self._foot, 16)):
            scale.space(layout, gap)
        scale.space(self._form, 12)
        scale.space(self._column, 6)

    def _show(self, backup: KeyBackup) -> None:
        newest = backup.newest
        self.state.setText(key_text.NEVER if newest is None else key_text.last(newest))
        self.file.setText("" if newest is None else key_text.file(newest))
        warning = key_text.NEVER_NOTE if newest is None else key_text.OLD if backup.is_old else ""
        self.warning.setText(key_text.NEAR if backup.is_near else warning)
        self.kind.setText(labels.KEY_KIND[backup.kind])
        self.make_room(typing=not self.state.isVisible())

    def _choose(self) -> None:
        name = f"neopain-key-{self._archive.today():%Y-%m-%d}.json"
        place = self.ask_place(self, name, next(iter(places.drives()), ""), key_text.SAVE_TITLE)
        if place is not None and self.isVisible():  # it may have been left while the dialog was open
            self._take_place(place)

    def _take_place(self, place: Path | None) -> None:
        self._place = place
        self.place.setText(key_text.NO_PLACE if place is None else str(place))
        self.message.setText("")

    def _back_up(self) -> None:
        place, passphrase = self._place, self.passphrase.text()
        if self._writing.busy:
            return
        if place is None:
            self.message.setText(key_text.CHOOSE_FIRST)
        elif passphrase != self.again.text():
            self.message.setText(key_text.DIFFERENT)
            self._forget()
        else:
            self.message.setText(key_text.BACKING_UP)
            self._writing.start(partial(self._archive.back_up_key, place, passphrase))

    def _done(self, backup: KeyBackup) -> None:
        self._show(backup)
        self._take_place(None)
        self._forget()
        self.message.setText(key_text.DONE)

    def _say_failed(self, why: str) -> None:
        self.message.setText(why)

    def _forget(self) -> None:
        for field in self.fields:
            field.clear()
