"""Tables for the terminal: one row each, dashes or blanks for unknown values."""

from neopain.cli.tables import agreement_table, patients_table, ratings_table, sessions_table
from neopain.record.session.sessions import SessionEntry
from neopain.record.ward.patients import Patient


def cells(table):
    return list(zip(*(column.cells for column in table.columns), strict=True))


def test_a_session_that_cannot_be_opened_shows_its_problem():
    entry = SessionEntry("20261123-080000-aaaaaa", None, 0.0, 0.0, 2_000_000, "session.key is missing")
    assert cells(sessions_table([entry])) == [("20261123-080000-aaaaaa", "", "", "session.key is missing", "", "2.0")]


def test_unknown_details_of_a_patient_are_blank():
    ((shown, bed, weeks, born, *_),) = cells(
        patients_table([Patient("k", "Baby M.", bed="3", admitted="2026-11-23T08:00:00+00:00")])
    )
    assert (shown, bed, weeks, born) == ("Baby M.", "3", "", "")


def test_without_data_the_tables_are_empty():
    assert cells(agreement_table([])) == cells(ratings_table([])) == []
