"""Typing by touch in the real window."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from neopain.base.data import AlarmCondition, AlarmState
from neopain.ui import theme
from neopain.ui.typing.touch_keyboard import KEY_PX
from ui.fake_monitor import signal
from ui.screen.measured import faults

SIZES = [(1280, 800), (1920, 1080), (1366, 768), (1024, 600)]


def press(window, *names):
    """Touch keys of the keyboard, one after another, by what they type or are called."""
    for name in names:
        keys = window.page.keyboard.findChildren(QPushButton)
        (key,) = [key for key in keys if key.isVisible() and name in (key.accessibleName(), key.text())]
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)


@pytest.fixture
def card(window, touch, begin, open_window):
    """The card of an admission."""
    begin("Nobody admitted")
    touch("Admit")
    open_window.turn(window)
    return window.page.side.fields


def place(widget, window):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_is_large_enough_for_gloves_and_covers_nothing_that_is_needed(window, card, open_window, monitor, size):
    window.resize(*size)
    monitor.show(alarms=AlarmState((signal(AlarmCondition.SOURCE_LOST),)))
    card.say("bed 'intensive 12' is occupied: discharge or transfer its patient first")
    open_window.turn(window)
    assert window.size().toTuple() == size
    page, keyboard = window.page, window.page.keyboard
    assert keyboard.isVisible()
    taken = place(keyboard, window)
    for part in (page.alarm_bar, page.score, page.score.word, page.score.number, card, page.buttons, page.status):
        assert part.isVisible()
        assert not place(part, window).intersects(taken)
        assert window.rect().contains(place(part, window))
    for key in keyboard.findChildren(QPushButton):
        assert min(key.width(), key.height()) >= KEY_PX
        assert taken.contains(place(key, window))
    assert not list(faults(window))


def test_15_mm_at_96_pixels_an_inch():
    assert KEY_PX / 96 * 25.4 >= 15.0
    assert theme.TOUCH_PX >= KEY_PX


def test_words_are_typed_with_capitals_accents_digits_and_corrections(window, card):
    press(window, "Capitals", "J", "o", "áñ", "ã", "abc", "o", "Space", "1", "2", "Erase", "+", ".")
    assert card.fields["shown_id"].text() == "João 1+."
    press(window, "áñ", "Capitals", "ẞ", "ß", "&", "/")
    assert card.fields["shown_id"].text() == "João 1+.ẞß&/"


def test_enter_goes_from_field_to_field_and_finishes(window, card):
    finished = []
    card.finished.connect(finished.append)
    for text in ("v", "7", "29+3", "", "1250"):
        press(window, *text, "Next")
    assert window.page.keyboard.enter.text() == "OK"
    press(window, "m", "OK")
    assert finished[0] | {"born": ""} == {
        "shown_id": "v", "barcode": "7", "gestation": "29+3", "born": "", "weight": "1250", "notes": "m",
    }  # fmt: skip
    assert not window.page.keyboard.isVisible(), "the PIN is asked for in its place"


def test_a_touched_field_is_the_one_that_is_typed_into(window, card):
    QTest.mouseClick(card.fields["weight"], Qt.MouseButton.LeftButton)
    press(window, "9")
    assert card.fields["weight"].text() == "9"
    styles = {key for key, field in card.fields.items() if theme.TEXT in field.styleSheet()}
    assert styles == {"weight"}


def test_a_keyboard_that_is_plugged_in_types_into_the_same_field_and_hides_nothing(window, card):
    press(window, "a")
    QTest.keyClicks(card.fields["shown_id"], "bc")
    press(window, "d")
    assert card.fields["shown_id"].text() == "abcd"
    assert window.page.keyboard.isVisible()
    assert window.page.bridge.monitor.calls == []


def test_it_is_put_away_and_comes_back_with_a_touch(window, card):
    page = window.page
    press(window, "Hide keyboard")
    assert not page.keyboard.isVisible()
    assert page.chart_panel.isVisible()
    QTest.mouseClick(card.fields["notes"], Qt.MouseButton.LeftButton)
    assert page.keyboard.isVisible()
    assert not page.chart_panel.isVisible()


def test_typing_keeps_the_card_open(window, card, open_window):
    for _ in range(4):
        open_window.turn(window, 100.0)
        press(window, "a")
    assert card.isVisible()
