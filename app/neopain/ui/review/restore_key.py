"""Brings a lost key of the records back from its backup, before anybody can sign in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from neopain.base.data import Priority
from neopain.review.archive import Archive
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.review.handover import places
from neopain.ui.text import labels
from neopain.ui.text.administration import key_text
from neopain.ui.typing.reader import Reader
from neopain.ui.widgets.label import FittedButton, FittedLabel
from neopain.ui.widgets.layout import hbox, vbox

_WIDE_PX = 640
_PATTERN = "*.json"


class RestoreKey(QFrame):
    """`restored` is emitted once the key is back, `left` where a person goes back. `ask_file` asks the person; it is
    replaced in tests.
    """

    restored = Signal()
    left = Signal()

    def __init__(self, archive: Archive, reader: Reader) -> None:
        super().__init__()
        self._archive = archive
        self.ask_file: Callable[[QWidget, str, str], Path | None] = places.ask_to_open
        self._file: Path | None = None
        self.title, self.note = FittedLabel(key_text.RESTORE_TITLE), FittedLabel(key_text.RESTORE_NOTE)
        self.unlocked, self.message = FittedLabel(key_text.UNLOCKED_NOTE), FittedLabel()
        self.choose, self.file = FittedButton(key_text.CHOOSE_BACKUP), FittedLabel(key_text.NO_BACKUP)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setPlaceholderText(key_text.BACKUP_PASSPHRASE)
        self.back, self.go = FittedButton(labels.CANCEL), FittedButton(key_text.RESTORE_NOW)
        for words in (self.note, self.unlocked, self.file, self.message):
            words.setWordWrap(True)
        reader.watch(self.secret)
        self._work = BackgroundTask("restore-key", self, lambda _: self.restored.emit(), self.message.setText)
        self.choose.clicked.connect(self._choose)
        self.secret.returnPressed.connect(self._restore)
        self.go.clicked.connect(self._restore)
        self.back.clicked.connect(self.left)
        self._foot = hbox(self.back, (self.go, 1))
        self._column = vbox(
            self.title,
            self.note,
            self.unlocked,
            self.choose,
            self.file,
            self.secret,
            self._foot,
            self.message,
            owner=self,
        )

    def begin(self) -> None:
        """Ask for file and passphrase."""
        self._file = None
        self.file.setText(key_text.NO_BACKUP)
        self.unlocked.setVisible(self._archive.asks_passphrase)
        self.secret.clear()
        self.message.clear()

    def make_room(self, typing: bool) -> None:
        """Leave the room to the field while it is typed into on the touch keyboard, which has its own Enter."""
        for part in (self.title, self.note, self.choose, self.back, self.go):
            part.setVisible(not typing)
        self.unlocked.setVisible(not typing and self._archive.asks_passphrase)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(34, self.title, bold=True)
        scale.style(17, self.note, colour=theme.DIM)
        scale.style(17, self.unlocked, self.message, colour=theme.PRIORITY_COLOUR[Priority.LOW])
        scale.style(17, self.file)
        scale.style(20, self.secret)
        scale.style(20, self.choose, self.back, self.go, bold=True)
        for part in (self.choose, self.secret, self.back, self.go):
            part.setFixedHeight(scale.px(theme.TOUCH_PX))
        self.back.setFixedWidth(scale.px(180))
        self.setFixedWidth(scale.px(_WIDE_PX))
        theme.dress(
            self.secret,
            f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px; padding: 0 16px",
        )
        scale.space(self._foot, 10)
        scale.space(self._column, 12, 0, 0, 0, 0)

    def _choose(self) -> None:
        file = self.ask_file(self, key_text.OPEN_TITLE, _PATTERN)
        if file is not None:
            self._file = file
            self.file.setText(str(file))
            self.message.clear()

    def _restore(self) -> None:
        file, passphrase = self._file, self.secret.text()
        if self._work.busy or not passphrase:
            return
        if file is None:
            self.message.setText(key_text.NO_BACKUP)
            return
        self.secret.clear()
        self.message.setText(key_text.RESTORING)
        self._work.start(partial(self._archive.restore_key, file, passphrase))
