"""Asks for the passphrase where the records have one, then for name and PIN; for the key where that is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from neopain.base.data import Priority
from neopain.base.errors import KeyLostError
from neopain.record.ward.staff import Person
from neopain.review.archive import Archive
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.review.restore_key import RestoreKey
from neopain.ui.text import labels, phrases, review_text, scan_text
from neopain.ui.text.administration import key_text
from neopain.ui.typing.reader import Reader
from neopain.ui.widgets.label import FittedButton, FittedLabel, Label
from neopain.ui.widgets.layout import vbox
from neopain.ui.widgets.name_groups import in_groups, titles_of

_ACROSS, MOST_NAMES = 3, 9


class SignIn(QFrame):
    """`signed_in` is emitted when a person with the right to review has signed in. PINs are checked in a thread. The
    badge that `reader` has scanned chooses its person.
    """

    signed_in = Signal()

    def __init__(self, archive: Archive, reader: Reader) -> None:
        super().__init__()
        self._archive, self._reader, self._scale = archive, reader, theme.Scale(1.0)
        self.title, self.note, self.message = FittedLabel(review_text.WHO), FittedLabel(review_text.WHO_NOTE), Label()
        self.message.setWordWrap(True)
        self.secret, self.go = QLineEdit(), FittedButton(review_text.SIGN_IN)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._all: tuple[str, ...] = ()
        self.other, self.restore = FittedButton(key_text.FORGOTTEN), RestoreKey(archive, reader)
        self._is_lost = False
        self.names: list[QPushButton] = []
        self._ways: list[QPushButton] = []
        """To a group of names, and back."""
        self._group = QButtonGroup(self)
        self._unlock = BackgroundTask("unlock-records", self, self._unlocked, self._not_unlocked)
        self._check = BackgroundTask("check-pin", self, self._checked, self._show_message)
        self._look_up = BackgroundTask("look-up-badge", self, self._identified, self._show_message, only_newest=True)
        reader.watch(self.secret)
        reader.scanned.connect(self._scanned)
        reader.broken.connect(lambda: self._show_message(scan_text.AGAIN) if self.isVisible() else None)
        self.secret.returnPressed.connect(self._enter)
        self.go.clicked.connect(self._enter)
        self.other.clicked.connect(lambda: self.begin() if self._is_lost else self._ask_backup())
        self.restore.left.connect(self.begin)
        self.restore.restored.connect(self._restored)
        self._people, self._asking = QGridLayout(), QWidget()
        parts = (self.title, self.note, self._people, self.secret, self.go, self.other, self.message)
        self._column = vbox(*parts, owner=self._asking)
        outer = QGridLayout(self)
        outer.addWidget(self._asking, 1, 1)
        outer.addWidget(self.restore, 1, 1)
        for edge in (0, 2):
            outer.setRowStretch(edge, 1)
            outer.setColumnStretch(edge, 1)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into."""
        return self.secret, self.restore.secret

    def begin(self) -> None:
        """Ask again from the beginning."""
        self.secret.clear()
        self.message.clear()
        self._show_lost(False)
        if self._archive.asks_passphrase:
            self._ask(review_text.PASSPHRASE, labels.OPEN)
            self.other.show()
        elif not self._all:
            self._ask(review_text.OPENING, labels.OPEN)
            self._unlock.start(self._archive.unlock)
        elif self._ways:
            self._show_names(self._all)
        else:
            self._ask_pin()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        self._scale = scale
        scale.style(34, self.title, bold=True)
        scale.style(17, self.note, colour=theme.DIM)
        scale.style(17, self.message, colour=theme.PRIORITY_COLOUR[Priority.LOW])
        scale.style(20, self.secret)
        scale.style(20, self.go, self.other, *self.names, *self._ways, bold=True)
        for part in (self.secret, self.go, self.other, *self.names, *self._ways):
            part.setFixedHeight(scale.px(theme.TOUCH_PX))
        theme.dress(
            self.secret,
            f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px; padding: 0 16px",
        )
        scale.space(self._column, 14, 0, 0, 0, 0)
        scale.space(self._people, 10)
        for part in (self.title, self.note, self.secret, self.go, self.other, self.message):
            part.setFixedWidth(scale.px(580))
        self.restore.rescale(scale)

    def make_room(self, field: QWidget | None) -> None:
        """Leave the room to `field` while it is typed into on the touch keyboard, which has its own Enter."""
        typing = field is self.secret
        for part in (self.title, self.note, self.go):
            part.setVisible(not typing)
        self.other.setVisible(not typing and (self._is_lost or self._archive.asks_passphrase))
        self.restore.make_room(field is self.restore.secret)
        for button in (*self.names, *self._ways):
            button.setVisible(not typing or button.isChecked())

    def _ask(self, secret: str, go: str) -> None:
        self.secret.setPlaceholderText(secret)
        self.go.setText(go)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_pin(self) -> None:
        chosen = self._group.checkedButton()
        self.secret.setEnabled(chosen is not None)
        self.go.setEnabled(chosen is not None)
        self._ask(review_text.PIN if chosen is None else phrases.pin_of(chosen.text()), review_text.SIGN_IN)

    def _show_lost(self, lost: bool) -> None:
        """Say that the key is lost, or ask as usual."""
        self._is_lost = lost
        self._asking.show()
        self.restore.hide()
        self.title.setText(key_text.MISSING if lost else review_text.WHO)
        self.note.setText(key_text.MISSING_NOTE if lost else review_text.WHO_NOTE)
        self.other.setText(key_text.TRY_AGAIN if lost else key_text.FORGOTTEN)
        self.other.setVisible(lost)
        self.secret.setVisible(not lost)
        if lost:
            self.go.setText(key_text.RESTORE)
            self.go.setEnabled(True)

    def _not_unlocked(self, why: str) -> None:
        if isinstance(self._unlock.error, KeyLostError):
            self._show_lost(True)
        self._show_message(why)

    def _ask_backup(self) -> None:
        self._asking.hide()
        self.restore.begin()
        self.restore.show()

    def _restored(self) -> None:
        self.begin()
        self.note.setText(key_text.RESTORED)

    def _enter(self) -> None:
        if self._is_lost:
            self._ask_backup()
            return
        text, chosen = self.secret.text(), self._group.checkedButton()
        if self._unlock.busy or self._check.busy:
            return
        if not self._all and not self._archive.asks_passphrase:  # what could not be opened may be there now
            self.begin()
            return
        if not text:
            return
        self.message.setText(labels.CHECKING)
        self.secret.clear()
        if self._archive.asks_passphrase:
            self._unlock.start(partial(self._archive.unlock, text))
        elif chosen is not None:
            self._check.start(partial(self._archive.sign_in, chosen.text(), text))

    def offer(self, people: tuple[str, ...]) -> None:
        """Let these `people` sign in."""
        self._all = people
        self._show_names(people)

    def _show_names(self, names: tuple[str, ...], back: Callable[[], None] | None = None) -> None:
        """Show these `names` to choose from, in groups where they are many. `back` shows all again."""
        for button in (*self.names, *self._ways):
            self._group.removeButton(button)
            self._people.removeWidget(button)
            button.deleteLater()
        groups = in_groups(names, MOST_NAMES)
        shown = groups[0] if len(groups) == 1 else ()
        self.names = [self._name(name) for name in shown]
        again = partial(self._show_names, names, back)
        ways: list[tuple[str, Callable[[], None]]] = [
            (title, partial(self._show_names, group, again))
            for title, group in zip(titles_of(groups), groups, strict=True)
            if not shown
        ]
        if back is not None:
            ways.append((labels.BACK, back))
        self._ways = [self._way(words, act) for words, act in ways]
        for place, button in enumerate((*self.names, *self._ways)):
            self._people.addWidget(button, place // _ACROSS, place % _ACROSS)
        if len(self.names) == 1:
            self.names[0].setChecked(True)
        self.rescale(self._scale)
        self._ask_pin()

    def _name(self, name: str) -> QPushButton:
        button = FittedButton(name)
        button.setCheckable(True)
        button.clicked.connect(self._ask_pin)
        self._reader.watch(button)
        self._group.addButton(button)
        return button

    def _way(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = FittedButton(words)
        button.clicked.connect(act)
        self._reader.watch(button)
        return button

    def _unlocked(self, people: tuple[str, ...]) -> None:
        self.message.clear()
        self.other.hide()
        self.offer(people)

    def _scanned(self, code: str) -> None:
        if self.isVisible() and self._all:
            self._look_up.start(partial(self._archive.badge_owner, code))

    def _identified(self, owner: Person | None) -> None:
        known = owner is not None and owner.name in self._all
        if owner is not None and known:
            if owner.name not in [button.text() for button in self.names]:
                self._show_names((owner.name,), partial(self._show_names, self._all))
            next(button for button in self.names if button.text() == owner.name).setChecked(True)
            self._ask_pin()
        self.message.setText("" if known else scan_text.UNKNOWN_BADGE)

    def _checked(self, person: object) -> None:
        self.message.clear()
        self.signed_in.emit()

    def _show_message(self, why: str) -> None:
        self.message.setText(why)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
