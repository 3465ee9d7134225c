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


def test_what_cannot_be_seen_is_not_zero(window):
    card, emitted = begin_score(window), []
    card.finished.connect(emitted.append)
    enter(card, (1,))
    assert card.unseen.isVisible()
    assert card.unseen.accessibleName() == "Cannot see"
    card.unseen.click()
    enter(card, (1, 0))
    card.back.click()
    card.unseen.click()
    enter(card, (0, 0))
    assert (card.total.text(), card.caption.text()) == ("2 / 4", "total of 4 of 6 items")
    assert "?   Cry" in card.summary[0].text()
    assert not card.unseen.isVisible()
    card.finish.click()
    assert emitted == [{"face": 1, "cry": None, "breathing": 1, "arms": None, "legs": 0, "arousal": 0}]


def test_an_item_that_was_not_seen_is_marked_when_one_goes_back(window):
    card = begin_score(window)
    card.unseen.click()
    assert not card.unseen.isChecked()
    card.back.click()
    assert card.unseen.isChecked()
    card.buttons[1].click()
    card.back.click()
    assert not card.unseen.isChecked()
    assert card.buttons[1].isChecked()


def test_a_score_in_which_nothing_was_seen_cannot_be_finished(window, open_window):
    card, emitted = begin_score(window), []
    card.finished.connect(emitted.append)
    for _ in range(6):
        card.unseen.click()
    assert not card.finish.isEnabled()
    assert card.message.text() == "Nothing could be seen: go back, or cancel."
    card._finish()
    assert emitted == []
    card.back.click()
    enter(card, (1,))
    assert card.finish.isEnabled()
    assert card.message.text() == ""


def test_of_a_drawn_face_only_what_a_drawing_shows_is_asked(qtbot):
    card, emitted = ScoreCard(), []
    qtbot.addWidget(card)
    card.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    card.finished.connect(emitted.append)
    card.ask(SCALES["nfcs"], drawn=True)
    assert card.title.text() == "NFCS, 6 items that a drawn face shows"
    enter(card, (1, 1, 0, 0, 0, 0))
    assert (card.total.text(), card.caption.text()) == ("2 / 6", "total of 6 of 10 items")
    card.finish.click()
    hidden = {"nasolabial_furrow", "taut_tongue", "tongue_protrusion", "chin_quiver"}
    assert {key for key, points in emitted[0].items() if points is None} == hidden
    card.close_card()
