"""The cot of a film follows from its seed; the quilt covers the body, and the face when it is pulled up."""

import numpy as np
import pytest

from neopain.synth.place.cot import draw_cot, quilt

SHEET = np.array([0.8, 0.8, 0.8], np.float32)


def test_one_seed_is_one_cot():
    first, again, other = (draw_cot(seed, SHEET, 120, 160) for seed in (2, 2, 3))
    assert first.shape == (120, 160, 3)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert first.min() >= 0


def test_the_sheet_has_its_colour_and_the_walls_around_it_have_theirs():
    white, red = draw_cot(2, SHEET, 120, 160), draw_cot(2, np.array([0.8, 0.1, 0.1], np.float32), 120, 160)
    assert red[40:80, 50:90, 1].mean() < 0.3 * white[40:80, 50:90, 1].mean()
    assert red[:4] == pytest.approx(white[:4], abs=0.02)  # above the mattress
    assert np.abs(red[40:80, :3] - white[40:80, :3]).max() < 0.02


def test_a_quilt_lies_below_its_edge_and_over_the_chest():
    low, high = (quilt(1, top=-1.6, chest=chest, material=3) for chest in (0.2, 0.6))
    assert not low.with_head
    assert low.points[:, 1].max() < -1.3
    middle = (np.abs(low.points[:, 0]) < 0.3) & (np.abs(low.points[:, 1] + 4) < 0.5)
    rise = high.points[middle, 2].mean() - low.points[middle, 2].mean()
    assert rise == pytest.approx(0.4, abs=0.02)


def test_a_quilt_pulled_up_stands_above_the_nose():
    flat = quilt(1, top=0.8, chest=0.2, material=3)
    lifted = quilt(1, top=0.8, chest=0.2, material=3, chin=-1.2, nose=0.9)
    near = (np.abs(lifted.points[:, 0]) < 0.3) & (np.abs(lifted.points[:, 1] + 0.2) < 0.3)
    assert lifted.points[near, 2].min() > 0.9
    same = (np.abs(flat.points[:, 0]) < 0.3) & (np.abs(flat.points[:, 1] + 0.2) < 0.3)
    assert flat.points[same, 2].max() < 0.9
