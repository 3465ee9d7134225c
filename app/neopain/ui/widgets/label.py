"""The label and the plain button of all windows: their texts are shown letter by letter and follow the language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from neopain.base.text import visible
from neopain.ui.text.language import Text


class Label(QLabel):
    """Text that is never markup: Qt would take a patient's id such as <b> for HTML, and an image in it for a file."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._words: Text | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (a name of Qt)
        """Show `text`, control characters in it as escapes."""
        self._words = text if isinstance(text, Text) else None
        super().setText(visible(text if self._words is None else self._words.spoken(), lines=True))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (a name of Qt)
        """Show the same words in the language that is spoken now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._words is not None:
            self.setText(self._words)


class TextButton(QPushButton):
    """A button with words that follow the language."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._words: Text | None = None
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (a name of Qt)
        """Show `text`."""
        self._words = text if isinstance(text, Text) else None
        super().setText(text if self._words is None else self._words.spoken())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (a name of Qt)
        """Show the same words in the language that is spoken now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._words is not None:
            self.setText(self._words)
