"""The infants of the ward: admission to a bed, transfer, discharge, consent to video."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, fields, replace
from datetime import date

from neopain.base.clock import WallClock, local_date, wall_clock
from neopain.base.errors import Cause, Field, InputError
from neopain.base.text import NOTE_LENGTH, Bed, bed_key, check_text
from neopain.record.storage.database import Register
from neopain.record.ward.audit import Action, AuditLog
from neopain.record.ward.staff import Person, Right, entitled


@dataclass(frozen=True, slots=True)
class Patient:
    """An infant.

    `key` is random and all that the audit log and file names contain of an infant. `shown_id` is the hospital's id or a
    pseudonym, `barcode` the text of the wristband. `gestational_age_days` is that at birth, `born` a date (ISO 8601).
    `video_consent` states who consented and when; None without consent.
    """

    key: str
    shown_id: str
    barcode: str = ""
    bed: str = ""
    gestational_age_days: int | None = None
    born: str | None = None
    weight_g: float | None = None
    notes: str = ""
    admitted: str = ""
    discharged: str | None = None
    video_consent: str | None = None

    def postnatal_age_days(self, on: date) -> int | None:
        """Whole days since birth; None without a date of birth."""
        return None if self.born is None else (on - date.fromisoformat(self.born)).days


_COLUMNS = tuple(field.name for field in fields(Patient))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM patients"

_MARKS: dict[Field, Callable[[Patient], str]] = {
    Field.SAME_ID: lambda patient: " ".join(patient.shown_id.casefold().split()),
    Field.SAME_WRISTBAND: lambda patient: patient.barcode.strip(),
}
"""What two patients of one ward never share, as it is compared."""


class Patients:
    """The patients in `register`. Every change is audited, by the patient's key, in one step with it: of two programs
    that admit to one bed at once, one is refused. Raises RecordError.
    """

    def __init__(self, register: Register, audit: AuditLog, now: WallClock = wall_clock) -> None:
        self._register, self._audit, self._now = register, audit, now

    def admit(self, by: Person, patient: Patient, bed: str | None = None) -> Patient:
        """Admit `patient` (key and times are set here) to `bed`, by default its own, which must be free.

        Raises AccessError, and InputError also where a patient with this id or wristband is in any bed.
        """
        entitled(self._register, by, Right.ADMIT)
        patient = patient if bed is None else replace(patient, bed=bed)
        _check(patient, local_date(self._now()))
        admitted = replace(
            patient, key=secrets.token_hex(8), admitted=self._stamp(), discharged=None, video_consent=None
        )

        def store() -> None:
            self._ensure_free(admitted.bed)
            self._ensure_not_admitted(admitted)
            marks = ", ".join("?" * len(_COLUMNS))
            self._register.run(f"INSERT INTO patients({', '.join(_COLUMNS)}) VALUES({marks})", *astuple(admitted))

        self._audit.append(by.name, Action.PATIENT_ADMITTED, admitted.key, store)
        return admitted

    def change(self, by: Person, patient: Patient) -> None:
        """Correct the data of `patient`; bed, times and consent have methods of their own.

        Raises AccessError, and InputError where another patient in a bed has this id or wristband.
        """
        entitled(self._register, by, Right.ADMIT)
        _check(patient, local_date(self._now()))
        self.get(patient.key)

        def store() -> None:
            self._ensure_not_admitted(patient)
            for name in ("shown_id", "barcode", "gestational_age_days", "born", "weight_g", "notes"):
                self._set(patient.key, name, getattr(patient, name))

        self._audit.append(by.name, Action.PATIENT_CHANGED, patient.key, store)

    def transfer(self, by: Person, key: str, bed: str) -> None:
        """Move the patient to another bed, which must be free; raises AccessError or InputError."""
        entitled(self._register, by, Right.ADMIT)
        check_text(bed, Field.BED)

        def store() -> None:
            self._ensure_here(key)
            self._ensure_free(bed, key)
            self._set(key, "bed", bed)

        self._audit.append(by.name, Action.PATIENT_TRANSFERRED, f"{key}: to bed '{bed}'", store)

    def discharge(self, by: Person, key: str) -> None:
        """Discharge the patient; the sessions remain. Raises AccessError or InputError."""
        entitled(self._register, by, Right.ADMIT)

        def store() -> None:
            self._ensure_here(key)
            self._set(key, "discharged", self._stamp())

        self._audit.append(by.name, Action.PATIENT_DISCHARGED, key, store)

    def consent(self, by: Person, key: str, given_by: str) -> None:
        """Record that `given_by` (a parent) consented to video; raises AccessError, and InputError also for a patient
        who has been discharged.
        """
        entitled(self._register, by, Right.CONSENT)
        check_text(given_by, Field.NAME)
        if not given_by.strip():
            raise InputError(Cause.NO_CONSENT_NAME)

        def store() -> None:
            self._ensure_here(key)
            self._set(key, "video_consent", f"{given_by.strip()}, {self._stamp()}, taken by {by.name}")

        self._audit.append(by.name, Action.CONSENT_GIVEN, key, store)

    def withdraw(self, by: Person, key: str) -> None:
        """Withdraw the consent to video, from now on; raises AccessError."""
        entitled(self._register, by, Right.CONSENT)
        self.get(key)
        self._audit.append(by.name, Action.CONSENT_WITHDRAWN, key, lambda: self._set(key, "video_consent", None))

    def get(self, key: str) -> Patient:
        """The patient of that key; raises InputError."""
        for row in self._register.run(f"{_SELECT} WHERE key = ?", key):
            return Patient(*row)
        raise InputError(f"there is no patient {key}; search again")

    def in_bed(self, bed: str) -> Patient | None:
        """The patient in `bed` now; None if it is free."""
        key = bed_key(bed)
        return next((patient for patient in self.find() if bed_key(patient.bed) == key), None)

    def find(self, text: str = "", *, discharged: bool = False) -> tuple[Patient, ...]:
        """The patients with every word of `text` in id, barcode, bed or notes, the last admitted first."""
        where = "" if discharged else " WHERE discharged IS NULL"
        rows = self._register.run(f"{_SELECT}{where} ORDER BY admitted DESC")
        words = text.casefold().split()
        patients = (Patient(*row) for row in rows)
        return tuple(patient for patient in patients if all(word in _text(patient) for word in words))

    def _ensure_here(self, key: str) -> None:
        """Raise InputError where the patient was discharged, as by another program meanwhile."""
        if self.get(key).discharged is not None:
            raise InputError("this patient was discharged already; search again")

    def _ensure_free(self, bed: str, key: str = "") -> None:
        """Raise InputError where another patient than `key` is in `bed`."""
        occupant = self.in_bed(bed)
        if occupant is not None and occupant.key != key:
            raise InputError(Cause.BED_OCCUPIED, bed=Bed(bed))

    def _ensure_not_admitted(self, patient: Patient) -> None:
        """Raise InputError where this infant is in a bed already: its record would be that of two beds."""
        for other in self.find():
            if other.key == patient.key:
                continue
            what = next((what for what, of in _MARKS.items() if of(other) and of(other) == of(patient)), None)
            if what is not None:
                raise InputError(Cause.ALREADY_ADMITTED, patient=other.shown_id, bed=Bed(other.bed), what=what)

    def _set(self, key: str, name: str, value: object) -> None:
        self._register.run(f"UPDATE patients SET {name} = ? WHERE key = ?", value, key)

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def gestation_text(days: int) -> str:
    """Days of gestation as weeks and days: 29+3."""
    return f"{days // 7}+{days % 7}"


def gestation_days(text: str) -> int:
    """Days of a gestational age written as weeks or as weeks and days: 29, 29+3; raises InputError."""
    match = re.fullmatch(r"\s*(\d{1,2})\s*(?:\+\s*([0-6])\s*)?", text)
    if match is None:
        raise InputError(Cause.NO_GESTATION, text=text)
    return 7 * int(match[1]) + int(match[2] or 0)


def patient_from_fields(fields_typed: Mapping[str, str], now: WallClock = wall_clock) -> Patient:
    """The patient described by the fields of an admission as typed: shown_id, barcode, gestation, born, weight, notes.

    Empty fields are unknown. Raises InputError, one line, for an impossible value.
    """
    grams = fields_typed.get("weight", "").removesuffix("g").strip()
    try:
        weight_g = float(grams) if grams else None
    except ValueError as error:
        raise InputError(Cause.NO_WEIGHT, text=grams) from error
    weeks = fields_typed.get("gestation", "")
    patient = Patient(
        key="",
        shown_id=fields_typed.get("shown_id", "").strip(),
        barcode=fields_typed.get("barcode", "").strip(),
        gestational_age_days=gestation_days(weeks) if weeks else None,
        born=fields_typed.get("born", "").strip() or None,
        weight_g=weight_g,
        notes=fields_typed.get("notes", "").strip(),
    )
    _check(patient, local_date(now()))
    return patient


def _text(patient: Patient) -> str:
    return f"{patient.shown_id} {patient.barcode} {patient.bed} {patient.notes}".casefold()


def _check(patient: Patient, today: date) -> None:
    check_text(patient.shown_id, Field.ID)
    check_text(patient.barcode, Field.WRISTBAND)
    check_text(patient.bed, Field.BED)
    check_text(patient.notes, Field.NOTE, NOTE_LENGTH, lines=True)
    if not patient.shown_id.strip():
        raise InputError(Cause.NO_ID)
    weeks = None if patient.gestational_age_days is None else patient.gestational_age_days / 7
    if weeks is not None and not 20 <= weeks <= 45:
        raise InputError(Cause.WRONG_GESTATION, weeks=weeks)
    if patient.weight_g is not None and not 200 <= patient.weight_g <= 10_000:
        raise InputError(Cause.WRONG_WEIGHT, grams=patient.weight_g)
    if patient.born is not None:
        try:
            born = date.fromisoformat(patient.born)
        except ValueError as error:
            raise InputError(Cause.NO_BIRTH, text=patient.born) from error
        if born.isoformat() != patient.born:  # as 2026-W48-1
            raise InputError(Cause.NO_BIRTH, text=patient.born)
        if born > today:
            raise InputError(Cause.LATER_BIRTH, text=patient.born)
