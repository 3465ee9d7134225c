"""Notes of clinicians in a session: who, when, at which moment; never changed or removed."""

from datetime import UTC, datetime

import pytest

import draws
from neopain.base.data import Role
from neopain.base.errors import InputError, RecordError
from neopain.record.session.notes import Notes, new_note
from neopain.record.session.session import Session

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path, master):
    return draws.record(tmp_path / "20261123-080000-abcdef", master, list(draws.samples(1.0, width=8)))


def note(words, t_s=None):
    return new_note(words, t_s, "Dr. Okafor", Role.CLINICIAN, lambda: NOW)


def test_notes_come_back_with_who_and_when_the_stay_first_then_by_time(folder, master):
    with Session(folder, master) as session:
        for given in (note("second\nline", 40.0), note(" first ", 12.5), note("about the stay")):
            Notes(session).add(given)
    with Session(folder, master) as session:
        found = Notes(session).all()
    assert [(one.t_s, one.words) for one in found] == [
        (None, "about the stay"),
        (12.5, "first"),
        (40.0, "second\nline"),
    ]
    assert {(one.by, one.role, one.at) for one in found} == {
        ("Dr. Okafor", Role.CLINICIAN, "2026-11-23T09:30:00+00:00")
    }
    assert [one.number for one in found] == [3, 2, 1]


@pytest.mark.parametrize(("words", "why"), [("  \n", "is empty"), ("x" * 2001, "too long"), ("a\x1b[2J", "control")])
def test_what_is_no_note_is_one_line(words, why):
    with pytest.raises(InputError, match=why):
        note(words)


@pytest.mark.parametrize("sql", ["UPDATE notes SET words = 'other'", "DELETE FROM notes"])
def test_a_note_stays_as_written(folder, master, sql):
    with Session(folder, master) as session:
        Notes(session).add(note("calm after feeding"))
        with pytest.raises((RecordError, Exception), match="a note is not"):
            session.run(sql)
        assert Notes(session).all()[0].words == "calm after feeding"


def test_a_note_of_a_newer_version_is_one_line(folder, master):
    with Session(folder, master) as session:
        session.run("INSERT INTO notes VALUES(NULL, NULL, 'fed', 'Kim', 'midwife', '2027-11-23T09:30:00+00:00')")
        with pytest.raises(RecordError, match="written by a newer version of this program; open it with that version"):
            Notes(session).all()
