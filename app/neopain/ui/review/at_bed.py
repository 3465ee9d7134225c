"""The review window at the bedside: in the place that the bedside window gives it, hidden and shown at its word."""

from __future__ import annotations

import sys
import threading
from typing import TextIO

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from neopain.base.errors import InputError
from neopain.ui.bedside_words import ASIDE, BACK, Place

LARGEST_PX = 100_000
"""Beyond every screen, and within what Qt counts."""


class AtBed(QObject):
    """Obeys the words that come from `words`; when they end, the bedside window has ended, and `window` closes. What it
    has done is written to `answers`.
    """

    _said = Signal(str)

    def __init__(self, window: QWidget, place: Place, words: TextIO = sys.stdin, answers: TextIO = sys.stdout) -> None:
        super().__init__(window)
        self._window, self._words, self._answers = window, words, answers
        window.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        window.setMinimumSize(1, 1)
        window.setGeometry(QRect(*place))
        self._said.connect(self._obey)
        threading.Thread(target=self._listen, name="bedside-words", daemon=True).start()

    def _listen(self) -> None:
        for line in self._words:
            self._said.emit(line.strip())
        self._said.emit("")

    def _obey(self, word: str) -> None:
        if word == ASIDE:
            self._window.hide()
            self._answers.write(f"{ASIDE}\n")
            self._answers.flush()
        elif word == BACK:
            self._window.show()
            self._window.activateWindow()
        elif not word:
            self._window.close()


def place_of(text: str) -> Place:
    """The place in `text`, "left,top,width,height"; raises InputError."""
    try:
        left, top, width, height = (int(part) for part in text.split(","))
    except ValueError:
        raise InputError(f"{text!r} is no place on the screen: give left,top,width,height in pixels") from None
    if min(width, height) < 1 or max(abs(left), abs(top), width, height) > LARGEST_PX:
        raise InputError(f"{text!r} is no place on the screen: width and height have to be 1 to {LARGEST_PX}")
    return left, top, width, height
