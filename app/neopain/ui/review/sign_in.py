"""Asks for the passphrase where the records have one, then for name and PIN."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLineEdit, QPushButton

from neopain.base.data import Priority
from neopain.record.ward.staff import Person
from neopain.review.archive import Archive
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.text import labels, phrases, review_text, scan_text
from neopain.ui.typing.reader import Reader
from neopain.ui.widgets.label import FittedButton, Label
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
        self.title, self.note, self.message = Label(review_text.WHO), Label(review_text.WHO_NOTE), Label()
        self.message.setWordWrap(True)
        self.secret, self.go = QLineEdit(), FittedButton(review_text.SIGN_IN)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._all: tuple[str, ...] = ()
        self.names: list[QPushButton] = []
        self._ways: list[QPushButton] = []
        """To a group of names, and back."""
        self._group = QButtonGroup(self)
        self._unlock = BackgroundTask("unlock-records", self, self._unlocked, self._show_message)
        self._check = BackgroundTask("check-pin", self, self._checked, self._show_message)
        self._look_up = BackgroundTask("look-up-badge", self, self._identified, self._show_message, only_newest=True)
        reader.watch(self.secret)
        reader.scanned.connect(self._scanned)
        reader.broken.connect(lambda: self._show_message(scan_text.AGAIN) if self.isVisible() else None)
        self.secret.returnPressed.connect(self._enter)
        self.go.clicked.connect(self._enter)
        self._people = QGridLayout()
        self._column = vbox(self.title, self.note, self._people, self.secret, self.go, self.message)
        outer = QGridLayout(self)
        outer.addLayout(self._column, 1, 1)
        for edge in (0, 2):
            outer.setRowStretch(edge, 1)
            outer.setColumnStretch(edge, 1)

    def begin(self) -> None:
        """Ask again from the beginning."""
        self.secret.clear()
        self.message.clear()
        if self._archive.asks_passphrase:
            self._ask(review_text.PASSPHRASE, labels.OPEN)
        elif not self._all:
            self._ask(review_text.OPENING, labels.OPEN)
            self._unlock.start(self._archive.unlock)
        else:
            self._ask_pin()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        self._scale = scale
        scale.style(34, self.title, bold=True)
        scale.style(17, self.note, colour=theme.DIM)
        scale.style(17, self.message, colour=theme.PRIORITY_COLOUR[Priority.LOW])
        scale.style(20, self.secret)
        scale.style(20, self.go, *self.names, *self._ways, bold=True)
        for part in (self.secret, self.go, *self.names, *self._ways):
            part.setFixedHeight(scale.px(theme.TOUCH_PX))
        theme.dress(
            self.secret,
            f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px; padding: 0 16px",
        )
        scale.space(self._column, 14)
        scale.space(self._people, 10)
        for part in (self.title, self.note, self.secret, self.go, self.message):
            part.setFixedWidth(scale.px(580))

    def make_room(self, typing: bool) -> None:
        """Leave the room to the field while it is typed into on the touch keyboard, which has its own Enter."""
        for part in (self.title, self.note, self.go):
            part.setVisible(not typing)
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

    def _enter(self) -> None:
        text, chosen = self.secret.text(), self._group.checkedButton()
        if not text or self._unlock.busy or self._check.busy:
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
