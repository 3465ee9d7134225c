"""The page of the ward in a real Chromium: every state of a bed, from a phone to 4K, nothing cut or beyond the edge.

Screenshots are kept in the folder that NEOPAIN_SCREENSHOTS names.
"""

import os
import shutil
from pathlib import Path

import pytest

from desk.ward_page import NAME, PASSWORD, STATES, WardPage
from patience import wait_until

pytestmark = pytest.mark.browser
SIZES = {
    "phone": (390, 844),
    "phone on its side": (844, 390),
    "tablet": (820, 1180),
    "laptop": (1280, 720),
    "desktop": (1920, 1080),
    "4K": (3840, 2160),
}
CUT = """
const cut = [];
// The box of a text is a fifth of a letter higher than its letters.
const spare = (one) => 1 + 0.2 * parseFloat(getComputedStyle(one).fontSize);
const over = (a, b, spare) => a.width && b.width && a.left < b.right - 1 && b.left < a.right - 1
  && a.top < b.bottom - spare && b.top < a.bottom - spare;
const textOf = (one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return range.getBoundingClientRect();
};
for (const tile of document.querySelectorAll(".tile")) {
  const room = tile.querySelector(".inside").getBoundingClientRect();
  const foot = tile.querySelector(".foot").getBoundingClientRect();
  for (const name of ["name", "age", "word", "p", "line"]) {
    const part = tile.querySelector(`.${name}`);
    if (!part.textContent.trim() || part.offsetParent === null) continue;
    const box = textOf(part);
    const p = tile.querySelector(".p");
    const isOver = ["word", "line"].includes(name) && over(box, textOf(p), spare(p));
    const inside = box.left >= room.left - 1 && box.right <= room.right + 1 && box.top >= room.top - spare(part)
      && box.bottom <= (name === "name" || name === "age" ? room.bottom : foot.top) + spare(part);
    const whole = part.scrollWidth <= part.clientWidth + 1 || getComputedStyle(part).display === "inline";
    if (box.width && (!inside || !whole || isOver)) cut.push(`${tile.dataset.bed} ${name}: ${part.innerText}`);
  }
}
return cut;
"""
WIDER = """
const width = document.documentElement.clientWidth;
const wide = [...document.querySelectorAll("#top *, #ward *, #bed *, #history, #nurses, #banner, .box *")]
  .filter((one) => one.getBoundingClientRect().right > width + 1 && one.offsetParent !== null);
return [document.documentElement.scrollWidth - width, wide.map((one) => one.className.baseVal ?? one.className)];
"""


@pytest.fixture(scope="module")
def browser():
    webdriver = pytest.importorskip("selenium.webdriver")
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
    assert None not in (driver, chromium), "make test-browser installs chromium and chromium-driver"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for word in ("headless=new", "no-sandbox", "disable-gpu", "hide-scrollbars", "force-device-scale-factor=1"):
        options.add_argument(f"--{word}")
    one = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    one.set_script_timeout(60)
    yield one
    one.quit()


@pytest.fixture(scope="module", params=[16, 32, 64])
def ward(request, tmp_path_factory, browser):
    """A page with so many beds, signed in to."""
    page = WardPage(tmp_path_factory.mktemp("page"), request.param)
    resize(browser, SIZES["desktop"])
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})  # those of the page before: cookies do not know ports
    browser.get(f"http://127.0.0.1:{page.port}/")
    sign_in(browser, NAME)
    wait_until(lambda: len(browser.find_elements("css selector", ".tile")) == request.param, 60.0)
    silent = f'.tile[data-bed="{page.bed_in("silent")}"] .word'
    wait_until(lambda: find(browser, silent).text == "No data", 60.0)
    yield page
    browser.get("about:blank")
    page.close()


def find(browser, selector):
    return browser.find_element("css selector", selector)


def shown(browser, selector):
    return find(browser, selector).is_displayed()


def sign_in(browser, name):
    wait_until(lambda: shown(browser, "#sign-in"), 60.0)
    picture(browser, "signing in")
    find(browser, "#name").clear()
    find(browser, "#name").send_keys(name)
    find(browser, "#pin").send_keys(PASSWORD)
    find(browser, "#sign-in .main").click()
    wait_until(lambda: shown(browser, "#sound-test"), 60.0)
    find(browser, "#not-heard").click()


def resize(browser, size):
    width, height = size
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


