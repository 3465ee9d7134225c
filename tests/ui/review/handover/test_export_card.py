"""The card that asks how a session is exported."""

import pytest

from neopain.record.export.formats import ExportFormat
from neopain.ui.review.handover.export_card import ExportCard
from neopain.ui.text import handover_text


@pytest.fixture
def card(qtbot):
    card = ExportCard()
    qtbot.addWidget(card)
    card.ask()
    return card


def test_a_report_is_named_and_data_are_not_unless_chosen(card):
    assert (card.form, card.named.isChecked(), card.whole.isChecked()) == (ExportFormat.PDF, True, True)
    card.formats[ExportFormat.EDF].click()
    assert (card.form, card.named.isChecked(), card.pseudonym.isChecked()) == (ExportFormat.EDF, False, True)
    assert card.what.text() == handover_text.WHAT[ExportFormat.EDF]
    card.named.click()
    assert not card.pseudonym.isChecked()
    card.shown.click()
    assert (card.form, card.named.isChecked(), card.whole.isChecked()) == (ExportFormat.EDF, True, False)


def test_while_it_runs_only_cancel_can_be_touched_and_it_stops_the_work(card, qtbot):
    card.show_running(True)
    assert not card.finish.isEnabled()
    assert not card.formats[ExportFormat.CSV].isEnabled()
    with qtbot.waitSignal(card.stopped):
        card.cancel.click()
    assert not card.isHidden()
    card.show_running(False)
    with qtbot.assertNotEmitted(card.stopped):
        card.cancel.click()
    assert card.isHidden()
