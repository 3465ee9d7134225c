"""What the steps of set-up have in common, and a form with fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from neopain.ui import theme
from neopain.ui.text import setup_text
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox

Changes = Mapping[str, Mapping[str, Any]]
"""Values of settings by table and key."""


class Step(QWidget):
    """One page of set-up. `typing` carries the field that is typed into, None when it is left."""

    typing = Signal(object)
    name = ""

    def begin(self) -> None:
        """It is shown now."""

    def leave(self) -> None:
        """It is shown no longer."""

    def make_room(self, typing: bool) -> None:
        """Show less while the keyboard is there."""

    def finish(self, then: Callable[[str], None]) -> None:
        """Call `then`, now or later, with what is wrong in one line; empty where the next step may come."""
        then("")

    @property
    def changes(self) -> Changes:
        """What it changes in the settings."""
        return {}

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""


class Form(Step):
    """A note, and fields with captions, in `columns`, row by row. Those of `optional` may stay empty."""

    def __init__(
        self,
        note: str,
        fields: Mapping[str, tuple[str, str]],
        secret: tuple[str, ...] = (),
        optional: tuple[str, ...] = (),
        columns: int = 1,
    ) -> None:
        super().__init__()
        self._optional = optional
        self.note = Label(note)
        self.note.setWordWrap(True)
        self.captions = [Label(caption) for caption, _ in fields.values()]
        self.fields = {key: QLineEdit() for key in fields}
        self._pairs: list[QVBoxLayout] = []
        for (key, field), (caption, example), label in zip(
            self.fields.items(), fields.values(), self.captions, strict=True
        ):
            field.setPlaceholderText(example)
            field.setAccessibleName(caption)
            field.setMaxLength(200)
            if key in secret:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.returnPressed.connect(self._next)
            field.installEventFilter(self)
            self._pairs.append(vbox(label, field))
        starts = range(0, len(self._pairs), columns)
        self._rows = [hbox(*((pair, 1) for pair in self._pairs[at : at + columns])) for at in starts]
        self.column = vbox(self.note, *self._rows, 1, owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Report the field that is typed into."""
        if event.type() == QEvent.Type.FocusIn and watched in self.fields.values():
            self.typing.emit(watched)
        return False

    def begin(self) -> None:
        """Type into the first empty field."""
        self._next()

    def value(self, key: str) -> str:
        """What stands in a field."""
        return self.fields[key].text().strip()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        scale.style(20, self.note, colour=theme.DIM)
        scale.style(18, *self.captions, bold=True)
        for field in self.fields.values():
            field.setFont(scale.font(24))
            field.setFixedHeight(scale.px(52))
            theme.dress(
                field, f"background: {theme.RAISED}; border: 2px solid {theme.LINE}; padding: 0 {scale.px(8)}px"
            )
        for row in self._rows:
            scale.space(row, 16)
        for column in (*self._pairs, self.column):
            scale.space(column, 4)

    def _next(self) -> None:
        empty = [field for key, field in self.fields.items() if not field.text() and key not in self._optional]
        if empty:
            empty[0].setFocus()
        else:
            self.typing.emit(None)


class BedStep(Form):
    """Which unit and which bed this monitor watches."""

    name = setup_text.BED

    def __init__(self, bed: str, unit: str = "") -> None:
        fields = {
            "bed": (setup_text.BED_CAPTION, setup_text.BED_EXAMPLE),
            "unit": (setup_text.UNIT_CAPTION, setup_text.UNIT_EXAMPLE),
        }
        super().__init__(setup_text.BED_NOTE, fields, optional=("unit",))
        self.fields["unit"].setText(unit)
        self.fields["bed"].setText(bed)

    def finish(self, then: Callable[[str], None]) -> None:
        """The bed needs a name."""
        then("" if self.value("bed") else setup_text.BED_MISSING)

    @property
    def changes(self) -> Changes:
        """Unit and bed."""
        return {"record": {"bed": self.value("bed"), "unit": self.value("unit")}}
