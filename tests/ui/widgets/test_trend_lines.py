import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neopain.ui.widgets.trend_lines import spans, thin

rows = st.lists(st.tuples(st.floats(0.01, 3.0), st.one_of(st.just(float("nan")), st.floats(0, 1))), max_size=80)


def unroll(rows):
    t_s = np.cumsum([gap for gap, _ in rows]) if rows else np.empty(0)
    return t_s, np.array([p for _, p in rows], float)


@given(rows, st.sampled_from([0.1, 1.0, 6.0]))
def test_peaks_are_kept_and_points_are_few(rows, step_s):
    t_s, p = unroll(rows)
    x, y = thin(t_s, p, step_s)
    assert len(x) == len(y)
    assert (np.diff(x) >= 0).all()
    known = p[~np.isnan(p)]
    drawn = y[~np.isnan(y)]
    assert len(known) == 0 == len(drawn) or (drawn.max() == known.max() and drawn.min() == known.min())
    assert len(x) <= 3 * len(set(np.floor(t_s / step_s)))


def test_gaps_are_breaks():
    t_s = np.arange(0.0, 30.0, 0.1)
    p = np.full_like(t_s, 0.4)
    p[100:200] = np.nan
    x, y = thin(t_s, p, 0.5)
    inside = (x > 10.5) & (x < 19.5)
    assert inside.any()
    assert np.isnan(y[inside]).all()
    assert not np.isnan(y[(x < 9.5) | (x > 20.5)]).any()


def test_silence_of_the_source_is_a_break_too():
    x, y = thin(np.array([0.0, 0.1, 8.0, 8.1]), np.full(4, 0.5), 0.1)
    assert np.isnan(y).sum() == 1
    assert x[np.isnan(y)] == pytest.approx([0.1])


def test_spans():
    t_s = np.arange(6.0)
    inside = np.array([True, True, False, False, True, True])
    assert spans(t_s, inside, 0.0) == [(0.0, 2.0), (4.0, 5.0)]
    assert spans(t_s, inside, 1.5) == [(0.0, 2.0)]
    assert spans(np.empty(0), np.empty(0, bool), 0.0) == []
