"""Registers and sessions that were removed: no new administrator of old sessions, and verify names what is missing."""

import json
import shutil

import pytest

import draws
from neopain.base.errors import AccessError, RecordError
from neopain.record.session.writer import SessionWriter
from neopain.record.storage import keys
from neopain.record.ward.audit import ANCHOR_NAME, Action
from neopain.record.ward.ward import Ward, open_ward

ONE = "20261121-080000-aaaaaa"
REGISTER = ("register.db", "register.key", ANCHOR_NAME, "register.db-wal", "register.db-shm")


@pytest.fixture
def records(tmp_path, fast_hashes):
    with open_ward(tmp_path / "records", create=True) as ward:
        ward.staff.create_first("Ines", "7391")
    return tmp_path / "records"


def record(ward, name=ONE):
    SessionWriter(ward.sessions.folder / name, ward.key, draws.facts(name)).close()
    ward.audit.append("", Action.SESSION_STARTED, name)


def remove_all(records):
    for name in REGISTER:
        (records / name).unlink(missing_ok=True)


def remove_the_database(records):
    for name in ("register.db", "register.db-wal", "register.db-shm"):
        (records / name).unlink(missing_ok=True)


def empty_the_database(records):
    remove_the_database(records)
    (records / "register.db").touch()


def put_a_folder_there(records):
    remove_all(records)
    (records / "register.db").mkdir()


@pytest.mark.parametrize("way", [remove_all, remove_the_database, empty_the_database, put_a_folder_there])
@pytest.mark.parametrize("session", [True, False])
def test_a_register_that_was_removed_is_not_begun_anew(records, way, session):
    if session:
        with open_ward(records) as ward:
            record(ward)
    way(records)
    before = sorted(path.name for path in records.iterdir())
    for create in (True, False):
        with pytest.raises(RecordError, match=r"register\.db, with staff, .* is missing .*restore it from a backup"):
            open_ward(records, create=create)
    assert sorted(path.name for path in records.iterdir()) == before


def test_sessions_without_a_register_are_enough_where_the_key_says_nothing(records):
    """As in records of an earlier program."""
    with open_ward(records) as ward:
        record(ward)
    remove_all(records)
    path = records / keys.FILE_NAME
    stored = json.loads(path.read_text())
    path.write_text(json.dumps({**stored, "check": keys_check(ward)}))
    with pytest.raises(RecordError, match="holds 1 sessions"):
        open_ward(records)
    shutil.rmtree(records / "sessions")
    open_ward(records).close()


def keys_check(ward):
    return ward.key.derive("check").hex()


def test_records_of_an_earlier_program_open_and_remember_their_register(records):
    path = records / keys.FILE_NAME
    with open_ward(records) as ward:
        path.write_text(json.dumps({**json.loads(path.read_text()), "check": keys_check(ward)}))
    assert not keys.has_had_register(records, ward.key)
    with open_ward(records) as ward:
        assert [person.name for person in ward.staff.people()] == ["Ines"]
    assert keys.has_had_register(records, ward.key)
    remove_all(records)
    with pytest.raises(RecordError, match="is missing"):
        open_ward(records)


def test_a_wrong_key_is_still_found(tmp_path):
    open_ward(tmp_path / "records", "three warm hands", create=True).close()
    with pytest.raises(RecordError, match="wrong passphrase"):
        open_ward(tmp_path / "records", "three cold hands")
    open_ward(tmp_path / "records", "three warm hands").close()


def test_no_first_administrator_where_the_log_was_sealed_with_more_entries(tmp_path, fast_hashes):
    """The register was put back to a copy of before its staff, the anchor was not."""
    with Ward(tmp_path, draws.KEY):
        pass
    copy = {name: (tmp_path / name).read_bytes() for name in ("register.db", "register.key")}
    with Ward(tmp_path, draws.KEY) as ward:
        ward.staff.create_first("Ines", "7391")
    remove_the_database(tmp_path)
    for name, content in copy.items():
        (tmp_path / name).write_bytes(content)
    with Ward(tmp_path, draws.KEY) as ward:
        assert ward.staff.is_empty
        with pytest.raises(AccessError, match="restore register and log from a backup"):
            ward.staff.create_first("Mallory", "8462")


def test_a_session_that_was_removed_and_not_deleted_is_missing(records):
    other = "20261122-080000-bbbbbb"
    with open_ward(records) as ward:
        chief = ward.staff.sign_in("Ines", "7391")
        for name in (ONE, other):
            record(ward, name)
        assert ward.missing_sessions() == {}
        ward.delete_session(chief, other)
        assert ward.missing_sessions() == {}
        shutil.rmtree(ward.sessions.folder / ONE)
        assert list(ward.missing_sessions()) == [ONE]
