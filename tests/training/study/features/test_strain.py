"""Strain is measured where the face moves, and a still or shifted face has next to none."""

import numpy as np
import pytest

from neopain.training.study.features.strain import Strain
from training.study.features.movements import film, squeeze


def regions(vector, cells=4):
    """Mean strain of each region, on average over the window."""
    return vector.reshape(2, cells, cells, 2)[0, :, :, 0]


def test_strain_is_where_the_skin_is_drawn_together():
    drawn = regions(Strain()(film(squeeze)))
    shifted = regions(Strain()(film(lambda rows, columns, t: (0.8 * t + 0 * rows, 0 * rows))))
    still = regions(Strain()(film(lambda rows, columns, t: (0 * rows, 0 * rows))))
    assert np.unravel_index(drawn.argmax(), drawn.shape) in {(2, 2), (2, 3), (3, 2)}
    assert drawn.max() > 2.5 * shifted.max()
    assert still.max() < 0.1 * drawn.max()


def test_strain_measures_a_known_stretch():
    stretch = 0.02
    strain = regions(Strain()(film(lambda rows, columns, t: (stretch * t * (columns - 112), 0 * rows))))
    assert strain[1:3, 1:3].mean() == pytest.approx(stretch, rel=0.35)


def test_a_head_that_turns_a_little_is_not_stretched_but_skin_that_shears_is():
    turn = 0.02
    turned = regions(Strain()(film(lambda rows, columns, t: (-turn * t * (rows - 112), turn * t * (columns - 112)))))
    sheared = regions(Strain()(film(lambda rows, columns, t: (turn * t * (rows - 112), turn * t * (columns - 112)))))
    assert sheared[1:3, 1:3].mean() == pytest.approx(2 * turn * 0.5**0.5, rel=0.35)
    assert turned[1:3, 1:3].mean() < 0.4 * sheared[1:3, 1:3].mean()
