"""Admission, transfer and discharge: each needs a right and is audited without the infant's name."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from neopain.base.data import Role
from neopain.base.errors import AccessError, InputError, RecordError
from neopain.record.storage.database import Register
from neopain.record.ward.audit import Action
from neopain.record.ward.patients import Patient, Patients
from neopain.record.ward.staff import Person

NOOR = Person("Noor", Role.NURSE)
BABY = Patient("", "Baby M.", "|4711|", "bed 3", 7 * 31 + 2, "2026-11-20", 1480.0, "twin II")


@pytest.fixture
def patients(register, audit, staff):
    staff.add(staff.create_first("Ines", "739155"), NOOR.name, NOOR.role, "518344")
    return Patients(register, audit, now=lambda: datetime(2026, 11, 23, 8, 0, tzinfo=UTC))


def test_admission(patients):
    baby = patients.admit(NOOR, BABY)
    assert baby.key
    assert baby.admitted == "2026-11-23T08:00:00+00:00"
    assert patients.in_bed("bed 3") == patients.get(baby.key) == baby
    assert patients.in_bed("bed 4") is None
    assert baby.postnatal_age_days(date(2026, 11, 23)) == 3
    assert BABY.gestational_age_days == 219


def test_a_bed_holds_one_infant(patients):
    baby = patients.admit(NOOR, BABY)
    with pytest.raises(InputError, match="occupied"):
        patients.admit(NOOR, BABY)
    patients.transfer(NOOR, baby.key, "bed 4")
    other = patients.admit(NOOR, replace(BABY, shown_id="Baby N.", barcode=""))
    with pytest.raises(InputError, match="occupied"):
        patients.transfer(NOOR, other.key, "bed 4")
    patients.discharge(NOOR, baby.key)
    patients.transfer(NOOR, other.key, "bed 4")
    assert patients.in_bed("bed 4").key == other.key
    assert patients.in_bed("bed 3") is None


@pytest.mark.parametrize("written", ["3", " Bed  3 ", "BED 3"])
def test_a_bed_is_the_same_however_it_is_written(patients, written):
    baby = patients.admit(NOOR, BABY)
    assert patients.in_bed(written) == baby
    with pytest.raises(InputError, match="3 is occupied"):
        patients.admit(NOOR, replace(BABY, shown_id="Baby N.", barcode=""), bed=written)
    patients.transfer(NOOR, baby.key, written)  # its own bed, written in another way
    assert patients.in_bed("3").bed == written


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"shown_id": "  baby  M.", "barcode": ""}, "id"),
        ({"shown_id": "Baby N."}, "wristband"),
    ],
)
def test_an_infant_is_in_one_bed_of_the_ward(patients, change, what):
    baby = patients.admit(NOOR, BABY)
    again = replace(BABY, **change)
    with pytest.raises(InputError, match=rf"Baby M\. is in bed 3 and has this {what}: move or discharge"):
        patients.admit(NOOR, again, bed="4")
    assert patients.in_bed("4") is None
    other = patients.admit(NOOR, Patient("", "Baby O."), bed="4")
    with pytest.raises(InputError, match=f"has this {what}"):
        patients.change(NOOR, replace(again, key=other.key))
    patients.change(NOOR, replace(baby, weight_g=1500.0))
    patients.discharge(NOOR, baby.key)
    patients.change(NOOR, replace(again, key=other.key))


def test_search(patients):
    baby = patients.admit(NOOR, BABY)
    assert patients.find("twin m.") == (baby,)
    assert patients.find("|4711|") == (baby,)
    assert patients.find("m. x") == ()
    patients.discharge(NOOR, baby.key)
    assert patients.find("twin") == ()
    assert [p.key for p in patients.find("twin", discharged=True)] == [baby.key]
    with pytest.raises(InputError, match="no patient"):
        patients.get("nobody")


def test_corrections(patients):
    baby = patients.admit(NOOR, BABY)
    patients.change(NOOR, replace(baby, weight_g=1500.0, bed="bed 9", video_consent="x"))
    assert patients.get(baby.key) == replace(baby, weight_g=1500.0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"shown_id": " "}, "needs an id"),
        ({"gestational_age_days": 31}, "gestational age"),
        ({"weight_g": 3.2}, "weight"),
        ({"born": "20.11.2026"}, "date of birth"),
        ({"born": "20261120"}, "date of birth"),
        ({"born": "2026-W47-1"}, "date of birth"),
    ],
)
def test_impossible_data_of_a_patient_are_refused(patients, change, message):
    with pytest.raises(InputError, match=message):
        patients.admit(NOOR, replace(BABY, **change))
    assert patients.find() == ()


def test_consent_is_given_and_withdrawn(patients):
    baby = patients.admit(NOOR, BABY)
    assert baby.video_consent is None
    with pytest.raises(InputError, match="name of the person who consented"):
        patients.consent(NOOR, baby.key, " ")
    patients.consent(NOOR, baby.key, "mother")
    assert patients.get(baby.key).video_consent == "mother, 2026-11-23T08:00:00+00:00, taken by Noor"
    patients.withdraw(NOOR, baby.key)
    assert patients.get(baby.key).video_consent is None


def test_every_change_needs_a_right_and_is_audited(patients, audit):
    with pytest.raises(AccessError):
        patients.admit(None, BABY)
    baby = patients.admit(NOOR, BABY)
    patients.transfer(NOOR, baby.key, "bed 4")
    patients.consent(NOOR, baby.key, "mother")
    patients.discharge(NOOR, baby.key)
    entries = audit.entries(after=2)
    assert [entry.action for entry in entries] == [
        Action.PATIENT_ADMITTED,
        Action.PATIENT_TRANSFERRED,
        Action.CONSENT_GIVEN,
        Action.PATIENT_DISCHARGED,
    ]
    assert all("Baby" not in entry.detail and baby.key in entry.detail for entry in entries)


def test_of_two_programs_that_admit_to_one_bed_at_once_one_is_refused(patients, register, audit, monkeypatch):
    other = Patients(Register(register.folder, register.master), audit)
    check = Patients._ensure_not_admitted
    waited = []

    def meanwhile(this, patient):
        check(this, patient)
        if not waited:  # another program comes between the check and what is written
            other._register.database.set_busy_timeout(0)
            with pytest.raises(RecordError):
                other._register.run("DELETE FROM patients")
            waited.append(True)

    monkeypatch.setattr(Patients, "_ensure_not_admitted", meanwhile)
    patients.admit(NOOR, BABY)
    assert waited
    before = audit.count()
    with pytest.raises(InputError, match="is occupied"):
        patients.admit(NOOR, replace(BABY, shown_id="Baby N.", barcode=""))
    assert audit.count() == before, "what was refused is not in the log"
    other._register.close()


def test_who_was_discharged_is_neither_discharged_again_nor_moved(patients, audit):
    baby = patients.admit(NOOR, BABY)
    patients.discharge(NOOR, baby.key)
    left, before = patients.get(baby.key), audit.count()
    for act in (lambda: patients.discharge(NOOR, baby.key), lambda: patients.transfer(NOOR, baby.key, "9")):
        with pytest.raises(InputError, match="discharged already"):
            act()
    assert (patients.get(baby.key), audit.count()) == (left, before)
