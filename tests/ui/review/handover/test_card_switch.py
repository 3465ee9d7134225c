"""Cards that take the same place: one at a time, each closed by its button or by itself."""

import pytest
from PySide6.QtWidgets import QPushButton

from neopain.ui.review.handover.card_switch import CardPlace, CardSwitch
from neopain.ui.widgets.card import Card


@pytest.fixture
def places(qtbot):
    made = []
    for _ in range(2):
        card, button = Card("OK"), QPushButton()
        qtbot.addWidget(card)
        qtbot.addWidget(button)

        def offer(wanted, card=card):
            if wanted:
                card.opened.emit()
                card.show()
            elif not card.isHidden():
                card.drop()

        made.append(CardPlace(button, offer, card))
    return made


def test_opening_one_closes_the_other_and_the_place_is_free_when_both_are_closed(places, qapp):
    free = []
    switch = CardSwitch(qapp, places, free.append)
    (first, _, a, _), (second, _, b, _) = places
    first.click()
    assert (a.isHidden(), free[-1]) == (False, False)
    second.click()
    assert (a.isHidden(), b.isHidden(), first.isChecked(), free[-1]) == (True, False, False, False)
    b.cancel.click()
    assert (b.isHidden(), second.isChecked(), free[-1]) == (True, False, True)
    assert not switch.close_open()
    first.click()
    assert switch.close_open()
    assert (a.isHidden(), first.isChecked()) == (True, False)


def test_a_button_that_opens_more_than_its_card_stays_pressed_when_the_card_is_cancelled(places, qapp):
    CardSwitch(qapp, [places[0]._replace(releases=False)], lambda free: None)
    places[0].button.click()
    places[0].card.cancel.click()
    assert places[0].card.isHidden()
    assert places[0].button.isChecked()
