"""Who lies in the bed: asked in the tray and on the card at the side, done after name and PIN."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from neopain.base.errors import NeopainError
from neopain.record.patients import Patient, patient_of
from neopain.record.staff import Person, Right
from neopain.run.admissions import Admissions
from neopain.run.errand import Errand
from neopain.ui import phrases
from neopain.ui.bridge import Bridge
from neopain.ui.live.lock import Lock
from neopain.ui.live.side import Side
from neopain.ui.live.tray import Tile, Tray
from neopain.ui.patient import words
from neopain.ui.patient.review import BedsideReview


class PatientTalk:
    """Admits, moves and discharges the infant, and keeps consent to video. Records are read and written in threads."""

    def __init__(self, side: Side, tray: Tray, lock: Lock, bridge: Bridge, review: BedsideReview) -> None:
        self._side, self._tray, self._lock, self._bridge, self.review = side, tray, lock, bridge, review
        self._reading: Errand[Patient | None] | None = None
        self._doing: Errand[object] | None = None
        self._wanted: Callable[[dict[str, str]], None] = lambda said: None
        side.fields.finished.connect(lambda said: self._wanted(said))
        side.fields.cancelled.connect(self._cancelled)

    def begin(self) -> None:
        """See who lies there, and ask what is to be done."""
        admissions = self._admissions()
        if admissions is None:
            self._tray.ask(words.PATIENT, [], words.NOTHING_RECORDED)
            return
        self._tray.ask(words.PATIENT, [], words.READING)
        self._reading = Errand(admissions.occupant, "who-lies-there")

    def tick(self) -> None:
        """See whether something was read or done."""
        if self._reading is not None and self._reading.done:
            reading, self._reading = self._reading, None
            if not self._tray.isHidden() and self._tray.title.text() == words.PATIENT:
                try:
                    self._show(reading.result())
                except NeopainError as error:
                    self._tray.ask(words.PATIENT, [], str(error))
        if self._doing is not None and self._doing.done:
            doing, self._doing = self._doing, None
            try:
                doing.result()
            except NeopainError as error:
                if self._side.fields.isHidden():
                    self._tray.ask(words.NOT_DONE, [], str(error))
                else:
                    self._side.fields.say(str(error))
                return
            self._side.close_fields()
            self._tray.ask(words.DONE, [])

    def _show(self, patient: Patient | None) -> None:
        review = Tile("list", words.REVIEW, self._review, stay=True)
        ward = self._bridge.ward
        openly = "" if ward is None else words.openly(ward.key_kind)
        if patient is None:
            self._tray.ask(words.NOBODY, [Tile("person", words.ADMIT, self._ask_admission), review], openly)
            return
        agreed = patient.video_consent is not None
        consent = partial(self._ask_withdrawal if agreed else self._ask_consent, patient)
        tiles = [
            Tile("person", words.DISCHARGE, partial(self._ask_discharge, patient), stay=True),
            Tile("person", words.MOVE, partial(self._ask_bed, patient)),
            Tile("eye-off" if agreed else "eye", words.WITHDRAW if agreed else words.CONSENT, consent, stay=agreed),
            review,
        ]
        note = "\n".join(part for part in (words.about(patient, datetime.now(UTC).date()), openly) if part)
        self._tray.ask(phrases.short(patient.shown_id), tiles, note)

    def _ask_admission(self) -> None:
        admissions = self._admissions()
        if admissions is not None:
            self._ask(words.admit_to(admissions.bed), words.ADMISSION, self._admit)

    def _admit(self, said: dict[str, str]) -> None:
        try:
            patient = patient_of(said)
        except NeopainError as error:
            self._side.fields.say(str(error))
            return
        self._sign(Right.ADMIT, lambda admissions, person: admissions.admit(person, patient))

    def _ask_bed(self, patient: Patient) -> None:
        def move(said: dict[str, str]) -> None:
            self._sign(Right.ADMIT, lambda there, person: there.transfer(person, patient.key, said["bed"]))

        self._ask(f"{words.MOVE}: {patient.shown_id}", {"bed": (words.TO_BED, "")}, move)

    def _ask_consent(self, patient: Patient) -> None:
        def consent(said: dict[str, str]) -> None:
            self._sign(Right.CONSENT, lambda there, person: there.consent(person, patient.key, said["who"]))

        self._ask(f"{words.CONSENT}: {patient.shown_id}", {"who": (words.WHO_AGREED, "")}, consent)
        self._side.fields.say(words.CONSENT_NOTE)

    def _ask_withdrawal(self, patient: Patient) -> None:
        act = partial(self._sign, Right.CONSENT, lambda there, person: there.withdraw(person, patient.key))
        self._tray.ask(words.WITHDRAW, [Tile("eye-off", words.WITHDRAW, act, stay=True)], words.WITHDRAW_NOTE)

    def _ask_discharge(self, patient: Patient) -> None:
        act = partial(self._sign, Right.ADMIT, lambda there, person: there.discharge(person, patient.key))
        self._tray.ask(words.sure(patient), [Tile("person", words.DISCHARGE, act, stay=True)], words.BEGINS_ANEW)

    def _ask(self, title: str, fields: dict[str, tuple[str, str]], then: Callable[[dict[str, str]], None]) -> None:
        self._wanted = then
        self._side.ask_fields(title, fields)

    def _sign(self, right: Right, act: Callable[[Admissions, Person], object]) -> None:
        if self._doing is None:
            self._lock.sign(right, partial(self._do, act))

    def _do(self, act: Callable[[Admissions, Person], object], person: Person) -> None:
        admissions = self._admissions()
        if admissions is None or self._doing is not None:
            return
        self._side.fields.say(words.SAVING, busy=True)
        self._doing = Errand(partial(act, admissions, person), "register-patient")

    def _cancelled(self) -> None:
        self._side.close_fields()
        if not self._tray.isHidden():
            self._tray.shut()

    def _review(self) -> None:
        self.review.open()
        self._tray.ask(words.REVIEW, [], words.REVIEW_NOTE)

    def _admissions(self) -> Admissions | None:
        ward = self._bridge.ward
        return None if ward is None else ward.admissions
