"""What all cards do: say when they open and close, and stay open while saving."""

import pytest
from PySide6.QtWidgets import QVBoxLayout

from neopain.ui.widgets.card import Card


@pytest.fixture
def card(qtbot):
    card = Card("Save")
    qtbot.addWidget(card)
    layout = QVBoxLayout(card)
    for button in (card.cancel, card.finish):
        layout.addWidget(button)
    return card


def test_cancel_closes_before_it_says_that_there_is_no_result(card):
    assert card.isHidden()
    emitted = []
    card.closed.connect(lambda: emitted.append(("closed", card.isHidden())))
    card.cancelled.connect(lambda: emitted.append("cancelled"))
    card.show()
    card.cancel.click()
    assert emitted == [("closed", True), "cancelled"]


def test_a_card_that_was_saved_closes_without_being_cancelled(card, qtbot):
    card.show()
    with qtbot.assertNotEmitted(card.cancelled), qtbot.waitSignal(card.closed):
        card.close_card()


def test_nothing_can_be_touched_while_it_is_saved(card):
    card.show()
    card.say("Saving …", busy=True)
    assert not card.cancel.isEnabled()
    card.cancel.click()
    assert card.isVisible()
    card.say("the disk is full; make room")
    assert card.message.text() == "the disk is full; make room"
    assert card.cancel.isEnabled()
    card.hide()
