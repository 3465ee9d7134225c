"""Sizes grow with the window, and colours of the alarm standard mean alarms alone."""

import re
from importlib.resources import files

import pytest

from neopain.base.data import Priority, State
from neopain.ui import theme
from neopain.ui.theme import Scale


@pytest.mark.parametrize(
    ("size", "factor"), [((1280, 800), 1.0), ((1920, 1080), 1.35), ((2560, 1600), 2.0), ((512, 260), 0.325)]
)
def test_everything_fits_the_smaller_side(size, factor):
    assert Scale.of(*size).factor == pytest.approx(factor)


def test_nothing_is_smaller_than_a_pixel(qapp):
    assert Scale(0.6).px(0.1) == 1
    assert Scale(1.5).font(20).pixelSize() == 30


def test_alarm_colours_are_used_for_nothing_else():
    alarms = set(theme.PRIORITY_COLOUR.values())
    assert len(alarms) == len(Priority)
    assert alarms & set(theme.STATE_COLOUR.values()) == {theme.STATE_COLOUR[State.PAIN]}
    plain = {
        theme.BACKGROUND,
        theme.SURFACE,
        theme.RAISED,
        theme.PRESSED,
        theme.LINE,
        theme.TEXT,
        theme.DIM,
        theme.FAINT,
    }
    assert not alarms & plain


def test_the_page_of_the_ward_has_the_same_colours():
    sheet = files("neopain.ward.page").joinpath("ward.css").read_text(encoding="utf-8")
    root = re.search(r":root \{(.*?)\}", sheet, re.DOTALL).group(1)
    expected = {name.lower().replace("_", "-"): value for name, value in vars(theme).items() if name.isupper()}
    expected = {name: value for name, value in expected.items() if isinstance(value, str) and value.startswith("#")}
    expected["border"] = expected.pop("line")
    expected |= {priority.value: colour for priority, colour in theme.PRIORITY_COLOUR.items()}
    expected |= {"calm": theme.STATE_COLOUR[State.CALM], "some-signs": theme.STATE_COLOUR[State.SOME_SIGNS]}
    assert dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", root)) == expected
    for state, colour in ((State.PAIN, "medium"), (State.CANNOT_TELL, "dim")):
        assert theme.STATE_COLOUR[state] == expected[colour]
        assert f".tone-{state.value} .word, .tone-{state.value} .shape {{ color: var(--{colour}); }}" in sheet


def test_an_icon_has_the_requested_colour(qapp):
    image = theme.icon("bell", "#ff0000", 32).toImage()
    drawn = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {"#ff0000"}
