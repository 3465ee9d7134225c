"""Events are drawn in the row of their kind, at their time."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

import draws
from neopain.base.data import AlarmCondition, Priority, Role
from neopain.base.scales import SCALES
from neopain.record.analysis import overview
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.record.analysis.stay import Lane, Stay, Stretch
from neopain.record.scoring.ratings import RatingMode, new_rating
from neopain.record.ward.staff import Person
from neopain.ui import theme
from neopain.ui.review.lanes import _PAIN_COLOURS, _SHADE, ROW_PX, LanesView
from neopain.ui.review.time_window import TimeWindow

YELLOW, CYAN = (theme.PRIORITY_COLOUR[priority] for priority in (Priority.MEDIUM, Priority.LOW))
ALARMS = (
    AlarmEntry(100.0, AlarmCondition.PAIN, Priority.MEDIUM, 0.8, 0.6, acknowledged_s=200.0, ended_s=300.0),
    AlarmEntry(400.0, AlarmCondition.CANNOT_TELL, Priority.LOW, None, None, ended_s=500.0),
    AlarmEntry(900.0, AlarmCondition.PAIN, Priority.MEDIUM, 0.8, 0.6),
)
STRETCHES = (
    Stretch(Lane.PROCEDURE, 600.0, 700.0, "heel_prick", "Ada"),
    Stretch(Lane.COMFORT, 710.0, 800.0, "sucrose", "Ada"),
)


@pytest.fixture
def lanes(qtbot):
    view = TimeWindow()
    lanes = LanesView(view)
    qtbot.addWidget(lanes)
    lanes.resize(1000, lanes.maximumHeight())
    lanes.show_stay(Stay(draws.facts(), (0.0, 1000.0), 0.0, overview.empty(1000), ALARMS, STRETCHES, ((0.0, 0.6),)))
    view.begin(0.0, 1000.0)
    return lanes


def colour(lanes, row, t_s):
    """The name of the colour in the lower part of a row's bar, below its words, at `t_s`."""
    y = round(3 + (row + 1) * ROW_PX - 6)
    return lanes.grab().toImage().pixelColor(round(lanes.px(t_s)), y).name()


def test_an_alarm_is_full_until_it_is_acknowledged(lanes):
    assert colour(lanes, 0, 150.0) == YELLOW
    tint = QColor(colour(lanes, 0, 250.0))
    assert tint.name() not in (YELLOW, theme.SURFACE)
    assert tint.lightness() < QColor(YELLOW).lightness()
    assert colour(lanes, 0, 350.0) == theme.SURFACE, "it has ended"
    assert colour(lanes, 0, 990.0) == YELLOW, "still lasting at the end of the stay"


def test_each_kind_has_its_row(lanes):
    assert colour(lanes, 1, 450.0) == CYAN
    assert colour(lanes, 0, 450.0) == theme.SURFACE
    assert colour(lanes, 2, 650.0) == _SHADE[Lane.PROCEDURE]
    assert colour(lanes, 3, 750.0) == _SHADE[Lane.COMFORT]


@pytest.mark.parametrize(("points", "others", "is_pain"), [(1, 1, True), (0, 0, False), (0, None, None)])
def test_a_score_is_a_bar_over_the_scored_time(lanes, points, others, is_pain):
    scale = SCALES["nips"]
    person = Person("Ada", Role.NURSE)
    given = {item.key: others for item in scale.items} | {scale.items[0].key: points}
    rating = new_rating("nips", scale, given, person, RatingMode.REVIEW, (500.0, 560.0))
    assert rating.is_pain is is_pain
    assert colour(lanes, 5, 555.0) == theme.SURFACE
    lanes.show_ratings((rating,))
    assert colour(lanes, 5, 555.0) == _PAIN_COLOURS[is_pain]
    assert colour(lanes, 5, 565.0) == theme.SURFACE


def test_times_of_another_session_are_shifted(lanes):
    lanes.show_stay(lanes.stay, offset_s=50.0)
    assert colour(lanes, 1, 360.0) == CYAN
    assert colour(lanes, 1, 460.0) == theme.SURFACE


def test_few_rows_are_for_alarms_alone(qtbot):
    lanes = LanesView(TimeWindow(), rows=2)
    qtbot.addWidget(lanes)
    lanes.rescale(theme.Scale(2.0))
    assert lanes.height() == pytest.approx(2 * (2 * ROW_PX + 6), abs=2)
    assert np.isfinite(lanes.px(0.0))
