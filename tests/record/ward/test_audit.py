"""Every alteration of the log by someone without the master key is found."""

import shutil
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neopain.base.errors import RecordError
from neopain.record.storage import keys
from neopain.record.storage.database import Register
from neopain.record.ward.audit import ANCHOR_NAME, Action, AuditLog

ENTRIES = 8


@pytest.fixture
def log(audit):
    for number in range(1, ENTRIES + 1):
        audit.append("Ines", Action.SESSION_VIEWED, f"session {number}")
    return audit


def numbers(log):
    return [finding.number for finding in log.verify()]


def test_an_empty_log_and_an_unaltered_one_have_no_findings(audit):
    assert audit.verify() == []
    audit.append("Ines", Action.SIGNED_IN)
    assert audit.verify() == []


def test_entries_state_who_when_and_what(register):
    then = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    log = AuditLog(register, now=lambda: then)
    log.append("Ines", Action.LIMIT_CHANGED, "pain 0.5 to 0.6")
    (entry,) = log.entries()
    assert (entry.who, entry.action, entry.detail) == ("Ines", Action.LIMIT_CHANGED, "pain 0.5 to 0.6")
    assert datetime.fromisoformat(entry.at) == then
    assert log.entries(after=1) == []


def test_the_newest_entry_of_an_action(audit):
    assert audit.newest(Action.KEY_BACKED_UP) is None
    for who, action in (("Ines", Action.KEY_BACKED_UP), ("Ada", Action.KEY_BACKED_UP), ("Noor", Action.SIGNED_IN)):
        audit.append(who, action, f"by {who}")
    entry = audit.newest(Action.KEY_BACKED_UP)
    assert (entry.number, entry.who, entry.action, entry.detail) == (2, "Ada", Action.KEY_BACKED_UP, "by Ada")


@pytest.mark.parametrize("column", ["at", "who", "action", "detail", "seal", "previous"])
def test_a_changed_entry_is_found(log, register, column):
    register.run(f"UPDATE audit SET {column} = 'signed_out' WHERE number = 3")
    assert numbers(log)[0] == 3


def test_a_removed_entry_is_found(log, register):
    register.run("DELETE FROM audit WHERE number IN (3, 4)")
    assert [finding.text for finding in log.verify()] == ["entries 3 to 4 are missing"]


def test_a_removed_entry_is_found_when_the_others_are_renumbered(log, register):
    register.run("DELETE FROM audit WHERE number = 3")
    for number in range(4, ENTRIES + 1):
        register.run("UPDATE audit SET number = ? WHERE number = ?", number - 1, number)
    assert 3 in numbers(log)


def test_a_removed_tail_is_found(log, register):
    register.run("DELETE FROM audit WHERE number > 5")
    assert [finding.text for finding in log.verify()] == ["entries 6 to 8, the last ones, are missing"]
    log.append("", Action.SIGNED_OUT)  # going on does not cover it
    assert [finding.text for finding in log.verify()] == ["entries 6 to 8 are missing"]


def test_an_emptied_log_is_found(log, register):
    register.run("DELETE FROM audit")
    assert numbers(log) == [1]
    register.run("INSERT INTO people VALUES('Ines', 'nurse', '', 0, 0, 0)")
    (register.folder / ANCHOR_NAME).unlink()
    assert numbers(log) == [0]


def test_exchanged_entries_are_found(log, register):
    for old, new in ((2, 99), (5, 2), (99, 5)):
        register.run("UPDATE audit SET number = ? WHERE number = ?", new, old)
    assert set(numbers(log)) >= {2, 5}


def test_an_anchor_that_was_altered_or_removed_is_found(log, register):
    anchor = register.folder / ANCHOR_NAME
    content = anchor.read_text()
    anchor.write_text(content.replace('"count": 8', '"count": 5'))
    assert numbers(log) == [0]
    anchor.unlink()
    assert numbers(log) == [0]
    log.append("", Action.SIGNED_OUT)  # going on does not cover it
    assert numbers(log) == [0]


def test_an_older_register_is_found(log, register, tmp_path, master):
    register.database.pragma("wal_checkpoint(TRUNCATE)")
    shutil.copytree(register.folder, tmp_path / "older")
    log.append("Ines", Action.SESSION_DELETED, "session 1")
    shutil.copy(register.folder / ANCHOR_NAME, tmp_path / "older" / ANCHOR_NAME)
    with Register(tmp_path / "older", master) as older:
        assert numbers(AuditLog(older)) == [ENTRIES + 1]


