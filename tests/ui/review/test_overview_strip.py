"""The whole stay in a strip; a press in it moves the time that is shown."""

import pytest
from PySide6.QtCore import QPoint, Qt

import draws
from neopain.base.data import AlarmCondition, Priority, State
from neopain.record.analysis import overview
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.record.analysis.stay import Stay
from neopain.ui import theme
from neopain.ui.review.curve_view import LEFT_PX
from neopain.ui.review.overview_strip import OverviewStrip
from neopain.ui.review.time_window import TimeWindow


@pytest.fixture
def strip(qtbot):
    seconds = overview.empty(1000)
    seconds["samples"], seconds["states"][:, list(State).index(State.CALM)] = 30, 30
    for name in ("trend_min", "trend_mean", "trend_max"):
        seconds[name] = 0.5
    alarms = (AlarmEntry(200.0, AlarmCondition.PAIN, Priority.MEDIUM, 0.8, 0.6, ended_s=300.0),)
    view = TimeWindow()
    strip = OverviewStrip(view)
    qtbot.addWidget(strip)
    strip.resize(LEFT_PX + 1000, strip.maximumHeight())
    strip.show_stay(Stay(draws.facts(), (0.0, 1000.0), 0.0, seconds, alarms, (), ((0.0, 0.6),)))
    view.begin(0.0, 1000.0)
    return strip


def at(t_s):
    return QPoint(round(LEFT_PX + t_s), 20)


def test_a_press_or_drag_centres_the_shown_time_there(strip, qtbot):
    strip.view.show(0.0, 100.0)
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=at(600.0))
    assert (strip.view.from_s, strip.view.to_s) == pytest.approx((550.0, 650.0))
    qtbot.mouseMove(strip, at(300.0))
    assert (strip.view.from_s, strip.view.to_s) == pytest.approx((250.0, 350.0))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at(300.0))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at(999.0))
    assert (strip.view.from_s, strip.view.to_s) == pytest.approx((900.0, 1000.0)), "no further than the stay"


def test_pain_alarms_are_marked_and_the_shown_time_is_framed(strip):
    strip.view.show(600.0, 800.0)
    image = strip.grab().toImage()
    foot = image.height() - 3

    def name(t_s, y):
        return image.pixelColor(round(LEFT_PX + t_s), y).name()

    assert name(250.0, foot) not in (theme.SURFACE, name(400.0, foot)), "the alarm"
    assert name(400.0, foot) == theme.SURFACE
    assert name(700.0, 10) not in (theme.SURFACE, name(500.0, 10)), "within the frame"
    assert name(500.0, 10) == theme.SURFACE


def test_it_is_drawn_again_for_another_stay(strip):
    before = strip.grab().toImage()
    stay = strip._stay
    seconds = stay.seconds.copy()
    seconds["trend_max"] = 0.9
    strip.show_stay(Stay(stay.facts, stay.span_s, 0.0, seconds, (), (), stay.limits))
    assert strip.grab().toImage() != before
