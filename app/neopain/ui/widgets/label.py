"""The label and the plain buttons of all windows: their texts are shown letter by letter and follow the language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from neopain.base.text import visible
from neopain.ui.text.language import Text

_BORDER_PX = 2
"""Of a button, in the style of all windows."""
_ANY_PX = 10_000


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


class FittedLabel(Label):
    """A label whose width is set, which writes words smaller that have no room there. Lines that wrap have `most_px()`
    pixels of height.
    """

    def __init__(self, text: str = "") -> None:
        self._wanted: QFont | None = None
        self.most_px: Callable[[], int] = lambda: _ANY_PX
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:  # noqa: N802 (a name of Qt)
        """Show `text`, as large as there is room for."""
        super().setText(text)
        self._fit()

    def setFont(self, font: QFont) -> None:  # type: ignore[override]  # noqa: N802 (a name of Qt)
        """Write in `font`, or smaller where there is no room."""
        self._wanted = QFont(font)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (a name of Qt)
        """Fit the words to the new place."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._wanted is None:
            return
        width, height = self.contentsRect().width(), self.most_px()
        flags = int(Qt.TextFlag.TextWordWrap) if self.wordWrap() else 0

        def fits(font: QFont) -> bool:
            needed = QFontMetrics(font).boundingRect(QRect(0, 0, width, _ANY_PX), flags, self.text())
            return needed.width() <= width and needed.height() <= height

        super().setFont(_smaller(self._wanted, fits))


class FittedButton(TextButton):
    """A button whose width is set, which writes words smaller that are wider, as they are in some languages."""

    def __init__(self, text: str = "") -> None:
        self._wanted: QFont | None = None
        super().__init__(text)

    def setText(self, text: str) -> None:  # noqa: N802 (a name of Qt)
        """Show `text`, as large as there is room for."""
        super().setText(text)
        self._fit()

    def setFont(self, font: QFont) -> None:  # type: ignore[override]  # noqa: N802 (a name of Qt)
        """Write in `font`, or smaller where there is no room."""
        self._wanted = QFont(font)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (a name of Qt)
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._wanted is None:
            return
        room_px = self.width() - 2 * _BORDER_PX - self._wanted.pixelSize() // 4
        super().setFont(_smaller(self._wanted, lambda font: _width(font, self.text()) <= room_px))


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def _smaller(wanted: QFont, fits: Callable[[QFont], bool]) -> QFont:
    """`wanted`, or the largest below that `fits`."""
    font = QFont(wanted)
    while font.pixelSize() > 1 and not fits(font):
        font.setPixelSize(font.pixelSize() - 1)
    return font
