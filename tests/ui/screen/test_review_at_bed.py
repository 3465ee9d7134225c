"""The review in the room that it has at the bed on a screen of 1024 x 600 pixels: nothing is too small to be read or
touched, and nothing lies on something else.
"""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from neopain.ui.review.window import ReviewWindow
from ui.screen import archive_walk
from ui.screen.conftest import turned
from ui.screen.measured import faults, painted, painted_faults, place

ROOMS = [pytest.param((506, 189), 2.0, id="200 %"), pytest.param((1008, 420), 1.0, id="100 %")]
"""Width and height in Qt's pixels, each of which is so many of the screen."""
TOUCHED_PX, READ_PX = 40, 10
"""Least pixels of the screen of what is touched, 9 mm on 10 inches, and of letters."""


def too_small(window, ratio):
    for button in window.findChildren(QPushButton):
        if button.isVisible() and ratio * min(button.width(), button.height()) < TOUCHED_PX:
            yield f"{button.text()!r} has {button.size().toTuple()}"
    letters = [(one.text(), one.font().pixelSize()) for one in window.findChildren(QLabel) if one.isVisible()]
    for text, size_px in (*letters, *((words.text, words.size_px) for words in painted(window))):
        if text and ratio * size_px < READ_PX:
            yield f"{text!r} is written with {size_px}"


def crowded(window):
    """What leaves the window, and rows and columns of a stay that lie on one another."""
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and not window.rect().contains(place(button, window)):
            yield f"{button.text()!r} leaves the window"
    stay = window.stay
    rows = (stay.strip, stay.curve, stay.lanes, stay.comparison, stay.controls, stay.burden)
    for column in ((*rows, stay.score.card, stay.notes, stay.export.card), (stay.face, stay.readout, stay.bars)):
        shown = [(type(one).__name__, place(one, window)) for one in column if one.isVisible()]
        for (one, its), (other, others) in combinations(shown, 2):
            if its.intersects(others):
                yield f"{one} lies on {other}"
        yield from (f"{name} leaves the window" for name, its in shown if not window.rect().contains(its))


@pytest.mark.parametrize(("size", "ratio"), ROOMS)
def test_everything_can_be_read_and_touched(archive, shown, settle, size, ratio):
    window = shown(ReviewWindow(archive))
    window.setMinimumSize(1, 1)
    window.resize(*size)
    found = set()
    for name in archive_walk.review(window, turned, settle, archive):
        lines = (*too_small(window, ratio), *crowded(window), *faults(window), *painted_faults(window))
        found |= {f"{name}: {line}" for line in lines}
    assert not found, "\n" + "\n".join(sorted(found))
