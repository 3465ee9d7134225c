"""The trend around an entry, as drawn."""

import numpy as np
import pytest

from neopain.base.time_text import elapsed
from neopain.record.analysis.excerpt import Excerpt
from neopain.ui import theme
from neopain.ui.log.curve import ExcerptCurve

TIMES = np.arange(0.0, 100.0, 0.1)


@pytest.fixture
def curve(qtbot):
    curve = ExcerptCurve()
    qtbot.addWidget(curve)
    curve.resize(600, 300)
    curve.rescale(theme.Scale(1.0))
    return curve


def show(curve, trend, limit=None):
    curve.show_excerpt(Excerpt(TIMES, trend.astype(np.float32)), (40.0, 60.0), limit, elapsed, "nothing")


def heights(curve, x):
    """Rows in which the line is drawn at `x`, from 0 (bottom) to 1 (top)."""
    image = curve.grab().toImage()
    rows = [y for y in range(20, 262) if image.pixelColor(x, y).name() == theme.TEXT]
    return [round((266 - y) / 250, 1) for y in rows]


def test_the_line_is_at_its_height_and_breaks_where_there_is_no_trend(curve):
    trend = np.full(len(TIMES), 0.3)
    trend[600:] = 0.8
    trend[300:400] = np.nan
    show(curve, trend)
    assert 0.3 in heights(curve, 150)
    assert 0.8 in heights(curve, 500)
    assert heights(curve, 56 + round(528 * 0.35)) == [], "cannot tell"


def test_the_time_of_the_entry_is_marked(curve):
    show(curve, np.full(len(TIMES), 0.3))
    image = curve.grab().toImage()
    assert image.pixelColor(56 + round(528 * 0.5), 30).name() == theme.PRESSED
    assert image.pixelColor(56 + round(528 * 0.2), 30).name() == theme.SURFACE


def test_words_stand_where_there_is_no_curve(curve):
    show(curve, np.full(len(TIMES), 0.3), 0.6)
    assert curve.words == ""
    curve.show_excerpt(Excerpt(np.empty(0), np.empty(0, np.float32)), (40.0, 60.0), 0.6, elapsed, "nothing")
    assert curve.words == "nothing"
    assert heights(curve, 150) == []
