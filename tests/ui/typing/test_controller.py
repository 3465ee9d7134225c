"""One of chart, tray and keyboard has the place below the state."""

import pytest

from neopain.base.data import AlarmState
from ui.fake_monitor import signal


def below(window):
    page = window.page
    parts = {"chart": page.chart_panel, "tray": page.tray, "keyboard": page.keyboard}
    return [name for name, part in parts.items() if part.isVisible()]


@pytest.fixture
def card(window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    return window.page.side.fields


def test_the_tray_comes_before_the_keyboard_and_the_keyboard_before_the_chart(window, card, open_window):
    page = window.page
    assert below(window) == ["keyboard"]
    page.buttons.comfort.click()
    assert below(window) == ["tray"]
    page.tray.shut()
    assert below(window) == ["keyboard"]
    card.cancel.click()
    assert below(window) == ["chart"]
    page.buttons.comfort.click()
    assert below(window) == ["tray"]
    page.tray.shut()
    assert below(window) == ["chart"]


def test_a_pin_is_asked_for_in_place_of_the_keyboard(window, card, touch, settle, ward):
    card.fields["shown_id"].setText("Baby V")
    card.finish.click()
    assert below(window) == ["tray"]
    touch(*"4711", "OK")
    settle(lambda: ward.admissions.done)
    settle(lambda: not card.isVisible())
    assert "keyboard" not in below(window)


def test_an_input_that_is_refused_is_corrected_by_touch(window, card):
    card.finish.click()
    assert card.message.isVisible()
    card.fields["shown_id"].setFocus()
    assert below(window) == ["keyboard"]


def test_a_card_that_opens_leaves_the_log(window):
    page = window.page
    page.buttons.log.click()
    page.buttons.score.click()
    assert page.side.score.isVisible()


def test_a_pain_alarm_shows_the_chart_and_the_keyboard_comes_back_with_the_card(window, card, monitor, open_window):
    card.fields["weight"].setFocus()
    monitor.show(alarms=AlarmState((signal(),)))
    open_window.turn(window)
    assert below(window) == ["chart"]
    monitor.show(alarms=AlarmState())
    open_window.turn(window)
    assert below(window) == ["keyboard"]
    assert card.isVisible()
    window.page.keyboard.figures[0][0].click()
    assert card.fields["weight"].text() == "1"
