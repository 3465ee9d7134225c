"""The day of an enlarged bed in a real Chromium: known minutes at their times and heights, gaps, alarms, the words."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desk.beds import AT
from desk.browser import find, open_bed, picture, resize, visit
from desk.ward_page import DAY, NAME, WardPage
from patience import wait_until

pytestmark = pytest.mark.browser
ZONE = "Asia/Kolkata"
"""Of the computer at the desk; half an hour beside the others."""
LAST = 1439


@pytest.fixture(scope="module")
def ward(tmp_path_factory, browser):
    page = WardPage(tmp_path_factory.mktemp("day"), 3, states=("calm", "silent", "pain"))
    visit(browser, page, NAME, zone=ZONE)
    yield page
    browser.get("about:blank")
    browser.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": ""})
    page.close()


@pytest.fixture
def day(browser, ward):
    """The enlarged bed 1 with its day, and the minute with which that ends."""
    resize(browser, (1920, 1080))
    before = int(ward.now() // 60)
    open_bed(browser, "1")
    wait_until(lambda: "Highest" in find(browser, "#bed .said").text, 60.0)
    minutes = {before, int(ward.now() // 60)}
    spoken = said_times(browser)
    newest = next(one for one in minutes if hours_of(one) == spoken)
    yield newest
    browser.execute_script("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")


def local(seconds):
    return f"{datetime.fromtimestamp(seconds, ZoneInfo(ZONE)):%H:%M}"


def said_times(browser):
    return [one.text for one in browser.find_elements("css selector", "#bed .hours span")]


def hours_of(newest):
    """The five times below a curve that ends with this minute."""
    return [local(60 * (newest - LAST + share * LAST)) for share in (0, 0.25, 0.5, 0.75, 1)]


def place(seconds, newest):
    """Where a time is, in percent of the width."""
    return 100 * (seconds / 60 - (newest - LAST)) / LAST


def test_each_minute_is_at_its_time_and_height_and_gaps_are_gaps(browser, day):
    runs = []
    for (first, end), p in DAY.items():
        runs.append([(place(AT + 60 * minute, day), 100 - 100 * p) for minute in range(first, end)])
    runs[0:2] = [runs[0] + runs[1]]  # no gap between these
    path = find(browser, "#bed .day .line").get_attribute("d")
    drawn = []
    for run in path.removeprefix("M").split("M"):
        drawn.append([tuple(map(float, one.split(","))) for one in run.removesuffix("h0.4").split("L")])
    assert [len(run) for run in drawn] == [40, 1, 120]
    for known, there in zip(runs, drawn, strict=True):
        for (x, y), (drawn_x, drawn_y) in zip(known, there, strict=True):
            assert drawn_x == pytest.approx(x, abs=0.006)  # a tenth of a minute
            assert drawn_y == pytest.approx(y, abs=0.01)
    assert path.count("h0.4") == 1, "a minute alone is seen as well"


def test_on_the_screen_the_curve_is_where_scale_and_hours_say(browser, day):
    box = lambda selector: browser.execute_script(  # noqa: E731
        "return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()", selector
    )
    room, line = box("#bed .day"), box("#bed .day .line")
    assert line["left"] == pytest.approx(room["left"] + place(AT - 36000, day) / 100 * room["width"], abs=2)
    assert line["top"] == pytest.approx(room["top"] + 0.15 * room["height"], abs=2)  # 85 %
    assert line["bottom"] == pytest.approx(room["top"] + 0.9 * room["height"], abs=2)  # 10 %
    spans = browser.find_elements("css selector", "#bed .hours span")
    middles = [one.rect["x"] + one.rect["width"] / 2 for one in spans]
    for share in (1, 2, 3):
        assert middles[share] == pytest.approx(room["left"] + share / 4 * room["width"], abs=2)
    assert spans[0].rect["x"] == pytest.approx(room["left"], abs=2)
    assert spans[4].rect["x"] + spans[4].rect["width"] == pytest.approx(room["right"], abs=2)
    picture(browser, "day of a bed")


def test_its_alarms_are_marked_at_their_times(browser, day):
    (bar,) = browser.find_elements("css selector", "#bed .marks rect")
    began, ended = AT + 1309.8, AT + 1320  # said 0.2 s before the thirtieth step of ten seconds
    assert float(bar.get_attribute("x")) == pytest.approx(place(began, day), abs=0.0005)
    assert float(bar.get_attribute("width")) == pytest.approx(place(ended, day) - place(began, day), abs=0.0005)
    assert bar.get_attribute("class") == "medium"
    drawn = [bar.value_of_css_property(name) for name in ("stroke-width", "vector-effect", "stroke")]
    assert drawn == ["3px", "non-scaling-stroke", "rgb(255, 210, 61)"], "ten seconds of a day are seen"
    spoken = f"Pain expression {local(began)} to {local(ended)}"
    assert find(browser, "#bed .marks title").get_attribute("textContent") == spoken
    assert find(browser, "#bed .marks").get_attribute("aria-label") == f"Alarms: {spoken}"


def test_the_same_is_said_in_words_for_who_does_not_see_it(browser, day):
    at = local(AT - 60 * 570)
    known = sum(end - first for first, end in DAY)
    missing = 1440 - known
    words = (f"Highest 85\u202f% at {at}", "1 alarm", f"no number for {missing // 60} h {missing % 60:02d} min")
    assert find(browser, "#bed .said").text == " · ".join(words)
    curve = find(browser, "#bed .day")
    assert curve.get_attribute("role") == "img"
    assert curve.get_attribute("aria-label") == ". ".join(("Probability of pain, last 24 hours", *words))
    tile = find(browser, '.tile[data-bed="1"]').get_attribute("aria-label")
    assert tile == "Bed 1: Calm. 12\u202f%"


def test_an_alarm_that_goes_on_reaches_to_now_and_a_day_without_numbers_says_so(browser, ward):
    open_bed(browser, "2")
    wait_until(lambda: "no number" in find(browser, "#bed .said").text, 60.0)
    picture(browser, "day of a silent bed")
    assert find(browser, "#bed .said").text == "1 alarm · no number for 24 h 00 min"
    (bar,) = browser.find_elements("css selector", "#bed .marks rect")
    right = float(bar.get_attribute("x")) + float(bar.get_attribute("width"))
    assert right == pytest.approx(100, abs=0.001)
    title = find(browser, "#bed .marks title").get_attribute("textContent")
    assert re.fullmatch(r"No data \d\d:\d\d to now", title)
    assert find(browser, "#bed .day .line").get_attribute("d") == "M0,0"
    browser.execute_script("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
