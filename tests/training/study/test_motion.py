"""Movement is seen where the face moves, and a still or shifted face has next to none."""

import cv2
import numpy as np
import pytest

from neopain.training.study.features.lbp_top import LbpTop
from neopain.training.study.features.strain import Strain

SIDE = 224


def texture(seed=0):
    noise = np.random.default_rng(seed).normal(size=(SIDE, SIDE)).astype(np.float32)
    smooth = cv2.GaussianBlur(noise, (0, 0), 2.5)
    return smooth / smooth.std() * 40 + 128


def moved(picture, dx, dy):
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    return cv2.remap(
        picture, columns - np.float32(dx), rows - np.float32(dy), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )


def film(displacement, frames=6):
    """A texture whose pixels are moved by `displacement(rows, columns, time)`."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    return np.stack(
        [np.clip(moved(texture(), *displacement(rows, columns, t)), 0, 255).astype(np.uint8) for t in range(frames)]
    )


def squeeze(rows, columns, t):
    """The lower right of the face is drawn together, more at every time."""
    near = np.exp(-((rows - 150) ** 2 + (columns - 150) ** 2) / 800)
    return -0.06 * t * (columns - 150) * near, -0.06 * t * (rows - 150) * near


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
    seen = regions(Strain()(film(lambda rows, columns, t: (stretch * t * (columns - 112), 0 * rows))))
    assert seen[1:3, 1:3].mean() == pytest.approx(stretch, rel=0.35)


def test_a_head_that_turns_a_little_is_not_stretched_but_skin_that_shears_is():
    turn = 0.02
    turned = regions(Strain()(film(lambda rows, columns, t: (-turn * t * (rows - 112), turn * t * (columns - 112)))))
    sheared = regions(Strain()(film(lambda rows, columns, t: (turn * t * (rows - 112), turn * t * (columns - 112)))))
    assert sheared[1:3, 1:3].mean() == pytest.approx(2 * turn * 0.5**0.5, rel=0.35)
    assert turned[1:3, 1:3].mean() < 0.4 * sheared[1:3, 1:3].mean()


def test_lbp_top_sees_time_in_two_of_its_planes():
    method = LbpTop()
    still = method(film(lambda rows, columns, t: (0 * rows, 0 * rows))).reshape(3, 16, 59)
    moving = method(film(squeeze)).reshape(3, 16, 59)
    assert still.sum(2) == pytest.approx(1.0)
    apart = np.abs(moving - still).sum(2).mean(1)
    assert min(apart[1:]) > 2 * apart[0]
    # nothing changes in time: each column of a slice is of one value, so up and down are always equal
    assert (
        np.count_nonzero(still[1:].sum(1) > 0.01, axis=1) < np.count_nonzero(moving[1:].sum(1) > 0.01, axis=1)
    ).all()
