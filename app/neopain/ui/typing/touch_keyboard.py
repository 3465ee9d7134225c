"""The touch keyboard: types into a field of this window, in the place of the chart."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from neopain.ui import theme
from neopain.ui.text import typing_text
from neopain.ui.typing.key_layout import PAGES, shifted
from neopain.ui.widgets.label import FittedButton

KEY_PX = 57
"""Least height of a key, and width in a window of 1024 pixels or more: 15 mm at 96 pixels an inch."""
_SMALL_KEY_PX = 76
"""The same at scale 1: in a window of 1024 x 600 pixels it is KEY_PX."""
_ROWS, _LETTERS, _FIGURES, _WIDE = 3, 10, 4, 2


class TouchKeyboard(QFrame):
    """Three rows of keys for gloves. `put_away` is emitted by the key that hides it.

    It never takes the focus, so that a keyboard that is plugged in types into the same field.
    """

    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._field: QWidget | None = None
        self._page = 0
        self._scale = theme.Scale(1.0)
        self.letters = tuple(tuple(QPushButton() for _ in row) for row in PAGES[0].letters)
        self.figures = tuple(tuple(QPushButton() for _ in row) for row in PAGES[0].figures)
        self.shift, self.accents, self.space = QPushButton(), QPushButton(), FittedButton(typing_text.SPACE)
        self.erase, self.enter, self.away = QPushButton(), FittedButton(), QPushButton()
        self.shift.setCheckable(True)
        self.accents.setCheckable(True)
        self._grid = QGridLayout(self)
        self._lay_out()
        self._name_keys()
        self.hide()

    def type_into(self, field: QWidget | None, enter: str = typing_text.NEXT) -> None:
        """Type into `field` from now on; `enter` says what Enter does there."""
        self._field = field
        self.enter.setText(enter)
        self.enter.setAccessibleName(self.enter.text())

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        # A window of less than 600 pixels is on a screen whose pixels are enlarged.
        height, picture = max(scale.px(theme.TOUCH_PX), min(KEY_PX, scale.px(_SMALL_KEY_PX))), scale.px(26)
        for key in self.findChildren(QPushButton):
            key.setFixedHeight(height)
            key.setFont(scale.font(24 if len(key.text()) == 1 else 17, bold=True))
            key.setIconSize(QSize(picture, picture))
        for key, name in ((self.shift, "up"), (self.erase, "erase"), (self.away, "down")):
            key.setIcon(theme.icon(name, theme.TEXT, picture))
        gap = scale.px(6)
        self._grid.setSpacing(gap)
        self._grid.setContentsMargins(gap, gap, gap, gap)
        theme.dress(self, f"TouchKeyboard {{ background: {theme.SURFACE}; }}")

    def _lay_out(self) -> None:
        grid, figures_at = self._grid, _LETTERS
        for row in range(_ROWS):
            for column, key in enumerate(self.letters[row]):
                grid.addWidget(key, row, column + (row == _ROWS - 1))
            for column, key in enumerate(self.figures[row]):
                grid.addWidget(key, row, figures_at + column)
        grid.addWidget(self.shift, 2, 0)
        grid.addWidget(self.accents, 2, 8)
        grid.addWidget(self.space, 2, 9)
        for row, key in enumerate((self.erase, self.enter, self.away)):
            grid.addWidget(key, row, figures_at + _FIGURES, 1, _WIDE)
        for column in range(_LETTERS + _FIGURES + _WIDE):
            grid.setColumnStretch(column, 1)
        for key in self.findChildren(QPushButton):
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for keys in (*self.letters, *self.figures):
            for key in keys:
                key.clicked.connect(partial(self._type_key, key))
        self.erase.setAutoRepeat(True)
        self.erase.clicked.connect(partial(self._send, Qt.Key.Key_Backspace, ""))
        self.enter.clicked.connect(partial(self._send, Qt.Key.Key_Return, "\r"))
        self.space.clicked.connect(partial(self._send, Qt.Key.Key_Space, " "))
        self.shift.clicked.connect(self._name_keys)
        self.accents.clicked.connect(self._turn_page)
        self.away.clicked.connect(self.put_away)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Name the keys in the language that is spoken now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_keys()

    def _name_keys(self) -> None:
        names = {self.shift: typing_text.SHIFT, self.erase: typing_text.ERASE, self.away: typing_text.PUT_AWAY}
        for key, name in names.items():
            key.setAccessibleName(name)
        page = PAGES[self._page]
        rows = (*zip(self.letters, page.letters, strict=True), *zip(self.figures, page.figures, strict=True))
        for keys, signs in rows:
            for key, sign in zip(keys, signs, strict=True):
                name = shifted(sign) if self.shift.isChecked() else sign
                key.setText("&&" if name == "&" else name)  # a single one would mark a shortcut
                key.setAccessibleName(name)
        other = PAGES[1 - self._page]
        self.accents.setText(other.letters[0][0] + other.letters[1][3] if self._page == 0 else typing_text.LETTERS)

    def _turn_page(self) -> None:
        self._page = int(self.accents.isChecked())
        self._name_keys()
        self.rescale(self._scale)

    def _type_key(self, key: QPushButton) -> None:
        self._send(Qt.Key(0), key.accessibleName())
        if self.shift.isChecked():  # for one letter
            self.shift.setChecked(False)
            self._name_keys()

    def _send(self, key: Qt.Key, text: str) -> None:
        field = self._field
        if field is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
