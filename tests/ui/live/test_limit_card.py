"""The card with a proposed limit: its words, and when it closes by itself."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from neopain.ui import theme
from neopain.ui.live.limit_card import LONGEST_S, OPEN_FOR_S, READ_FOR_S, LimitCard


@pytest.fixture
def card(qtbot):
    card = LimitCard()
    qtbot.addWidget(card)
    card.rescale(theme.Scale(1.0))
    yield card
    card.hide()


def words(card):
    labels = (card.before, card.before_caption, card.after, card.after_caption, card.message)
    return tuple(label.text() for label in labels)


def test_both_limits_have_their_number_of_alarms(card):
    card.propose(0.6, 0.75, 0.0)
    assert card.title.text() == "Pain limit 60\u202f% → 75\u202f%"
    card.show_alarms(None, None, None)
    assert words(card) == ("…", "alarms at 60\u202f%", "…", "alarms at 75\u202f%", "…")
    card.show_alarms(24, None, 3600.0)
    assert words(card)[:4] == ("24.0", "alarms per hour at 60\u202f%", "…", "alarms per hour at 75\u202f%")
    card.show_alarms(24, 12, 7200.0)
    assert words(card)[2:] == ("6.0", "alarms per hour at 75\u202f%", "in the last 2 h of monitoring")
    card.show_unknown()
    assert words(card)[::2] == ("– –", "– –", "The effect on alarms is not known.")


def test_captions_are_never_cut_also_before_the_card_is_laid_out_again(card):
    card.resize(300, 400)
    card.show()
    card.propose(0.6, 0.75, 0.0)
    QApplication.processEvents()
    card.show_alarms(24, 12, 7200.0)
    for caption in (card.before_caption, card.after_caption):
        assert QFontMetrics(caption.font()).horizontalAdvance(caption.text()) <= caption.width()


def test_only_another_limit_can_be_applied(card, qtbot):
    card.propose(0.6, 0.6, 0.0)
    assert not card.finish.isEnabled()
    card.propose(0.6, 0.65, 1.0)
    assert not card.finish.isEnabled(), "its effect is not shown yet"
    card.show_alarms(3, 2, 3600.0)
    with qtbot.waitSignal(card.applied):
        card.finish.click()
    assert not card.isHidden(), "its controller closes it"


def test_it_asks_for_room_once(card):
    opened = []
    card.opened.connect(lambda: opened.append(card.isHidden()))
    for proposed in (0.7, 0.75, 0.8):
        card.propose(0.6, proposed, 0.0)
    assert opened == [True]


def test_a_proposal_that_nobody_touches_is_cancelled(card, qtbot):
    card.propose(0.6, 0.75, 100.0)
    card.tick(100.0 + OPEN_FOR_S - 0.1)
    assert not card.isHidden()
    with qtbot.waitSignal(card.cancelled):
        card.tick(100.0 + OPEN_FOR_S)
    assert card.isHidden()


def test_it_waits_for_the_forecast_but_not_without_end(card):
    card.propose(0.6, 0.75, 100.0)
    card.wait(100.0 + OPEN_FOR_S - 1.0)
    card.tick(100.0 + OPEN_FOR_S - 1.0 + READ_FOR_S - 0.1)
    assert not card.isHidden()
    card.wait(100.0 + LONGEST_S - 1.0)
    card.tick(100.0 + LONGEST_S - 0.1)
    assert not card.isHidden()
    card.tick(100.0 + LONGEST_S)
    assert card.isHidden()
