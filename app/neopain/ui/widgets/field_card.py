"""A card with fields to type or scan into: an admission, the bed to move to, who gave consent to video."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy

from neopain.ui import theme
from neopain.ui.text import labels
from neopain.ui.widgets.card import Card
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox

_COLUMNS = 3
OPEN_FOR_S = 180.0
"""The card closes when untouched for this long: it hides the picture and shows the infant's id."""
LONGEST = 200
"""Most characters in a field; a faulty scanner may send more."""


class FieldCard(Card):
    """`finished` carries what was typed, by key; `entered` the field that is typed into, and whether it is the last;
    `left` is emitted when the card steps aside.
    """

    finished = Signal(dict)
    entered = Signal(object, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(labels.OK)
        self.captions: list[Label] = []
        self.fields: dict[str, QLineEdit] = {}
        self._filled_by_code: tuple[str, ...] = ()
        self.current: QLineEdit | None = None
        """The field that is typed into."""
        self._size = theme.Scale(1.0)
        self._now_s = self._until_s = 0.0
        self.finish.clicked.connect(self._finish)
        self._grid = QGridLayout()
        self._foot = hbox((self.cancel, 1), (self.finish, 1))
        self._column = vbox(self.title, self._grid, self.message, 1, self._foot, owner=self)

    def ask(self, title: str, fields: Mapping[str, tuple[str, str]], filled_by_code: tuple[str, ...] = ()) -> None:
        """Ask for `fields`: by key, the caption and an example. A code that is scanned goes into those of
        `filled_by_code`: into the last in any case, into the others where they are empty.
        """
        self.opened.emit()
        self._filled_by_code = filled_by_code
        self._clear()
        self.title.setText(title)
        self.say("")
        columns = min(len(fields), _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))
        for place, (key, (caption, example)) in enumerate(fields.items()):
            label, field = Label(caption), QLineEdit()
            field.setPlaceholderText(example)
            field.setMaxLength(LONGEST)
            field.setAccessibleName(caption)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.returnPressed.connect(self._next)
            field.textEdited.connect(self._touched)
            field.installEventFilter(self)
            row, column = divmod(place, columns)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(field, 2 * row + 1, column)
            self.captions.append(label)
            self.fields[key] = field
        self.rescale(self._size)
        self._touched()
        self.show()
        self._enter(next(iter(self.fields.values())))

    def say(self, text: str, *, busy: bool = False) -> None:
        """Show a message; nothing can be touched while `busy`."""
        super().say(text, busy=busy)
        self.message.setVisible(bool(text))
        self.title.setVisible(not text or len(self.fields) <= _COLUMNS)  # two rows leave room for one of them

    def take_code(self, code: str) -> None:
        """Fill in a code that was scanned, and go on to the next empty field."""
        for key in self._filled_by_code:
            if key == self._filled_by_code[-1] or not self.fields[key].text():
                self.fields[key].setText(code)
                self.fields[key].setCursorPosition(0)
        if not self._filled_by_code and self.current is not None:
            self.current.setText(code)
        self._touched()
        empty = [field for field in self.fields.values() if not field.text()]
        if empty:
            self._enter(empty[0])

    def tick(self, now_s: float) -> None:
        """Close when untouched for OPEN_FOR_S."""
        self._now_s = now_s
        if not self.isHidden() and self.isEnabled() and now_s >= self._until_s:
            self.drop()

    def step_aside(self) -> bool:
        """Hide the card if it is shown, and return whether it was; what was typed stays."""
        moved = super().step_aside()
        if moved:
            self.left.emit()
        return moved

    def come_back(self) -> None:
        """Show the card again if it has stepped aside, ready to type where it was left."""
        if not self.is_aside:
            return
        self._touched()
        super().come_back()
        if self.current is not None:
            self._enter(self.current)

    def close_card(self) -> None:
        """Close the card and forget what was typed."""
        self._clear()
        super().close_card()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        super().rescale(scale)
        self._size = scale
        scale.style(24, self.title, bold=True)
        scale.style(15, self.message)
        scale.style(15, *self.captions, colour=theme.DIM)
        scale.style(20, *self.fields.values())
        for field in self.fields.values():
            field.setFixedHeight(scale.px(theme.TOUCH_PX))
        self._mark(self.current)
        self._grid.setHorizontalSpacing(scale.px(8))
        self._grid.setVerticalSpacing(scale.px(2))
        scale.space(self._foot, 8)
        scale.space(self._column, 6, 14, 8, 10, 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice which field is typed into; also where the window is not active, as without a window manager."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress) and isinstance(watched, QLineEdit):
            self._touched()
            self._note(watched)
        return False

    def _enter(self, field: QLineEdit) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._note(field)

    def _note(self, field: QLineEdit) -> None:
        self._mark(field)
        self.entered.emit(field, field is list(self.fields.values())[-1])

    def _mark(self, current: QLineEdit | None) -> None:
        """Show which field is typed into."""
        self.current = current
        for field in self.fields.values():
            edge = theme.TEXT if field is current else theme.LINE
            theme.dress(
                field,
                f"background: {theme.BACKGROUND}; border: 2px solid {edge}; border-radius: 10px;"
                f" padding: 0 {self._size.px(10)}px",
            )

    def _touched(self) -> None:
        self._until_s = self._now_s + OPEN_FOR_S

    def _clear(self) -> None:
        for part in (*self.captions, *self.fields.values()):
            part.hide()
            part.deleteLater()
        self.captions, self.fields, self.current = [], {}, None

    def _next(self) -> None:
        """Enter, which scanners send too, goes to the next field; from the last one it finishes."""
        fields = list(self.fields.values())
        place = next((k for k, field in enumerate(fields) if field is self.current), len(fields) - 1)
        if place + 1 < len(fields):
            self._enter(fields[place + 1])
        else:
            self._finish()

    def _finish(self) -> None:
        for field in self.fields.values():
            field.clearFocus()  # a PIN that is typed next must not end up in a field
        self._mark(None)
        self.finished.emit({key: field.text().strip() for key, field in self.fields.items()})
