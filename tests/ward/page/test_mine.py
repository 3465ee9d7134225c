"""Whose alarms sound on a page, in a real Chromium that makes the tones: all, or those that its nurse was told of."""

import pytest

from desk.browser import find, picture, resize, shown, sign_in, visit
from desk.ward_page import NAME, WardPage
from patience import wait_until

pytestmark = pytest.mark.browser
COUNT = """
window.tones = 0;
if (!window.make) {
  window.make = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () { window.tones += 1; return window.make.call(this); };
}
"""
PAUSE_S = 9.0
"""Longer than between two bursts of the alarm."""


@pytest.fixture
def ward(tmp_path, browser):
    """Bed 1 is Noor's and calm; bed 2 is that of Ines, and in pain."""
    page = WardPage(
        tmp_path, 2, states=("calm", "pain"), assigned={"1": (NAME, ""), "2": ("Ines", "")}, escalate_s=36000
    )
    visit(browser, page, NAME, heard=True)
    yield page
    browser.get("about:blank")
    page.close()


def tones(browser):
    return browser.execute_script("return window.tones")


def silent(browser):
    """Whether no tone is made for so long by the clock of the page."""
    browser.execute_script(COUNT)
    browser.execute_async_script(f"setTimeout(arguments[0], {1000 * PAUSE_S})")
    return tones(browser) == 0


def test_my_beds_limits_the_sound_alone_and_says_so(browser, ward):
    button, line = find(browser, "#mine"), find(browser, "#mine-only")
    wait_until(lambda: "told: Ines" in find(browser, "#alarms").text, 60.0)
    assert (button.text, line.is_displayed()) == ("for all beds", False)
    assert find(browser, "#sound").text == "Sound on"
    browser.execute_script(COUNT)
    wait_until(lambda: tones(browser) > 0)  # of all beds: also of the one that is not hers
    button.click()
    assert button.text == "for my beds"
    assert button.get_attribute("aria-pressed") == "true"
    rule = "Sound for your bed 1 only. Another bed sounds here when its alarm goes on to you or to all."
    assert line.text == rule
    assert silent(browser)
    for name, size in (("my beds", (1920, 1080)), ("my beds on a phone", (390, 844))):
        resize(browser, size)
        browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
        picture(browser, name)
        assert line.is_displayed()
        wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert browser.execute_script(wide) == 0
    assert "tone-high" in find(browser, '.tile[data-bed="2"]').get_attribute("class")  # nothing is hidden
    assert "Bed 2" in find(browser, "#alarms").text
    ward.assign("1", "Ines", "")
    wait_until(lambda: line.text.startswith("No bed is yours: an alarm sounds here only when"), 60.0)
    ward.assign("2", "", "")  # nobody has it: its alarm goes to all
    wait_until(lambda: "told: Ines → all" in find(browser, "#alarms").text, 60.0)
    wait_until(lambda: tones(browser) > 0)
    button.click()
    assert (button.text, line.is_displayed()) == ("for all beds", False)


def test_who_signs_in_next_hears_all_beds(browser, ward):
    find(browser, "#mine").click()
    assert shown(browser, "#mine-only")
    find(browser, "#sound").click()
    find(browser, "#not-heard").click()  # no sound at all: then it is not said whose
    wait_until(lambda: find(browser, "#sound").text == "SOUND OFF" and not shown(browser, "#mine-only"))
    find(browser, "#who").click()
    wait_until(lambda: shown(browser, "#sign-in"), 60.0)
    assert not shown(browser, "#mine-only")
    sign_in(browser, "Ines", heard=True)
    assert find(browser, "#mine").text == "for all beds"
    assert find(browser, "#mine").get_attribute("aria-pressed") == "false"
    browser.execute_script(COUNT)
    wait_until(lambda: tones(browser) > 0)
