"""Scoring at the bed, touch by touch, through the real window."""

from neopain.base.scales import SCALES
from neopain.base.settings import BedsideSettings, Settings
from ui.fake_monitor import FakeMonitor
from ui.gestures import begin_score, enter, touch


def sign(window, pin="4711"):
    touch(window, *pin, "OK")


def test_a_score_is_entered_item_by_item_and_saved(open_window, window, ward, qtbot):
    card = begin_score(window)
    assert card.isVisible()
    assert not window.page.video.isVisible()
    assert window.page.score.isVisible(), "the number stays at the bed"
    asked = []
    for points in (1, 2, 0, 1, 0, 1):
        asked.append(card.item.text().split("  ·  ")[0])
        assert not card.finish.isEnabled()
        card.buttons[points].click()
    assert asked == [item.name for item in SCALES["nips"].items]
    assert card.total.text() == "5 / 7"
    assert not any(button.isVisible() for button in card.buttons)
    card.finish.click()
    sign(window)
    qtbot.waitUntil(lambda: open_window.turn(window) or bool(ward.rated and not card.isVisible()))
    (rating,) = ward.rated
    assert (rating.scale, rating.total, rating.rater) == ("nips", 5, "Ada")
    assert rating.to_s - rating.from_s == 60.0
    assert window.page.tray.note.text() == "NIPS 5, by Ada"
    assert window.page.video.isVisible()


def test_it_can_be_cancelled_at_any_time(window, ward):
    card = begin_score(window)
    enter(card, (1, 2, 1, 1, 1, 1))
    card.finish.click()
    card.cancel.click()
    assert not card.isVisible()
    assert not window.page.tray.isVisible()
    assert window.page.video.isVisible()
    assert ward.rated == []
    assert begin_score(window).total.text() == "0 / 7"


def test_a_score_that_cannot_be_saved_stays_on_the_card(open_window, window, ward, qtbot):
    ward.broken = True
    card = begin_score(window)
    enter(card, (1, 2, 1, 1, 1, 1))
    card.finish.click()
    sign(window)
    qtbot.waitUntil(lambda: open_window.turn(window) or card.message.text() == "Not saved: the disk is full; make room")
    assert card.isVisible()
    assert card.total.text() == "7 / 7"
    ward.broken = False
    card.finish.click()
    sign(window)
    qtbot.waitUntil(lambda: open_window.turn(window) or bool(ward.rated))


def test_a_limit_and_a_score_are_not_asked_at_once(window):
    card = begin_score(window)
    window.page.side.limit.propose(0.6, 0.7, 0.0)
    assert not card.isVisible()
    begin_score(window)
    assert card.isVisible()
    assert not window.page.side.limit.isVisible()
    assert not window.page.video.isVisible()


def test_without_records_scoring_explains_why_it_is_unavailable(open_window):
    window = open_window(FakeMonitor(ward=None))
    window.page.buttons.more.click()
    touch(window, "Score by hand")
    assert window.page.tray.note.text().startswith("Recording is off")


def test_the_scale_that_was_used_last_is_opened_at_once(window):
    page = window.page
    page.buttons.score.click()
    assert page.side.score.title.text().startswith("NIPS")
    page.buttons.score.click()
    assert page.side.score.isVisible(), "it does not begin again"
    page.side.score.back.click()
    touch(window, "N-PASS")
    assert page.side.score.title.text().startswith("N-PASS")
    page.side.score.cancel.click()
    page.buttons.score.click()
    assert page.side.score.title.text().startswith("N-PASS")


def test_a_unit_has_its_own_scale(window):
    window.bridge.settings = Settings(bedside=BedsideSettings(scale="crying"))
    window.page.buttons.score.click()
    assert window.page.tray.title.text() == "Which scale?"
    window.bridge.settings = Settings(bedside=BedsideSettings(scale="cries"))
    window.page.buttons.score.click()
    assert window.page.side.score.title.text().startswith("CRIES")


def test_without_records_nothing_is_scored(open_window):
    window = open_window(FakeMonitor(ward=None))
    window.page.buttons.score.click()
    assert window.page.tray.note.text().startswith("Recording is off")
