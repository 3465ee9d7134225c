"""Bed and patient as the window names them."""

from dataclasses import replace

import pytest

from dates import SetClock
from neopain.ui.bridge import Bridge
from neopain.ui.patient.bed_state import bed_state
from neopain.ui.text import labels
from ui.fake_monitor import HEALTH, FakeMonitor, FakePlayer, FakeWard


@pytest.mark.parametrize(
    ("ward", "player", "patient", "words"),
    [
        (FakeWard(), None, "Baby K.", "Baby K."),
        (FakeWard(), None, "", labels.NOBODY),
        (FakeWard(), None, None, labels.PATIENT_UNKNOWN),
        (None, None, None, labels.NOBODY),
        (None, FakePlayer(), None, labels.REPLAY),
    ],
)
def test_the_patient_is_named_or_its_absence(qapp, live_in, ward, player, patient, words):
    live_in("UTC")
    monitor = FakeMonitor(player, ward)
    monitor.bed = "3"
    state = bed_state(Bridge(monitor, None, SetClock()), replace(HEALTH, patient_id=patient), ("Video hidden",))
    assert (state.patient, state.clock, state.deviations) == (words, "08:00", ("Video hidden",))
    assert state.bed == "Bed 3"
