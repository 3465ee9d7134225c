"""Cards that take the same place in a page, one at a time, each opened and closed by its button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from neopain.ui.widgets.card import Card


class CardPlace(NamedTuple):
    """The button, what opens (True) or closes (False) the card, the card, and whether a card that is cancelled releases
    the button: not where the button opens more than the card.
    """

    button: QPushButton
    offer: Callable[[bool], None]
    card: Card
    releases: bool = True


class CardSwitch(QObject):
    """`show_free` is called with whether no card is open."""

    def __init__(self, parent: QObject, places: Sequence[CardPlace], show_free: Callable[[bool], None]) -> None:
        super().__init__(parent)
        self._places, self._show_free = places, show_free
        for button, offer, card, releases in places:
            button.setCheckable(True)
            button.toggled.connect(offer)
            button.toggled.connect(partial(self._close_others, button))
            card.opened.connect(partial(show_free, False))
            card.closed.connect(self._closed)
            if releases:
                card.cancelled.connect(partial(button.setChecked, False))

    def close_open(self) -> bool:
        """Close the card that is open; whether there was one."""
        opened = [place.button for place in self._places if place.button.isChecked() or not place.card.isHidden()]
        for button in opened:
            button.setChecked(False)
        return bool(opened)

    def _close_others(self, opened: QPushButton, wanted: bool) -> None:
        for place in self._places:
            if wanted and place.button is not opened:
                place.button.setChecked(False)

    def _closed(self) -> None:
        self._show_free(all(place.card.isHidden() for place in self._places))
