"""The label of all windows: its text is shown letter by letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from neopain.base.text import visible


class Label(QLabel):
    """Text that is never markup: Qt would take a patient's id such as <b> for HTML, and an image in it for a file."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (a name of Qt)
        """Show `text`, control characters in it as escapes."""
        super().setText(visible(text, lines=True))
