"""Who may sign in: an administrator adds people, gives them roles, PINs and badges, and removes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QListWidget

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.review.administration.page import AdministrationPage, dress_list
from neopain.ui.text import labels
from neopain.ui.text.administration import people_text
from neopain.ui.typing.reader import Reader
from neopain.ui.widgets.finger import move_by_finger
from neopain.ui.widgets.label import FittedButton, FittedLabel
from neopain.ui.widgets.layout import hbox, vbox

_ROW_PX, _HIGH_PX = 56, 52


class PeoplePage(AdministrationPage):
    """The people at the left, and at the right what is entered about the one who is chosen, else about a new one. What
    `reader` scans is the badge of who is chosen. `changed` carries the names of all.
    """

    changed = Signal(object)

    def __init__(self, archive: Archive, reader: Reader) -> None:
        super().__init__()
        self._archive, self._people = archive, ()  # type: tuple[Archive, tuple[Person, ...]]
        self.chosen: Person | None = None
        self.message = FittedLabel(people_text.NOTE)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.people = QListWidget()
        move_by_finger(self.people)
        self.name, self.pin, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        self.roles = {role: FittedButton(words) for role, words in people_text.ROLES.items()}
        self.new, self.remove = FittedButton(people_text.NEW), FittedButton(people_text.REMOVE)
        self.save = FittedButton(people_text.SAVE)
        self._group = QButtonGroup(self)
        for button in self.roles.values():
            button.setCheckable(True)
            self._group.addButton(button)
        for field in self.fields:
            reader.watch(field)
            field.returnPressed.connect(self.entered)
        for secret in (self.pin, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._work = BackgroundTask("change-people", self, self._show, self.message.setText)
        self._said, self._sure = "", False
        self.people.itemClicked.connect(lambda item: self._choose(self._people[self.people.row(item)]))
        self.new.clicked.connect(lambda: self._choose(None))
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        reader.scanned.connect(self._scanned)
        self._roles, self._pins = hbox(*self.roles.values()), hbox(self.pin, self.again)
        self._foot = hbox(self.new, self.remove, 1, self.save)
        self._form = vbox(self.name, self._roles, self._pins, (self.message, 1), self._foot)
        self._columns = hbox((self.people, 2), (self._form, 3), owner=self)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into."""
        return self.name, self.pin, self.again

    def begin(self) -> None:
        """Read who there is."""
        self._choose(None)
        self._change(lambda ward, by: None, people_text.NOTE)

    def make_room(self, typing: bool) -> None:
        """Leave the room to the fields while they are typed into on the touch keyboard."""
        for part in (*self.roles.values(), self.message, self.new, self.remove, self.save):
            part.setVisible(not typing)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(17, self.people, *self.fields)
        scale.style(16, self.message, colour=theme.DIM)
        buttons = (self.new, self.remove, self.save, *self.roles.values())
        scale.style(16, *buttons, bold=True)
        for part in (*buttons, *self.fields):
            part.setFixedHeight(scale.px(_HIGH_PX))
        for button, width in ((self.new, 190), (self.remove, 210), (self.save, 170)):
            button.setFixedWidth(scale.px(width))
        edge = f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px"
        for field in self.fields:
            theme.dress(field, f"{edge}; padding: 0 {scale.px(14)}px")
        dress_list(self.people, scale, _ROW_PX)
        for layout in (self._roles, self._pins, self._foot, self._form):
            scale.space(layout, 8)
        scale.space(self._columns, 24)

    def _choose(self, person: Person | None) -> None:
        self.chosen = person
        self.name.setText("" if person is None else person.name)
        self.name.setReadOnly(person is not None)  # the audit log names people: a name does not change
        self.name.setPlaceholderText(people_text.NAME)
        self.pin.setPlaceholderText(people_text.PIN if person is None else people_text.NEW_PIN)
        self.again.setPlaceholderText(people_text.AGAIN)
        self.roles[Role.NURSE if person is None else person.role].setChecked(True)
        self.remove.setEnabled(person is not None)
        self.remove.setText(people_text.REMOVE)
        self._sure = False
        self.message.setText(people_text.NOTE)
        self._forget_pins()
        if person is None:
            self.people.setCurrentRow(-1)

    def _forget_pins(self) -> None:
        self.pin.clear()
        self.again.clear()

    def _save(self) -> None:
        person, name, pin = self.chosen, self.name.text(), self.pin.text()
        role = next(one for one, button in self.roles.items() if button.isChecked())
        if pin != self.again.text():
            self.message.setText(people_text.DIFFERENT_PINS)
            self._forget_pins()
        elif person is None:
            self._change(lambda ward, by: ward.staff.add(by, name, role, pin), people_text.saved(name))
        elif role is not person.role and self._is_needed(person):
            self.message.setText(people_text.LAST_ADMINISTRATOR)
        else:
            changed = None if role is person.role else role
            self._change(
                lambda ward, by: ward.staff.change(by, person.name, changed, pin or None), people_text.saved(name)
            )

    def _remove(self) -> None:
        person = self.chosen
        if person is None:
            return
        if self._is_needed(person):
            self.message.setText(people_text.LAST_ADMINISTRATOR)
        elif not self._sure:
            self._sure = True
            self.remove.setText(people_text.REMOVE_NOW)
        else:
            self._change(lambda ward, by: ward.staff.remove(by, person.name), people_text.removed(person.name))

    def _is_needed(self, person: Person) -> bool:
        """Whether nobody else is an administrator."""
        return [one.name for one in self._people if one.role is Role.ADMINISTRATOR] == [person.name]

    def _scanned(self, code: str) -> None:
        person = self.chosen
        if not self.isVisible():
            return
        if person is None:
            self.message.setText(people_text.NO_ONE_CHOSEN)
        else:
            self._change(lambda ward, by: ward.badges.give(by, person.name, code), people_text.badge(person.name))

    def _change(self, change: Callable[[Ward, Person], object], said: str) -> None:
        if not self._work.busy:
            self._said = said
            self.message.setText(labels.SAVING)
            self._work.start(partial(self._archive.staff, change))

    def _show(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self.people.clear()
        self.people.addItems([people_text.line(person) for person in people])
        self._choose(None)
        self.message.setText(self._said)
        self.changed.emit(tuple(person.name for person in people))
