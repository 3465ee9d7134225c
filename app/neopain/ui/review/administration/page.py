"""What every page of the administration is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget

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

    @property
    def waits(self) -> bool:
        """Whether something goes on, or waits for an answer, that outlasts the sign-out of whoever does nothing."""
        return False

    def end(self) -> None:
        """The page is left: close what asks, stop what runs, forget what may not stay. Signing out leaves it too,
        unless something `waits`.
        """
        for dialog in self.findChildren(QDialog):
            dialog.reject()

    def make_room(self, typing: bool) -> None:
        """Leave the room to the fields while they are typed into on the touch keyboard."""

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        raise NotImplementedError


def dress_list(shown: QListWidget, scale: theme.Scale, row_px: int) -> None:
    """Give a list of the administration rows of `row_px` design pixels, high enough to touch."""
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    theme.dress(
        shown,
        f"QListWidget {{ border: none; }} QListWidget::item {{ height: {scale.px(row_px)}px;"
        f" border-bottom: 1px solid {theme.LINE}; }}"
        f"QListWidget::item:disabled {{ color: {theme.DIM}; }}"
        f"QListWidget::item:selected {{ background: {theme.PRESSED}; color: {theme.TEXT}; }}"
        + theme.scroll_bars(scale),
    )
