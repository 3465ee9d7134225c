"""The patient admitted to this bed: admitted, transferred and discharged here or by another program."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

from neopain.base.data import Event, EventKind, Limits
from neopain.record.ward.audit import Action
from neopain.record.ward.patients import Patient
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward

AUDITED = {
    EventKind.LIMITS_SET: Action.LIMIT_CHANGED,
    EventKind.AUDIO_OFF: Action.AUDIO_OFF,
    EventKind.AUDIO_ON: Action.AUDIO_ON,
}
"""Events at the bed that are written to the audit log as well as to the session."""

MOVES = (Action.PATIENT_ADMITTED, Action.PATIENT_TRANSFERRED, Action.PATIENT_DISCHARGED)
"""What changes the patient of a bed."""


class Admissions:
    """Admits, transfers and discharges the patient of `bed`. `open_ward` opens the ward for one call,
    `patient_changed` is called when the patient has changed. Any thread.

    All methods raise RecordError, and AccessError when the person does not have the right.
    """

    def __init__(
        self, bed: str, open_ward: Callable[[], AbstractContextManager[Ward]], patient_changed: Callable[[], None]
    ) -> None:
        self.bed = bed
        self._open_ward, self._patient_changed = open_ward, patient_changed
        self._known: str | None = None
        self._preset: Limits | None = None
        self._preset_read = False
        self.changed_by = ""
        """Who admitted, moved or discharged the patient when it last changed."""
        self.register_written = threading.Event()
        """Set when this object has written to the register, so that it is read again at once."""

    def occupant(self) -> Patient | None:
        """The patient in the bed now, None when it is free."""
        with self._open_ward() as ward:
            return ward.patients.in_bed(self.bed)

    def in_other_beds(self) -> tuple[Patient, ...]:
        """The patients in the other beds of the ward, the last admitted first."""
        with self._open_ward() as ward:
            here = ward.patients.in_bed(self.bed)
            return tuple(patient for patient in ward.patients.find() if here is None or patient.key != here.key)

    def badge_and_patient(self, code: str) -> tuple[Person | None, Patient | None]:
        """The person whose badge has `code` (None: nobody), and the patient in the bed now."""
        with self._open_ward() as ward:
            return ward.badges.owner(code), ward.patients.in_bed(self.bed)

    def admit(self, by: Person, patient: Patient) -> Patient:
        """Admit `patient` to this bed and return the patient with its key; raises InputError when the bed is taken."""
        with self._open_ward() as ward:
            admitted = ward.patients.admit(by, patient, bed=self.bed)
        self.register_written.set()
        return admitted

    def transfer(self, by: Person, key: str, bed: str) -> None:
        """Move the patient to another bed, which has to be free."""
        with self._open_ward() as ward:
            ward.patients.transfer(by, key, bed)
        self.register_written.set()

    def discharge(self, by: Person, key: str) -> None:
        """Discharge the patient from the ward."""
        with self._open_ward() as ward:
            ward.patients.discharge(by, key)
        self.register_written.set()

    def consent(self, by: Person, key: str, given_by: str) -> None:
        """Record that `given_by` (a parent) agreed to video."""
        with self._open_ward() as ward:
            ward.patients.consent(by, key, given_by)

    def withdraw(self, by: Person, key: str) -> None:
        """Withdraw the consent to video."""
        with self._open_ward() as ward:
            ward.patients.withdraw(by, key)

    def changed(self) -> bool:
        """Whether the patient in the bed has changed since the last call."""
        self.register_written.clear()
        with self._open_ward() as ward:
            occupant = ward.patients.in_bed(self.bed)
            self._preset = ward.preset()
            key = "" if occupant is None else occupant.key
            changed = self._known not in (None, key)
            who = ward.audit.newest_by(key or self._known or "", MOVES) if changed else ""
        self._preset_read = True
        before, self._known = self._known, key
        if before is None or before == key:
            return False
        self.changed_by = who
        self._patient_changed()
        return True

    def unit_limits(self, default: Limits | None) -> Limits | None:
        """The limits that a patient of this unit starts with: its preset when `changed` was last called, `default`
        where nobody has saved one; None before the first call.
        """
        return (self._preset or default) if self._preset_read else None

    def session_begun(self, key: str) -> None:
        """Note that a session has begun for the patient `key` ("": nobody), if the patient was not yet known."""
        if self._known is None:
            self._known = key

    def audit(self, event: Event) -> None:
        """Write `event`, one of AUDITED, to the audit log."""
        with self._open_ward() as ward:
            limit = "" if event.limit is None else f"pain limit {event.limit:.2f}"
            ward.audit.append(event.by, AUDITED[event.kind], ", ".join(part for part in (self.bed, limit) if part))
