"""What every page of the administration is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from neopain.ui import theme


class AdministrationPage(QFrame):
    """One page below the head of the administration. `entered` ends the typing."""

    entered = Signal()

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into, with the touch keyboard where it is touched."""
        return ()

    def begin(self) -> None:
        """The page is shown now: read what it shows."""

    def end(self) -> None:
        """The page is left: stop what runs, close dialogs, and forget what may not stay."""

    def make_room(self, typing: bool) -> None:
        """Leave the room to the fields while they are typed into on the touch keyboard."""

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        raise NotImplementedError
