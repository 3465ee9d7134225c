"""Each state has a shape of its own, whatever its colour."""

from itertools import combinations

import numpy as np
import pytest

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


@pytest.mark.parametrize(
    ("state", "corners"),
    [(State.CALM, 0), (State.SOME_SIGNS, 0), (State.PAIN, 2), (State.CANNOT_TELL, 4)],
)
def test_each_shape_has_its_corners(qapp, state, corners):
    drawn = shape(state)
    edge = slice(6, 18)
    top, bottom = drawn[edge], drawn[::-1][edge]
    assert sum(bool(side[:, part].any()) for side in (top, bottom) for part in (edge, slice(-18, -6))) == corners


def test_shapes_differ_without_colour(qapp):
    shapes = [shape(state) for state in State]
    assert all(0.05 < drawn.mean() < 0.6 for drawn in shapes)
    assert all((one ^ other).mean() > 0.08 for one, other in combinations(shapes, 2))
