"""Shows the touch keyboard in the chart's place while there is a field to type into."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from neopain.ui.text import typing_text
from neopain.ui.typing.touch_keyboard import TouchKeyboard
from neopain.ui.widgets.field_card import FieldCard
from neopain.ui.widgets.tray import Tray


class TypingController:
    """One of three is below: the tray while it asks, the keyboard while a field is typed into, else `chart`."""

    def __init__(self, keyboard: TouchKeyboard, card: FieldCard, tray: Tray, chart: QWidget) -> None:
        self._keyboard, self._tray, self._chart = keyboard, tray, chart
        self._typing = False
        card.entered.connect(self._enter)
        card.left.connect(self._leave)
        card.closed.connect(self._leave)
        card.finished.connect(self._leave)
        keyboard.put_away.connect(self._leave)
        tray.opened.connect(lambda: self._arrange(asking=True))
        tray.closed.connect(self._arrange)
        tray.moved.connect(self._arrange)

    def _enter(self, field: QLineEdit, is_last: bool) -> None:
        self._keyboard.type_into(field, typing_text.OK if is_last else typing_text.NEXT)
        self._typing = True
        if not self._tray.isHidden():
            self._tray.shut()
        self._arrange()

    def _leave(self) -> None:
        self._keyboard.type_into(None)
        self._typing = False
        self._arrange()

    def _arrange(self, *, asking: bool | None = None) -> None:
        asking = not self._tray.isHidden() if asking is None else asking
        self._keyboard.setVisible(self._typing and not asking)
        self._chart.setVisible(not self._typing and not asking)
