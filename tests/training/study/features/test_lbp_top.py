"""Patterns on the planes of time change with movement, those of the picture alone hardly."""

import numpy as np
import pytest

from neopain.training.study.features.lbp_top import LbpTop
from training.study.features.movements import film, squeeze


def test_lbp_top_measures_time_in_two_of_its_planes():
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
