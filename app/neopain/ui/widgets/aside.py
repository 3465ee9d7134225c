"""Frames that step aside and come back with everything that was entered in them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame


class AsideFrame(QFrame):
    """A frame that is open while it is shown, and while it has stepped aside."""

    def __init__(self) -> None:
        super().__init__()
        self.is_aside = False
        """Whether it is hidden for a while and will come back."""

    @property
    def is_open(self) -> bool:
        """Whether it is shown, or has stepped aside."""
        return self.is_aside or not self.isHidden()

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Show or hide it; either way it is no longer aside."""
        self.is_aside = False
        super().setVisible(visible)

    def step_aside(self) -> bool:
        """Hide it if it is shown, and return whether it was; nothing is lost."""
        if self.isHidden():
            return False
        self.hide()
        self.is_aside = True
        return True

    def come_back(self) -> None:
        """Show it again if it has stepped aside."""
        if self.is_aside:
            self.show()
