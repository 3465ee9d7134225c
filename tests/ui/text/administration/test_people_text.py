"""The words about people."""

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from neopain.ui.text.administration import people_text


def test_every_role_has_a_name():
    assert set(people_text.ROLES) == set(Role)


def test_a_line_has_name_and_role():
    assert people_text.line(Person("Noor", Role.CLINICIAN)).replace("\u200e", "") == "Noor   ·   Clinician"


def test_what_was_done_names_the_person():
    for said in (people_text.saved, people_text.removed, people_text.badge):
        assert said("Noor").startswith("Noor: ")
