from datetime import date

import pytest

from neopain.record.storage.keys import KeyKind
from neopain.record.ward.patients import Patient
from neopain.ui.text import log_text, patient_text, review_text


def test_everything_known_of_an_infant_is_shown_and_nothing_else():
    assert patient_text.about(Patient("k", "Baby M."), date(2026, 11, 26)) == ""
    known = Patient("k", "Baby M.", "", "3", 206, "2026-11-23", 1250.0, video_consent="mother")
    assert patient_text.about(known, date(2026, 11, 26)).split(", ") == [
        "29+3 weeks",
        f"day {known.postnatal_age_days(date(2026, 11, 26))}",
        "1250 g",
        "video consent",
    ]


@pytest.mark.parametrize(
    ("kind", "shown"), [(None, ""), (KeyKind.KEYRING, ""), (KeyKind.FILE, "Key in a file, no keyring")]
)
def test_a_key_outside_the_keyring_is_named(kind, shown):
    assert patient_text.key_note(kind) == shown


def test_an_admission_names_the_bed_where_it_has_one():
    assert patient_text.admit_to("3") == "Admit to bed 3"
    assert patient_text.admit_to("") == "Admit"


def test_the_review_has_one_name_wherever_it_is_opened():
    assert patient_text.REVIEW == log_text.REVIEW == review_text.TITLE
