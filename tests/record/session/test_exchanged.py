"""The files of a session belong to its id: under another one they do not open, or verify says so."""

import shutil

import pytest

import draws
from neopain.base.errors import RecordError
from neopain.record.session.session import Session
from neopain.record.session.writer import FILE_NAME, SessionWriter
from neopain.record.storage import keys

ONE, TWO = "20261121-080000-aaaaaa", "20261122-080000-bbbbbb"
KEY_NAME = "session.key"


@pytest.fixture
def folder(tmp_path):
    for seed, name in enumerate((ONE, TWO)):
        facts = draws.facts(name, shown_id=f"Baby {seed}")
        writer = SessionWriter(tmp_path / name, draws.KEY, facts)
        writer.write(list(draws.samples(2.0, seed=seed, width=16)))
        writer.close()
    return tmp_path


def as_by_an_earlier_program(folder, name):
    """Its key is wrapped for the name of the file alone."""
    key = keys.file_key(folder / name / FILE_NAME, draws.KEY, f"{name}/{FILE_NAME}")
    (folder / name / KEY_NAME).write_text(draws.KEY.wrap(key, FILE_NAME).hex())


def exchange(folder, *names):
    for name in names:
        (folder / ONE / name).rename(folder / "meanwhile")
        (folder / TWO / name).rename(folder / ONE / name)
        (folder / "meanwhile").rename(folder / TWO / name)


def exchange_folders(folder):
    exchange(folder, FILE_NAME, KEY_NAME)


def rename(folder):
    shutil.rmtree(folder / ONE)
    (folder / TWO).rename(folder / ONE)


def copy(folder):
    shutil.rmtree(folder / ONE)
    shutil.copytree(folder / TWO, folder / ONE)


def exchange_databases(folder):
    exchange(folder, FILE_NAME)


def exchange_keys(folder):
    exchange(folder, KEY_NAME)


WAYS = (exchange_folders, rename, copy, exchange_databases, exchange_keys)


@pytest.mark.parametrize("way", WAYS)
def test_a_session_does_not_open_under_the_id_of_another(folder, way):
    way(folder)
    with pytest.raises(RecordError, match=r"altered or belongs to another|belongs to another key or was altered"):
        Session(folder / ONE, draws.KEY)


@pytest.mark.parametrize("way", [exchange_folders, rename, copy])
def test_exchanged_sessions_of_an_earlier_program_are_found_by_their_facts(folder, way):
    for name in (ONE, TWO):
        as_by_an_earlier_program(folder, name)
    way(folder)
    with (
        Session(folder / ONE, draws.KEY) as session,
        pytest.raises(RecordError, match=f"holds the session {TWO}: the files were exchanged or renamed"),
    ):
        session.check()


def test_a_session_of_an_earlier_program_opens_unchanged_and_is_known_as_such(folder):
    with Session(folder / ONE, draws.KEY) as session:
        assert session.is_bound
    as_by_an_earlier_program(folder, ONE)
    before = (folder / ONE / KEY_NAME).read_bytes()
    with Session(folder / ONE, draws.KEY) as session:
        session.check()
        assert not session.is_bound
        assert session.facts.shown_id == "Baby 0"
        assert len(list(session.samples())) == len(list(draws.samples(2.0, width=16)))
    assert (folder / ONE / KEY_NAME).read_bytes() == before
