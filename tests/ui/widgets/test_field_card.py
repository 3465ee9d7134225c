"""The card with fields: keyboard, scanner, and closing by itself."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neopain.ui.widgets.field_card import OPEN_FOR_S


def test_typed_letters_do_not_act_as_shortcuts(window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    field = window.page.side.fields.fields["notes"]
    field.setFocus()
    QTest.keyClicks(field, "avowal pml rc")
    assert field.text() == "avowal pml rc"
    assert window.page.stack.currentWidget() is window.page.watch
    assert window.page.bridge.monitor.calls == []


def test_a_pin_typed_on_the_keyboard_ends_up_in_no_field(window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    card.fields["shown_id"].setText("Baby M.")
    card.fields["notes"].setFocus()
    card.finish.click()
    QTest.keyClicks(window, "4711")
    assert card.fields["notes"].text() == ""
    assert not any(field.hasFocus() for field in card.fields.values())


def test_an_untouched_card_closes(window, open_window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    open_window.turn(window, OPEN_FOR_S - 10)
    QTest.keyClicks(card.fields["shown_id"], "Baby")
    open_window.turn(window, OPEN_FOR_S - 10)
    assert card.isVisible()
    open_window.turn(window, 11.0)
    assert not card.isVisible()
    assert card.fields == {}
    assert window.page.video.isVisible()


def test_a_scanner_goes_from_field_to_field(window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    QTest.keyClicks(card.fields["shown_id"], "Baby M.")
    QTest.keyClick(card.fields["shown_id"], Qt.Key.Key_Return)
    card.fields["notes"].setFocus()
    emitted = []
    card.finished.connect(emitted.append)
    QTest.keyClick(card.fields["notes"], Qt.Key.Key_Return)
    assert emitted[0]["shown_id"] == "Baby M."
