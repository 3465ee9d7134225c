"""Opens the touch keyboard for the field that is touched, until it is left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from neopain.ui.typing.touch_keyboard import TouchKeyboard

_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons of a lost focus that comes back."""


class TouchedFields(QObject):
    """`fields` has the word of the Enter key for each. `entered` carries the field that is typed into, None for none.

    A field that has the focus but was not touched opens nothing: who uses the keys of a computer needs no others.
    """

    entered = Signal(object)

    def __init__(self, keyboard: TouchKeyboard, fields: Mapping[QWidget, str]) -> None:
        super().__init__(keyboard)
        self._keyboard, self._fields = keyboard, fields
        self._touched = {self._surface(field): field for field in fields}
        self._field: QWidget | None = None
        for part in {*fields, *self._touched}:
            part.installEventFilter(self)
        keyboard.put_away.connect(self.leave)

    def leave(self) -> None:
        """Put the keyboard away."""
        if self._field is not None:
            self._show(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow what is touched and left."""
        kind = event.type()
        touched = self._touched.get(watched)  # type: ignore[call-overload]  # it watches widgets alone
        if kind == QEvent.Type.MouseButtonPress and touched is not None and touched is not self._field:
            self._show(touched)
        elif watched is self._field and (
            kind == QEvent.Type.Hide or (isinstance(event, QFocusEvent) and _is_left(event))
        ):
            self._show(None)
        return False

    def _show(self, field: QWidget | None) -> None:
        self._field = field
        if field is None:
            self._keyboard.type_into(None)
        else:
            self._keyboard.type_into(field, self._fields[field])
        self._keyboard.setVisible(field is not None)
        self.entered.emit(field)

    @staticmethod
    def _surface(field: QWidget) -> QWidget:
        """What of `field` is touched."""
        return field.viewport() if isinstance(field, QAbstractScrollArea) else field


def _is_left(event: QFocusEvent) -> bool:
    return event.lostFocus() and event.reason() not in _STAYS
