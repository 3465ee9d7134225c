"""The card for scoring by hand: items, points, total."""

import pytest
from PySide6.QtCore import Qt

from neopain.base.scales import SCALES
from neopain.ui.widgets.score_card import SAVE_AFTER_S, ScoreCard
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
    assert card.back.label.text() == "Other scale"
    enter(card, (0, 1, 0, 0, 0))
    assert card.total.text() == "1 / 10"


@pytest.fixture
def complete(window, open_window):
    """A complete NIPS of someone who is signed in, and what the card has finished."""
    card, emitted = window.page.side.score, []
    card.finished.connect(emitted.append)
    card.ask(SCALES["nips"], saves_itself=True)
    enter(card, (1, 2, 0, 1, 0, 1))
    open_window.turn(window)
    return card, emitted


def test_a_complete_score_is_finished_once_after_some_seconds(window, open_window, complete):
    card, emitted = complete
    assert card.finish.note.text() == "saves in 8 s"
    open_window.turn(window, SAVE_AFTER_S - 1.0)
    assert (card.finish.note.text(), emitted) == ("saves in 1 s", [])
    for _ in range(3):
        open_window.turn(window, 1.0)
    assert len(emitted) == 1
    assert card.finish.note.text() == ""


def test_a_correction_takes_its_time(window, open_window, complete):
    card, emitted = complete
    open_window.turn(window, SAVE_AFTER_S - 1.0)
    card.back.click()
    open_window.turn(window, 60.0)
    assert emitted == []
    card.buttons[0].click()
    open_window.turn(window, 0.1)
    open_window.turn(window, SAVE_AFTER_S - 1.0)
    assert emitted == []
    open_window.turn(window, 1.0)
    assert emitted[0]["arousal"] == 0


def test_a_score_that_nobody_signed_waits(window, open_window):
    card, emitted = begin_score(window), []
    card.finished.connect(emitted.append)
    enter(card, (1, 2, 0, 1, 0, 1))
    open_window.turn(window, 60.0)
    open_window.turn(window, 60.0)
    assert (emitted, card.finish.note.text()) == ([], "")


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
