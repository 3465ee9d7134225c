"""What a code means that a reader has sent: a person's badge, or an infant's wristband."""

from __future__ import annotations

from neopain.record.ward.patients import Patient
from neopain.record.ward.staff import Person
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.patient.controller import PatientController
from neopain.ui.staff_lock import StaffLock
from neopain.ui.text import scan_text
from neopain.ui.widgets.field_card import FieldCard
from neopain.ui.widgets.tray import Tray


class ScanController:
    """Takes every code to where it is asked for; none is ever shown that may be a badge's."""

    def __init__(
        self, lock: StaffLock, patient: PatientController, card: FieldCard, tray: Tray, bridge: Bridge
    ) -> None:
        self._lock, self._patient, self._card, self._tray, self._bridge = lock, patient, card, tray, bridge
        self._looking = BackgroundTask("look-up-code", tray, self._found, self._not_found, only_newest=True)

    def take(self, code: str) -> None:
        """Look up the person or patient with this `code`, and act."""
        ward = self._bridge.ward
        if ward is not None:
            self._looking.start(lambda: (code, *ward.admissions.badge_and_patient(code)))

    def ask_again(self) -> None:
        """A code was not read whole."""
        if self._lock.is_asking:
            self._tray.say(scan_text.AGAIN)
        elif self._card.is_open:
            self._card.say(scan_text.AGAIN)
        else:
            self._tray.ask(scan_text.AGAIN, [])

    def _found(self, found: tuple[str, Person | None, Patient | None]) -> None:
        code, owner, patient = found
        if owner is not None:
            self._lock.identify(owner)
        elif self._lock.is_asking:
            self._tray.say(scan_text.UNKNOWN_BADGE)
        elif self._card.is_open:
            self._card.take_code(code)
        elif patient is None:
            self._patient.admit_by_wristband(code)
        elif code == patient.barcode:
            self._tray.tell(patient.shown_id, scan_text.RIGHT_PATIENT)
        else:
            self._tray.ask(scan_text.OTHER_WRISTBAND, [], scan_text.admitted(patient.shown_id))

    def _not_found(self, why: str) -> None:
        self._tray.ask(scan_text.NOT_READ, [], why)
