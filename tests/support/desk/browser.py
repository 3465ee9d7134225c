"""A real Chromium on the page of a ward: finding, signing in, taking pictures into NEOPAIN_SCREENSHOTS."""

import os
import shutil
from pathlib import Path

import pytest

from desk.ward_page import PASSWORD
from patience import wait_until

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
  for (const name of ["name", "age", "word", "p", "line", "notes"]) {
    const part = tile.querySelector(`.${name}`);
    if (!part.textContent.trim() || part.offsetParent === null) continue;
    const box = textOf(part);
    const p = tile.querySelector(".p");
    const isOver = ["word", "line"].includes(name) && over(box, textOf(p), spare(p));
    const inside = box.left >= room.left - 1 && box.right <= room.right + 1 && box.top >= room.top - spare(part)
      && box.bottom <= (["name", "age", "notes"].includes(name) ? room.bottom : foot.top) + spare(part);
    const whole = part.scrollWidth <= part.clientWidth + 1 || getComputedStyle(part).display === "inline";
    if (box.width && (!inside || !whole || isOver)) cut.push(`${tile.dataset.bed} ${name}: ${part.innerText}`);
  }
}
return cut;
"""


def chromium():
    """A browser of its own; it is quit by its user."""
    webdriver = pytest.importorskip("selenium.webdriver")
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
    assert None not in (driver, chromium), "make test-browser installs chromium and chromium-driver"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for word in ("headless=new", "no-sandbox", "disable-gpu", "hide-scrollbars", "force-device-scale-factor=1"):
        options.add_argument(f"--{word}")
    one = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    one.set_script_timeout(60)
    return one


def visit(browser, page, name, *, heard=False, zone=""):
    """Open `page` on a desktop whose own time zone is `zone` ("": that of the test), and sign in."""
    resize(browser, (1920, 1080))
    browser.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": zone})
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})  # those of the page before: cookies do not know ports
    browser.get(f"http://127.0.0.1:{page.port}/")
    sign_in(browser, name, heard=heard)
    wait_until(lambda: len(browser.find_elements("css selector", ".tile")) == len(page.beds), 60.0)


def find(browser, selector):
    return browser.find_element("css selector", selector)


def shown(browser, selector):
    return find(browser, selector).is_displayed()


def sign_in(browser, name, *, heard=False):
    wait_until(lambda: shown(browser, "#sign-in"), 60.0)
    picture(browser, "signing in")
    find(browser, "#name").clear()
    find(browser, "#name").send_keys(name)
    find(browser, "#pin").send_keys(PASSWORD)
    find(browser, "#sign-in .main").click()
    wait_until(lambda: shown(browser, "#sound-test"), 60.0)
    wait_until(lambda: browser.execute_script(CUT) == [], 20.0)
    picture(browser, "sound test")
    find(browser, "#heard" if heard else "#not-heard").click()


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


def open_bed(browser, bed):
    browser.execute_script("document.querySelector(arguments[0]).click()", f'.tile[data-bed="{bed}"]')
    wait_until(lambda: find(browser, "#bed h2").text == f"Bed {bed}", 20.0)
