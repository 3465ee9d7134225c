"""Staff: rights by role, PINs and sign-in."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2.exceptions import VerifyMismatchError

from neopain.base.clock import ManualClock
from neopain.base.data import Role
from neopain.base.errors import AccessError
from neopain.record.storage.database import REGISTER_NAME, Database, Register
from neopain.record.storage.schema import REGISTER, Schema
from neopain.record.ward.audit import Action, AuditLog
from neopain.record.ward.pins import FIRST_WAIT_S, FREE_TRIES
from neopain.record.ward.staff import RIGHTS, Person, Right, Staff, entitled, may, require

PIN = "73915528"


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
    staff.add(chief, "Noor", Role.NURSE, "51834407")
    ((pin_hash,),) = register.run("SELECT pin_hash FROM people WHERE name = 'Noor'")
    assert pin_hash.startswith("$argon2id$")
    output = repr(audit.entries()) + capsys.readouterr().out + caplog.text
    assert "51834407" not in output
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


class CountingHasher:
    """Hashes that are slow enough for other tries to come meanwhile, and counted."""

    def __init__(self):
        self.verified = 0

    def hash(self, pin):
        return f"$argon2id$ {pin}"

    def verify(self, pin_hash, pin):
        self.verified += 1
        time.sleep(0.05)
        if pin_hash != self.hash(pin):
            raise VerifyMismatchError


@pytest.fixture
def hasher(monkeypatch):
    hasher = CountingHasher()
    monkeypatch.setattr("neopain.record.ward.staff.PasswordHasher", lambda: hasher)
    return hasher


def attempt(folder, master, pin, **time_of):
    """One try with a connection of its own, as another process has it: what it said."""
    with Register(folder, master) as register:
        try:
            return Staff(register, AuditLog(register), **time_of).sign_in("Ines", pin).name
        except AccessError as error:
            return str(error)


def test_as_many_tries_at_once_are_let_through_as_one_after_another(register, audit, master, hasher):
    Staff(register, audit).create_first("Ines", PIN)
    with ThreadPoolExecutor(28) as pool:
        said = list(pool.map(lambda pin: attempt(register.folder, master, f"{pin}"), range(8000, 8028)))
    assert hasher.verified == FREE_TRIES
    assert sum(one.startswith("name or PIN is wrong") for one in said) == FREE_TRIES
    assert sum(one.startswith("too many wrong PINs") for one in said) == 28 - FREE_TRIES
    assert "too many" in attempt(register.folder, master, PIN)
    assert sum(entry.action is Action.SIGN_IN_FAILED for entry in audit.entries()) == FREE_TRIES


def test_a_try_counts_also_when_its_process_ends_while_the_pin_is_hashed(register, audit, master, hasher, monkeypatch):
    Staff(register, audit).create_first("Ines", PIN)
    right = hasher.verify

    def end(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(hasher, "verify", end)
    for _ in range(FREE_TRIES):
        with pytest.raises(KeyboardInterrupt):
            attempt(register.folder, master, "9999")
    monkeypatch.setattr(hasher, "verify", right)
    assert "too many" in attempt(register.folder, master, PIN)


@pytest.mark.parametrize("moved_s", [-1e9, -3600.0, 3600.0, 1e9])
def test_the_wall_clock_neither_ends_nor_lengthens_the_wait(register, audit, master, fast_hashes, monkeypatch, moved_s):
    boot_s = ManualClock(5000.0)
    staff = Staff(register, audit, boot_s)
    staff.create_first("Ines", PIN)
    for _ in range(FREE_TRIES):
        attempt(register.folder, master, "9999", clock=boot_s)
    monkeypatch.setattr("time.time", lambda: 2e9 + moved_s)
    assert "too many" in attempt(register.folder, master, PIN, clock=boot_s)
    boot_s.advance(FIRST_WAIT_S)
    assert attempt(register.folder, master, PIN, clock=boot_s) == "Ines"


@pytest.mark.parametrize(("now_s", "boot"), [(3.0, "two"), (9000.0, "two"), (3.0, "one")])
def test_a_restart_or_another_machine_begins_the_wait_again(register, audit, master, fast_hashes, now_s, boot):
    Staff(register, audit).create_first("Ines", PIN)
    before, after = ManualClock(5000.0), ManualClock(now_s)
    for _ in range(FREE_TRIES):
        attempt(register.folder, master, "9999", clock=before, boot=lambda: "one")
    assert "try again in 30 s" in attempt(register.folder, master, PIN, clock=after, boot=lambda: boot)
    after.advance(FIRST_WAIT_S - 1.0)
    assert "try again in 1 s" in attempt(register.folder, master, PIN, clock=after, boot=lambda: boot)
    after.advance(1.0)
    assert attempt(register.folder, master, PIN, clock=after, boot=lambda: boot) == "Ines"


def test_a_register_of_an_earlier_program_is_opened_with_its_people_and_their_wrong_pins(tmp_path, master, fast_hashes):
    """Its waits were times of the wall clock: they begin again."""
    first = Schema(REGISTER.name, REGISTER.application_id, REGISTER.steps[:1])
    pin_hash = fast_hashes.hash(PIN)
    with Database(tmp_path / "records" / REGISTER_NAME, master, first, create=True) as old:
        sql = "INSERT INTO people VALUES(?, 'administrator', ?, 0, ?, ?)"
        old.run(sql, "Ines", pin_hash, FREE_TRIES, 1e10)
        old.run(sql, "Noor", pin_hash, 1, 0.0)
    with Register(tmp_path / "records", master) as register:
        staff = Staff(register, AuditLog(register), now := ManualClock(7.0))
        assert [person.name for person in staff.people()] == ["Ines", "Noor"]
        assert staff.sign_in("Noor", PIN).name == "Noor"
        with pytest.raises(AccessError, match="try again in 30 s"):
            staff.sign_in("Ines", PIN)
        now.advance(FIRST_WAIT_S)
        assert staff.sign_in("Ines", PIN).name == "Ines"


def test_the_right_pin_resets_the_count_of_wrong_ones(register, audit, fast_hashes):
    staff = Staff(register, audit, clock=lambda: 1000.0)
    staff.create_first("Ines", PIN)
    for _ in range(3):
        for _ in range(FREE_TRIES - 1):
            with pytest.raises(AccessError, match="wrong"):
                staff.sign_in("Ines", "9999")
        assert staff.sign_in("Ines", PIN).name == "Ines"


def test_people_are_added_changed_and_removed(staff, chief):
    nurse = staff.add(chief, " Noor  B. ", Role.NURSE, "51834407")
    assert nurse.name == "Noor B."
    with pytest.raises(AccessError, match="taken"):
        staff.add(chief, "noor b.", Role.NURSE, "51834407")
    staff.change(chief, nurse.name, role=Role.CLINICIAN)
    assert staff.sign_in("Noor B.", "51834407").role is Role.CLINICIAN
    staff.change_pin("Noor B.", "51834407", "2750")
    assert staff.sign_in("Noor B.", "2750")
    staff.change(chief, "Noor B.", pin="6048")
    assert staff.sign_in("Noor B.", "6048")
    staff.remove(chief, "Noor B.")
    assert [person.name for person in staff.people()] == ["Ines"]
    with pytest.raises(AccessError, match="wrong"):
        staff.sign_in("Noor B.", "6048")
    with pytest.raises(AccessError, match="taken"):  # the log speaks of that name
        staff.add(chief, "Noor B.", Role.NURSE, "51834407")


def test_the_last_administrator_cannot_be_removed(staff, chief):
    for act in (lambda: staff.remove(chief, "Ines"), lambda: staff.change(chief, "Ines", role=Role.NURSE)):
        with pytest.raises(AccessError, match="only administrator"):
            act()
    staff.add(chief, "Omar", Role.ADMINISTRATOR, "8462")
    staff.remove(chief, "Ines")


def test_only_an_administrator_changes_people(staff, chief):
    nurse = staff.add(chief, "Noor", Role.NURSE, "51834407")
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
    staff.add(chief, "Noor", Role.NURSE, "51834407")
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


@pytest.mark.parametrize("typed", ["émilie brun", "E\u0301milie Brun", "E\u0301MILIE BRUN"])
def test_a_name_is_one_person_whatever_capitals_and_code_points_it_is_typed_in(staff, chief, typed):
    nurse = staff.add(chief, "Émilie Brun", Role.NURSE, "51834407")
    with pytest.raises(AccessError, match="is or was taken"):
        staff.add(chief, typed, Role.CLINICIAN, "62918834")
    assert staff.sign_in(typed, "51834407") == nurse
    assert staff.find(typed) == nurse


def test_of_two_names_that_an_earlier_version_told_apart_the_one_is_meant_that_is_typed(staff, chief, register):
    staff.add(chief, "Émilie", Role.NURSE, "51834407")
    other = staff.add(chief, "Noor", Role.CLINICIAN, "62918834")
    register.run("UPDATE people SET name = 'émilie' WHERE name = 'Noor'")
    assert staff.sign_in("émilie", "62918834").role is other.role
    staff.remove(chief, "émilie")
    assert [person.name for person in staff.people()] == ["Ines", "Émilie"]


def test_a_right_is_that_of_the_register_at_the_act_whatever_it_was_at_sign_in(staff, chief, register):
    noor = staff.add(chief, "Noor", Role.ADMINISTRATOR, "51834407")
    assert entitled(register, noor, Right.STAFF) == noor
    staff.change(chief, "Noor", Role.NURSE)
    with pytest.raises(AccessError, match="Noor \\(nurse\\) may not do 'staff'"):
        staff.add(noor, "Mallory", Role.ADMINISTRATOR, "62945518")
    assert entitled(register, noor, Right.SCORE) == Person("Noor", Role.NURSE)
    staff.change(chief, "Noor", Role.ADMINISTRATOR)
    staff.remove(chief, "Noor")
    for act in (
        lambda: staff.add(noor, "Mallory", Role.ADMINISTRATOR, "62945518"),
        lambda: staff.change(noor, "Ines", pin="62945518"),
        lambda: staff.remove(noor, "Ines"),
    ):
        with pytest.raises(AccessError, match="Noor was removed from the staff"):
            act()
    assert staff.people() == (chief,)


def test_of_two_administrators_who_remove_each_other_at_once_one_stays(staff, chief, monkeypatch):
    noor = staff.add(chief, "Noor", Role.ADMINISTRATOR, "51834407")
    append, asked = AuditLog.append, []

    def meanwhile(log, *entry):
        if not asked:  # the other program comes after all checks that are not one step with the entry
            asked.append(True)
            staff.remove(noor, "Ines")
        append(log, *entry)

    monkeypatch.setattr(AuditLog, "append", meanwhile)
    with pytest.raises(AccessError, match="Ines was removed"):
        staff.remove(chief, "Noor")
    assert staff.people() == (noor,)
