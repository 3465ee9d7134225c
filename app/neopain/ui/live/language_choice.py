"""Another language for this window, chosen in the tray by whoever stands at the bed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from neopain.ui.text import closing_text, language
from neopain.ui.widgets.tray import Tile, Tray


class LanguageChoice(QObject):
    """`chosen` carries the Language. It lasts until the monitor ends; the settings say in which one it begins."""

    chosen = Signal(object)

    def __init__(self, tray: Tray) -> None:
        super().__init__(tray)
        self._tray = tray

    def ask(self) -> None:
        """Offer each language in its own words."""
        tiles = [
            Tile("acknowledge" if one is language.current() else "dot", name, partial(self.chosen.emit, one))
            for one, name in language.NAMES.items()
        ]
        self._tray.ask(closing_text.LANGUAGE, tiles, closing_text.LANGUAGE_NOTE)
