"""The patient admitted to this bed: asked for in the tray and on a card, saved after name and PIN."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from neopain.base.clock import local_date
from neopain.base.errors import NeopainError
from neopain.live.admissions import Admissions
from neopain.record.ward.patients import Patient, patient_from_fields
from neopain.record.ward.staff import Person, Right
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.patient.review_place import ReviewPlace
from neopain.ui.staff_lock import StaffLock
from neopain.ui.text import labels, patient_text, phrases
from neopain.ui.text.fault_text import told
from neopain.ui.widgets.field_card import FieldCard
from neopain.ui.widgets.tray import Tile, Tray


class PatientController:
    """Admits, moves and discharges the patient, and records consent to video. Records are accessed in threads."""

    def __init__(self, card: FieldCard, tray: Tray, lock: StaffLock, bridge: Bridge, review: ReviewPlace) -> None:
        self._card, self._tray, self._lock, self._bridge, self.review = card, tray, lock, bridge, review
        self._reading = BackgroundTask("read-patient", tray, self._show_read, self._show_unread, only_newest=True)
        self._writing = BackgroundTask("write-patient", tray, self._show_written, self._show_not_written)
        self._wanted: Callable[[dict[str, str]], None] = lambda typed: None
        card.finished.connect(lambda typed: self._wanted(typed))
        card.cancelled.connect(tray.shut)

    def begin(self) -> None:
        """Read who is admitted, and ask what to do."""
        admissions = self._admissions()
        if admissions is None:
            self._tray.ask(patient_text.PATIENT, [], patient_text.NOTHING_RECORDED)
            return
        self._tray.ask(patient_text.PATIENT, [], labels.READING)
        self._reading.start(lambda: (admissions.occupant(), admissions.in_other_beds()))

    @property
    def _is_awaited(self) -> bool:
        """Whether the tray still waits for the patient that is read."""
        return not self._tray.isHidden() and self._tray.title.text() == patient_text.PATIENT

    def _show_read(self, read: tuple[Patient | None, tuple[Patient, ...]]) -> None:
        if self._is_awaited:
            self._show(*read)

    def _show_unread(self, why: str) -> None:
        if self._is_awaited:
            self._tray.ask(patient_text.PATIENT, [], why)

    def _show_written(self, _: object) -> None:
        self._card.close_card()
        self._tray.tell(patient_text.DONE)

    def _show_not_written(self, why: str) -> None:
        if not self._card.is_open:
            self._tray.ask(labels.NOT_SAVED, [], why)
        else:
            self._card.say(why)

    def _show(self, patient: Patient | None, others: tuple[Patient, ...]) -> None:
        review = Tile("list", patient_text.REVIEW, self._review, stay=True)
        ward = self._bridge.ward
        key_note = "" if ward is None else patient_text.key_note(ward.key_kind)
        if patient is None:
            note = "\n".join(filter(None, (patient_text.in_other_beds(others), key_note)))
            self._tray.ask(labels.NOBODY, [Tile("person", patient_text.ADMIT, self._ask_admission), review], note)
            return
        if patient.video_consent is None:
            consent = Tile("eye", patient_text.CONSENT, partial(self._ask_consent, patient))
        else:
            consent = Tile("eye-off", patient_text.WITHDRAW, partial(self._ask_withdrawal, patient), stay=True)
        tiles = [
            Tile("person", patient_text.DISCHARGE, partial(self._ask_discharge, patient), stay=True),
            Tile("person", patient_text.MOVE, partial(self._ask_bed, patient)),
            consent,
            review,
        ]
        about = patient_text.about(patient, local_date(self._bridge.now()))
        self._tray.ask(phrases.short(patient.shown_id), tiles, "\n".join(filter(None, (about, key_note))))

    def _ask_admission(self) -> None:
        admissions = self._admissions()
        if admissions is not None:
            self._wanted = self._admit
            self._card.ask(patient_text.admit_to(admissions.bed), patient_text.ADMISSION, patient_text.FROM_WRISTBAND)

    def admit_by_wristband(self, code: str) -> None:
        """Ask for the admission of the infant whose wristband has `code`."""
        self._ask_admission()
        self._card.take_code(code)

    def _admit(self, typed: dict[str, str]) -> None:
        try:
            patient = patient_from_fields(typed, self._bridge.now)
        except NeopainError as error:
            self._card.say(told(error))
            return
        self._sign(Right.ADMIT, lambda admissions, person: admissions.admit(person, patient))

    def _ask_bed(self, patient: Patient) -> None:
        def move(typed: dict[str, str]) -> None:
            self._sign(Right.ADMIT, lambda admissions, person: admissions.transfer(person, patient.key, typed["bed"]))

        self._ask(f"{patient_text.MOVE}: {patient.shown_id}", {"bed": (patient_text.TO_BED, "")}, move)

    def _ask_consent(self, patient: Patient) -> None:
        def consent(typed: dict[str, str]) -> None:
            self._sign(Right.CONSENT, lambda admissions, person: admissions.consent(person, patient.key, typed["who"]))

        self._ask(f"{patient_text.CONSENT}: {patient.shown_id}", {"who": (patient_text.WHO_AGREED, "")}, consent)
        self._card.say(patient_text.CONSENT_NOTE)

    def _ask_withdrawal(self, patient: Patient) -> None:
        act = partial(self._sign, Right.CONSENT, lambda admissions, person: admissions.withdraw(person, patient.key))
        tile = Tile("eye-off", patient_text.WITHDRAW, act, stay=True)
        self._tray.ask(patient_text.WITHDRAW, [tile], patient_text.WITHDRAW_NOTE)

    def _ask_discharge(self, patient: Patient) -> None:
        act = partial(self._sign, Right.ADMIT, lambda admissions, person: admissions.discharge(person, patient.key))
        tile = Tile("person", patient_text.DISCHARGE, act, stay=True)
        self._tray.ask(patient_text.confirm_discharge(patient), [tile], patient_text.DISCHARGE_NOTE)

    def _ask(self, title: str, fields: dict[str, tuple[str, str]], then: Callable[[dict[str, str]], None]) -> None:
        self._wanted = then
        self._card.ask(title, fields)

    def _sign(self, right: Right, act: Callable[[Admissions, Person], object]) -> None:
        if not self._writing.busy:
            self._lock.sign(right, partial(self._do, act))

    def _do(self, act: Callable[[Admissions, Person], object], person: Person) -> None:
        admissions = self._admissions()
        if admissions is None or self._writing.busy:
            return
        self._card.say(labels.SAVING, busy=True)
        self._writing.start(partial(act, admissions, person))

    def _review(self) -> None:
        self._tray.shut()
        self.review.begin()

    def _admissions(self) -> Admissions | None:
        ward = self._bridge.ward
        return None if ward is None else ward.admissions
