"""A day costs little more to draw than an hour: what is drawn does not grow with what is shown."""

import time

import numpy as np

import draws
from neopain.base.data import State
from neopain.record.analysis import overview
from neopain.record.analysis.stay import Stay
from neopain.ui.review.curve_view import CurveView
from neopain.ui.review.time_window import TimeWindow

DAY_S = 86400


def cpu_ms(view, curve, span_s):
    """Processor time of one redraw of `span_s`, in ms: the least of several."""
    times_ms = []
    for place in range(12):
        view.show(place * 60.0, place * 60.0 + span_s)
        begun = time.thread_time()
        curve.grab()
        times_ms.append(1e3 * (time.thread_time() - begun))
    return min(times_ms)


def test_a_day_is_redrawn_nearly_as_fast_as_an_hour(qtbot):
    rng = np.random.default_rng(1)
    seconds = overview.empty(DAY_S)
    trend = np.clip(np.cumsum(rng.normal(0, 0.02, DAY_S)) % 1.0, 0, 1)
    seconds["trend_min"], seconds["trend_mean"], seconds["trend_max"] = trend - 0.02, trend, trend + 0.02
    seconds["samples"], seconds["states"][:, list(State).index(State.CALM)] = 30, 30
    view = TimeWindow()
    curve = CurveView(view)
    qtbot.addWidget(curve)
    curve.resize(850, 320)
    curve.show()
    curve.show_stay(Stay(draws.facts(), (0.0, DAY_S - 1.0), 0.0, seconds, (), (), ((0.0, 0.5),)))
    view.begin(0.0, DAY_S - 1.0)
    hour, day = cpu_ms(view, curve, 3600.0), cpu_ms(view, curve, DAY_S - 800.0)
    print(f"redraw of the curve: an hour {hour:.1f} ms, a day {day:.1f} ms")  # noqa: T201 - asked for with -s
    assert 0 < day < 6 * hour
