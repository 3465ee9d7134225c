"""Each state has a shape of its own, whatever its colour."""

from itertools import combinations

import numpy as np

from neopain.base.data import State
from neopain.ui import theme
from neopain.ui.widgets.state_symbol import StateSymbol


def shape(state):
    symbol = StateSymbol()
    symbol.setStyleSheet(theme.STYLE)
    symbol.set_state(state)
    symbol.resize(120, 120)
    image = symbol.grab().toImage()
    symbol.deleteLater()
    ground = image.pixelColor(0, 0).lightness()
    return np.array([[image.pixelColor(x, y).lightness() > ground + 60 for x in range(120)] for y in range(120)])


def test_shapes_differ_without_colour(qapp):
    shapes = [shape(state) for state in State]
    assert all(0.05 < drawn.mean() < 0.6 for drawn in shapes)
    assert all((one ^ other).mean() > 0.08 for one, other in combinations(shapes, 2))
