"""Words and sentences about the patient at the bedside."""

from __future__ import annotations

from datetime import date

from neopain.record.storage.keys import KeyKind
from neopain.record.ward.patients import Patient, gestation_text
from neopain.ui.text import labels, language, phrases

PATIENT = "Patient"
NOTHING_RECORDED = "Recording is off, so nobody can be admitted. Start the monitor with recording."
ADMIT = "Admit"
DISCHARGE = "Discharge"
MOVE = "Move to bed"
CONSENT = "Video consent"
WITHDRAW = "Withdraw consent"
REVIEW = "Review"
REVIEW_NOTE = "Alarms continue. The review steps aside for an alarm."
CLOSE_REVIEW = "Close review"
DISCHARGE_NOTE = "Starts a new recording. Chart, alarms, limits and usual level are reset."
CONSENT_NOTE = "From now on video is stored, encrypted, if the unit allows it."
WITHDRAW_NOTE = "From now on no video is stored. Ask an administrator to delete stored video."
DONE = "Done"
WHO_AGREED = "Who gave consent?"
TO_BED = "To bed"

UNNAMED_BED = "a bed without a name"
OTHERS = 3
"""How many patients in other beds are named."""

ADMISSION = {
    "shown_id": ("Id or pseudonym", ""),
    "barcode": ("Wristband", "scan"),
    "gestation": ("Gestation at birth", "29+3"),
    "born": ("Born", "2026-11-23"),
    "weight": ("Weight, g", "1250"),
    "notes": ("Notes", ""),
}
"""The fields of an admission: caption and example."""
_WEEKS, _DAY, _CONSENTED = "{age} weeks", "day {n}", "video consent"
_OTHER_BEDS, _AND_MORE = "In other beds: {names}", "{names} and {n} more"
_ADMIT_TO, _DISCHARGE = "Admit to {bed}", "Discharge {patient}?"
FROM_WRISTBAND = ("shown_id", "barcode")
"""The fields that a wristband fills: the last in any case, the other where it is empty."""


def about(patient: Patient, today: date) -> str:
    """What is known about an infant."""
    parts = []
    if patient.gestational_age_days is not None:
        parts.append(_WEEKS.format(age=gestation_text(patient.gestational_age_days)))
    days = patient.postnatal_age_days(today)
    if days is not None:
        parts.append(_DAY.format(n=days))
    if patient.weight_g is not None:
        parts.append(f"{patient.weight_g:.0f} g")
    if patient.video_consent is not None:
        parts.append(_CONSENTED)
    return ", ".join(parts)


def in_other_beds(patients: tuple[Patient, ...]) -> str:
    """Who is in the other beds, so that an infant admitted to the wrong one is found."""
    names = [
        f"{phrases.short(patient.shown_id)} ({labels.named_bed(patient.bed) if patient.bed else UNNAMED_BED})"
        for patient in patients[:OTHERS]
    ]
    more = len(patients) - len(names)
    if not names:
        return ""
    listed = ", ".join(names)
    return _OTHER_BEDS.format(names=_AND_MORE.format(names=listed, n=more) if more else listed)


def key_note(key: KeyKind | None) -> str:
    """Where the key of the records is stored, if not in the system's keyring."""
    return "" if key in (None, KeyKind.KEYRING) else labels.KEY_KIND[key]


def admit_to(bed: str) -> str:
    """The title of an admission."""
    return _ADMIT_TO.format(bed=labels.named_bed(bed)) if bed else ADMIT


def confirm_discharge(patient: Patient) -> str:
    """Asks for confirmation."""
    return _DISCHARGE.format(patient=patient.shown_id)


language.register(globals())
