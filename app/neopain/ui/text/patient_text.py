"""What is said about the patient at the bedside."""

from __future__ import annotations

from datetime import date

from neopain.record.storage.keys import KeyKind
from neopain.record.ward.patients import Patient, gestation
from neopain.ui.text import labels

PATIENT = "Patient"
READING = "Reading …"
NOBODY = "Nobody admitted"
NOTHING_RECORDED = "Nothing is being recorded, so nobody can be admitted here. Start the monitor with recording."
ADMIT = "Admit"
DISCHARGE = "Discharge"
MOVE = "Move to bed"
CONSENT = "Video consent"
WITHDRAW = "Withdraw consent"
REVIEW = "Recorded sessions"
REVIEW_NOTE = "Alarms go on. A new one closes the review."
BEGINS_ANEW = "Recording, chart, alarms, limits and usual level begin anew."
CONSENT_NOTE = "Video is kept from now on, encrypted, only where the unit allows it."
WITHDRAW_NOTE = "No video is kept from now on. Ask an administrator to delete what there is."
CANCEL = "Cancel"
OK = "OK"
SAVING = "Saving …"
DONE = "Done"
NOT_DONE = "Not done"
WHO_AGREED = "Who agreed?"
TO_BED = "To bed"

ADMISSION = {
    "shown_id": ("Id or pseudonym", ""),
    "barcode": ("Wristband", "scan or type"),
    "gestation": ("Gestation at birth", "29+3"),
    "born": ("Born", "2026-11-23"),
    "weight": ("Weight, g", "1250"),
    "notes": ("Notes", ""),
}
"""The fields of an admission: caption, and what stands in it as an example."""


def about(patient: Patient, today: date) -> str:
    """What is known of an infant."""
    parts = []
    if patient.gestational_age_days is not None:
        parts.append(f"{gestation(patient.gestational_age_days)} weeks")
    days = patient.postnatal_age_days(today)
    if days is not None:
        parts.append(f"day {days}")
    if patient.weight_g is not None:
        parts.append(f"{patient.weight_g:.0f} g")
    if patient.video_consent is not None:
        parts.append("video agreed")
    return ", ".join(parts)


def openly(key: KeyKind | None) -> str:
    """Where the key of the records lies, if it is not in the system's keyring."""
    return "" if key in (None, KeyKind.KEYRING) else labels.KEY_KIND[key]


def admit_to(bed: str) -> str:
    """The title of an admission."""
    return f"{ADMIT} to {bed}" if bed else ADMIT


def sure(patient: Patient) -> str:
    """Asks once more."""
    return f"{DISCHARGE} {patient.shown_id}?"
