import time

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from neopain.base.data import AlarmCondition, Event, EventKind, Priority
from neopain.base.state_codes import CANNOT_TELL_CODE
from neopain.live.history import Rows
from neopain.ui import theme
from neopain.ui.live.trend_chart import REDRAW_S, TrendChart
from neopain.ui.text import labels

NOW_S = 3600.0


def rows(hz=10.0, seconds=3600.0, blind=(-30.0, -20.0)):
    t_s = np.arange(NOW_S - seconds, NOW_S, 1 / hz)
    p = (0.4 + 0.3 * np.sin(t_s / 7)).astype(np.float32)
    state = np.zeros(len(t_s), np.uint8)
    gap = (t_s > NOW_S + blind[0]) & (t_s < NOW_S + blind[1])
    p[gap], state[gap] = np.nan, CANNOT_TELL_CODE
    return Rows(t_s, p, p, state)


@pytest.fixture
def chart(qtbot):
    chart = TrendChart()
    qtbot.addWidget(chart)
    chart.resize(1260, 220)
    chart.rescale(theme.Scale(1.0))
    chart.show()
    qtbot.waitExposed(chart)
    return chart


@pytest.mark.parametrize("range_s", list(REDRAW_S))
def test_gap_in_the_line_and_hatched(chart, range_s):
    chart.show_range(range_s)
    begin, end, step_s = -range_s / 2, -range_s / 3, range_s / 300
    chart.draw(rows(blind=(begin, end)), (), NOW_S)
    x, y = chart.line.getData()
    inside = (x > begin + step_s) & (x < end - step_s)
    assert inside.any()
    assert np.isnan(y[inside]).all()
    assert not np.isnan(y[(x < begin - step_s) | (x > end + step_s)]).any()
    hatched = chart.hatching.path().boundingRect()
    assert (hatched.left(), hatched.right()) == pytest.approx((begin, end), abs=step_s)


def test_the_line_is_not_drawn_across_the_gap(chart):
    chart.draw(rows(), (), NOW_S)
    image = chart.plot.grab().toImage()
    box = chart.plot.getViewBox()

    def colours(from_s, to_s):
        left, right = (round(box.mapViewToScene(QPointF(s, 0.5)).x()) for s in (from_s, to_s))
        return {image.pixelColor(x, y).name() for x in range(left, right) for y in range(image.height() - 30)}

    assert theme.TEXT in colours(-50, -31)
    assert theme.TEXT not in colours(-29.5, -20.5)
    assert theme.FAINT in colours(-29.5, -20.5), "hatched"
    assert theme.FAINT not in colours(-50, -31)


def test_time_runs_to_now(chart):
    chart.show_range(600.0)
    chart.draw(rows(), (), NOW_S)
    x, _ = chart.line.getData()
    assert x.max() == pytest.approx(-0.1, abs=1.0)
    (left, right), (bottom, top) = chart.plot.viewRange()
    assert left == pytest.approx(-600, rel=0.03)
    assert 0 <= right < 0.03 * 600
    assert bottom < 0.0
    assert top > 1.0


def test_alarms_and_marks(chart):
    events = (
        Event(NOW_S - 30, EventKind.ALARM_STARTED, AlarmCondition.PAIN, Priority.MEDIUM),
        Event(NOW_S - 25, EventKind.ALARM_ENDED, AlarmCondition.PAIN, Priority.MEDIUM),
        Event(NOW_S - 10, EventKind.MARKED, label="mark"),
    )
    chart.draw(rows(), events, NOW_S)
    spots = {round(spot.pos().x()): (spot.symbol(), spot.brush().color().name()) for spot in chart.points.points()}
    assert spots == {-30: ("t", theme.PRIORITY_COLOUR[Priority.MEDIUM]), -10: ("d", theme.TEXT)}


def test_of_the_alarms_of_a_stay_those_on_the_chart_are_drawn(chart):
    """Each is a point that is made anew at every redraw: those of weeks would hold up the window."""
    stay = [Event(t_s, EventKind.ALARM_STARTED, AlarmCondition.PAIN) for t_s in np.arange(0.0, NOW_S, 60.0)]
    for range_s in REDRAW_S:
        chart.show_range(range_s)
        chart.draw(rows(), stay, NOW_S)
        assert len(chart.points.points()) == range_s // 60


def test_limit_is_drawn_and_named(chart):
    chart.set_limit(0.7)
    assert chart.title.text().endswith("limit 70\u202f%")
    assert chart.limit.value() == 0.7
    assert chart.band.getRegion()[0] == 0.7


@pytest.mark.parametrize("p", [0.2, 0.5, 0.9])
def test_the_handle_is_at_the_height_of_the_limit(chart, p):
    chart.set_limit(p)
    chart.draw(rows(), (), NOW_S)
    line = chart.plot.mapTo(chart, chart.plot.mapFromScene(chart.plot.getViewBox().mapViewToScene(QPointF(-30.0, p))))
    assert chart.rail.y_px(p) + chart.rail.y() == pytest.approx(line.y(), abs=1.5)
    handle = chart.rail.handle
    assert handle.top() <= chart.rail.y_px(p) <= handle.bottom()
    assert QRectF(chart.rail.rect()).contains(handle)


def test_usual_and_proposed_are_lines_of_their_own(chart):
    assert not chart.usual.isVisible()
    assert not chart.proposal.isVisible()
    chart.show_usual(0.12)
    chart.show_proposal(0.8)
    assert (chart.usual.value(), chart.proposal.value(), chart.limit.value()) == (0.12, 0.8, 0.6)
    chart.show_usual(None)
    chart.show_proposal(None)
    assert not chart.usual.isVisible()
    assert not chart.proposal.isVisible()


def test_empty_history(chart):
    empty = Rows(np.empty(0), np.empty(0, np.float32), np.empty(0, np.float32), np.empty(0, np.uint8))
    chart.draw(empty, (), 0.0)
    assert len(chart.line.getData()[0]) == 0


def test_buttons_choose_the_range(chart, qtbot):
    for button, range_s in zip(chart.buttons, REDRAW_S, strict=True):
        with qtbot.waitSignal(chart.range_changed):
            button.click()
        assert chart.range_s == range_s
        assert [b.isChecked() for b in chart.buttons].count(True) == 1


def test_an_hour_is_cheap_to_draw(chart):
    chart.show_range(3600.0)
    many = rows(hz=30)
    spent = []
    for turn in range(8):
        began = time.process_time()
        chart.draw(many, (), NOW_S + turn)
        chart.plot.grab()
        spent.append(time.process_time() - began)
    assert np.median(spent) < 0.15


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (1920, 1080), (3840, 2160)])
def test_the_word_at_the_right_edge_is_not_cut(open_window, monitor, size):
    plot = open_window(monitor, size).page.chart.plot
    room = plot.viewport().width() - plot.getViewBox().mapViewToScene(QPointF(0.0, 0.0)).x()
    font = plot.getAxis("bottom").style["tickFont"]
    assert QFontMetricsF(font).horizontalAdvance(labels.NOW) / 2 <= room
