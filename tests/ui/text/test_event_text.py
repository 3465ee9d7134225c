"""Sentences about procedures, comfort measures and other events."""

import pytest

from neopain.base.data import Event, EventKind
from neopain.ui.text import event_text


@pytest.mark.parametrize(
    ("label", "shown"),
    [("heel_prick", "Heel prick"), ("drug: paracetamol", "Drug: paracetamol"), ("my mark", "my mark")],
)
def test_names_of_procedures_and_comfort_measures(label, shown):
    assert event_text.name_of(label) == shown


def test_an_entry_of_the_log_begins_with_a_capital():
    assert event_text.event_name(Event(1.0, EventKind.PROCEDURE_STARTED, label="heel_prick")) == "Heel prick"
    assert event_text.event_name(Event(1.0, EventKind.COMFORT_GIVEN, label="rocking by Ada")) == "Rocking by Ada"


def test_the_title_of_an_outcome():
    assert event_text.outcome_of(Event(1.0, EventKind.COMFORT_RESPONSE, label="skin_to_skin")) == "After skin to skin"
    assert event_text.outcome_of(Event(1.0, EventKind.PROCEDURE_ENDED, label="suction")) == "Suction ended"
