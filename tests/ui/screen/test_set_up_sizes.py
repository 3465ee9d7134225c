"""Set-up on screens from 1024 x 600 to 3840 x 2160 at scalings of 100 to 200 %, with and without a title bar: no word
is cut off, and nothing leaves the window.
"""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from neopain.ui.screen_fit import TITLE_BAR_PX
from ui.screen import archive_walk
from ui.screen.conftest import turned
from ui.screen.measured import faults, painted_faults, place

SCREENS = [(1024, 600), (1280, 800), (1920, 1080), (3840, 2160)]
SCALINGS = [1.0, 1.5, 2.0]
SIZES = sorted(
    {
        (round(width / scaling), round(height / scaling) - title)
        for width, height in SCREENS
        for scaling in SCALINGS
        for title in (0, TITLE_BAR_PX)
    }
)
"""The sizes of the window's inside in Qt's pixels."""


def outside(window):
    """What can be read or touched and is not wholly within the window."""
    for kind in (QLabel, QAbstractButton, QLineEdit):
        for part in window.findChildren(kind):
            if part.isVisible() and not window.rect().contains(place(part, window)):
                yield f"{type(part).__name__} {part.text()!r} leaves the window"


@pytest.mark.no_cover
def test_every_step_at_every_size(set_up, settle):
    window, monitor = set_up
    found = set()
    for size in SIZES:
        window.resize(*size)
        turned()
        assert window.size().toTuple() == size
        for name in archive_walk.set_up_steps(window, monitor, turned, settle):
            lines = (*faults(window), *painted_faults(window), *outside(window))
            found |= {f"{size} {name}: {line}" for line in lines}
    assert not found, "\n" + "\n".join(sorted(found))


def test_a_button_that_leaves_the_window_is_found(set_up):
    window, _ = set_up
    window.resize(1024, 600)
    turned()
    assert list(outside(window)) == []
    window.next.move(window.next.x() + 60, window.next.y())
    assert "GloveButton '' leaves the window" in set(outside(window))
