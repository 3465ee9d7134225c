"""Ticks are at round times of day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neopain.ui.review.time_window import LEAST_S, TimeWindow, ticks

ZERO = datetime(2026, 11, 22, 6, 10, 30, tzinfo=UTC)


def when(t_s):
    return ZERO + timedelta(seconds=t_s)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 86400), ["09:00", "12:00", "15:00", "18:00", "21:00", "23 Nov", "03:00", "06:00"]),
        ((0, 60), ["06:10:30", "06:10:40", "06:10:50", "06:11:00", "06:11:10", "06:11:20", "06:11:30"]),
        ((0, 3600), ["06:20", "06:30", "06:40", "06:50", "07:00", "07:10"]),
    ],
)
def test_round_times(span, expected):
    assert [word for _, word in ticks(*span, 8, when)] == expected


@pytest.mark.parametrize(
    ("zero", "span_h", "zone", "expected"),
    [
        ("2026-10-24T16:00:00+00:00", 24, "Europe/Berlin", "18:00 21:00 25 Oct 03:00 06:00 09:00 12:00 15:00"),
        ("2027-03-27T17:00:00+00:00", 23, "Europe/Berlin", "18:00 21:00 28 Mar 03:00 06:00 09:00 12:00 15:00 18:00"),
        ("2026-10-23T12:00:00+00:00", 96, "Europe/Berlin", "24 Oct 12:00 25 Oct 12:00 26 Oct 12:00 27 Oct 12:00"),
        ("2027-04-03T13:00:00+00:00", 6, "Australia/Lord_Howe", "04 Apr 01:00 02:00 03:00 04:00 05:00"),
    ],
)
def test_times_stay_round_in_the_night_the_clocks_change(zero, span_h, zone, expected):
    zero = datetime.fromisoformat(zero)
    shown = ticks(0, span_h * 3600, 9, lambda t_s: (zero + timedelta(seconds=t_s)).astimezone(ZoneInfo(zone)))
    assert " ".join(word for _, word in shown) == expected


@given(st.floats(0, 1e5), st.floats(1, 3e5), st.integers(1, 20))
def test_ticks_are_inside_the_span_and_not_too_many(from_s, span_s, most):
    shown = ticks(from_s, from_s + span_s, most, when)
    assert all(from_s - 1e-6 <= t_s <= from_s + span_s + 1e-6 for t_s, _ in shown)
    assert len(shown) <= max(most, span_s / 86400) + 1


@given(st.lists(st.tuples(st.sampled_from(["zoom", "pan", "put", "show"]), st.floats(-1e5, 1e5)), max_size=30))
def test_the_view_never_leaves_the_stay(done):
    view = TimeWindow()
    view.begin(100.0, 5000.0)
    for what, value in done:
        match what:
            case "zoom":
                view.zoom(2.0 ** (value / 1e4), view.from_s + 0.3 * view.span_s)
            case "pan":
                view.pan(value)
            case "put":
                view.move_cursor(value)
                assert view.from_s <= view.cursor_s <= view.to_s
            case _:
                view.show(value, value + 10)
        assert view.bounds[0] - 1e-6 <= view.from_s < view.to_s <= view.bounds[1] + 1e-6
        assert view.span_s >= LEAST_S - 1e-6
