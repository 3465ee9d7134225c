"""The drawn line loses no peak, has a gap where the state is "cannot tell", and does not flicker in panning."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from neopain.record.analysis import overview
from neopain.ui.review.outline import Series, outline, series_of_seconds, within

VALUE = st.one_of(st.just(float("nan")), st.floats(0, 1, width=32))


def series(values, step_s=1.0):
    p = np.array(values, np.float64)
    return Series(np.arange(len(p)) * step_s + 0.5, p, p, p, np.isnan(p))


@given(st.lists(VALUE, min_size=1, max_size=200), st.floats(0.3, 40))
def test_no_peak_is_lost_and_none_is_invented(values, step_s):
    drawn, known = outline(series(values), step_s), [v for v in values if v == v]
    assert np.isfinite(drawn.mean).any() == bool(known)
    if known:
        assert np.nanmax(drawn.high) == max(known)
        assert np.nanmin(drawn.low) == min(known)
        known_at = np.isfinite(drawn.mean)
        assert (drawn.low[known_at] <= drawn.mean[known_at] + 1e-9).all()
        assert (drawn.mean[known_at] <= drawn.high[known_at] + 1e-9).all()
    assert len(drawn.t_s) <= 2 * (len(values) / step_s + 2) or step_s < 1


def test_a_gap_is_never_drawn_as_zero():
    drawn = outline(series([0.4] * 50 + [float("nan")] * 50 + [0.4] * 50), 5.0)
    inside = (drawn.t_s > 51) & (drawn.t_s < 99)
    assert np.isnan(drawn.mean[inside]).all()
    assert drawn.unknown[inside].all()
    assert not drawn.unknown[(drawn.t_s < 45) | (drawn.t_s > 105)].any()


def test_the_line_breaks_where_nothing_was_monitored():
    before, after = series([0.2] * 30), series([0.2] * 30)
    both = Series(*(np.concatenate(pair) for pair in zip(before, after, strict=True)))
    both.t_s[30:] += 600
    drawn = outline(both, 4.0)
    (hole,) = np.flatnonzero(np.isnan(drawn.mean))
    assert drawn.t_s[hole - 1] < 30 < 600 < drawn.t_s[hole + 1]


@given(st.integers(0, 300), st.integers(20, 100))
def test_the_line_does_not_flicker_in_panning(from_s, span_s):
    whole = outline(series(np.linspace(0, 1, 500) ** 2), 7.0)
    part = outline(within(series(np.linspace(0, 1, 500) ** 2), from_s, from_s + span_s), 7.0)
    inner = part.t_s[2:-2]
    assert np.isin(inner, whole.t_s).all()


def test_a_day_is_a_few_hundred_points():
    seconds = overview.empty(86400)
    seconds["samples"], seconds["states"][:, 0] = 30, 30
    for name in ("trend_min", "trend_mean", "trend_max"):
        seconds[name] = np.random.default_rng(0).random(86400)
    assert len(outline(series_of_seconds(seconds, 0.0), 86400 / 425).t_s) <= 426
