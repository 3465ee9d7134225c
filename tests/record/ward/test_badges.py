"""Badges name people, and are stored as keyed hashes."""

import pytest

from neopain.base.data import Role
from neopain.base.errors import AccessError
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.badges import Badges

CODE = "NP-00417-X"


@pytest.fixture
def chief(staff):
    return staff.create_first("Ines", "7391")


@pytest.fixture
def noor(staff, chief):
    return staff.add(chief, "Noor", Role.NURSE, "5183")


@pytest.fixture
def badges(register, staff, audit):
    return Badges(register, staff, audit, MasterKey(KeyKind.FILE, bytes(32)))


def test_a_badge_names_its_owner(badges, chief, noor):
    assert badges.owner(CODE) is None
    badges.give(chief, "noor", f" {CODE} ")
    assert badges.owner(CODE) == noor
    assert badges.owner("NP-00417-Y") is None


def test_a_new_badge_replaces_the_lost_one(badges, chief, noor):
    badges.give(chief, "Noor", CODE)
    badges.give(chief, "Noor", "NP-00418")
    assert badges.owner(CODE) is None
    badges.take(chief, "Noor")
    assert badges.owner("NP-00418") is None


def test_a_badge_belongs_to_one_person(badges, staff, chief, noor):
    badges.give(chief, "Noor", CODE)
    with pytest.raises(AccessError, match="belongs to Noor"):
        badges.give(chief, "Ines", CODE)
    staff.remove(chief, "Noor")
    assert badges.owner(CODE) is None, "who was removed does not sign in"
    badges.give(chief, "Ines", CODE)
    assert badges.owner(CODE) == chief


@pytest.mark.parametrize("code", ["", "417", "x" * 1000, "a\nbcd"])
def test_what_is_no_code_is_refused(badges, chief, noor, code):
    with pytest.raises(Exception, match="badge"):
        badges.give(chief, "Noor", code)


def test_only_an_administrator_gives_badges_and_the_log_says_so(badges, chief, noor, audit):
    for act in (lambda: badges.give(noor, "Noor", CODE), lambda: badges.take(noor, "Noor")):
        with pytest.raises(AccessError, match="staff"):
            act()
    badges.give(chief, "Noor", CODE)
    badges.take(chief, "Noor")
    last = audit.entries()[-2:]
    assert [(entry.who, entry.action, entry.detail) for entry in last] == [
        ("Ines", Action.PERSON_CHANGED, "Noor: new badge"),
        ("Ines", Action.PERSON_CHANGED, "Noor: no badge"),
    ]


def test_the_code_itself_is_nowhere_in_the_register(badges, chief, noor, register):
    badges.give(chief, "Noor", CODE)
    rows = register.run("SELECT * FROM badges")
    assert CODE not in str(rows)
    assert len(rows) == 1
