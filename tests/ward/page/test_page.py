"""The page of the ward in a real Chromium: every state of a bed, from a phone to 4K, nothing cut or beyond the edge.

Screenshots are kept in the folder that NEOPAIN_SCREENSHOTS names.
"""

import pytest

from desk.browser import CUT, find, open_bed, picture, resize, shown, sign_in, visit
from desk.ward_page import NAME, STATES, WardPage
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
WIDER = """
const width = document.documentElement.clientWidth;
const wide = [...document.querySelectorAll("#top *, #mine-only, #ward *, #bed *, #history, #nurses, #banner, .box *")]
  .filter((one) => one.getBoundingClientRect().right > width + 1 && one.offsetParent !== null);
return [document.documentElement.scrollWidth - width, wide.map((one) => one.className.baseVal ?? one.className)];
"""


@pytest.fixture(scope="module", params=[16, 32, 64])
def ward(request, tmp_path_factory, browser):
    """A page with so many beds, signed in to."""
    page = WardPage(tmp_path_factory.mktemp("page"), request.param)
    visit(browser, page, NAME)
    silent = f'.tile[data-bed="{page.bed_in("silent")}"] .word'
    wait_until(lambda: find(browser, silent).text == "No data", 60.0)
    yield page
    browser.get("about:blank")
    page.close()


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


@pytest.fixture
def ward16(browser, ward):
    """A page with 16 beds on a desktop: what is tried with it does not depend on how many beds there are."""
    if len(ward.beds) != 16:
        pytest.skip("this does not depend on how many beds there are")
    resize(browser, SIZES["desktop"])
    yield ward
    browser.execute_script("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    find(browser, 'nav [data-view="ward"]').click()


def test_a_tile_has_the_age_of_its_data_and_a_curve_of_ten_minutes_with_gaps(browser, ward16):
    part = lambda name, what: find(browser, f'.tile[data-bed="{ward16.bed_in(name)}"] {what}')  # noqa: E731
    assert part("calm", ".age").text in ("0 s", "1 s")
    assert (part("off", ".age").text, part("absent", ".age").text) == ("", "")
    assert part("silent", ".age").text in ("75 s", "76 s")
    points = part("calm", ".curve .line").get_attribute("d").replace("M", " ").replace("L", " ").split()
    assert 57 <= len(points) <= 60
    assert {point.split(",")[1] for point in points} == {"88"}
    assert part("silent", ".curve .line").get_attribute("d") == "M0,0"


def test_the_sound_is_on_when_somebody_heard_its_test_and_off_in_red_until_then(browser, ward16):
    sound = find(browser, "#sound")
    assert (sound.text, sound.get_attribute("class")) == ("SOUND OFF", "off")
    find(browser, "#who").click()
    sign_in(browser, NAME, heard=True)
    wait_until(lambda: sound.text == "Sound on", 20.0)
    wait_until(lambda: browser.execute_script(CUT) == [], 20.0)  # the tiles have the room of the test again
    picture(browser, "sound on")
    sound.click()
    wait_until(lambda: shown(browser, "#sound-test"), 20.0)
    find(browser, "#not-heard").click()
    wait_until(lambda: sound.text == "SOUND OFF", 20.0)


def test_when_the_server_is_silent_the_page_says_so_and_shows_no_number(browser, ward16):
    calm = f'.tile[data-bed="{ward16.bed_in("calm")}"]'
    again = ward16.stop()
    try:
        wait_until(lambda: shown(browser, "#banner"), 60.0)
        picture(browser, "server silent")
        assert find(browser, "#banner").text.startswith("No news from the server for ")
        assert "tone-grey" in find(browser, calm).get_attribute("class")
        assert (find(browser, f"{calm} .p").text, find(browser, f"{calm} .word").text) == ("", "Waiting for data")
        pain = find(browser, f'.tile[data-bed="{ward16.bed_in("pain")}"]').get_attribute("class").split()
        assert {"tone-grey", "edge-high"} <= set(pain)  # the alarm is not forgotten
    finally:
        again.set()
    wait_until(lambda: not shown(browser, "#banner") and find(browser, f"{calm} .word").text == "Calm", 60.0)


def test_an_enlarged_bed_has_its_face_its_day_and_its_events_and_hides_no_alarm(browser, ward16):
    open_bed(browser, ward16.bed_in("calm"))
    wait_until(lambda: len(browser.find_elements("css selector", "#bed .face > *")) == 9, 20.0)
    wait_until(lambda: len(browser.find_elements("css selector", "#bed li time")) == 2, 20.0)
    wait_until(lambda: "readable 97\u202f% of the last 30 s" in find(browser, "#bed").text, 20.0)
    picture(browser, "bed enlarged")
    assert "Pain expression: began" in find(browser, "#bed").text
    top = find(browser, "#bed").rect["y"]
    for selector in ("#sound", "#clock", "#alarms button"):
        box = find(browser, selector).rect
        assert box["y"] + box["height"] <= top + 1, selector


def test_an_alarm_is_acknowledged_from_the_page_by_its_bed(browser, ward16):
    open_bed(browser, ward16.bed_in("pain"))
    picture(browser, "alarm enlarged")
    find(browser, "#bed .actions button").click()
    wait_until(lambda: find(browser, "#bed .answer").text == "The bed accepted it.", 20.0)
    open_bed(browser, ward16.bed_in("silent"))
    assert "go there" in find(browser, "#bed .why").text
    assert not find(browser, "#bed .actions button").is_enabled()


def test_history_is_filtered_and_what_nobody_answered_is_marked_as_seen(browser, ward16):
    texts = "return [...document.querySelectorAll('#history tr')].slice(1).map((row) => row.innerText)"
    rows = lambda: [" ".join(text.split()) for text in browser.execute_script(texts)]  # noqa: E731
    assert find(browser, "#alarms .unseen").text == "1 ended unanswered"
    find(browser, "#alarms .unseen").click()
    wait_until(lambda: len(rows()) == 1, 20.0)
    assert rows()[0].endswith(" 1 Pain expression 0:10 no Noor 0 s, withdrawn 10 s")
    choose = "const one = document.querySelectorAll('#history select')[1]; one.value = arguments[0]; "
    browser.execute_script(choose + "one.dispatchEvent(new Event('change'))", "technical")
    wait_until(lambda: len(rows()) > 3 and not any("Pain" in row for row in rows()), 20.0)
    browser.execute_script(choose + "one.dispatchEvent(new Event('change'))", "")
    wait_until(lambda: any("Pain" in row and "ongoing" in row for row in rows()), 20.0)
    picture(browser, "history filled")
    find(browser, "#history .filters button").click()
    wait_until(lambda: not browser.find_elements("css selector", "#alarms .unseen"), 20.0)


def test_the_number_of_alarms_is_said_where_the_strip_has_no_room_for_all(browser, ward):
    chips = browser.find_elements("css selector", "#alarms button:not(.unseen)")
    assert find(browser, "#alarms .count").text == f"{len(chips)} alarms"


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
