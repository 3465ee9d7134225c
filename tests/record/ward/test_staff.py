"""Staff: rights by role, PINs and sign-in."""

import pytest

from neopain.base.data import Role
from neopain.base.errors import AccessError
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import FREE_TRIES, RIGHTS, Person, Right, Staff, may, require

PIN = "7391"


@pytest.fixture
def chief(staff):
    return staff.create_first("Ines", PIN)


def test_the_first_administrator_is_created_only_once(staff):
    assert staff.is_empty
    assert staff.people() == ()
    chief = staff.create_first("Ines", PIN)
    assert chief.role is Role.ADMINISTRATOR
    assert not staff.is_empty
    with pytest.raises(AccessError, match="already"):
        staff.create_first("Mallory", "8462")


@pytest.mark.parametrize("pin", ["", "123", "1234", "4321", "0000", "abcd", "x" * 33])
def test_a_weak_pin_is_refused(staff, pin):
    with pytest.raises(AccessError, match="choose another"):
        staff.create_first("Ines", pin)
    assert staff.is_empty


def test_signing_in(staff, chief):
    assert staff.sign_in("ines", PIN) == chief
    for name, pin in (("Ines", "7392"), ("Nobody", PIN)):
        with pytest.raises(AccessError, match=r"^name or PIN is wrong: try again$"):
            staff.sign_in(name, pin)


def test_pins_are_hashed_and_never_output(staff, chief, register, audit, capsys, caplog):
    staff.add(chief, "Noor", Role.NURSE, "5183")
    ((pin_hash,),) = register.run("SELECT pin_hash FROM people WHERE name = 'Noor'")
    assert pin_hash.startswith("$argon2id$")
    output = repr(audit.entries()) + capsys.readouterr().out + caplog.text
    assert "5183" not in output
    assert PIN not in output


def test_too_many_wrong_pins_delay_every_sign_in(register, audit, fast_hashes):
    now = [1000.0]
    staff = Staff(register, audit, clock=lambda: now[0])
    staff.create_first("Ines", PIN)
    for _ in range(FREE_TRIES):
        with pytest.raises(AccessError, match="try again"):
            staff.sign_in("Ines", "9999")
    with pytest.raises(AccessError, match="too many"):
        staff.sign_in("Ines", PIN)
    now[0] += 31.0
    with pytest.raises(AccessError, match="wrong"):
        staff.sign_in("Ines", "9999")
    now[0] += 31.0  # the wait has doubled
    with pytest.raises(AccessError, match="too many"):
        staff.sign_in("Ines", PIN)
    now[0] += 31.0
    assert staff.sign_in("Ines", PIN).name == "Ines"
    assert sum(entry.action is Action.SIGN_IN_FAILED for entry in audit.entries()) == FREE_TRIES + 1


def test_the_right_pin_resets_the_count_of_wrong_ones(register, audit, fast_hashes):
    staff = Staff(register, audit, clock=lambda: 1000.0)
    staff.create_first("Ines", PIN)
    for _ in range(3):
        for _ in range(FREE_TRIES - 1):
            with pytest.raises(AccessError, match="wrong"):
                staff.sign_in("Ines", "9999")
        assert staff.sign_in("Ines", PIN).name == "Ines"


def test_people_are_added_changed_and_removed(staff, chief):
    nurse = staff.add(chief, " Noor  B. ", Role.NURSE, "5183")
    assert nurse.name == "Noor B."
    with pytest.raises(AccessError, match="taken"):
        staff.add(chief, "noor b.", Role.NURSE, "5183")
    staff.change(chief, nurse.name, role=Role.CLINICIAN)
    assert staff.sign_in("Noor B.", "5183").role is Role.CLINICIAN
    staff.change_pin("Noor B.", "5183", "2750")
    assert staff.sign_in("Noor B.", "2750")
    staff.change(chief, "Noor B.", pin="6048")
    assert staff.sign_in("Noor B.", "6048")
    staff.remove(chief, "Noor B.")
    assert [person.name for person in staff.people()] == ["Ines"]
    with pytest.raises(AccessError, match="wrong"):
        staff.sign_in("Noor B.", "6048")
    with pytest.raises(AccessError, match="taken"):  # the log speaks of that name
        staff.add(chief, "Noor B.", Role.NURSE, "5183")


def test_the_last_administrator_cannot_be_removed(staff, chief):
    for act in (lambda: staff.remove(chief, "Ines"), lambda: staff.change(chief, "Ines", role=Role.NURSE)):
        with pytest.raises(AccessError, match="only administrator"):
            act()
    staff.add(chief, "Omar", Role.ADMINISTRATOR, "8462")
    staff.remove(chief, "Ines")


def test_only_an_administrator_changes_people(staff, chief):
    nurse = staff.add(chief, "Noor", Role.NURSE, "5183")
    for act in (
        lambda: staff.add(nurse, "Eve", Role.ADMINISTRATOR, "8462"),
        lambda: staff.change(nurse, "Noor", role=Role.ADMINISTRATOR),
        lambda: staff.change(nurse, "Ines", pin="8462"),
        lambda: staff.remove(nurse, "Ines"),
    ):
        with pytest.raises(AccessError, match="is for: administrator"):
            act()


@pytest.mark.parametrize("role", [None, *Role])
def test_every_right_of_every_role(role):
    person = None if role is None else Person("Noor", role)
    for right in Right:
        if may(person, right):
            assert right in RIGHTS[role]
            assert require(person, right) == person
        else:
            assert role is None or right not in RIGHTS[role]
            with pytest.raises(AccessError, match=right.value):
                require(person, right)


def test_deleting_and_presets_need_an_administrator():
    for right in (Right.DELETE, Right.PRESETS, Right.AUDIO_OFF, Right.STAFF):
        assert [role for role in Role if right in RIGHTS[role]] == [Role.ADMINISTRATOR]
    assert Right.EXPORT not in RIGHTS[Role.NURSE]


def test_every_change_of_staff_is_audited(staff, chief, audit):
    staff.add(chief, "Noor", Role.NURSE, "5183")
    staff.change(chief, "Noor", role=Role.CLINICIAN, pin="6048")
    staff.sign_out(staff.sign_in("Noor", "6048"))
    staff.remove(chief, "Noor")
    assert [(entry.who, entry.action) for entry in audit.entries()] == [
        ("Ines", Action.PERSON_ADDED),
        ("Ines", Action.PERSON_ADDED),
        ("Ines", Action.PERSON_CHANGED),
        ("Ines", Action.PERSON_CHANGED),
        ("Noor", Action.SIGNED_IN),
        ("Noor", Action.SIGNED_OUT),
        ("Ines", Action.PERSON_REMOVED),
    ]
    assert audit.verify() == []
