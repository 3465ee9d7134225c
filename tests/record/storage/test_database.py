"""Encrypted files: all of a transaction or nothing, one clear error for each fault."""

import apsw
import pytest

from neopain.base.errors import RecordError
from neopain.record.storage import keys
from neopain.record.storage.database import JOURNAL_BYTES, PAGE_BYTES, REGISTER_NAME, Database, Register
from neopain.record.storage.schema import REGISTER, SESSION

PRESET = "INSERT INTO presets VALUES(?, ?)"


def presets(database):
    return database.run("SELECT name, noun FROM presets ORDER BY name")


def test_a_transaction_is_written_completely_or_not_at_all(register):
    with register.transaction():
        register.run(PRESET, "a", "1")
        register.run(PRESET, "b", "2")
    with pytest.raises(apsw.ConstraintError), register.transaction():
        register.database.executemany(PRESET, [("c", "3"), ("a", "3")])  # there is an "a" already
    assert presets(register) == [("a", "1"), ("b", "2")]


def test_a_file_is_created_only_on_request(tmp_path, master):
    path = tmp_path / "s.db"
    with pytest.raises(RecordError, match=r"s\.db is missing"):
        Database(path, master, SESSION)
    Database(path, master, SESSION, create=True).close()
    with Database(path, master, SESSION) as database:
        assert database.run("SELECT count(*) FROM blocks") == [(0,)]
        assert database.database.pragma("page_size") == PAGE_BYTES


def test_a_file_of_another_schema_or_without_a_database_is_refused(tmp_path, master):
    path = tmp_path / "s.db"
    Database(path, master, REGISTER, create=True).close()
    with pytest.raises(RecordError, match="is not a session"):
        Database(path, master, SESSION)
    path.write_bytes(b"no database" * 4000)
    with pytest.raises(RecordError, match="does not open with this key"):
        Database(path, master, SESSION)


def test_the_key_of_another_file_does_not_open_it(tmp_path, master):
    for name in ("a.db", "b.db"):
        Database(tmp_path / name, master, SESSION, create=True).close()
    (tmp_path / "b.key").unlink()
    (tmp_path / "b.db").replace(tmp_path / "a.db")
    with pytest.raises(RecordError, match="does not open with this key"):
        Database(tmp_path / "a.db", master, SESSION)


def test_a_file_is_in_use_while_another_connection_has_it_open(tmp_path, master):
    path = tmp_path / "s.db"
    with Database(path, master, SESSION, create=True) as database:
        with Database(path, master, SESSION) as other:
            assert other.is_in_use()
        assert not database.is_in_use()
        assert not path.with_name("s.db-wal").exists()


def test_an_altered_page_is_found_whichever_it_is(register, master):
    with register.transaction():
        register.run(PRESET, "a", "x" * 50_000)  # on pages of its own
        for row in range(100):
            register.run(PRESET, f"b{row}", "y" * 500)
    register.check_pages()
    register.database.pragma("wal_checkpoint(TRUNCATE)")
    register.close()
    content = register.path.read_bytes()
    for page in range(len(content) // PAGE_BYTES):
        altered = bytearray(content)
        altered[page * PAGE_BYTES + PAGE_BYTES // 2] ^= 1
        register.path.write_bytes(altered)
        with (
            pytest.raises(RecordError, match=r"restore it|does not open"),
            Database(register.path, master, REGISTER) as database,
        ):
            database.check_pages()


def test_the_register_is_created_in_its_folder(tmp_path):
    master = keys.create(tmp_path / "other")
    with Register(tmp_path / "other", master) as register:
        assert register.path == tmp_path / "other" / REGISTER_NAME
        assert presets(register) == []
    with pytest.raises(Exception, match="closed"):
        register.run("SELECT 1")


def test_the_journal_of_a_file_that_is_cut_off_is_short(tmp_path, master):
    """Whoever opens the file afterwards, on a disk that may be full, needs as much room."""
    with Database(tmp_path / "session.db", master, SESSION, create=True) as database:
        for minute in range(40):
            database.run("INSERT INTO minutes VALUES(?, 0, ?)", minute, bytes(100_000))
        assert (tmp_path / "session.db-wal").stat().st_size < 1.3 * JOURNAL_BYTES
        assert (tmp_path / "session.db").stat().st_size > 2_500_000
