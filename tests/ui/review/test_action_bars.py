"""A bar is as long as its action is strong."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from neopain.base.data import NFCS_ACTIONS
from neopain.ui import theme
from neopain.ui.review.action_bars import _ROW_PX, ActionBars


@pytest.fixture
def bars(qtbot):
    bars = ActionBars()
    qtbot.addWidget(bars)
    bars.resize(300, bars.height())
    bars.rescale(theme.Scale(1.0))
    bars.resize(300, bars.maximumHeight())
    return bars


def lengths(bars):
    """The number of pixels in the colour of bars, in the middle of each row behind the names."""
    image, colour = bars.grab().toImage(), QColor(theme.DIM)
    middles = [round((row + 0.5) * _ROW_PX) for row in range(1, len(NFCS_ACTIONS) + 1)]
    return [sum(image.pixelColor(x, y) == colour for x in range(156, 300)) for y in middles]


def test_bars_are_as_long_as_the_actions_are_strong(bars):
    bars.show_values(np.array([0.0, 0.25, 0.5, 1.0, 1.7, -0.3, 0.0, 0.0, 0.0, 1.0], np.float32))
    drawn = lengths(bars)
    whole = drawn[3]
    assert whole > 120
    assert (drawn[4], drawn[9]) == pytest.approx((whole, whole), abs=3), "no longer than the track"
    assert drawn[1] == pytest.approx(whole / 4, abs=3)
    assert drawn[2] == pytest.approx(whole / 2, abs=3)
    assert drawn[0] == drawn[5] == 0


def test_unknown_actions_have_empty_tracks(bars):
    bars.show_values(np.ones(10, np.float32))
    bars.show_values(None)
    assert lengths(bars) == [0] * 10
