"""The commands `neopain patients ...`: admission, transfer, consent, discharge."""

import pytest

from commands import refused
from neopain.record.ward.audit import Action


def test_a_stay_from_admission_to_discharge(neopain, ward):
    printed = neopain("patients", "admit", "Baby M.", "--bed", "3", "--gestation", "29+3", "--weight", "1250",
                   "--born", "2026-11-20", "--barcode", "|4711|", "--user", "Noor")  # fmt: skip
    assert printed == (0, "Baby M. admitted to bed 3\n", "")
    refused(neopain("patients", "admit", "Baby N.", "--bed", "3", "--user", "Noor"), "bed 3 is occupied")
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
    refused(neopain("patients", "admit", "Baby"), "nobody is signed in", "; add --user NAME")
    assert ward.patients.find() == ()


TEXTS = ("[/b]", "[red]x[/red]", ":smile:", "<b>x</b>", "=1+1", "{0}", "%s")


@pytest.mark.parametrize("text", TEXTS)
def test_an_id_is_text_and_nothing_else(neopain, ward, text):
    assert neopain("patients", "admit", text, "--bed", f"bed {text}", "--barcode", text, "--user", "Noor") == (
        0, f"{text} admitted to bed {text}\n", "",
    )  # fmt: skip
    code, table, error = neopain("patients", "list", "--user", "Noor")
    assert (code, error) == (0, "")
    assert table.count(text) == 3
    assert neopain("patients", "consent", text, "--given-by", text, "--user", "Noor")[0] == 0
    assert neopain("patients", "list", "--user", "Noor")[1].count(text) == 4
    assert neopain("patients", "transfer", text, text, "--user", "Noor")[1] == f"{text} moved to bed {text}\n"
    assert text in neopain("audit", "show", "--user", "Ines")[1]


@pytest.mark.parametrize("text", ["x" * 5000, "a\x1b[2Jb", "a\nneopain: done", "a\rb", "\u202eab", "a\x9bb"])
def test_names_that_are_too_long_or_act_on_a_terminal_are_refused(neopain, ward, text):
    noor, ines = ("--user", "Noor"), ("--user", "Ines")
    assert neopain("patients", "admit", "Baby", "--bed", "3", *noor)[0] == 0
    for words in (
        ("patients", "admit", text, *noor),
        ("patients", "admit", "Other", "--bed", text, *noor),
        ("patients", "admit", "Other", "--barcode", text, *noor),
        ("patients", "transfer", "Baby", text, *noor),
        ("patients", "consent", "Baby", "--given-by", text, *noor),
        ("staff", "add", text, *ines),
    ):
        if words[0] == "staff" and text.split() != [text]:
            continue  # the words of a person's name are joined by spaces
        code, output, error = neopain(*words)
        assert (code, output) == (2, ""), words
        assert error.count("\n") == 1
        assert error.rstrip("\n").isprintable()
        assert len(error) < 200
    assert [(patient.shown_id, patient.bed) for patient in ward.patients.find()] == [("Baby", "3")]
    assert ward.patients.in_bed("3").video_consent is None


def test_text_typed_on_the_command_line_comes_back_visible_in_errors(neopain, ward):
    refused(neopain("patients", "discharge", "no\x1b[2Jbody\nx", "--user", "Noor"), "'no\\x1b[2Jbody\\x0ax'")
