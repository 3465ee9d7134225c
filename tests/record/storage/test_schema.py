"""Layouts of the files: an older one is migrated completely or not at all, a newer one is left unchanged."""

import pytest

import draws
from neopain.base.errors import RecordError
from neopain.record.session.session import Session
from neopain.record.storage.schema import SESSION, Schema


@pytest.fixture(scope="module")
def samples():
    return list(draws.samples(1.0))


def test_a_newer_layout_is_an_error_and_left_unchanged(tmp_path, master, samples):
    folder = draws.record(tmp_path / "s", master, samples[:10])
    with Session(folder, master) as session:
        session.database.pragma("user_version", SESSION.version + 1)
    before = (folder / "session.db").read_bytes()
    with pytest.raises(RecordError, match=f"version {SESSION.version + 1} .* knows up to {SESSION.version}"):
        Session(folder, master)
    assert (folder / "session.db").read_bytes() == before


def test_an_older_layout_is_migrated(tmp_path, master, samples, monkeypatch):
    folder = draws.record(tmp_path / "s", master, samples[:10])
    later = Schema(
        SESSION.name,
        SESSION.application_id,
        (*SESSION.steps, "CREATE TABLE wishes(text TEXT); INSERT INTO wishes VALUES(1)"),
    )
    monkeypatch.setattr("neopain.record.session.session.SESSION", later)
    for _ in range(2):
        with Session(folder, master) as session:
            assert session.run("SELECT count(*) FROM wishes") == [(1,)]
            assert len(list(session.samples())) == 10


def test_a_failed_migration_leaves_the_file_unchanged(tmp_path, master, samples, monkeypatch):
    folder = draws.record(tmp_path / "s", master, samples[:10])
    broken = Schema(
        SESSION.name, SESSION.application_id, (*SESSION.steps, "CREATE TABLE wishes(text); DROP TABLE nothing")
    )
    with monkeypatch.context() as patch:
        patch.setattr("neopain.record.session.session.SESSION", broken)
        with pytest.raises(Exception, match="nothing"):
            Session(folder, master)
    with Session(folder, master) as session:
        assert session.run("SELECT name FROM sqlite_schema WHERE name = 'wishes'") == []


def test_another_kind_of_file_is_an_error(tmp_path, master, samples):
    folder = draws.record(tmp_path / "s", master, samples[:10])
    with Session(folder, master) as session:
        session.database.pragma("application_id", 7)
    with pytest.raises(RecordError, match="is not a session"):
        Session(folder, master)
