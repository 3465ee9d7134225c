"""What all cards share that take the picture's place: opening and closing, cancelling, a message."""

from __future__ import annotations

from PySide6.QtCore import Signal

from neopain.ui import theme
from neopain.ui.text import labels
from neopain.ui.widgets.aside import AsideFrame
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import FittedLabel, Label


class Card(AsideFrame):
    """A card with a title, a message and the buttons `cancel` and `finish`; hidden until it asks something.

    `opened` is emitted before it shows a question, `closed` once it is hidden, `cancelled` when it is closed without
    a result. After a result it stays until `close_card`, so that nothing is lost where it cannot be saved.
    """

    opened = Signal()
    closed = Signal()
    cancelled = Signal()

    def __init__(self, finish: str) -> None:
        super().__init__()
        self.title, self.message = FittedLabel(), Label()
        self.message.setWordWrap(True)
        self.cancel, self.finish = GloveButton("cross", labels.CANCEL), GloveButton("acknowledge", finish)
        self.cancel.fits = self.finish.fits = True
        self.cancel.clicked.connect(self.drop)
        self.hide()

    def say(self, text: str, *, busy: bool = False) -> None:
        """Show a message; nothing can be touched while `busy`."""
        self.message.setText(text)
        self.setEnabled(not busy)

    def rescale(self, scale: theme.Scale) -> None:
        """Set the sizes of the buttons for this scale."""
        self.cancel.rescale(scale)
        self.finish.rescale(scale)
        theme.dress(self, f"Card {{ background: {theme.SURFACE}; }}")

    def close_card(self) -> None:
        """Close the card and forget what was entered."""
        self.hide()
        self.closed.emit()

    def drop(self) -> None:
        """Close the card without a result."""
        self.close_card()
        self.cancelled.emit()
