"""The facts of a session: restored as written, readable for programs that know fewer or more of them."""

import json
from datetime import date

import pytest

import draws
from neopain.base.errors import RecordError
from neopain.base.settings import PictureMode
from neopain.record.session.facts import read_facts, write_fact, write_facts
from neopain.record.storage.database import Database
from neopain.record.storage.schema import SESSION
from neopain.record.ward.patients import Patient

SELECT = "SELECT name, value FROM facts"


@pytest.fixture
def database(tmp_path, master):
    with Database(tmp_path / "s.db", master, SESSION, create=True) as database:
        yield database


def test_facts_are_restored(database):
    facts = draws.facts("s", features=("a", "b"), picture_mode=PictureMode.NONE, shown_id="Säugling 1")
    write_facts(database.database, facts)
    assert read_facts(database.run(SELECT), "s") == facts
    write_fact(database.database, "ended", "2026-11-23T09:00:00+00:00")
    assert read_facts(database.run(SELECT), "s").ended == "2026-11-23T09:00:00+00:00"


def test_unknown_facts_are_ignored_and_missing_ones_are_an_error(database):
    write_facts(database.database, draws.facts("s"))
    write_fact(database.database, "colour_of_the_cot", "blue")
    rows = database.run(SELECT)
    assert read_facts(rows, "s") == draws.facts("s")
    for broken in (
        [row for row in rows if row[0] != "zero"],
        [(name, "?" if name == "bed" else value) for name, value in rows],
        [(name, json.dumps("oil") if name == "picture_mode" else value) for name, value in rows],
    ):
        with pytest.raises(RecordError, match="session s has no readable facts"):
            read_facts(broken, "s")


def test_the_data_of_the_patient_are_those_of_that_day():
    baby = Patient("k1", "Baby M.", "|4711|", "bed 3", 203, "2026-11-20", 1480.0)
    facts = draws.facts("s", bed="bed 9").for_patient(baby, date(2026, 11, 23))
    assert (facts.patient, facts.shown_id, facts.bed) == ("k1", "Baby M.", "bed 9")
    assert (facts.gestational_age_days, facts.postnatal_age_days, facts.weight_g) == (203, 3, 1480.0)


def test_the_wall_time_counts_from_zero():
    facts = draws.facts("s", zero="2026-11-23T08:00:00+00:00")
    assert facts.wall_time(90.25).isoformat() == "2026-11-23T08:01:30.250000+00:00"
