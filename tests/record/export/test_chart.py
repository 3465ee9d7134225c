"""The drawings of the shift report: every second at its place and height, and the right times of day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from neopain.record.export import chart
from neopain.record.export.part import seconds_of


class Pen:
    """A page that remembers the lines drawn on it."""

    def __init__(self):
        self.points, self.filled, self.areas, self.said = [], [], [], []

    def beginPath(self):  # noqa: N802 - the canvas calls it that
        return Pen()

    def moveTo(self, x, y):  # noqa: N802
        self.points.append((x, y))

    lineTo = moveTo  # noqa: N815

    def drawPath(self, path, stroke=1, fill=0):  # noqa: N802
        (self.filled if fill else self.points).append(path.points)

    def rect(self, x, y, width, height, **_):
        self.areas.append((x, width))

    def drawCentredString(self, x, y, text):  # noqa: N802
        self.said.append(text)

    def __getattr__(self, name):
        return lambda *_, **__: None


def test_the_curve_on_the_page_is_that_of_the_session(session):
    first_s, seconds = session.overview()
    span = (-30.0, 570.0)
    rows = seconds_of(first_s, seconds, span)
    assert len(rows) == 600
    assert rows["samples"].sum() == seconds["samples"].sum()
    pen, frame = Pen(), chart.Frame(100.0, 200.0, 600.0, 100.0, span)
    chart.curve(pen, frame, rows, [(64.0, 107.0)], [(0.0, 0.5)], session.facts.wall_time)
    drawn = {round(x - 100.0 - 0.5): (y - 200.0) / 100.0 for line in pen.points for x, y in line}
    known = np.flatnonzero(np.isfinite(rows["trend_mean"])).tolist()
    assert sorted(drawn) == known
    for place in known:
        assert drawn[place] == pytest.approx(float(rows["trend_mean"][place]), abs=1e-5)
    assert (pytest.approx(194.0), pytest.approx(43.0)) in pen.areas
    grey = sorted(round(x - 100.0) for x, width in pen.areas if width == pytest.approx(1.1))
    assert grey == np.flatnonzero(2 * rows["states"][:, 3] > np.maximum(rows["samples"], 1)).tolist()
    assert len(grey) > 25


def test_the_hours_on_the_page_are_right_in_the_night_the_clocks_change(session):
    first_s, seconds = session.overview()
    zero = datetime.fromisoformat("2026-10-24T17:00:00+00:00")  # 19:00 in Berlin, where this night has 13 hours

    def when(t_s):
        return (zero + timedelta(seconds=t_s)).astimezone(ZoneInfo("Europe/Berlin"))

    pen, frame = Pen(), chart.Frame(100.0, 200.0, 600.0, 100.0, (0.0, 13 * 3600.0))
    chart.curve(pen, frame, seconds_of(first_s, seconds, frame.span), [], [(0.0, 0.5)], when)
    assert " ".join(pen.said) == "19:00 20:00 21:00 22:00 23:00 00:00 01:00 02:00 02:00 03:00 04:00 05:00 06:00 07:00"