def picture(browser, name):
    folder = os.environ.get("NEOPAIN_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(str(Path(folder) / f"{name.replace(' ', '-')}.png"))


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_nothing_is_wider_than_the_page(browser, ward, size):
    resize(browser, SIZES[size])
    wait_until(lambda: browser.execute_script("return innerWidth") == SIZES[size][0], 20.0)
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    picture(browser, f"{size} {len(ward.beds)}")
    assert browser.execute_script(CUT) == []
    assert browser.execute_script(WIDER) == [0, []]


def test_every_state_is_on_the_page(browser, ward):
    resize(browser, SIZES["desktop"])
    expected = {
        "calm": ("calm", "Calm"),
        "some signs": ("some_signs", "Some pain signs"),
        "pain": ("high", "Pain unanswered"),
        "cannot tell": ("cannot_tell", "Cannot tell"),
        "unreadable": ("medium", "Face not readable"),
        "late": ("grey", "Waiting for data"),
        "silent": ("medium", "No data"),
        "standby": ("off", "Standby"),
        "nobody": ("calm", "Calm"),
        "acknowledged": ("pain", "Pain"),
        "latched": ("calm", "Calm"),
        "machine": ("medium", "Self-test failed"),
        "procedure": ("calm", "Calm"),
        "off": ("off", "Off"),
        "absent": ("off", "Not connected"),
    }
    assert expected.keys() == STATES.keys() - {"silent in pain"}
    for name, (tone, word) in expected.items():
        tile = find(browser, f'.tile[data-bed="{ward.bed_in(name)}"]')
        assert (name, tile.find_element("css selector", ".word").text) == (name, word)
        assert f"tone-{tone}" in tile.get_attribute("class").split(), name
    number = lambda name: find(browser, f'.tile[data-bed="{ward.bed_in(name)}"] .p').text  # noqa: E731
    assert number("pain") == "93\u202f%"
    assert [number(name) for name in ("late", "silent", "silent in pain", "off", "absent", "standby")] == [""] * 6
    assert "Nobody admitted" in find(browser, f'.tile[data-bed="{ward.bed_in("nobody")}"]').text
    assert "Relay webhook: 2 not delivered" in find(browser, "#alarms").text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["bed", "history", "nurses"])
def test_the_other_views_are_no_wider_than_the_page(browser, ward, size, view):
    if len(ward.beds) != 16:
        pytest.skip("these views do not depend on how many beds there are")
    resize(browser, SIZES[size])
    if view == "bed":
        browser.execute_script("document.querySelector(arguments[0]).click()", f'[data-bed="{ward.bed_in("silent")}"]')
        wait_until(lambda: "Check the bed's monitor." in find(browser, "#bed").text, 20.0)
    else:
        find(browser, f'nav [data-view="{view}"]').click()
        wait_until(lambda: shown(browser, f"#{view}"), 20.0)
    picture(browser, f"{size} {view}")
    wide = browser.execute_script(WIDER)
    if view == "bed":
        browser.execute_script("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    else:
        find(browser, 'nav [data-view="ward"]').click()
    assert wide == [0, []]


def test_sealed_files_of_a_bed_are_listed_for_who_may_export(browser, ward):
    if len(ward.beds) != 16:
        pytest.skip("this view does not depend on how many beds there are")
    resize(browser, SIZES["desktop"])
    browser.execute_script("document.querySelector(arguments[0]).click()", '[data-bed="1"]')
    wait_until(lambda: shown(browser, "#bed summary"), 20.0)
    find(browser, "#bed summary").click()
    wait_until(lambda: browser.find_elements("css selector", "#bed details a"), 20.0)
    picture(browser, "sealed files")
    link = find(browser, "#bed details a")
    assert link.text == "20261123-080000-aaaaaa session.db"
    assert link.get_attribute("href").endswith("/api/sealed/1/20261123-080000-aaaaaa/session.db")
    assert "1.5 MB" in find(browser, "#bed details").text
    assert browser.execute_script(WIDER) == [0, []]
    browser.execute_script("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")


def test_a_nurse_sees_who_looks_after_a_bed_and_has_nothing_to_change_it_with(browser, ward):
    if len(ward.beds) != 16:
        pytest.skip("this view does not depend on how many beds there are")
    resize(browser, SIZES["desktop"])
    choices = lambda: browser.find_elements("css selector", "#nurses select")  # noqa: E731
    find(browser, 'nav [data-view="nurses"]').click()
    wait_until(lambda: len(choices()) == 2 * len(ward.beds), 20.0)
    find(browser, "#who").click()
    sign_in(browser, "Ines")
    find(browser, 'nav [data-view="nurses"]').click()
    wait_until(lambda: "Clinicians and administrators change this." in find(browser, "#nurses").text, 20.0)
    picture(browser, "nurses for a nurse")
    assert choices() == []
    assert "Bed 1 Noor Ines" in find(browser, "#nurses").text
    find(browser, "#who").click()
    sign_in(browser, NAME)
