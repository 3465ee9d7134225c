"""A card with fields to type or scan into: an admission, the bed to move to, who gave consent to video."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout

from neopain.ui import theme
from neopain.ui.text import labels
from neopain.ui.widgets.buttons import GloveButton

_COLUMNS = 3
OPEN_FOR_S = 180.0
"""The card closes when untouched for this long: it hides the picture and shows the infant's id."""
LONGEST = 200
"""Most characters in a field; a faulty scanner may send more."""


class FieldCard(QFrame):
    """`finished` carries what was typed, by key; the card stays until `close_card`, so that nothing is lost where it
    cannot be saved. `cancelled` means no result.
    """

    finished = Signal(dict)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.message = QLabel(), QLabel()
        self.message.setWordWrap(True)
        self.captions: list[QLabel] = []
        self.fields: dict[str, QLineEdit] = {}
        self._size = theme.Scale(1.0)
        self._now_s = self._until_s = 0.0
        self.cancel, self.finish = (
            GloveButton("cross", labels.CANCEL, ""),
            GloveButton("acknowledge", labels.OK, ""),
        )
        self.cancel.clicked.connect(self.drop)
        self.finish.clicked.connect(self._finish)
        self._grid = QGridLayout()
        self._foot = QHBoxLayout()
        for button in (self.cancel, self.finish):
            self._foot.addWidget(button, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.message)
        self._column.addStretch(1)
        self._column.addLayout(self._foot)
        self.hide()

    def ask(self, title: str, fields: Mapping[str, tuple[str, str]]) -> None:
        """Ask for `fields`: by key, the caption and an example."""
        self._clear()
        self.title.setText(title)
        self.say("")
        columns = min(len(fields), _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))
        for place, (key, (caption, example)) in enumerate(fields.items()):
            label, field = QLabel(caption), QLineEdit()
            field.setPlaceholderText(example)
            field.setMaxLength(LONGEST)
            field.setAccessibleName(caption)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.returnPressed.connect(self._next)
            field.textEdited.connect(self._touched)
            row, column = divmod(place, columns)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(field, 2 * row + 1, column)
            self.captions.append(label)
            self.fields[key] = field
        self.rescale(self._size)
        self._touched()
        self.show()
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str, *, busy: bool = False) -> None:
        """Show a message; nothing can be touched while `busy`."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.setEnabled(not busy)

    def tick(self, now_s: float) -> None:
        """Close when untouched for OPEN_FOR_S."""
        self._now_s = now_s
        if not self.isHidden() and self.isEnabled() and now_s >= self._until_s:
            self.drop()

    def close_card(self) -> None:
        """Close the card and forget what was typed."""
        self._clear()
        self.hide()

    def drop(self) -> None:
        """Close the card without a result."""
        self.close_card()
        self.cancelled.emit()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._size = scale
        self.title.setFont(scale.font(24, bold=True))
        for label in (*self.captions, self.message):
            label.setFont(scale.font(15))
        for label in self.captions:
            label.setStyleSheet(f"color: {theme.DIM}")
        for field in self.fields.values():
            field.setFont(scale.font(20))
            field.setFixedHeight(scale.px(theme.TOUCH_PX))
            field.setStyleSheet(
                f"background: {theme.BACKGROUND}; border: 2px solid {theme.LINE}; border-radius: 10px;"
                f" padding: 0 {scale.px(10)}px"
            )
        for glove in (self.cancel, self.finish):
            glove.rescale(scale)
            glove.key.hide()
        self._grid.setHorizontalSpacing(scale.px(8))
        self._grid.setVerticalSpacing(scale.px(2))
        self._foot.setSpacing(scale.px(8))
        self._column.setSpacing(scale.px(6))
        self._column.setContentsMargins(scale.px(14), scale.px(8), scale.px(10), scale.px(10))
        self.setStyleSheet(f"FieldCard {{ background: {theme.SURFACE}; }}")

    def _touched(self) -> None:
        self._until_s = self._now_s + OPEN_FOR_S

    def _clear(self) -> None:
        for part in (*self.captions, *self.fields.values()):
            part.hide()
            part.deleteLater()
        self.captions, self.fields = [], {}

    def _next(self) -> None:
        """Enter, which scanners send too, goes to the next field; from the last one it finishes."""
        fields = list(self.fields.values())
        place = next((k for k, field in enumerate(fields) if field.hasFocus()), len(fields) - 1)
        if place + 1 < len(fields):
            fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._finish()

    def _finish(self) -> None:
        for field in self.fields.values():
            field.clearFocus()  # a PIN that is typed next must not end up in a field
        self.finished.emit({key: field.text().strip() for key, field in self.fields.items()})
