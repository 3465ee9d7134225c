"""Cards that take the same place: one at a time, each closed by its button or by itself."""

import pytest
from PySide6.QtWidgets import QPushButton

from neopain.ui.review.handover.card_switch import CardSwitch
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

        made.append((button, offer, card))
    return made


def test_opening_one_closes_the_other_and_the_place_is_free_when_both_are_closed(places, qapp):
    free = []
    switch = CardSwitch(qapp, places, free.append)
    (first, _, a), (second, _, b) = places
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
