"""Who may use the page: the staff register, with its delays, and limits for one address."""

import asyncio
from types import SimpleNamespace

import pytest

from desk.staff import PIN, records
from neopain.base.data import Role
from neopain.base.errors import AccessError, RecordError
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import Person
from neopain.ward.server.access import Register


@pytest.fixture
def register(tmp_path):
    one = Register(tmp_path, records(tmp_path))
    yield one
    one.close()


def request(name=None, address="10.0.0.1"):
    session = {} if name is None else {"name": name, "id": f"session of {name}"}
    return SimpleNamespace(session=session, client=SimpleNamespace(host=address))


def test_only_the_right_pin_signs_in_and_both_are_audited(register):
    assert asyncio.run(register.sign_in("Noor", PIN)) == Person("Noor", Role.ADMINISTRATOR)
    with pytest.raises(AccessError, match="name or PIN is wrong"):
        asyncio.run(register.sign_in("Noor", "9999"))
    actions = [entry.action for entry in register._thread.submit(register._ward.audit.entries).result()]
    assert actions[-2:] == [Action.SIGNED_IN, Action.SIGN_IN_FAILED]


def test_what_the_server_does_by_itself_names_nobody_and_what_cannot_be_noted_is_logged(register, monkeypatch, caplog):
    register.note(Action.SEALED_STAY_EXPIRED, "bed 3: 20251123-235959-aaaaaa")
    entry = register._thread.submit(register._ward.audit.entries).result()[-1]
    assert (entry.who, entry.action, entry.detail) == (
        "", Action.SEALED_STAY_EXPIRED, "bed 3: 20251123-235959-aaaaaa",
    )  # fmt: skip

    def full(*what):
        raise RecordError("the disk is full")

    monkeypatch.setattr(register._ward.audit, "append", full)
    register.note(Action.WARD_DATA_EXPIRED, "1 events")
    assert "not in the audit log, ward_data_expired (1 events): the disk is full" in caplog.text
    caplog.clear()


def test_a_session_ends_for_a_person_who_is_removed(register):
    assert asyncio.run(register.person(request("Ines"))).name == "Ines"
    register._thread.submit(lambda: register._ward.staff.remove(Person("Noor", Role.ADMINISTRATOR), "Ines")).result()
    for name in ("Ines", "nobody", None):
        with pytest.raises(AccessError, match="sign in first"):
            asyncio.run(register.person(request(name)))


def test_a_session_that_was_signed_out_of_or_has_no_name_of_its_own_is_none(register):
    register.signed_out.add("session of Noor")
    for one in (request("Noor"), SimpleNamespace(session={"name": "Ines"}, client=None)):
        with pytest.raises(AccessError, match="sign in first"):
            asyncio.run(register.person(one))
    assert asyncio.run(register.person(request("Ines"))).name == "Ines"


def test_one_address_may_not_try_for_ever_and_does_not_shut_out_others(register):
    tries = [register.check_rate(request(), sign_in=True) for _ in range(25)]
    assert tries == [True] * 20 + [False] * 5
    assert register.check_rate(request(address="10.0.0.2"), sign_in=True)
    assert register.check_rate(request())
