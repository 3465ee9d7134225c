"""A key that is not trusted here: shown whole, to be compared, and trusted once it is said whose it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from neopain.ui import theme
from neopain.ui.text.administration import models_text
from neopain.ui.widgets.label import FittedButton, FittedLabel
from neopain.ui.widgets.layout import hbox, vbox

_HIGH_PX = 52


class TrustLine(QFrame):
    """`agreed` carries the name that was given to the key that is shown."""

    agreed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.key, self.name, self.trust = FittedLabel(), QLineEdit(), FittedButton(models_text.TRUST)
        self.key.setWordWrap(True)
        self.name.textChanged.connect(lambda typed: self.trust.setEnabled(bool(typed.strip())))
        self.trust.clicked.connect(lambda: self.agreed.emit(self.name.text()))
        self._line = hbox((self.name, 1), self.trust)
        self._column = vbox(self.key, self._line, owner=self)

    def ask(self, key: str) -> None:
        """Show this key, and ask whose it is."""
        self.key.setText(models_text.whole_key(key))
        self.name.clear()
        self.name.setPlaceholderText(models_text.WHOSE)
        self.trust.setEnabled(False)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(16, self.key, colour=theme.DIM)
        scale.style(17, self.name)
        scale.style(16, self.trust, bold=True)
        self.key.most_px = lambda: scale.px(100)
        self.name.setFixedHeight(scale.px(_HIGH_PX))
        self.trust.setFixedSize(scale.px(210), scale.px(_HIGH_PX))
        edge = f"background: {theme.SURFACE}; border: 2px solid {theme.LINE}; border-radius: 10px"
        theme.dress(self.name, f"{edge}; padding: 0 {scale.px(14)}px")
        scale.space(self._line, 8)
        scale.space(self._column, 8)
