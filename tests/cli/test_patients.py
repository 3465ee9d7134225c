"""The commands `neopain patients ...`: admission, transfer, consent, discharge."""

import pytest

from commands import refused
from neopain.record.ward.audit import Action


def test_a_stay_from_admission_to_discharge(neopain, ward):
    printed = neopain("patients", "admit", "Baby M.", "--bed", "3", "--gestation", "29+3", "--weight", "1250",
                   "--born", "2026-11-20", "--barcode", "|4711|", "--user", "Noor")  # fmt: skip
    assert printed == (0, "Baby M. admitted to bed 3\n", "")
    refused(neopain("patients", "admit", "Baby N.", "--bed", "3", "--user", "Noor"), "bed '3' is occupied")
    assert neopain("patients", "transfer", "4711", "4", "--user", "Noor")[1] == "Baby M. moved to bed 4\n"
    assert neopain("patients", "consent", "Baby", "--given-by", "mother", "--user", "Noor")[0] == 0
    code, table, _ = neopain("patients", "list", "--user", "Noor")
    assert code == 0
    for word in ("Baby M.", "29+3", "1250", "|4711|", "mother"):
        assert word in table
    assert ward.patients.in_bed("4").video_consent.startswith("mother, ")
    assert neopain("patients", "withdraw", "Baby", "--user", "Noor")[0] == 0
    assert ward.patients.in_bed("4").video_consent is None
    assert neopain("patients", "discharge", "Baby", "--user", "Noor") == (0, "Baby M. discharged\n", "")
    assert ward.patients.in_bed("4") is None
    discharges = [entry for entry in ward.audit.entries() if entry.action is Action.PATIENT_DISCHARGED]
    assert [entry.who for entry in discharges] == ["Noor"]
    assert "Baby" not in "".join(one.detail for one in ward.audit.entries())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("admit", " "), "needs an id"),
        (("admit", "Baby", "--gestation", "x"), "29+3"),
        (("discharge", "nobody"), "no patients match"),
        (("discharge", " "), "add words"),
    ],
)
def test_invalid_input_is_one_line(neopain, ward, words, message):
    refused(neopain("patients", *words, "--user", "Noor"), message)


def test_sign_in_is_required(neopain, ward):
    refused(neopain("patients", "admit", "Baby"), "nobody is signed in")
    assert ward.patients.find() == ()
