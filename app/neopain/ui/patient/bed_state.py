"""Bed and patient as the window names them."""

from __future__ import annotations

from neopain.base.time_text import hours_and_minutes
from neopain.live.health import Health
from neopain.ui.bridge import Bridge
from neopain.ui.patient.bed_line import BedState
from neopain.ui.text import labels


def bed_state(bridge: Bridge, health: Health | None, deviations: tuple[str, ...]) -> BedState:
    """Bed, patient and time of day; `deviations` say what differs from the unit's."""
    patient = None if health is None else health.patient_id
    if bridge.monitor.player is not None:
        words = labels.REPLAY
    elif bridge.ward is None or patient == "":
        words = labels.NOBODY
    else:
        words = labels.PATIENT_UNKNOWN if patient is None else patient
    bed, unit = labels.bed_name(bridge.monitor.bed), bridge.settings.record.unit
    return BedState(bed, words, hours_and_minutes(bridge.now()), deviations, unit)