def continued(folder, master, copy, detail):
    """The rows of a copy of the register that was restored and went on by itself, under the same key."""
    shutil.copytree(folder, copy)
    with Register(copy, master) as register:
        log = AuditLog(register)
        for number in range(3):
            log.append("Ines", Action.SESSION_VIEWED, f"{detail} {number}")
        assert log.verify() == []
        return register.run("SELECT * FROM audit ORDER BY number")


@pytest.mark.parametrize(
    ("spliced", "found"),
    [
        ((ENTRIES + 1,), [ENTRIES + 2]),  # what follows it was sealed after another entry
        ((ENTRIES + 2,), [ENTRIES + 2, ENTRIES + 3]),
        ((ENTRIES + 3,), [ENTRIES + 3, ENTRIES + 3]),  # the last: the anchor, too, knows another one
        ((ENTRIES + 1, ENTRIES + 2), [ENTRIES + 3]),
        ((ENTRIES + 1, ENTRIES + 2, ENTRIES + 3), [ENTRIES + 3]),  # a whole tail: the anchor alone knows
    ],
)
def test_an_entry_spliced_in_from_a_restored_copy_is_found(log, register, tmp_path, master, spliced, found):
    """Each entry of the copy is sealed with the right key, and its number and form are right."""
    register.database.pragma("wal_checkpoint(TRUNCATE)")
    rows = continued(register.folder, master, tmp_path / "restored", "looked at in the copy")
    for number in range(3):
        log.append("Ines", Action.SESSION_DELETED, f"session {number}")
    assert log.verify() == []
    for number in spliced:
        register.run("INSERT OR REPLACE INTO audit VALUES(?, ?, ?, ?, ?, ?, ?)", *rows[number - 1])
    assert numbers(log) == found


def test_a_lost_update_of_the_anchor_is_no_finding(log, register):
    """Power went between the entry and the anchor."""
    anchor = register.folder / ANCHOR_NAME
    before = anchor.read_text()
    log.append("Ines", Action.SIGNED_OUT)
    anchor.write_text(before)
    assert log.verify() == []


def test_the_whole_log_of_another_ward_is_found(log, register, tmp_path):
    other_key = keys.create(tmp_path / "other")
    with Register(tmp_path / "other", other_key) as other:
        other_log = AuditLog(other)
        for _ in range(ENTRIES):
            other_log.append("Mallory", Action.SIGNED_IN)
        rows = other.run("SELECT * FROM audit")
    register.run("DELETE FROM audit")
    for row in rows:
        register.run("INSERT INTO audit VALUES(?, ?, ?, ?, ?, ?, ?)", *row)
    assert len(numbers(log)) >= ENTRIES


def test_a_flipped_byte_in_the_file_is_an_error(log, register, master):
    register.database.pragma("wal_checkpoint(TRUNCATE)")
    register.close()
    content = bytearray(register.path.read_bytes())
    content[len(content) // 2] ^= 1
    register.path.write_bytes(content)
    with pytest.raises(RecordError, match="altered"):
        read_all(register.folder, master)


def read_all(folder, master):
    with Register(folder, master) as register:
        register.check_pages()


ROWS = st.integers(1, ENTRIES)
SPOIL = st.one_of(
    st.tuples(st.just("DELETE FROM audit WHERE number = ?"), ROWS),
    st.tuples(st.just("UPDATE audit SET detail = detail || '.' WHERE number = ?"), ROWS),
    st.tuples(st.just("UPDATE audit SET at = '2020-01-01' WHERE number = ?"), ROWS),
    st.tuples(st.just("UPDATE audit SET number = number + 50 WHERE number = ?"), ROWS),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spoils=st.lists(SPOIL, min_size=1, max_size=4))
def test_any_change_is_found(log, register, spoils):
    register.run("SAVEPOINT before")
    for sql, number in spoils:
        register.run(sql, number)
    changed = register.database.total_changes()
    found = log.verify()
    register.run("ROLLBACK TO before")
    register.run("RELEASE before")
    assert found or not changed
    assert log.verify() == []
