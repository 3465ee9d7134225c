"""Times on the page in a real Chromium: in the zone of the ward's settings, or of the computer; never of two."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desk.beds import AT
from desk.browser import find, open_bed, picture, visit
from desk.ward_page import NAME, WardPage
from patience import wait_until

pytestmark = pytest.mark.browser
HERE = "Asia/Kolkata"


@pytest.fixture(scope="module", params=["", "America/St_Johns"])
def ward(request, tmp_path_factory, browser):
    """A page whose settings name a zone or none, opened on a computer in another one; and the zone that is right."""
    page = WardPage(tmp_path_factory.mktemp("times"), 2, states=("calm", "silent"), zone=request.param)
    visit(browser, page, NAME, zone=HERE)
    page.right = request.param or HERE
    yield page
    browser.get("about:blank")
    browser.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": ""})
    page.close()


def said(ward, seconds, form="%H:%M"):
    return f"{datetime.fromtimestamp(seconds, ZoneInfo(ward.right)):{form}}"


def while_read(ward, read, form="%H:%M", back_s=0.0):
    """What was read, and what it may be: the time of the ward before and after, `back_s` ago, with a second's grace."""
    before = ward.now()
    text = read()
    spans = range(int(before - back_s) - 2, int(ward.now() - back_s) + 3)
    return text, {said(ward, second, form) for second in spans}


def test_since_when_a_bed_is_silent_is_in_the_time_of_the_ward(browser, ward):
    tile = f'.tile[data-bed="{ward.bed_in("silent")}"]'
    wait_until(lambda: "since" in find(browser, tile).text, 60.0)
    picture(browser, f"times {ward.right.replace('/', ' ')}")
    line, times = while_read(ward, lambda: find(browser, f"{tile} .line").text, back_s=75.0)
    assert line in {f"since {one}. Look at the baby. Check the bed's monitor." for one in times}


def test_the_clock_of_the_page_is_the_time_of_the_ward_and_not_that_of_the_computer(browser, ward):
    text, times = while_read(ward, lambda: find(browser, "#clock").text, "%H:%M:%S")
    assert text in times


def test_the_log_and_the_history_are_in_the_same_time(browser, ward):
    open_bed(browser, "1")
    wait_until(lambda: len(browser.find_elements("css selector", "#bed li time")) == 2, 60.0)
    newest = find(browser, "#bed li time").text
    assert newest == said(ward, AT + 2, "%d %b, %H:%M:%S")
    browser.execute_script("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    find(browser, 'nav [data-view="history"]').click()
    wait_until(lambda: "Pain expression" in find(browser, "#history").text, 60.0)
    assert said(ward, AT + 1309.8, "%d %b, %H:%M:%S") in find(browser, "#history").text
    find(browser, 'nav [data-view="ward"]').click()


def test_what_was_long_ago_has_its_day(browser, ward):
    script = """
      const [seconds, now, done] = arguments;
      import("/page/times.js").then((times) => done(times.sinceWhen(seconds, now)), (error) => done(String(error)));
    """
    noon = datetime(2025, 11, 24, 12, 0, tzinfo=ZoneInfo(ward.right)).timestamp()
    since = lambda back: browser.execute_async_script(script, noon - back, noon)  # noqa: E731
    assert since(3600) == "11:00"
    assert since(11 * 3600) == "01:00"
    assert since(11.9 * 3600) == "00:06"
    assert since(13 * 3600) == "23 Nov, 23:00"
    assert since(5 * 86400) == "19 Nov, 12:00"
