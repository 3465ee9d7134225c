"""The outcome of a procedure or comfort measure on its card."""

from neopain.base.data import (
    Event,
    EventKind,
)
from neopain.ui.live.care_card import SHOWN_S


def test_outcomes_are_shown_and_disappear(window, monitor, open_window):
    card = window.page.side.outcome
    monitor.waiting = [Event(99.0, EventKind.PROCEDURE_ENDED, label="heel_prick", peak=0.91, pain_s=42.0)]
    open_window.turn(window)
    assert card.title.text() == "Heel prick ended"
    assert [figure.text() for figure in card.figures] == ["91\u202f%", "0:42", "not yet"]
    assert window.page.video.isVisible(), "the infant stays visible"
    monitor.waiting = [
        Event(160.0, EventKind.PROCEDURE_RECOVERED, label="heel_prick", peak=0.91, pain_s=42.0, duration_s=70.0)
    ]
    open_window.turn(window)
    assert card.figures[2].text() == "1:10"
    monitor.waiting = [Event(200.0, EventKind.COMFORT_RESPONSE, label="sucrose", duration_s=65.0)]
    open_window.turn(window)
    assert (card.title.text(), card.figures[0].text()) == ("After sucrose", "1:05")
    assert card.figures[1].isHidden()
    open_window.turn(window, SHOWN_S)
    assert card.isHidden()
