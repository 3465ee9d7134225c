"""The card for scoring by hand: items, points, total."""

import pytest
from PySide6.QtCore import Qt

from neopain.base.scales import SCALES
from neopain.ui.widgets.score_card import ScoreCard
from ui.gestures import begin_score, enter


def test_nothing_is_finished_while_an_item_is_missing(window, ward):
    card = begin_score(window)
    enter(card, (1, 2, 1, 1, 1))
    assert card.caption.text() == "so far, 1 left"
    emitted = []
    card.finished.connect(emitted.append)
    card.finish.click()
    card._finish()
    assert emitted == ward.rated == []


def test_an_item_is_corrected_by_going_back(window):
    card = begin_score(window, "CRIES")
    enter(card, (2, 1))
    card.back.click()
    assert card.buttons[1].isChecked()
    card.back.click()
    assert card.buttons[2].isChecked()
    assert not card.back.isEnabled()
    enter(card, (0, 1, 0, 0, 0))
    assert card.total.text() == "1 / 10"


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_every_scale_has_a_button_for_each_number(qtbot, scale):
    card = ScoreCard()
    qtbot.addWidget(card)
    card.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    card.ask(scale)
    for item in scale.items:
        assert [button.note.text() for button in card.buttons if button.isVisibleTo(card)] == list(item.notes)
        card.buttons[item.most].click()
    assert card.total.text() == f"{scale.most} / {scale.most}"
    assert card.finish.isEnabled()
    card.close_card()
