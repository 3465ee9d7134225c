"""The screen at night: less light, every word still legible, alarms as by day."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtGui import QColor

from neopain.base.data import AlarmPhase, AlarmState, Priority, State
from neopain.base.settings import Brightness
from neopain.ui import theme
from neopain.ui.widgets.shade import is_night, shaded
from ui.fake_monitor import FakeMonitor, frame, sample, signal

INKS = {"text": theme.TEXT, "dim": theme.DIM}
INKS |= {state.name: colour for state, colour in theme.STATE_COLOUR.items()}
INKS |= {priority.name: colour for priority, colour in theme.PRIORITY_COLOUR.items()}
GROUNDS = {"page": theme.BACKGROUND, "panel": theme.SURFACE, "button": theme.RAISED}
LEGIBLE = 4.5
"""Least contrast of words, by WCAG 2.2, 1.4.3."""


def light(colour):
    """The relative luminance of WCAG."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(ink, ground):
    low, high = sorted((light(ink), light(ground)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_of_the_theme_is_legible_by_day_and_at_night(ink, ground):
    assert contrast(QColor(INKS[ink]), QColor(GROUNDS[ground])) >= LEGIBLE
    if ink != Priority.HIGH.name:  # while it is shown there is no shade
        assert contrast(shaded(INKS[ink]), shaded(GROUNDS[ground])) >= LEGIBLE


@pytest.mark.parametrize("priority", Priority)
def test_the_words_on_a_light_that_flashes_are_legible(priority):
    assert contrast(QColor(theme.ON_LIGHT), QColor(theme.PRIORITY_COLOUR[priority])) >= LEGIBLE


@pytest.mark.parametrize(
    ("hour", "minute", "night"), [(20, 59, False), (21, 0, True), (3, 12, True), (6, 59, True), (7, 0, False)]
)
def test_the_automatic_brightness_follows_the_clock(hour, minute, night):
    now = datetime(2026, 11, 29, hour, minute)  # noqa: DTZ001 - the time that a clock on the wall shows
    assert is_night(Brightness.AUTOMATIC, now) is night
    assert is_night(Brightness.NIGHT, now)
    assert not is_night(Brightness.DAY, now)


@pytest.fixture
def at_night(open_window):
    """A window whose settings say night, 800 pixels high."""
    monitor = FakeMonitor()
    monitor.show(frame=frame(), sample=sample(State.CALM), alarms=AlarmState())
    window = open_window(monitor)
    bridge = window.bridge
    bridge.settings = bridge.settings.model_copy(
        update={"bedside": bridge.settings.bedside.model_copy(update={"brightness": Brightness.NIGHT})}
    )
    open_window.turn(window)
    return window


def mean_light(window, top, bottom):
    image = window.grab().toImage()
    places = [(x, y) for x in range(0, image.width(), 16) for y in range(top, bottom, 16)]
    return sum(light(image.pixelColor(*place)) for place in places) / len(places)


def test_at_night_the_page_gives_half_of_the_light_and_the_alarm_bar_all_of_it(at_night):
    bar = at_night.page.alarm_bar.geometry()
    dark = mean_light(at_night, bar.bottom() + 8, 790), mean_light(at_night, bar.top(), bar.bottom())
    assert at_night.shade.isVisible()
    at_night.shade.hide()
    bright = mean_light(at_night, bar.bottom() + 8, 790), mean_light(at_night, bar.top(), bar.bottom())
    assert 0.4 < dark[0] / bright[0] < 0.6
    assert dark[1] == bright[1]


@pytest.mark.parametrize(
    ("priority", "phase", "shade"),
    [
        (Priority.HIGH, AlarmPhase.ACTIVE, False),
        (Priority.MEDIUM, AlarmPhase.ACTIVE, False),
        (Priority.LOW, AlarmPhase.ACTIVE, True),
        (Priority.MEDIUM, AlarmPhase.ACKNOWLEDGED, True),
    ],
)
def test_an_alarm_that_waits_is_shown_as_by_day(at_night, open_window, priority, phase, shade):
    at_night.bridge.monitor.show(alarms=AlarmState((replace(signal(), priority=priority, phase=phase),)))
    open_window.turn(at_night)
    assert at_night.shade.isVisible() is shade


def test_a_touch_goes_through_the_shade(at_night, qtbot):
    button = at_night.page.buttons.more
    place = button.mapTo(at_night, button.rect().center())
    assert at_night.childAt(place) in (button, *button.children())


def test_the_shade_covers_the_page_at_every_size(at_night, open_window):
    at_night.resize(1024, 600)
    open_window.turn(at_night)
    assert at_night.shade.geometry().bottom() == at_night.page.rect().bottom()
    assert at_night.shade.geometry().top() == at_night.page.alarm_bar.geometry().bottom() + 1
